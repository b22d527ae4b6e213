import type { Ctx } from '../../platform/context.ts';
import { ownAccountsClosed } from './errors.ts';
import { listProviders, ownAccountsOpen } from './providers.ts';

/** Throws `identity.own_accounts_closed` where applicants may come in by single sign-on only. */
export async function requireOwnAccounts(ctx: Ctx): Promise<void> {
  if (ctx.config.ownAccounts) return;
  if (!ownAccountsOpen(ctx.config, await listProviders(ctx))) throw ownAccountsClosed();
}
