import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Assurance } from '../../domain/policy/actor.ts';
import { seal, unseal } from '../../platform/auth/sealed.ts';
import type { Config } from '../../platform/config/config.ts';
import type { PendingIdentity } from './enterByIdentity.ts';

/** One way to a provider and back, kept by the browser it began in, sealed. */
export interface Flow {
  state: string;
  nonce: string;
  verifier: string;
  providerKey: string;
  /** address to go to afterwards */
  next?: string;
  /** what must be reached; 0 when anything will do */
  least: Assurance;
  /** the person must prove themselves anew, not by an earlier sign-in */
  fresh: boolean;
}

const MINUTES = 15;
const PENDING_COOKIE = 'motcua_identity';

function attributes(config: Config) {
  const secure = config.publicUrl.startsWith('https:');
  return { path: '/dang-nhap', httpOnly: true, sameSite: 'lax', secure, maxAge: MINUTES * 60 } as const;
}

/** A cookie for each way, so that two tabs do not spoil each other's. */
function flowCookie(state: string): string {
  return `motcua_sso_${state.slice(0, 8)}`;
}

/** Keeps a way to a provider sealed in the browser that began it, until `takeFlow` takes it. */
export function keepFlow(reply: FastifyReply, config: Config, flow: Flow): void {
  reply.setCookie(flowCookie(flow.state), seal(config, 'sign-on', flow), attributes(config));
}

/** The way that a provider's answer belongs to, once; undefined when this browser began none such. */
export function takeFlow(request: FastifyRequest, reply: FastifyReply, config: Config): Flow | undefined {
  const { state } = request.query as { state?: unknown };
  if (typeof state !== 'string' || !/^[\w-]{8,200}$/.test(state)) return undefined;
  const name = flowCookie(state);
  const flow = unseal<Flow>(config, 'sign-on', request.cookies[name]);
  reply.clearCookie(name, attributes(config));
  return flow?.state === state ? flow : undefined;
}

/** Somebody proved who they are; which account is theirs they still have to say. */
export function keepPending(reply: FastifyReply, config: Config, pending: PendingIdentity): void {
  reply.setCookie(PENDING_COOKIE, seal(config, 'identity', pending), attributes(config));
}

/** Who a provider said this is, while no account is chosen for it; undefined when it is too long ago, missing or forged. */
export function readPending(request: FastifyRequest, config: Config, now: Date): PendingIdentity | undefined {
  const pending = unseal<PendingIdentity>(config, 'identity', request.cookies[PENDING_COOKIE]);
  return pending && now.getTime() - Date.parse(pending.at) < MINUTES * 60_000 ? pending : undefined;
}

/** Forgets who the provider said this is: an account was chosen. */
export function clearPending(reply: FastifyReply, config: Config): void {
  reply.clearCookie(PENDING_COOKIE, attributes(config));
}
