import { readFileSync } from 'node:fs';
import type { ClaimMapping, LevelMapping } from '../../domain/identity/providerIdentity.ts';
import { unseal } from '../../platform/auth/sealed.ts';
import type { Config } from '../../platform/config/config.ts';
import type { Ctx } from '../../platform/context.ts';
import { providerNotFound } from './errors.ts';

/** An OpenID provider by which people sign in. */
export interface IdentityProvider {
  key: string;
  name: string;
  nameEn: string | null;
  issuer: string;
  clientId: string;
  scope: string;
  claims: ClaimMapping;
  levels: LevelMapping[];
  secretSealed: string | null;
}

const COLUMNS = ['key', 'name', 'nameEn', 'issuer', 'clientId', 'scope', 'claims', 'levels', 'secretSealed'] as const;

/** Providers in use, in the order in which the sign-in page shows them. One query. */
export async function listProviders(ctx: Ctx): Promise<IdentityProvider[]> {
  return ctx.db
    .selectFrom('identityProvider')
    .select(COLUMNS)
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('key')
    .execute();
}

/** A provider in use. @throws identity.provider_not_found */
export async function getProvider(ctx: Ctx, key: string): Promise<IdentityProvider> {
  const row = await ctx.db
    .selectFrom('identityProvider')
    .select(COLUMNS)
    .where('key', '=', key)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!row) throw providerNotFound();
  return row;
}

/** For which `sealed` client secrets are sealed. */
export const SECRET_PURPOSE = 'identity-secret';

/**
 * The client secret of a provider: what an administrator typed, else what the secrets file says; undefined for a client that
 * has none and proves itself by PKCE alone.
 */
export function clientSecret(config: Config, { key, secretSealed }: IdentityProvider): string | undefined {
  if (secretSealed) return unseal<string>(config, SECRET_PURPOSE, secretSealed);
  const { identitySecrets } = config;
  if (!identitySecrets) return undefined;
  const secrets = JSON.parse(readFileSync(identitySecrets, 'utf8')) as Record<string, string>;
  return secrets[key];
}

/**
 * Whether people may sign in with an account of the portal itself. Switched off it stays open as long as there is no
 * provider in use, or nobody could come in; officers have their own door in any case. At most one query.
 */
export async function areOwnAccountsOpen(ctx: Ctx): Promise<boolean> {
  return ctx.config.ownAccounts || (await listProviders(ctx)).length === 0;
}
