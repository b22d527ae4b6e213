import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { packagePath } from '../packageRoot.ts';

/** Any number that no other program takes: migrations of two starting servers wait for each other. */
const LOCK = 4_815_162_342;

/**
 * Runs the plain SQL files of `migrations/` that have not run yet, each in a transaction, in the order of their names.
 * Safe to call from several processes at once. Returns the names it ran.
 */
export async function migrate(databaseUrl: string, folder = packagePath('migrations')): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query('SET client_min_messages = warning');
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, ran_at timestamptz NOT NULL DEFAULT now())',
    );
    const done = new Set(
      (await client.query<{ name: string }>('SELECT name FROM migration')).rows.map((row) => row.name),
    );
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    const ran: string[] = [];
    for (const name of names) {
      if (done.has(name)) continue;
      await runMigration(client, name, await readFile(path.join(folder, name), 'utf8'));
      ran.push(name);
    }
    return ran;
  } finally {
    await client.end();
  }
}

async function runMigration(client: pg.Client, name: string, sql: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query('INSERT INTO migration (name) VALUES ($1)', [name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
