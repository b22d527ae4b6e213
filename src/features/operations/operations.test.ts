import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RealApp, realApp } from '../../../test/sweeps/realApp.ts';
import { createDatabase, createPool } from '../../platform/db/database.ts';
import { createApp } from '../../platform/http/app.ts';
import { checkReadiness } from '../../platform/http/health.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { jobContext } from '../../platform/jobs/jobContext.ts';
import { sweepExpired } from './jobs.ts';

const TOKEN = 'a-token-for-monitoring';
let real: RealApp;

beforeAll(async () => {
  real = await realApp({ config: { metricsToken: TOKEN } });
});
afterAll(() => real.stop());

const get = (url: string, headers: Record<string, string> = {}, remoteAddress?: string) =>
  real.app.inject({ method: 'GET', url, headers, remoteAddress });

describe('health', () => {
  it('is told without asking the database', async () => {
    real.takeStatements();
    const answer = await get('/healthz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'ok' });
    expect(real.takeStatements()).toEqual([]);
  });

  it('is ready when database, migrations and queue are', async () => {
    const answer = await get('/readyz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ ready: true, checks: { database: true, migrations: true, queue: true } });
  });

  it('is not ready while a migration of this program has not run', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'motcua-migrations-'));
    writeFileSync(path.join(folder, '9999_later.sql'), '');
    expect(await checkReadiness(real.db, folder)).toEqual({
      ready: false,
      checks: { database: true, migrations: false, queue: true },
    });
  });

  it('is not ready, and says so in time, when the database cannot be reached', async () => {
    const pool = createPool('postgres://nobody@127.0.0.1:9/nothing', 2);
    const began = Date.now();
    const { ready, checks } = await checkReadiness(createDatabase(pool));
    expect({ ready, checks }).toEqual({ ready: false, checks: { database: false, migrations: false, queue: false } });
    expect(Date.now() - began).toBeLessThan(5_000);
    await pool.end();
  });
});

describe('metrics', () => {
  it('tell requests by route pattern, statements, jobs and dossiers', async () => {
    await get('/thu-tuc/1.004194?q=nobody-may-see-this');
    await real.db.transaction().execute((tx) => enqueue(tx, 'dossier.notify', { dossierId: 'x', seq: 1 }));
    const { body, headers } = await get('/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(body).toMatch(
      /motcua_http_request_duration_seconds_count\{method="GET",route="\/thu-tuc\/:code",status="\d+"\} 1/,
    );
    expect(Number(/motcua_db_queries_total (\d+)/.exec(body)?.[1])).toBeGreaterThan(3);
    expect(body).toContain('motcua_jobs{state="waiting"} 1');
    expect(body).toContain('motcua_jobs{state="given_up"} 0');
    expect(body).not.toContain('nobody-may-see-this');
  });

  it.each([
    ['another machine', {}, '10.0.0.7'],
    ['a visitor behind a proxy on this machine', { 'x-forwarded-for': '203.0.113.5' }, '127.0.0.1'],
    ['a wrong token', { authorization: 'Bearer a-token-of-somebody' }, '10.0.0.7'],
  ])('are kept from %s', async (_, headers, address) => {
    const answer = await get('/metrics', headers as Record<string, string>, address);
    expect(answer.statusCode).toBe(403);
    expect(answer.body).not.toContain('motcua_');
  });

  it('are open to another machine with the token of the settings', async () => {
    expect((await get('/metrics', { authorization: `Bearer ${TOKEN}` }, '10.0.0.7')).statusCode).toBe(200);
  });
});

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const document = (await get('/api/v1/openapi.json')).json();
    const validator = new Validator();
    const { valid, errors } = await validator.validate(document);
    expect(errors ?? []).toEqual([]);
    expect({ valid, version: validator.version }).toEqual({ valid: true, version: '3.1' });
  });

  it('has every call of the API once, with a name, a summary, who may call it and how it fails', async () => {
    const document = (await get('/api/v1/openapi.json')).json();
    const declared = real.app.declaredRoutes
      .filter(({ url, method }) => url.startsWith('/api/v1/') && method !== 'HEAD' && !url.endsWith('openapi.json'))
      .map(({ url, method }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
    const described: string[] = [];
    const names = new Set<string>();
    for (const [url, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods as Record<string, Record<string, unknown>>)) {
        described.push(`${method.toUpperCase()} ${url}`);
        names.add(String(operation.operationId));
        expect(operation.summary, url).toBeTruthy();
        expect(operation.security, url).toBeDefined();
        expect(operation.responses, url).toHaveProperty('default');
      }
    }
    expect(described.sort()).toEqual(declared.sort());
    expect(names.size).toBe(described.length);
  });

  it('is a page for people too, in both languages', async () => {
    const page = await get('/api');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('GET /api/v1/procedures');
    expect(page.body).toContain('Kết nối hệ thống');
    expect((await get('/api?lang=en')).body).toContain('Connecting other systems');
  });
});

