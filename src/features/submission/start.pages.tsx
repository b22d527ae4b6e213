import Type from 'typebox';
import { formatLimit } from '../../domain/calendar/limit.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { invalidInput, ProblemError } from '../../platform/errors.ts';
import type { App } from '../../platform/http/app.ts';
import { type PageResult, page } from '../../platform/http/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { RadioGroup, Select } from '../../ui/Choice.tsx';
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx';
import { Form } from '../../ui/Form.tsx';
import { ButtonRow, Prose } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { DraftTag, Tag } from '../../ui/Tag.tsx';
import type { AgencyBrief } from '../catalogue/listOfferings.ts';
import { createDraft } from '../drafts/createDraft.ts';
import { type ListedDraft, listDrafts } from '../drafts/listDrafts.ts';
import { getOnlineOffer, type OnlineOffer } from '../drafts/onlineOffer.ts';
import { isDeclared, papersOf } from '../drafts/papers.ts';
import { areOwnAccountsOpen } from '../identity/providers.ts';
import { REPRESENTATION_PATHS } from '../representation/paths.ts';
import { listUnfinished, type UnfinishedDossier } from '../tracking/listUnfinished.ts';
import { Duplicates } from './Duplicates.tsx';

const Params = Type.Object({ code: Type.String({ minLength: 1, maxLength: 60 }) });
const PATH = `${PATHS.submit('')}:code`;

/** Up to this many agencies are radios. */
const MOST_RADIOS = 5;

/** Where a submission begins: what it takes, which agency, drafts there are already. */
export function registerStart(app: App): void {
  page(app, {
    path: PATH,
    access: 'PUBLIC',
    params: Params,
    handler: async ({ ctx, params, ...rest }) => {
      const csrf = ctx.actor.kind === 'APPLICANT' ? rest.csrfToken : '';
      return showStart(await loadStart(ctx, params.code), csrf);
    },
  });

  page(app, {
    method: 'POST',
    path: PATH,
    access: 'APPLICANT',
    params: Params,
    body: Type.Record(Type.String(), Type.String({ maxLength: 200 })),
    handler: async ({ ctx, params, body, csrfToken }) => {
      try {
        const { id } = await createDraft(ctx, { procedureCode: params.code, agencyCode: body.agency ?? '' });
        return { redirect: PATHS.draft(id) };
      } catch (error) {
        if (!(error instanceof ProblemError) || error.kind !== invalidInput.kind) throw error;
        const problems = error.fields.map(({ field, message = '' }) => ({ field, message }));
        return showStart(await loadStart(ctx, params.code), csrfToken, problems);
      }
    },
  });
}

interface Start {
  ctx: Ctx;
  code: string;
  offer: OnlineOffer;
  drafts: ListedDraft[];
  unfinished: UnfinishedDossier[];
  /** whether somebody may open an account here */
  signUp: boolean;
}

async function loadStart(ctx: Ctx, code: string): Promise<Start> {
  const offer = await getOnlineOffer(ctx, code);
  const drafts = ctx.actor.kind === 'APPLICANT' ? await listDrafts(ctx, code) : [];
  const signUp = ctx.actor.kind === 'ANONYMOUS' && (await areOwnAccountsOpen(ctx));
  return { ctx, code, offer, drafts, unfinished: await listUnfinished(ctx, code), signUp };
}

function showStart(start: Start, csrf: string, problems: FieldProblem[] = []): PageResult {
  const { ctx, code, offer, drafts, unfinished } = start;
  const { language } = ctx;
  const { submission, dossier, common } = words(language);
  const text = submission.start;
  const { content } = offer.version;
  const name = inLanguage({ vi: content.name, en: content.nameEn }, language);
  return {
    title: text.title(name),
    layout: 'narrow',
    hasErrors: problems.length > 0,
    status: problems.length > 0 ? 422 : 200,
    crumbs: [
      { href: PATHS.procedures, label: common.nav.procedures },
      { href: PATHS.procedure(code), label: name },
    ],
    body: (
      <div className="stack">
        <ErrorSummary language={language} problems={problems} />
        <PageHeading above={submission.title} title={name} lead={dossier.serviceLevelMeaning[content.serviceLevel]} />
        <p className="tags">
          <Tag icon="globe">{dossier.serviceLevel[content.serviceLevel]}</Tag>
        </p>
        <Duplicates dossiers={unfinished} language={language} />
        <ExistingDrafts drafts={drafts} language={language} />
        <Panel title={text.prepare} icon="paper">
          <ul className="list">
            <li>
              {text.papers(Math.max(...content.componentCases.map((_, index) => papersToAttach(content, index)), 0))}{' '}
              <a href={PATHS.procedure(code)}>{text.papersLink}</a>
            </li>
            <li>{text.limit(formatLimit(offer.method.limit, language))}</li>
            <li>{text.saved}</li>
          </ul>
        </Panel>
        {content.conditions && (
          <Panel title={text.conditions} icon="info">
            <Prose text={content.conditions} />
          </Panel>
        )}
        <Begin start={start} csrf={csrf} problems={problems} />
      </div>
    ),
  };
}

