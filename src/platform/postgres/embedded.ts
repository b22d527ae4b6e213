import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { prepareCluster } from './cluster.ts';
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
  const durable = options.durable ?? true;
  const cluster = await prepareCluster(binaries, path.resolve(folder), durable);
  const sockets = socketFolder(cluster);
  const url = (database: string) => socketUrl(sockets, database);
  const lease = await holdLease(url('postgres'), () => ensureRunning(binaries, cluster, durable));
  return {
    url,
    ensureDatabase: (database) => ensureDatabaseIn(url, database),
    stop: async () => {
      await lease.release();
      await whenAlone(url('postgres'), () => stopRunning(cluster));
    },
  };
}

const RETRY_MS = 200;
const ATTEMPTS = 50;

/**
 * Holds the lease until it is released. When the connection is lost (somebody stopped or killed the server) the server
 * is started again and the lease taken anew: otherwise the next command to leave would stop a server still in use.
 */
async function holdLease(url: string, ensureServer: () => Promise<unknown>): Promise<{ release(): Promise<void> }> {
  let released = false;
  let held: Promise<pg.Client>;
  const take = async (): Promise<pg.Client> => {
    for (let attempt = 1; ; attempt++) {
      await ensureServer();
      const client = await takeLease(url).catch((error: unknown) => {
        // The last to leave may be stopping the server at this moment.
        if (attempt === ATTEMPTS) throw error;
      });
      if (client) {
        client.once('end', () => {
          if (released) return;
          held = take();
          held.catch(() => undefined);
        });
        return client;
      }
      await sleep(RETRY_MS);
    }
  };
  held = take();
  await held;
  return {
    release: async () => {
      released = true;
      await held.then((client) => client.end()).catch(() => undefined);
    },
  };
}

async function takeLease(url: string): Promise<pg.Client> {
  const client = await connect(url);
  await client.query('SELECT pg_advisory_lock_shared($1)', [LEASE]);
  return client;
}

/**
 * Does the work when nobody holds a lease, keeping newcomers waiting meanwhile.
 * @returns whether it was done; undefined when no server answers, as when somebody else is stopping it
 */
async function whenAlone(url: string, work: () => Promise<void>): Promise<boolean | undefined> {
  const client = await connect(url).catch(() => undefined);
  if (!client) return undefined;
  try {
    const alone = await client
      .query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [LEASE])
      .then(({ rows }) => rows[0]?.alone)
      .catch(() => undefined);
    if (alone) await work();
    return alone;
  } finally {
    await client.end().catch(() => undefined);
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
  return (await whenAlone(url, async () => undefined)) === false;
}
