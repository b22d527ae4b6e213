import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/config.ts';
import { SESSION_COOKIE } from '../../platform/http/visitor.ts';
import type { SignedIn } from './signedIn.ts';

const PENDING_COOKIE = 'motcua_pending';
const PENDING_SECONDS = 900;

function attributes(config: Config) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: config.publicUrl.startsWith('https:') } as const;
}

/** Gives the browser the token of the session just opened. */
export function setSessionCookie(reply: FastifyReply, config: Config, signedIn: SignedIn): void {
  reply.setCookie(SESSION_COOKIE, signedIn.token, { ...attributes(config), expires: signedIn.expiresAt });
}

/** Takes the session from the browser; on the server it is ended by whoever calls this. */
export function clearSessionCookie(reply: FastifyReply, config: Config): void {
  reply.clearCookie(SESSION_COOKIE, attributes(config));
}

/** A code this browser has asked for. Kept here and not in addresses: contacts do not belong into logs or histories. */
export interface PendingCode {
  attemptId: string;
  contact: string;
  /** where to go afterwards */
  next?: string;
}

/** Keeps in the browser what code it asked for, as long as the code lives. */
export function setPendingCode(reply: FastifyReply, config: Config, pending: PendingCode): void {
  const value = Buffer.from(JSON.stringify(pending)).toString('base64url');
  reply.setCookie(PENDING_COOKIE, value, { ...attributes(config), maxAge: PENDING_SECONDS });
}

/** Forgets the code that was asked for: it was used, or the way was left. */
export function clearPendingCode(reply: FastifyReply, config: Config): void {
  reply.clearCookie(PENDING_COOKIE, attributes(config));
}

/** What the browser says it asked for. It proves nothing: only the code itself does. */
export function readPendingCode(request: FastifyRequest): PendingCode | undefined {
  const cookie = request.cookies[PENDING_COOKIE];
  if (!cookie || cookie.length > 4_000) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { attemptId, contact, next } = value as Record<string, unknown>;
    if (typeof attemptId !== 'string' || typeof contact !== 'string') return undefined;
    return { attemptId, contact: contact.slice(0, 254), next: typeof next === 'string' ? next : undefined };
  } catch {
    return undefined;
  }
}
