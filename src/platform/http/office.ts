import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type {} from '@fastify/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app.ts';
import { assetsFolder } from './assets.ts';
import { serveBuiltFiles } from './builtFiles.ts';
import { rememberLanguage } from './sendPage.ts';

/** Beside the assets: both come from the same build. */
const officeFolder = path.join(assetsFolder, '../office');
const SIGN_IN = '/can-bo/dang-nhap';

/**
 * Serves the officers' application under `/office/`: its built files, and for every other address its one page, which
 * finds its way itself. Its data come from the API, which checks every call.
 */
export async function registerOffice(app: App): Promise<void> {
  if (existsSync(officeFolder)) {
    await serveBuiltFiles(app, path.join(officeFolder, 'assets'), '/office/assets/');
  }
  await app.register(async (scope) => {
    await scope.register(fastifyStatic, { root: officeFolder, serve: false });
    // Its address decides what it may look after, so it does not lie among the files that are kept for ever.
    scope.get('/office/sw.js', { schema: { hide: true }, config: { access: 'PUBLIC', kind: 'file' } }, (_, reply) =>
      reply.header('cache-control', 'no-cache').sendFile('sw.js', { cacheControl: false }),
    );
    for (const url of ['/office', '/office/*']) {
      scope.get(url, { schema: { hide: true }, config: { access: 'PUBLIC', kind: 'page' } }, sendOffice);
    }
    scope.get('/can-bo', { schema: { hide: true }, config: { access: 'PUBLIC', kind: 'page' } }, (_, reply) =>
      reply.redirect('/office/', 303),
    );
  });
}

async function sendOffice(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url, 'http://office.invalid');
  if (searchParams.has('lang')) {
    rememberLanguage(request, reply);
    searchParams.delete('lang');
    return reply.redirect(address(pathname, searchParams), 303);
  }
  if (pathname === '/office') return reply.redirect('/office/', 303);
  if (request.visitor.actor.kind !== 'OFFICER') {
    const back = encodeURIComponent(address(pathname, searchParams));
    return reply.redirect(`${SIGN_IN}?tiep=${back}`, 303);
  }
  // It names the files of the last build, so it must never be an old one.
  return reply.header('cache-control', 'private, no-store').sendFile('index.html', { cacheControl: false });
}

/** One slash in front: two would lead to another host. */
function address(pathname: string, search: URLSearchParams): string {
  const query = search.size > 0 ? `?${search}` : '';
  return `${pathname.replace(/^\/+/, '/')}${query}`;
}
