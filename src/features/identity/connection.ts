import * as oidc from 'openid-client';
import type { Ctx } from '../../platform/context.ts';
import { providerDown } from './errors.ts';
import { clientSecret, type IdentityProvider } from './providers.ts';

/** Somebody waits at the door: a provider that takes longer counts as down. */
const PATIENCE_SECONDS = 5;
/** Providers change their addresses now and then. */
const FRESH_MILLISECONDS = 10 * 60_000;

interface Known {
  at: number;
  said: Promise<oidc.ServerMetadata>;
}

const known = new Map<string, Known>();

/**
 * How to speak with a provider. What it says about its addresses is asked again every ten minutes, and after a failure; its
 * keys are fetched for each answer that they must fit, so that new ones are good at once. @throws identity.provider_down
 */
export async function connect(ctx: Ctx, provider: IdentityProvider): Promise<oidc.Configuration> {
  const key = keyOf(provider);
  const found = known.get(key);
  const fresh = found && Date.now() - found.at < FRESH_MILLISECONDS;
  const said = fresh ? found.said : discover(ctx, provider).then((connection) => connection.serverMetadata());
  if (!fresh) known.set(key, { at: Date.now(), said });
  try {
    const { clientId } = provider;
    const connection = new oidc.Configuration(await said, clientId, undefined, authentication(ctx, provider));
    connection.timeout = PATIENCE_SECONDS;
    for (const prepare of preparations(provider)) prepare(connection);
    return connection;
  } catch (cause) {
    known.delete(key);
    throw providerDown({ cause, values: { name: provider.name } });
  }
}

/** Asks the provider anew next time: its answers no longer fit what it said about itself. */
export function forgetConnection(provider: IdentityProvider): void {
  known.delete(keyOf(provider));
}

function keyOf({ issuer, clientId, secretSealed }: IdentityProvider): string {
  return `${issuer}|${clientId}|${secretSealed ?? ''}`;
}

/** What a provider says about itself at this moment. */
export function discover(ctx: Ctx, provider: IdentityProvider): Promise<oidc.Configuration> {
  const { issuer, clientId } = provider;
  return oidc.discovery(new URL(issuer), clientId, undefined, authentication(ctx, provider), {
    timeout: PATIENCE_SECONDS,
    execute: preparations(provider),
  });
}

function authentication({ config }: Ctx, provider: IdentityProvider): oidc.ClientAuth {
  const secret = clientSecret(config, provider);
  return secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret);
}

/** The signatures of its tokens are checked (OpenID Connect Core 3.1.3.7). */
function preparations({ issuer }: IdentityProvider): ((connection: oidc.Configuration) => void)[] {
  const { protocol, hostname } = new URL(issuer);
  // Without encryption only on this very machine, where a simulator or a test may run.
  const loopback = protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return [oidc.enableNonRepudiationChecks, ...(loopback ? [oidc.allowInsecureRequests] : [])];
}
