import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { connect } from './connection.ts';
import { logoutTokenWrong, providerDown } from './errors.ts';
import type { IdentityProvider } from './providers.ts';

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** A token is for now. */
const OLDEST_SECONDS = 120;
/** What the clocks of two machines may differ by; the same as for signing in. */
const CLOCKS_DIFFER_SECONDS = 30;

/**
 * The provider says that somebody has signed out there: their sessions here end as well. Repeating it ends nothing more.
 * OpenID Connect Back-Channel Logout 1.0, 2.6. Answers how many ended.
 * @throws identity.logout_token, identity.provider_down
 */
export async function endProviderSessions(ctx: Ctx, provider: IdentityProvider, logoutToken: string): Promise<number> {
  const { sub, sid } = await readLogoutToken(ctx, provider, logoutToken);
  return inTransaction(ctx, async (tx) => {
    const ended = await tx.db
      .deleteFrom('session')
      .where('providerKey', '=', provider.key)
      .where((is) =>
        is.or([
          ...(sid ? [is('providerSession', '=', sid)] : []),
          ...(sid || !sub
            ? []
            : [
                is(
                  'accountId',
                  'in',
                  is
                    .selectFrom('identityLink')
                    .select('identityLink.accountId')
                    .where('providerKey', '=', provider.key)
                    .where('subject', '=', sub),
                ),
              ]),
        ]),
      )
      .returning('accountId')
      .execute();
    for (const { accountId } of ended)
      await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'SIGN_OUT_BY_PROVIDER', accountId });
    return ended.length;
  });
}

async function readLogoutToken(
  ctx: Ctx,
  provider: IdentityProvider,
  logoutToken: string,
): Promise<{ sub?: string; sid?: string }> {
  const metadata = (await connect(ctx, provider)).serverMetadata();
  if (!metadata.jwks_uri) throw providerDown({ values: { name: provider.name } });
  const payload = await verify(logoutToken, new URL(metadata.jwks_uri), metadata.issuer, provider);
  const { sub, sid, events, nonce } = payload;
  const isLogout = typeof events === 'object' && events !== null && LOGOUT_EVENT in events;
  if (!isLogout || nonce !== undefined || (typeof sid !== 'string' && !sub)) throw logoutTokenWrong();
  return { sub, sid: typeof sid === 'string' ? sid : undefined };
}

async function verify(token: string, keys: URL, issuer: string, provider: IdentityProvider): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, createRemoteJWKSet(keys), {
      issuer,
      audience: provider.clientId,
      maxTokenAge: OLDEST_SECONDS,
      clockTolerance: CLOCKS_DIFFER_SECONDS,
      requiredClaims: ['jti', 'events'],
    });
    return payload;
  } catch (cause) {
    const refused = cause instanceof errors.JOSEError && !(cause instanceof errors.JWKSTimeout);
    throw refused ? logoutTokenWrong({ cause }) : providerDown({ cause, values: { name: provider.name } });
  }
}
