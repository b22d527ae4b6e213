import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { packagePath } from '../packageRoot.ts';
import type { App } from './app.ts';

export interface Readiness {
  ready: boolean;
  checks: { database: boolean; migrations: boolean; queue: boolean };
}

const PATIENCE_MILLISECONDS = 2_000;

/** `/healthz`: the process lives. `/readyz`: it can work, so that a proxy may send people to it. */
export function registerHealth(app: App): void {
  const open = { schema: { hide: true }, config: { access: 'PUBLIC', kind: 'api' } } as const;
  app.get('/healthz', open, async (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', open, async (_, reply) => {
    const readiness = await checkReadiness(app.deps.db);
    return reply
      .status(readiness.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(readiness);
  });
}

/** Database and queue answer within two seconds, and every migration of this program has run. Never throws. */
export async function checkReadiness(db: Database, migrationsFolder = packagePath('migrations')): Promise<Readiness> {
  const [migrations, queue] = await Promise.all([
    inTime(hasAllMigrations(db, migrationsFolder)),
    inTime(sql`SELECT FROM graphile_worker.jobs LIMIT 1`.execute(db).then(() => true)),
  ]);
  const database = migrations !== undefined || queue !== undefined || (await inTime(answers(db))) === true;
  const checks = { database, migrations: migrations === true, queue: queue === true };
  return { ready: database && checks.migrations && checks.queue, checks };
}

async function hasAllMigrations(db: Database, folder: string): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
  const { rows } = await sql<{ name: string }>`SELECT name FROM migration`.execute(db);
  const done = new Set(rows.map((row) => row.name));
  return names.every((name) => done.has(name));
}

async function answers(db: Database): Promise<boolean> {
  await sql`SELECT 1`.execute(db);
  return true;
}

/** The answer, or undefined when it failed or took too long. */
async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  const given = new AbortController();
  try {
    return await Promise.race([work, sleep(PATIENCE_MILLISECONDS, undefined, { signal: given.signal })]);
  } catch {
    return undefined;
  } finally {
    given.abort();
  }
}
