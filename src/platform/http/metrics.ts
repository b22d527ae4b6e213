import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { accessDenied } from '../errors.ts';
import type { App } from './app.ts';

/** What the program counts about itself, in the text format of Prometheus. */
export interface Metrics {
  registry: Registry;
  /** `route` is the pattern, never the address: an address may hold a code */
  observeRequest(method: string, route: string, status: number, milliseconds: number): void;
  countQuery(): void;
}

/** Metrics of one web process. `ofProcess` adds memory, processor time and event loop delay. */
export function createMetrics(options: { ofProcess?: boolean } = {}): Metrics {
  const registry = new Registry();
  if (options.ofProcess) collectDefaultMetrics({ register: registry, prefix: 'motcua_' });
  const durations = new Histogram({
    name: 'motcua_http_request_duration_seconds',
    help: 'Time from the request to the end of its answer, by route pattern',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  // A plain number costs nothing on the way of a query; the counter takes it up when it is read.
  let queries = 0;
  new Counter({
    name: 'motcua_db_queries_total',
    help: 'SQL statements sent to the database',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(queries);
    },
  });
  return {
    registry,
    observeRequest: (method, route, status, milliseconds) =>
      durations.observe({ method, route, status }, milliseconds / 1000),
    countQuery: () => {
      queries += 1;
    },
  };
}

/** `/metrics`, for this machine and for who has the token of the settings. */
export function registerMetrics(app: App): void {
  const { config, metrics } = app.deps;
  app.get('/metrics', { schema: { hide: true }, config: { access: 'PUBLIC', kind: 'api' } }, async (request, reply) => {
    if (!isLocal(request) && !hasToken(request, config.metricsToken)) throw accessDenied();
    reply.header('cache-control', 'no-store').type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

/** The connection itself counts: with a proxy on this machine everybody seems to be local, but is announced as forwarded. */
function isLocal({ raw, headers }: FastifyRequest): boolean {
  return LOOPBACK.test(raw.socket.remoteAddress ?? '') && !FORWARDED.some((name) => headers[name] !== undefined);
}

function hasToken({ headers }: FastifyRequest, token: string | undefined): boolean {
  const given = headers.authorization?.replace(/^Bearer /i, '');
  return token !== undefined && given !== undefined && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
