import Type, { type Static } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { clearSessionCookie } from './cookies.ts';
import { ActingPostView } from './officerSchemas.ts';
import { getOwnAccount } from './queries.ts';
import { signOut } from './signOut.ts';

/** Answer of GET /api/v1/me. */
export const Me = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: Type.Union([Type.Literal('APPLICANT'), Type.Literal('OFFICER')]),
  login: Type.String(),
  name: Type.String(),
  language: Type.String(),
  mustChangePassword: Type.Boolean({ description: 'Nothing else may be done before a new password is set' }),
  posts: Type.Array(ActingPostView, { description: 'Posts under which the person acts today' }),
  unread: Type.Integer({ description: 'Unread messages' }),
  csrfToken: nullable(
    Type.String({
      description: 'To be sent as X-CSRF-Token with every change; null for bearer tokens, which need none',
    }),
  ),
});
export type Me = Static<typeof Me>;

/** Who is signed in, and signing out. */
export function registerAccountsApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/me',
    access: 'SIGNED_IN',
    summary: 'The signed-in person with the posts held today',
    tags: ['accounts'],
    response: Me,
    handler: async ({ ctx, raw }) => {
      const { id, kind, login, fullName, language, mustChangePassword, posts, unread } = await getOwnAccount(ctx);
      return {
        id,
        kind: kind === 'OFFICER' ? ('OFFICER' as const) : ('APPLICANT' as const),
        login,
        name: fullName,
        language,
        mustChangePassword,
        posts: mustChangePassword ? [] : posts,
        unread,
        csrfToken: raw.visitor.session?.csrfToken ?? null,
      };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/sign-out',
    access: 'SIGNED_IN',
    summary: 'End this session',
    tags: ['accounts'],
    response: Type.Object({ signedOut: Type.Boolean() }),
    handler: async ({ ctx, raw, reply }) => {
      const { session } = raw.visitor;
      await signOut(ctx, session);
      clearSessionCookie(reply, ctx.config);
      return { signedOut: session !== undefined };
    },
  });
}
