import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PageResult } from '../../platform/http/route.ts';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { ProviderChoice } from './ProviderChoice.tsx';
import type { IdentityProvider } from './providers.ts';

/** What went wrong at the door, and the other ways in. */
export function showFailure(
  ctx: Ctx,
  view: {
    title: string;
    detail: string;
    status: number;
    providers: IdentityProvider[];
    own: boolean;
    next?: string;
  },
): PageResult {
  const text = words(ctx.language).identity.signOn;
  const { title, detail, status, providers, own, next } = view;
  const after = next ? `?tiep=${encodeURIComponent(next)}` : '';
  return {
    title: text.failedTitle,
    layout: 'narrow',
    personal: true,
    status,
    body: (
      <div className="stack">
        <PageHeading title={text.failedTitle} />
        <Alert tone="danger" language={ctx.language} title={title} live>
          <p>{detail}</p>
          {next && <p>{text.kept}</p>}
        </Alert>
        <h2>{text.again}</h2>
        <ProviderChoice language={ctx.language} providers={providers} next={next} />
        <h2>{text.otherWays}</h2>
        <ul>
          {own && (
            <li>
              <a href={`${PATHS.signIn}${after}`}>{text.ownWay}</a>
            </li>
          )}
          <li>
            <a href={PATHS.agencies}>{text.counterWay}</a>
          </li>
        </ul>
      </div>
    ),
  };
}

/** Why a higher level is needed, and the ways to it; back is always open. */
export function showStepUp(
  ctx: Ctx,
  view: { providers: IdentityProvider[]; next: string; least: number; fresh: boolean; notReached: boolean },
): PageResult {
  const { level, stepUp: text } = words(ctx.language).identity;
  const has = ctx.actor.kind === 'APPLICANT' ? (ctx.actor.assurance ?? 0) : 0;
  const title = view.fresh ? text.freshTitle : text.title;
  return {
    title,
    layout: 'narrow',
    personal: true,
    body: (
      <div className="stack">
        <PageHeading title={title} lead={view.fresh ? text.fresh : level.needed(level.name[view.least] ?? '')} />
        {view.notReached && (
          <Alert tone="warning" language={ctx.language} live>
            <p>{text.notReached}</p>
          </Alert>
        )}
        <p>{level.now(level.name[has] ?? '')}</p>
        <p>{text.why}</p>
        {view.providers.length === 0 && <p>{text.none}</p>}
        <ProviderChoice
          language={ctx.language}
          providers={view.providers}
          next={view.next}
          least={view.least}
          fresh={view.fresh}
        />
        <p>
          <a href={backFrom(view.next)}>{text.back}</a>
        </p>
      </div>
    ),
  };
}

/** The check of a draft would lead here again: its task list does not. */
function backFrom(next: string): string {
  return /^(\/ho-so-nhap\/[0-9a-f-]{36})\//.exec(next)?.[1] ?? PATHS.home;
}
