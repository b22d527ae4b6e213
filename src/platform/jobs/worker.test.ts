import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { createDatabase, createPool, type Database } from '../db/database.ts';
import { createLog } from '../log.ts';
import { enqueue } from './enqueue.ts';
import { startWorker } from './worker.ts';

const log = createLog({ logLevel: 'silent', logFile: undefined });
const LOOK = { lookMilliseconds: 100 };

let database: TestDatabase;
let pool: pg.Pool;
let db: Database;
let folder: string;
const stops: (() => Promise<void>)[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await testDatabase();
  pool = createPool(database.url, 12);
  db = createDatabase(pool);
  folder = mkdtempSync(path.join(tmpdir(), 'motcua-worker-'));
});
beforeEach(() => pool.query('DELETE FROM graphile_worker._private_jobs'));
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function addJob(notificationId: string): Promise<void> {
  await db.transaction().execute((tx) => enqueue(tx, 'notification.send', { notificationId }));
}

async function worker(handle: (notificationId: string) => Promise<void>, look = LOOK): Promise<void> {
  const handler = (payload: { notificationId: string }) => handle(payload.notificationId);
  const { stop } = await startWorker(pool, { 'notification.send': handler }, log, look);
  stops.push(stop);
}

async function jobsLeft(): Promise<number> {
  const { rows } = await pool.query<{ left: number }>('SELECT count(*) AS left FROM graphile_worker.jobs');
  return rows[0]?.left ?? 0;
}

async function until(condition: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) if (await condition()) return;
  throw new Error(`not true after ${seconds} s: ${condition.toString()}`);
}

function otherProcess(trace: string): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/killedWorker.ts'], {
    env: { PATH: process.env.PATH, DATABASE_URL: database.url, TRACE_FILE: trace },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  children.push(child);
  return child;
}

function begun(trace: string): string[] {
  return existsSync(trace) ? readFileSync(trace, 'utf8').split('\n').filter(Boolean) : [];
}

describe('the job worker', () => {
  it('runs what a transaction enqueued, and nothing of one that was rolled back', async () => {
    const seen: string[] = [];
    await worker(async (id) => {
      seen.push(id);
    });
    await addJob('kept');
    await db
      .transaction()
      .execute(async (tx) => {
        await enqueue(tx, 'notification.send', { notificationId: 'lost' });
        throw new Error('changed my mind');
      })
      .catch(() => undefined);
    await until(async () => (await jobsLeft()) === 0 && seen.length > 0);
    expect(seen).toEqual(['kept']);
  });

  it('takes up the job of a worker killed with SIGKILL within seconds, and finishes it once', async () => {
    const trace = path.join(folder, 'killed');
    await addJob('n1');
    const child = otherProcess(trace);
    await until(() => begun(trace).length === 1, 30);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(await jobsLeft()).toBe(1);
    const finished: string[] = [];
    await worker(async (id) => {
      finished.push(id);
    });
    await until(async () => (await jobsLeft()) === 0);
    expect(finished).toEqual(['n1']);
    expect(begun(trace)).toEqual([`began ${child.pid}`]);
  }, 60_000);

  it('leaves a long job to the living worker that has it, however often it looks', async () => {
    const runs: string[] = [];
    let finish: () => void = () => undefined;
    const long = (name: string) => async () => {
      runs.push(name);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    };
    await worker(long('first'));
    await addJob('n2');
    await until(() => runs.length === 1);
    await worker(long('second'));
    await sleep(1_500);
    expect(runs).toEqual(['first']);
    finish();
    await until(async () => (await jobsLeft()) === 0);
    expect(runs).toEqual(['first']);
  });

  it('keeps its jobs when the connection that shows that it lives is cut', async () => {
    let runs = 0;
    let finish: () => void = () => undefined;
    await worker(
      async () => {
        runs += 1;
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
      },
      { lookMilliseconds: 2_000 },
    );
    await addJob('n3');
    await until(() => runs === 1);
    const holders = `SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    expect((await pool.query(holders)).rowCount).toBe(1);
    const held = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    await until(async () => (await pool.query(held)).rowCount === 1);
    finish();
    await until(async () => (await jobsLeft()) === 0);
  });

  it('writes down the end of a job although the connection is lost at that moment, and lets the program live', async () => {
    let losses = 0;
    const shaky = createPool(database.url, 4);
    shaky.on('connect', (client) => {
      const query = client.query.bind(client) as (...said: unknown[]) => Promise<unknown>;
      const lose = (...said: unknown[]) => {
        if (losses > 0 || !JSON.stringify(said[0]).includes('delete from')) return query(...said);
        losses++;
        return Promise.reject(Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' }));
      };
      client.query = lose as typeof client.query;
    });
    const handled: string[] = [];
    const handlers = {
      'notification.send': async (job: { notificationId: string }) => handled.push(job.notificationId),
    };
    const { stop } = await startWorker(shaky, handlers as never, log, LOOK);
    await addJob('n1');
    await until(async () => (await jobsLeft()) === 0);
    await stop();
    await shaky.end();
    expect({ losses, handled }).toEqual({ losses: 1, handled: ['n1'] });
  });

  it('finishes the running job before it stops', async () => {
    let done = false;
    let running = false;
    await worker(async () => {
      running = true;
      await sleep(400);
      done = true;
    });
    await addJob('n4');
    await until(() => running);
    for (const stop of stops.splice(0)) await stop();
    expect(done).toBe(true);
    expect(await jobsLeft()).toBe(0);
  });
});
