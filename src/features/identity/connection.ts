import * as oidc from 'openid-client';
import type { Ctx } from '../../platform/context.ts';
import { providerDown } from './errors.ts';
import { clientSecret, type IdentityProvider } from './providers.ts';

/** Somebody waits at the door: a provider that takes longer counts as down. */
const PATIENCE_SECONDS = 5;
/** Providers change their keys and addresses now and then. */
const FRESH_MILLISECONDS = 10 * 60_000;

interface Known {
  at: number;
  connection: Promise<oidc.Configuration>;
}

const known = new Map<string, Known>();

/** What a provider says about itself; asked again every ten minutes, and after a failure. @throws identity.provider_down */
export async function connect(ctx: Ctx, provider: IdentityProvider): Promise<oidc.Configuration> {
  const key = keyOf(provider);
  const found = known.get(key);
  if (found && Date.now() - found.at < FRESH_MILLISECONDS) return found.connection;
  const connection = discover(ctx, provider);
  known.set(key, { at: Date.now(), connection });
  try {
    return await connection;
  } catch (cause) {
    known.delete(key);
    throw providerDown({ cause, values: { name: provider.name } });
  }
}

/** Asks the provider anew next time: its answers no longer fit what it said about itself, its keys for one. */
export function forgetConnection(provider: IdentityProvider): void {
  known.delete(keyOf(provider));
}

function keyOf({ issuer, clientId, secretSealed }: IdentityProvider): string {
  return `${issuer}|${clientId}|${secretSealed ?? ''}`;
}

/** What a provider says about itself at this moment, its token signatures to be checked (OpenID Connect Core 3.1.3.7). */
export function discover(ctx: Ctx, provider: IdentityProvider): Promise<oidc.Configuration> {
  const { issuer, clientId } = provider;
  const url = new URL(issuer);
  const secret = clientSecret(ctx.config, provider);
  // Without encryption only on this very machine, where a simulator or a test may run.
  const loopback = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return oidc.discovery(url, clientId, undefined, secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret), {
    timeout: PATIENCE_SECONDS,
    execute: [oidc.enableNonRepudiationChecks, ...(loopback ? [oidc.allowInsecureRequests] : [])],
  });
}
