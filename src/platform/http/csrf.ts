import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csrfMismatch } from '../errors.ts';

const CSRF_COOKIE = 'motcua_csrf';

/**
 * The token a form must send back as `_csrf`. Signed in: the session's own; otherwise one bound to a cookie,
 * set only when a page with a form asks for it.
 */
export function csrfToken(request: FastifyRequest, reply: FastifyReply): string {
  if (request.visitor.session) return request.visitor.session.csrfToken;
  const existing = request.cookies[CSRF_COOKIE];
  if (existing && /^[\w-]{22,64}$/.test(existing)) return existing;
  const token = randomBytes(18).toString('base64url');
  reply.setCookie(CSRF_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.server.deps.config.publicUrl.startsWith('https:'),
  });
  return token;
}

/** Refuses a state-changing request that did not come from our own page or application. `posted`: the token of a multipart form. */
export function checkCsrf(request: FastifyRequest, posted?: string): void {
  if (request.visitor.byToken) return;
  const expected = request.visitor.session?.csrfToken ?? request.cookies[CSRF_COOKIE];
  const body = request.body as Record<string, unknown> | null | undefined;
  const sent = request.headers['x-csrf-token'] ?? posted ?? (typeof body === 'object' ? body?._csrf : undefined);
  if (!expected || typeof sent !== 'string' || !sameText(expected, sent)) throw csrfMismatch();
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