/** How many papers somebody in that case attaches in any case; the electronic form is none of them. */
function papersToAttach(content: ProcedureContent, index: number): number {
  const chosen = { case: String(index) };
  return papersOf(content, chosen).filter(({ key, required }) => required && !isDeclared(content, chosen, key)).length;
}

function Begin({ start, csrf, problems }: { start: Start; csrf: string; problems: FieldProblem[] }) {
  const { ctx, code, offer, drafts, signUp } = start;
  const { language } = ctx;
  const { submission, common } = words(language);
  const text = submission.start;
  if (ctx.actor.kind === 'ANONYMOUS') {
    const next = encodeURIComponent(PATHS.submit(code));
    return (
      <ButtonRow>
        <ButtonLink large href={`${PATHS.signIn}?tiep=${next}`}>
          {text.signIn}
        </ButtonLink>
        {signUp && (
          <ButtonLink kind="secondary" href={`${PATHS.signUp}?tiep=${next}`}>
            {common.signUp}
          </ButtonLink>
        )}
      </ButtonRow>
    );
  }
  if (ctx.actor.kind !== 'APPLICANT') {
    return (
      <Alert tone="info" language={language}>
        <p>{text.officer}</p>
      </Alert>
    );
  }
  return (
    <>
      <Form action={PATHS.submit(code)} csrf={csrf}>
        <AgencyChoice
          agencies={offer.offerings.map((offering) => offering.competentAgency)}
          language={language}
          error={problems[0]?.message}
        />
        <Button large kind={drafts.length > 0 ? 'secondary' : 'primary'}>
          {drafts.length > 0 ? text.beginAnew : text.begin}
        </Button>
      </Form>
      <p>
        <a href={PATHS.bulk(code)}>{words(language).bulk.link}</a>
      </p>
      {!ctx.actor.by && (
        <p>
          <a href={`${REPRESENTATION_PATHS.newAuthorisation}?thu-tuc=${encodeURIComponent(code)}`}>
            {words(language).representation.authorise.forThis}
          </a>
        </p>
      )}
    </>
  );
}

function AgencyChoice({ agencies, language, error }: { agencies: AgencyBrief[]; language: Language; error?: string }) {
  const { submission } = words(language);
  const nameOf = (agency: AgencyBrief) => inLanguage({ vi: agency.name, en: agency.nameEn ?? undefined }, language);
  const [only] = agencies;
  if (only && agencies.length === 1) return <p>{submission.check.submitTo(nameOf(only))}</p>;
  const communes = agencies.every((agency) => agency.tier === 'COMMUNE');
  const field = {
    language,
    name: 'agency',
    label: submission.competentAgency,
    hint: communes ? submission.competentAgencyHint : undefined,
    error,
    options: agencies.map((agency) => ({ value: agency.code, label: nameOf(agency) })),
  };
  return agencies.length <= MOST_RADIOS ? <RadioGroup {...field} /> : <Select {...field} />;
}

function ExistingDrafts({ drafts, language }: { drafts: ListedDraft[]; language: Language }) {
  if (drafts.length === 0) return null;
  const { start, drafts: text } = words(language).submission;
  return (
    <Panel title={start.existing} tone="accent" icon="pencil">
      <ul className="list">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <a href={PATHS.draft(draft.id)}>
              {text.continue}: {draft.agencyName}
            </a>{' '}
            <DraftTag language={language} /> {text.lastSaved(formatDateTime(draft.updatedAt))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
