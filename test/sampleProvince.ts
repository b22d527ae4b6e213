import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { inject } from 'vitest';
import type { Language } from '../src/domain/language.ts';
import { normalizeLogin } from '../src/features/accounts/findAccount.ts';
import { loadDossiers } from '../src/features/sample/loadDossiers.ts';
import { loadProvinceData, readSampleProvince } from '../src/features/sample/loadSample.ts';
import { actorOf, postsHeld } from '../src/platform/auth/signedInActor.ts';
import { loadConfig } from '../src/platform/config/config.ts';
import type { Ctx } from '../src/platform/context.ts';
import { createDatabase, createPool, type Database } from '../src/platform/db/database.ts';
import { DOSSIERS_TEMPLATE, SAMPLE_TEMPLATE, TEMPLATE } from './cluster.ts';
import type { TestDatabase } from './database.ts';

/** Monday 23 November 2026, 09:00 in Vietnam: what the clock of a test shows unless it says otherwise. */
export const SAMPLE_NOW = new Date('2026-11-23T02:00:00Z');

/** A private database with the sample organisation, people and catalogue. */
export interface SampleDatabase extends TestDatabase {
  db: Database;
}

export interface CtxOptions {
  now?: Date;
  requestId?: string;
  language?: Language;
}

/**
 * Copies the sample province (some 60 ms; the first of a run builds it, some 3 s). Use in `beforeAll`, and `drop` in
 * `afterAll`.
 */
export async function sampleDatabase(): Promise<SampleDatabase> {
  return copyOf(SAMPLE_TEMPLATE);
}

/**
 * The same with the dossiers of the sample as they stand at SAMPLE_NOW (the first of a run plays them, some 5 s). Their
 * files are in the data folder that `systemCtx` names.
 */
export async function dossiersDatabase(): Promise<SampleDatabase> {
  return copyOf(DOSSIERS_TEMPLATE);
}

async function copyOf(template: Template): Promise<SampleDatabase> {
  const clusterUrl = inject('clusterUrl');
  await buildOnce(clusterUrl, template);
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await onCluster(clusterUrl, (client) => copy(client, name, template));
  const url = addressOf(clusterUrl, name);
  const pool = createPool(url, 4);
  return {
    url,
    db: createDatabase(pool),
    drop: async () => {
      await pool.end();
      await onCluster(clusterUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

/**
 * The context of one request of a sample person: an officer's login (`tiepnhan.trungtam`) or an applicant's phone
 * number (`0900000001`). Every call is a request of its own.
 */
export async function ctxAs(db: Database, login: string, options: CtxOptions = {}): Promise<Ctx> {
  const now = options.now ?? SAMPLE_NOW;
  const account = await db
    .selectFrom('account')
    .select(['id as accountId', 'kind', 'fullName', 'mustChangePassword'])
    .select(postsHeld(now).as('posts'))
    .where('login', '=', normalizeLogin(/^\d/.test(login) ? 'APPLICANT' : 'OFFICER', login))
    .executeTakeFirst();
  if (!account) throw new Error(`The sample province has nobody called ${login}`);
  return { ...systemCtx(db, options), actor: actorOf(account) };
}

/** The program itself. */
export function systemCtx(db: Database, { now = SAMPLE_NOW, requestId, language = 'vi' }: CtxOptions = {}): Ctx {
  return {
    db,
    actor: { kind: 'SYSTEM', name: 'test' },
    clock: { now: () => now },
    requestId: requestId ?? uuidv7(),
    language,
    config: loadConfig({
      MOTCUA_HOME: path.join(tmpdir(), 'motcua-test'),
      MOTCUA_SECRET: 'a secret for tests, of more than 32 characters',
    }),
  };
}

type Template = typeof SAMPLE_TEMPLATE | typeof DOSSIERS_TEMPLATE;

/** What each template starts from, and what is added. */
const MAKING: Record<Template, { from: Template | typeof TEMPLATE; add(ctx: Ctx): Promise<unknown> }> = {
  [SAMPLE_TEMPLATE]: { from: TEMPLATE, add: (ctx) => loadProvinceData(ctx, readSampleProvince(), () => undefined) },
  [DOSSIERS_TEMPLATE]: {
    from: SAMPLE_TEMPLATE,
    add: (ctx) => {
      const { organisation, catalogue, stories } = readSampleProvince();
      return loadDossiers(ctx, organisation, catalogue, stories);
    },
  },
};

/** Test files start at once in several processes: the first builds the template, the others wait for it. */
async function buildOnce(clusterUrl: string, template: Template): Promise<void> {
  await onCluster(clusterUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(481516, hashtext($1))', [template]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    const { from, add } = MAKING[template];
    if (from !== TEMPLATE) await buildOnce(clusterUrl, from);
    const unfinished = `${template}_unfinished`;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await copy(client, unfinished, from);
    const pool = createPool(addressOf(clusterUrl, unfinished), 2);
    await add(systemCtx(createDatabase(pool)));
    await pool.end();
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  });
}

function copy(client: pg.Client, name: string, template: string): Promise<unknown> {
  return client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
}

function addressOf(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function onCluster(clusterUrl: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
