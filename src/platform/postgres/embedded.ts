import { existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { type Cluster, prepareCluster } from './cluster.ts';
import { ensureRunning, processesIn, socketFolder, socketUrl, stopRunning } from './postmaster.ts';

/** A running embedded PostgreSQL, shared by every process on the same folder until the last one leaves. */
export interface EmbeddedPostgres {
  /** Address of a database of the cluster. */
  url(database: string): string;
  /** Makes the database when it is absent. */
  ensureDatabase(database: string): Promise<void>;
  /** Leaves; the last to leave stops the server. */
  stop(): Promise<void>;
}

/** Held shared by everyone who uses the server, and alone by the one who stops it. */
const LEASE = 7_346_001;

/**
 * Joins the PostgreSQL of `folder`, making and starting it when needed.
 * @param options.durable false only for throw-away data: commits may be lost when the machine dies
 * @throws StartError in words for the person at the terminal
 */
export async function joinEmbedded(folder: string, options: { durable?: boolean } = {}): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries();
  const cluster = await prepareCluster(binaries, path.resolve(folder));
  const sockets = socketFolder(cluster);
  const url = (database: string) => socketUrl(sockets, database);
  let lease: pg.Client | undefined;
  for (let attempt = 1; lease === undefined; attempt++) {
    await ensureRunning(binaries, cluster, options.durable ?? true);
    lease = await takeLease(url('postgres'), attempt < 20);
  }
  const held = lease;
  return {
    url,
    ensureDatabase: (database) => ensureDatabaseIn(url, database),
    stop: () => leave(cluster, held, url('postgres')),
  };
}

/** undefined when the server was being stopped by the one who left last: start it again. */
async function takeLease(url: string, mayRetry: boolean): Promise<pg.Client | undefined> {
  try {
    const client = await connect(url);
    await client.query('SELECT pg_advisory_lock_shared($1)', [LEASE]);
    return client;
  } catch (error) {
    if (mayRetry) return undefined;
    throw error;
  }
}

async function leave(cluster: Cluster, lease: pg.Client, url: string): Promise<void> {
  await lease.end().catch(() => undefined);
  let last: pg.Client;
  try {
    last = await connect(url);
  } catch {
    return;
  }
  try {
    const { rows } = await last.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [LEASE]);
    if (rows[0]?.alone) await stopRunning(cluster);
  } finally {
    await last.end().catch(() => undefined);
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'motcua lease' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function ensureDatabaseIn(url: (database: string) => string, database: string): Promise<void> {
  const client = await connect(url('postgres'));
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } catch (error) {
    // 42P04, 23505: another process made it at the same moment.
    const code = (error as { code?: string }).code;
    if (code !== '42P04' && code !== '23505') throw error;
  } finally {
    await client.end();
  }
}

/** Stops the server of `folder` whoever uses it; nothing happens when none runs. */
export async function stopEmbedded(folder: string): Promise<void> {
  const data = path.join(path.resolve(folder), 'data');
  if (existsSync(data)) await stopRunning({ data, log: path.join(folder, 'postgres.log'), runAs: { prefix: [] } });
}

/** Whether a living process works with the server of `folder`; false when none runs or it was left over by a killed one. */
export async function isUsed(folder: string): Promise<boolean> {
  const data = path.join(path.resolve(folder), 'data');
  if (!existsSync(data) || processesIn(data).length === 0) return false;
  const url = socketUrl(socketFolder({ data, log: '', runAs: { prefix: [] } }), 'postgres');
  const client = await connect(url).catch(() => undefined);
  if (!client) return false;
  try {
    const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [LEASE]);
    return rows[0]?.alone === false;
  } finally {
    await client.end();
  }
}