describe('the web server', () => {
  it('finishes the requests that run when it is stopped, and takes no new ones', async () => {
    const app = await createApp({ ...real.app.deps, shell: real.app.deps.shell });
    let begun: () => void = () => undefined;
    const running = new Promise<void>((resolve) => {
      begun = resolve;
    });
    app.get('/slow', { config: { access: 'PUBLIC' } }, async () => {
      begun();
      await sleep(300);
      return { finished: true };
    });
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const slow = fetch(`${address}/slow`);
    await running;
    const closed = app.close();
    expect(await (await slow).json()).toEqual({ finished: true });
    await closed;
    await expect(fetch(`${address}/slow`)).rejects.toThrow();
  });

  it('refuses to start with a route that does not say who may call it', async () => {
    const app = await createApp(real.app.deps);
    app.get('/forgotten', async () => 'open to everybody');
    await expect(app.ready()).rejects.toThrow('Routes without access: GET /forgotten');
  });

  it('names every request in its answer', async () => {
    const [one, other] = await Promise.all([get('/healthz'), get('/khong-co')]);
    expect(one.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(other.headers['x-request-id']).not.toBe(one.headers['x-request-id']);
  });
});

describe('the nightly sweep', () => {
  it('deletes what has run out and nothing else', async () => {
    const { clock } = real.app.deps;
    const ctx = jobContext({ ...real.app.deps, db: real.db });
    await real.signIn('tiepnhan.trungtam');
    const kept = await real.db.selectFrom('session').select('tokenHash').execute();
    const hour = 3_600_000;
    const at = (hours: number) => new Date(clock.now().getTime() + hours * hour);
    const [account] = await real.db.selectFrom('account').select('id').limit(1).execute();
    const accountId = account?.id ?? '';
    await real.db
      .insertInto('session')
      .values({
        tokenHash: Buffer.alloc(32),
        accountId,
        csrfToken: 'x'.repeat(24),
        createdAt: at(-9),
        lastSeenAt: at(-8),
        expiresAt: at(-1),
        userAgent: null,
      })
      .execute();
    await real.db
      .insertInto('rateLimit')
      .values([
        { key: 'old', windowStart: at(-49), hits: 1 },
        { key: 'young', windowStart: at(-47), hits: 1 },
      ])
      .execute();
    expect(await sweepExpired(ctx)).toEqual({ hits: 1, sessions: 1, codes: 0, files: 0 });
    expect(await real.db.selectFrom('session').select('tokenHash').execute()).toEqual(kept);
    expect(await real.db.selectFrom('rateLimit').select('key').where('key', 'in', ['old', 'young']).execute()).toEqual([
      { key: 'young' },
    ]);
    expect(await sweepExpired(ctx)).toEqual({ hits: 0, sessions: 0, codes: 0, files: 0 });
  });
});
