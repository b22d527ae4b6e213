import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.ts';
import { type Cluster, OWNER } from './cluster.ts';
import { explainFailure, unavailable } from './failure.ts';

/** Nothing listens on TCP; the number only names the socket file. */
const PORT = 5432;

/** Linux keeps 108 bytes for a socket's path, its name and closing zero included. */
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432.lock'.length;

/** Crash recovery may take a while on a slow disk. */
const START_SECONDS = 120;
const STOP_SECONDS = 60;

/** `postgres://` address of a database reached through the socket folder. */
export function socketUrl(socketFolder: string, database: string): string {
  return `postgres://${OWNER}@localhost:${PORT}/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/** Folder of the socket: in the data folder's neighbourhood, or under /tmp where that path is too long for Linux. */
export function socketFolder(cluster: Cluster): string {
  const beside = path.join(path.dirname(cluster.data), 'socket');
  let folder = beside;
  if (Buffer.byteLength(beside) > LONGEST_SOCKET_FOLDER) {
    const mark = createHash('sha256').update(realpathSync(cluster.data)).digest('hex').slice(0, 12);
    folder = path.join(tmpdir(), `motcua-${mark}`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (cluster.runAs.uid !== undefined) chownSync(folder, cluster.runAs.uid, cluster.runAs.gid!);
  return folder;
}

/**
 * Makes sure a server runs on the cluster and answers: adopts a live one, waits for one that is starting,
 * clears what a killed one left behind, starts one when there is none.
 * @returns true when this call started it
 * @throws StartError when it does not come up
 */
export async function ensureRunning(binaries: Binaries, cluster: Cluster, durable: boolean): Promise<boolean> {
  const sockets = socketFolder(cluster);
  const until = Date.now() + START_SECONDS * 1000;
  let started: Attempt | undefined;
  while (Date.now() < until) {
    const answer = await ask(sockets);
    if (answer === 'ready') return started !== undefined && started.exited === undefined;
    if (answer === 'absent' && !started && processesIn(cluster.data).length === 0) {
      started = start(binaries, cluster, sockets, durable);
    }
    if (started?.exited !== undefined) {
      // Two commands may start at once: the loser of the race adopts the winner's server.
      if (!/postmaster\.pid" already exists|is another postmaster/i.test(started.said())) {
        throw explainFailure(started.said(), cluster.data);
      }
      if (processesIn(cluster.data).length === 0) started = undefined;
    }
    await sleep(25);
  }
  throw unavailable(
    `PostgreSQL không trả lời sau ${START_SECONDS} giây: xem ${cluster.log}.`,
    `PostgreSQL did not answer within ${START_SECONDS} seconds: see ${cluster.log}.`,
  );
}

/** Fast shutdown: open transactions are rolled back, everything committed is kept. */
export async function stopRunning(cluster: Cluster): Promise<void> {
  const pid = postmasterPid(cluster);
  if (pid === undefined || !processesIn(cluster.data).includes(pid)) return;
  process.kill(pid, 'SIGINT');
  const until = Date.now() + STOP_SECONDS * 1000;
  while (Date.now() < until) {
    if (processesIn(cluster.data).length === 0) return;
    await sleep(20);
  }
  throw unavailable(
    `PostgreSQL không dừng sau ${STOP_SECONDS} giây: xem ${cluster.log}.`,
    `PostgreSQL did not stop within ${STOP_SECONDS} seconds: see ${cluster.log}.`,
  );
}

interface Attempt {
  exited: number | null | undefined;
  said(): string;
}

function start(binaries: Binaries, cluster: Cluster, sockets: string, durable: boolean): Attempt {
  // Nobody lives in the folder (checked by the caller), so this is a dead server's. PostgreSQL itself would
  // take a zombie, or another program that got the same number, for the owner and refuse to start.
  rmSync(path.join(cluster.data, 'postmaster.pid'), { force: true });
  const log = openSync(cluster.log, 'a', 0o600);
  const from = fstatSync(log).size;
  const program = [...cluster.runAs.prefix, binaries.postgres, '-D', cluster.data, ...options(sockets, durable)];
  const child = spawn(program[0]!, program.slice(1), {
    // In a session of its own, so that Ctrl-C at the terminal reaches only us and we stop it in order.
    detached: true,
    uid: cluster.runAs.uid,
    gid: cluster.runAs.gid,
    cwd: path.dirname(cluster.data),
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const attempt: Attempt = { exited: undefined, said: () => readFileSync(cluster.log).subarray(from).toString() };
  child.on('exit', (code) => {
    attempt.exited = code;
  });
  child.on('error', () => {
    attempt.exited = null;
  });
  return attempt;
}

function options(sockets: string, durable: boolean): string[] {
  const sharedMegabytes = Math.min(512, Math.max(64, Math.floor(totalmem() / 1024 / 1024 / 8)));
  const values: Record<string, string> = {
    listen_addresses: '',
    port: String(PORT),
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    max_connections: '200',
    shared_buffers: `${sharedMegabytes}MB`,
    max_wal_size: '1GB',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_line_prefix: '%m [%p] ',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** `starting` covers shutting down as well: in both cases the thing to do is to wait. */
async function ask(sockets: string): Promise<'ready' | 'starting' | 'absent'> {
  const client = new pg.Client({ connectionString: socketUrl(sockets, 'postgres'), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return 'ready';
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent';
    // 57P03: starting up, shutting down or recovering; a reset connection is one that was just leaving.
    if (code === '57P03' || code === '57P01' || code === 'ECONNRESET' || /terminated|timeout/.test(message))
      return 'starting';
    throw explainFailure(`FATAL: ${message}`, path.dirname(sockets));
  }
}

function postmasterPid(cluster: Cluster): number | undefined {
  try {
    return Number(readFileSync(path.join(cluster.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

/**
 * Processes that work inside the data folder: every PostgreSQL process does, and after a killed postmaster
 * its children may live on for a moment, during which no new server may touch the data.
 * A zombie works nowhere.
 */
export function processesIn(data: string): number[] {
  const folder = realpathSync(data);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    })
    .map(Number);
}
