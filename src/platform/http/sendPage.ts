import type { FastifyReply, FastifyRequest } from 'fastify';
import { compressPage } from './compress.ts';
import { csrfToken } from './csrf.ts';
import { DISPLAY_COOKIE, readDisplay } from './display.ts';
import { renderPage } from './page.tsx';
import type { PageResult } from './route.ts';
import { LANGUAGE_COOKIE } from './visitor.ts';

const ONE_YEAR_SECONDS = 31_536_000;

/** Answers with what a page handler gave: a document in the shell, a redirect after a post, or a file. */
export async function sendPage(request: FastifyRequest, reply: FastifyReply, result: PageResult): Promise<unknown> {
  const { visitor } = request;
  rememberLanguage(request, reply);
  if ('redirect' in result) return reply.redirect(result.redirect, 303);
  if ('noContent' in result) return reply.status(204).send();
  if ('download' in result) {
    reply.header('cache-control', 'private, no-store');
    reply.header('content-disposition', disposition(result.fileName, result.inline ?? false));
    return reply.type(result.mediaType).send(result.download);
  }
  const shell = await request.server.deps.shell({ host: request.hostname, agencyCode: result.lookOf });
  const signedIn = visitor.actor.kind !== 'ANONYMOUS';
  reply.header('cache-control', signedIn || result.personal ? 'private, no-store' : 'no-cache');
  reply.status(result.status ?? 200).type('text/html; charset=utf-8');
  const html = renderPage({
    ...result,
    language: visitor.language,
    actor: visitor.actor,
    csrfToken: signedIn ? csrfToken(request, reply) : '',
    shell,
    display: readDisplay(request.cookies[DISPLAY_COOKIE]),
    path: request.url,
  });
  return compressPage(request, reply, html);
}

/** `?lang=` is an explicit choice: the next pages keep it. */
export function rememberLanguage(request: FastifyRequest, reply: FastifyReply): void {
  const asked = (request.query as Record<string, unknown> | undefined)?.lang;
  if (asked !== request.visitor.language) return;
  reply.setCookie(LANGUAGE_COOKIE, request.visitor.language, { path: '/', sameSite: 'lax', maxAge: ONE_YEAR_SECONDS });
}

/** RFC 6266: an ASCII name for old programs, the true one in UTF-8. */
function disposition(fileName: string, inline: boolean): string {
  const ascii = fileName
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '_');
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
