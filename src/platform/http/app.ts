import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Config } from '../config/config.ts';
import type { Clock } from '../context.ts';
import type { Database } from '../db/database.ts';
import { checkActing } from './acting.ts';
import { refuseUnstorableText } from './cleanInput.ts';
import { requireDeclaredAccess } from './declaredRoutes.ts';
import { handleError, handleNotFound } from './errorResponses.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { collectOpenApi } from './openapi.ts';
import type { PageShell } from './pageShell.ts';
import { MOST_FIELDS } from './postedForm.ts';
import { securityHeaders } from './securityHeaders.ts';
import { loadStranger, loadVisitor } from './visitor.ts';

/** What the web process is made of; tests build it with their own database and clock. */
export interface AppDeps {
  config: Config;
  db: Database;
  clock: Clock;
  shell: PageShell;
  log?: FastifyBaseLogger;
  /** counts of their own unless given */
  metrics?: Metrics;
}

export type App = FastifyInstance;

declare module 'fastify' {
  interface FastifyInstance {
    deps: Required<Omit<AppDeps, 'log'>>;
  }
}

/** 1 MB of typed text is far more than any form; files have their own way in. */
const BODY_LIMIT_BYTES = 1_048_576;

/** Builds the web application without routes: security headers, sessions, languages, errors. */
export async function createApp(deps: AppDeps): Promise<App> {
  const headers = securityHeaders({ https: deps.config.publicUrl.startsWith('https:') });
  const app = Fastify({
    ...(deps.log ? { loggerInstance: deps.log } : { logger: false }),
    trustProxy: deps.config.trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    // a logger of its own for every request would cost more than the line it writes
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, request, reply) => {
      reply.headers(headers);
      answerUnreadable(error, request as FastifyRequest, reply as FastifyReply).catch(() => reply.raw.destroy());
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    ajv: { customOptions: { coerceTypes: 'array', removeAdditional: false, allErrors: true } },
  }) as FastifyInstance;
  app.decorate('deps', { metrics: createMetrics(), ...deps });
  app.decorateRequest('visitor');
  requireDeclaredAccess(app);
  await collectOpenApi(app);
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: BODY_LIMIT_BYTES });
  await app.register(multipart, {
    // the store counts, and says in words which file was too large
    throwFileSizeLimit: false,
    limits: { fileSize: deps.config.maxFileBytes, files: 20, fields: MOST_FIELDS, fieldSize: BODY_LIMIT_BYTES },
  });
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers(headers);
    done();
  });
  app.addHook('onRequest', loadVisitor);
  app.addHook('onRequest', checkActing);
  app.addHook('preValidation', refuseUnstorableText);
  logResponses(app);
  hangUpWhenClosing(app);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler(handleNotFound);
  return app;
}

/** An address that cannot be decoded reaches neither hooks nor routes, and is answered like everything else all the same. */
async function answerUnreadable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  request.cookies = {};
  loadStranger(request, reply);
  await reply.send(await handleError(error, request, reply));
}

/** One line a request: method, route pattern (never the address: it may hold a code), status, time. Counted alike. */
function logResponses(app: App): void {
  // Nothing in the line needs hiding; looking for it would cost more than writing.
  const log = app.log.child({}, { redact: [] });
  const { metrics } = app.deps;
  app.addHook('onResponse', (request, reply, done) => {
    const { method, id: requestId } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const status = reply.statusCode;
    metrics.observeRequest(method, route, status, reply.elapsedTime);
    log.info({ requestId, method, route, status, milliseconds: Math.round(reply.elapsedTime) }, 'request');
    done();
  });
}

/**
 * Stopping waits for every connection, and a browser would keep the one of a request that was running for a minute: it is
 * closed as soon as its answer is out.
 */
function hangUpWhenClosing(app: App): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onResponse', (_request, _reply, done) => {
    if (closing) setImmediate(() => app.server.closeIdleConnections());
    done();
  });
}
