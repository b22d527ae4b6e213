import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { type Actor, ANONYMOUS } from '../../domain/policy/actor.ts';
import { findApiToken } from '../auth/apiToken.ts';
import { findSession, helperOf, type Session } from '../auth/session.ts';
import type { Ctx } from '../context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor;
  }
}

/** Who sends the request and in which language the answer goes. */
export interface Visitor {
  actor: Actor;
  session: Session | undefined;
  /** signed in by a bearer token: no cookie, so no CSRF */
  byToken: boolean;
  language: Language;
  /** was the guest of a draft: the help has ended, or the guest was away too long */
  pastHelperId?: string;
}

export const SESSION_COOKIE = 'motcua_session';
export const LANGUAGE_COOKIE = 'motcua_language';

/** Fills `request.visitor`. Costs no query, and not even a turn of the event loop, for visitors without a cookie or token. */
export function loadVisitor(request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void {
  loadStranger(request, reply);
  const bearer = request.headers.authorization?.match(/^Bearer ([A-Za-z0-9_-]{20,200})$/)?.[1];
  const token = request.cookies[SESSION_COOKIE];
  if (bearer || token) {
    // what somebody in particular is told stays in no cache; pages and files that may be kept say so themselves
    reply.header('cache-control', 'private, no-store');
    recognise(request.visitor, request.server.deps, bearer, token).then(() => done(), done);
  } else done();
}

/** A bearer token counts before a cookie. */
async function recognise(
  visitor: Visitor,
  { db, clock, config }: FastifyInstance['deps'],
  bearer: string | undefined,
  token: string | undefined,
): Promise<void> {
  if (bearer) {
    const actor = await findApiToken(db, bearer, clock);
    if (actor) Object.assign(visitor, { actor, byToken: true });
    return;
  }
  if (!token) return;
  const session = await findSession(db, token, clock, config);
  if (session) Object.assign(visitor, { session, actor: session.actor });
  else visitor.pastHelperId = helperOf(token);
}

/** Fills `request.visitor` with what can be told without asking anybody: nobody known, and a language. */
export function loadStranger(request: FastifyRequest, reply: FastifyReply): void {
  const language = wantedLanguage(request, request.server.deps.config.language);
  request.visitor = { actor: ANONYMOUS, session: undefined, byToken: false, language };
  reply.header('content-language', language).header('x-request-id', request.id);
}

/** `?lang=` first, then the cookie, then what the browser prefers, then the province's language. */
function wantedLanguage({ query, cookies, headers }: FastifyRequest, fallback: Language): Language {
  const asked = (query as Record<string, unknown> | undefined)?.lang;
  if (isLanguage(asked)) return asked;
  const kept = cookies[LANGUAGE_COOKIE];
  if (isLanguage(kept)) return kept;
  const accepted = headers['accept-language'];
  return (accepted && preferred(accepted).find(isLanguage)) || fallback;
}

function isLanguage(value: unknown): value is Language {
  return (LANGUAGES as readonly unknown[]).includes(value);
}

function preferred(header: string): string[] {
  return header.split(',', 8).map((part) => part.trim().slice(0, 2).toLowerCase());
}

/** The context of a use case for this request. A client may name its request to make a repeat harmless. */
export function requestContext(request: FastifyRequest): Ctx {
  const { db, clock, config } = request.server.deps;
  const { session, language } = request.visitor;
  const actor = session && request.routeOptions.config?.self ? session.person : request.visitor.actor;
  const named = request.headers['idempotency-key'];
  const requestId = typeof named === 'string' && /^[\w-]{8,80}$/.test(named) ? named : request.id;
  return { db, clock, config, actor, language, requestId };
}
