import * as oidc from 'openid-client';
import { acrValues, levelOf, type ProviderIdentity, readIdentity } from '../../domain/identity/providerIdentity.ts';
import type { Assurance } from '../../domain/policy/actor.ts';
import type { Proof } from '../../platform/auth/session.ts';
import type { Ctx } from '../../platform/context.ts';
import { connect, forgetConnection } from './connection.ts';
import { identityIncomplete, providerDown, signOnCancelled, signOnFailed } from './errors.ts';
import type { Flow } from './flow.ts';
import { PROVIDER_PATHS } from './paths.ts';
import type { IdentityProvider } from './providers.ts';

/** How old a proof may be when it must be made in this very flow. */
const FRESH_SECONDS = 300;

/** Codes of `openid-client` for no answer, or one that no provider gives. */
const NO_ANSWER = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_INVALID_RESPONSE',
]);

/** What a provider vouches for. */
export interface Vouched {
  subject: string;
  identity: ProviderIdentity;
  proof: Proof;
}

/** The address at the provider to which the person is sent, and what must be remembered meanwhile. @throws identity.provider_down */
export async function beginSignOn(
  ctx: Ctx,
  provider: IdentityProvider,
  wish: { next?: string; least: Assurance; fresh: boolean },
): Promise<{ url: string; flow: Flow }> {
  const connection = await connect(ctx, provider);
  const verifier = oidc.randomPKCECodeVerifier();
  const flow: Flow = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier,
    providerKey: provider.key,
    ...wish,
  };
  const acr = acrValues(provider.levels, wish.least);
  const url = oidc.buildAuthorizationUrl(connection, {
    redirect_uri: `${ctx.config.publicUrl}${PROVIDER_PATHS.back(provider.key)}`,
    scope: provider.scope,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: flow.state,
    nonce: flow.nonce,
    ui_locales: ctx.language,
    ...(acr.length > 0 && { acr_values: acr.join(' ') }),
    ...(wish.fresh && { max_age: '0' }),
  });
  return { url: url.href, flow };
}

/**
 * Turns the provider's answer into who somebody is: state, nonce, issuer, signature and PKCE are checked, the claims come
 * from its userinfo. `answer`: path and query of the request.
 * @throws identity.sign_on_failed, identity.sign_on_cancelled, identity.provider_down, identity.incomplete
 */
export async function completeSignOn(
  ctx: Ctx,
  provider: IdentityProvider,
  flow: Flow,
  answer: string,
): Promise<Vouched> {
  const connection = await connect(ctx, provider);
  const { tokens, claims, userInfo } = await exchange(connection, ctx, flow, answer).catch((error: unknown) => {
    forgetConnection(provider);
    throw explain(error, provider);
  });
  const identity = readIdentity({ ...claims, ...userInfo }, provider.claims);
  if (!identity) throw identityIncomplete();
  const { sid, auth_time: authenticated } = claims;
  return {
    subject: claims.sub,
    identity,
    proof: {
      assurance: levelOf(claims, provider.levels),
      providerKey: provider.key,
      providerSession: typeof sid === 'string' ? sid : null,
      idToken: tokens.id_token ?? null,
      authenticatedAt: typeof authenticated === 'number' ? new Date(authenticated * 1000) : ctx.clock.now(),
    },
  };
}

async function exchange(connection: oidc.Configuration, ctx: Ctx, flow: Flow, answer: string) {
  const tokens = await oidc.authorizationCodeGrant(connection, new URL(answer, ctx.config.publicUrl), {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    idTokenExpected: true,
    ...(flow.fresh && { maxAge: FRESH_SECONDS }),
  });
  const claims = tokens.claims();
  if (!claims) throw signOnFailed();
  const userInfo = await oidc.fetchUserInfo(connection, tokens.access_token, claims.sub);
  return { tokens, claims, userInfo };
}

function explain(error: unknown, { name }: IdentityProvider): unknown {
  if (error instanceof oidc.AuthorizationResponseError) {
    return error.error === 'access_denied' ? signOnCancelled({ cause: error }) : signOnFailed({ cause: error });
  }
  // what the network itself says has no code of the protocol
  const unreachable =
    error instanceof TypeError || (error instanceof oidc.ClientError && NO_ANSWER.has(error.code ?? ''));
  return unreachable ? providerDown({ cause: error, values: { name } }) : signOnFailed({ cause: error });
}
