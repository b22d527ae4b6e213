import Type from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { AssuranceRule, listAssuranceRules, removeAssuranceRule, saveAssuranceRule } from './assuranceRules.ts';
import { DescribedProvider, listAllProviders, ProviderInput, saveProvider } from './saveProvider.ts';
import { TriedProvider, tryProvider } from './tryProvider.ts';

const tags = ['identity'];
const access = { roles: ['SYSTEM_ADMINISTRATOR'] } as const;
const Done = Type.Object({ ok: Type.Boolean() });

/** Providers and rules of assurance, for the province's administrator. */
export function registerIdentityApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/identity-providers',
    summary: 'OpenID providers by which applicants sign in',
    tags,
    access,
    response: Type.Array(DescribedProvider),
    handler: ({ ctx }) => listAllProviders(ctx),
  });
  api(app, {
    method: 'POST',
    path: '/api/v1/identity-providers',
    summary: 'Add or change an OpenID provider',
    tags,
    access,
    body: ProviderInput,
    response: Done,
    handler: async ({ ctx, body }) => {
      await saveProvider(ctx, body);
      return { ok: true };
    },
  });
  api(app, {
    method: 'POST',
    path: '/api/v1/identity-providers/:key/try',
    summary: 'Ask a provider what it says about itself; nobody is signed in',
    tags,
    access,
    params: Type.Object({ key: Type.String({ pattern: '^[a-z0-9-]{2,30}$' }) }),
    response: TriedProvider,
    handler: ({ ctx, params }) => tryProvider(ctx, params.key),
  });
  api(app, {
    method: 'GET',
    path: '/api/v1/assurance-rules',
    summary: 'How surely a person must be known for what',
    tags,
    access,
    response: Type.Array(AssuranceRule),
    handler: ({ ctx }) => listAssuranceRules(ctx),
  });
  api(app, {
    method: 'POST',
    path: '/api/v1/assurance-rules',
    summary: 'Add or change a rule of assurance',
    tags,
    access,
    body: AssuranceRule,
    response: Done,
    handler: async ({ ctx, body }) => {
      await saveAssuranceRule(ctx, body);
      return { ok: true };
    },
  });
  api(app, {
    method: 'POST',
    path: '/api/v1/assurance-rules/remove',
    summary: 'Remove a rule of assurance',
    tags,
    access,
    body: Type.Pick(AssuranceRule, ['action', 'procedureCode', 'agencyCode']),
    response: Done,
    handler: async ({ ctx, body }) => {
      await removeAssuranceRule(ctx, body);
      return { ok: true };
    },
  });
}
