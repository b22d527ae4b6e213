import Type from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { requestContext } from '../../platform/http/visitor.ts';
import { registerChooseAccountPages } from './chooseAccount.pages.tsx';
import { endProviderSessions } from './endProviderSessions.ts';
import { PROVIDER_PATHS } from './paths.ts';
import { getProvider } from './providers.ts';
import { registerSignOnPages } from './signOn.pages.tsx';

/** Single sign-on: to the provider, back, whose account it is, and the provider's word that somebody signed out there. */
export function registerIdentityPages(app: App): void {
  registerSignOnPages(app);
  registerChooseAccountPages(app);
  app.route({
    method: 'POST',
    url: PROVIDER_PATHS.backChannel(':key').replace('%3A', ':'),
    schema: {
      hide: true,
      params: Type.Object({ key: Type.String({ pattern: '^[a-z0-9-]{2,30}$' }) }),
      body: Type.Object({ logout_token: Type.String({ maxLength: 8_000 }) }),
    },
    // the provider itself calls: no browser, no cookie, hence no form token; its signature is what counts
    config: { access: 'PUBLIC', kind: 'api' },
    handler: async (request, reply) => {
      const { key } = request.params as { key: string };
      const { logout_token: token } = request.body as { logout_token: string };
      const ctx = requestContext(request);
      await endProviderSessions(ctx, await getProvider(ctx, key), token);
      return reply.header('cache-control', 'no-store').status(200).send();
    },
  });
}
