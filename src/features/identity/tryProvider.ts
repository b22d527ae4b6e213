import Type, { type Static } from 'typebox';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import type { Ctx } from '../../platform/context.ts';
import { discover } from './connection.ts';
import { providerDown, providerNotFound } from './errors.ts';

/** What a provider said about itself when it was tried. */
export const TriedProvider = Type.Object({
  issuer: Type.String(),
  milliseconds: Type.Integer(),
  pkce: Type.Boolean({ description: 'it says that it knows PKCE with S256' }),
  signOut: Type.Boolean({ description: 'people can be signed out there from here' }),
  signOutFromThere: Type.Boolean({ description: 'it tells us when somebody signs out there' }),
  missingLevels: Type.Array(Type.String(), { description: 'acr values of the mapping that it does not name' }),
  missingClaims: Type.Array(Type.String(), { description: 'claims of the mapping that it does not name' }),
});
export type TriedProvider = Static<typeof TriedProvider>;

/**
 * Asks a provider, in use or not, what it says about itself, and compares that with how it is described here. Nobody is
 * signed in. @throws identity.provider_not_found, identity.provider_down
 */
export async function tryProvider(ctx: Ctx, key: string): Promise<TriedProvider> {
  const provider = await ctx.db.selectFrom('identityProvider').selectAll().where('key', '=', key).executeTakeFirst();
  if (!provider) throw providerNotFound();
  await recordAccess(ctx, { subject: 'identity_provider', subjectId: key, action: 'TRIED' });
  const begun = performance.now();
  const connection = await discover(ctx, provider).catch((cause: unknown) => {
    throw providerDown({ cause, values: { name: provider.name } });
  });
  const said = connection.serverMetadata();
  const { kind, ...names } = provider.claims;
  const wanted = [...Object.values(names), ...(kind ? [kind.claim] : [])];
  return {
    issuer: said.issuer,
    milliseconds: Math.round(performance.now() - begun),
    pkce: said.supportsPKCE(),
    signOut: said.end_session_endpoint !== undefined,
    signOutFromThere: said.backchannel_logout_supported === true,
    missingLevels: missingIn(
      said.acr_values_supported,
      provider.levels.filter(({ claim }) => claim === 'acr').map(({ value }) => value),
    ),
    missingClaims: missingIn(said.claims_supported, wanted),
  };
}

/** What is not among the named ones; nothing when the provider names none at all, which it need not. */
function missingIn(named: unknown, wanted: readonly string[]): string[] {
  return Array.isArray(named) ? wanted.filter((one) => !named.includes(one)) : [];
}
