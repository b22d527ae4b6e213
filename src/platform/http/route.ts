import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { ReactNode } from 'react';
import type { Static, TSchema } from 'typebox';
import { takeHit } from '../auth/rateLimit.ts';
import type { Session } from '../auth/session.ts';
import type { Ctx } from '../context.ts';
import { tooManyRequests } from '../errors.ts';
import { type Access, checkAccess } from './access.ts';
import type { App } from './app.ts';
import { checkCsrf, csrfToken } from './csrf.ts';
import { networkOf } from './networkOf.ts';
import type { Page } from './page.tsx';
import { sendPage } from './sendPage.ts';
import { requestContext } from './visitor.ts';

/** How often one visitor may call a route: `hits` in `seconds`, counted per address or per account. */
export interface RateLimit {
  key: 'ip' | 'account';
  hits: number;
  seconds: number;
}

interface RouteOptions {
  path: string;
  access: Access;
  /** the business of the person at the keyboard only, for whomever they act */
  self?: boolean;
  rateLimit?: RateLimit;
  /** the body stays a stream that the handler reads itself (uploads) */
  multipart?: boolean;
}

export interface PageRequest<P, Q, B> {
  ctx: Ctx;
  params: P;
  query: Q;
  body: B;
  session: Session | undefined;
  /** to be put into every form as `_csrf` */
  readonly csrfToken: string;
  raw: FastifyRequest;
  reply: FastifyReply;
}

/** What a portal page answers: a document, another address, a file, or (to scripts) nothing but that it was done. */
export type PageResult =
  | ({
      body: ReactNode;
      /** code of the agency in whose look it is shown, whatever the host name */
      lookOf?: string;
    } & Pick<Page, 'title' | 'description' | 'status' | 'scripts' | 'crumbs' | 'layout' | 'hasErrors' | 'personal'>)
  | { redirect: string }
  | { noContent: true }
  | { download: Readable | Uint8Array; mediaType: string; fileName: string; inline?: boolean };

type Infer<S, Otherwise> = S extends TSchema ? Static<S> : Otherwise;

interface PageOptions<P, Q, B> extends RouteOptions {
  method?: 'GET' | 'POST';
  params?: P;
  query?: Q;
  body?: B;
  handler(request: PageRequest<Infer<P, unknown>, Infer<Q, unknown>, Infer<B, unknown>>): Promise<PageResult>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    self?: boolean;
    kind?: 'page' | 'api' | 'file';
  }
}

/** Declares a portal page. It has an access or does not compile; forms are checked against forgery. */
export function page<P extends TSchema | undefined, Q extends TSchema | undefined, B extends TSchema | undefined>(
  app: App,
  options: PageOptions<P, Q, B>,
): void {
  app.route({
    method: options.method ?? 'GET',
    url: options.path,
    schema: { hide: true, ...schemas(options) },
    config: { access: options.access, self: options.self, kind: 'page' },
    onRequest: guard(options),
    preHandler: options.method === 'POST' && !options.multipart ? csrfHook : [],
    handler: async (request, reply) => {
      const result = await options.handler({
        ctx: requestContext(request),
        params: request.params as never,
        query: request.query as never,
        body: request.body as never,
        session: request.visitor.session,
        get csrfToken() {
          return csrfToken(request, reply);
        },
        raw: request,
        reply,
      });
      return sendPage(request, reply, result);
    },
  });
}

interface ApiOptions<P, Q, B, R extends TSchema> extends RouteOptions {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: `/api/v1/${string}`;
  summary: string;
  tags: string[];
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  handler(request: {
    ctx: Ctx;
    params: Infer<P, unknown>;
    query: Infer<Q, unknown>;
    body: Infer<B, unknown>;
    raw: FastifyRequest;
    reply: FastifyReply;
  }): Promise<Static<R>>;
}

/** Declares a route of the JSON API; its schemas are validation, types and OpenAPI in one. */
export function api<
  P extends TSchema | undefined,
  Q extends TSchema | undefined,
  B extends TSchema | undefined,
  R extends TSchema,
>(app: App, options: ApiOptions<P, Q, B, R>): void {
  app.route({
    method: options.method as HTTPMethods,
    url: options.path,
    schema: { summary: options.summary, tags: options.tags, response: { 200: options.response }, ...schemas(options) },
    config: { access: options.access, self: options.self, kind: 'api' },
    onRequest: guard(options),
    preHandler: options.method === 'GET' ? [] : csrfHook,
    handler: (request, reply) =>
      options.handler({
        ctx: requestContext(request),
        params: request.params as never,
        query: request.query as never,
        body: request.body as never,
        raw: request,
        reply,
      }) as never,
  });
}

function schemas(options: { params?: TSchema; query?: TSchema; body?: TSchema }) {
  const { params, query, body } = options;
  return { ...(params && { params }), ...(query && { querystring: query }), ...(body && { body }) };
}

function csrfHook(request: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  checkCsrf(request);
  done();
}

/** Routes without a limit decide at once: nothing to wait for. */
function guard({ access, rateLimit, path }: RouteOptions) {
  return (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    checkAccess(request.visitor.actor, access);
    if (rateLimit) countHit(request, reply, path, rateLimit).then(() => done(), done);
    else done();
  };
}

async function countHit(request: FastifyRequest, reply: FastifyReply, path: string, limit: RateLimit): Promise<void> {
  const { db, clock } = request.server.deps;
  const { actor } = request.visitor;
  const who = limit.key === 'account' && 'accountId' in actor ? actor.accountId : networkOf(request.ip);
  const { allowed, retryAfterSeconds } = await takeHit(db, `${path}|${who}`, limit, clock);
  if (allowed) return;
  reply.header('retry-after', retryAfterSeconds);
  throw tooManyRequests({ values: { seconds: retryAfterSeconds } });
}
