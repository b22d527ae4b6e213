import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { joinEmbedded, stopEmbedded } from '../src/platform/postgres/embedded.ts';
import { prepareDatabase } from '../src/platform/postgres/prepareDatabase.ts';
import { bundleForTests } from './program.ts';

/** Migrated and empty; every test database is a copy of it. */
export const TEMPLATE = 'template_motcua';

/** The sample province without dossiers; made by the first test file that wants it (test/sampleProvince.ts). */
export const SAMPLE_TEMPLATE = 'template_sample';

/** The same with its dossiers. */
export const DOSSIERS_TEMPLATE = 'template_sample_dossiers';

const PREFIX = 'motcua-test-';

declare module 'vitest' {
  interface ProvidedContext {
    /** address of the maintenance database of the throw-away cluster */
    clusterUrl: string;
  }
}

/**
 * Vitest global setup: one throw-away PostgreSQL for all test files, with a migrated template database; and the program.
 * `MOTCUA_TEST_DATABASE` names another server to use instead (a superuser's address; e.g. Debian's PostgreSQL 15).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  await bundleForTests();
  const given = process.env.MOTCUA_TEST_DATABASE;
  if (given) {
    await makeTemplate(given);
    project.provide('clusterUrl', given);
    return async () => undefined;
  }
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX));
  writeFileSync(path.join(folder, 'owner'), String(process.pid));
  const postgres = await joinEmbedded(path.join(folder, 'postgres'), { durable: false });
  await makeTemplate(postgres.url('postgres'));
  project.provide('clusterUrl', postgres.url('postgres'));
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(clusterUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  for (const name of [DOSSIERS_TEMPLATE, SAMPLE_TEMPLATE, TEMPLATE]) {
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
  }
  await client.query(`CREATE DATABASE ${TEMPLATE} ENCODING 'UTF8' TEMPLATE template0`);
  await client.end();
  const url = new URL(clusterUrl);
  url.pathname = `/${TEMPLATE}`;
  await prepareDatabase(url.href);
}

/** Stops and removes the clusters of test runs that were killed. */
async function removeLeftovers(): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const folder of names.map((name) => path.join(tmpdir(), name))) {
    const owner = path.join(folder, 'owner');
    if (!existsSync(owner) || existsSync(`/proc/${readFileSync(owner, 'utf8')}`)) continue;
    await stopEmbedded(path.join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  }
}
