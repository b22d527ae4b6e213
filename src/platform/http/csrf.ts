import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csrfMismatch } from '../errors.ts';

const CSRF_COOKIE = 'motcua_csrf';

/**
 * The token a form must send back as `_csrf`. Signed in: the session's own; otherwise one bound to a cookie,
 * set only when a page with a form asks for it. Written differently on every page: pages are sent compressed, and what
 * stays the same beside what a visitor typed could be guessed from their length (BREACH).
 */
export function csrfToken(request: FastifyRequest, reply: FastifyReply): string {
  if (request.visitor.session) return mask(request.visitor.session.csrfToken);
  const existing = request.cookies[CSRF_COOKIE];
  if (existing && /^[\w-]{22,64}$/.test(existing)) return mask(existing);
  const token = randomBytes(18).toString('base64url');
  reply.setCookie(CSRF_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.server.deps.config.publicUrl.startsWith('https:'),
  });
  return mask(token);
}

/**
 * Refuses a state-changing request that did not come from our own page or application. `posted`: the token of a multipart
 * form. The application sends the token as the API told it, pages as they were written.
 */
export function checkCsrf(request: FastifyRequest, posted?: string): void {
  if (request.visitor.byToken) return;
  const expected = request.visitor.session?.csrfToken ?? request.cookies[CSRF_COOKIE];
  const body = request.body as Record<string, unknown> | null | undefined;
  const sent = request.headers['x-csrf-token'] ?? posted ?? (typeof body === 'object' ? body?._csrf : undefined);
  if (!expected || typeof sent !== 'string') throw csrfMismatch();
  if (!sameText(expected, sent) && !sameText(expected, unmask(sent))) throw csrfMismatch();
}

function mask(token: string): string {
  const plain = Buffer.from(token);
  const pad = randomBytes(plain.length);
  return Buffer.concat([pad, xor(plain, pad)]).toString('base64url');
}

function unmask(sent: string): string {
  const both = Buffer.from(sent, 'base64url');
  const half = both.length >> 1;
  return xor(both.subarray(half), both.subarray(0, half)).toString();
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)));
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
