import type { FastifyReply } from 'fastify';
import { ANONYMOUS } from '../../domain/policy/actor.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PageResult } from '../../platform/http/route.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import type { ProviderSignOut } from './providerSignOut.ts';

/**
 * Says that the session has ended and goes on to the provider's own sign-out. A redirect would do, were forms allowed to
 * lead to other sites (`form-action 'self'`): the page itself goes on, by its header and by its button.
 */
export function showSignedOut(ctx: Ctx, reply: FastifyReply, { name, url }: ProviderSignOut): PageResult {
  const text = words(ctx.language).identity.signedOut;
  reply.header('refresh', `1; url=${url}`);
  reply.request.visitor = { ...reply.request.visitor, actor: ANONYMOUS, session: undefined };
  return {
    title: text.title,
    layout: 'narrow',
    personal: true,
    body: (
      <div className="stack">
        <PageHeading title={text.title} lead={text.lead(name)} />
        <ButtonLink href={url}>{text.go(name)}</ButtonLink>
      </div>
    ),
  };
}
