import Type from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { listMerchantAccounts, MerchantAccount, MerchantInput, saveMerchantAccount } from './merchantAccounts.ts';

const tags = ['payments'];
const access = { roles: ['SYSTEM_ADMINISTRATOR'] } as const;

/** Accounts by which agencies are paid, for the province's administrator. */
export function registerMerchantsApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/merchants',
    summary: 'Accounts by which agencies are paid; secrets are never shown',
    tags,
    access,
    response: Type.Array(MerchantAccount),
    handler: ({ ctx }) => listMerchantAccounts(ctx),
  });
  api(app, {
    method: 'POST',
    path: '/api/v1/merchants',
    summary: 'Add or change the account by which an agency is paid in one way',
    tags,
    access,
    body: MerchantInput,
    response: Type.Object({ ok: Type.Boolean() }),
    handler: async ({ ctx, body }) => {
      await saveMerchantAccount(ctx, body);
      return { ok: true };
    },
  });
}
