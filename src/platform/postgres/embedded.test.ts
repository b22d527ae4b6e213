import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeMemoryFolder } from '../../../test/memoryFolder.ts';
import { StartError } from '../config/startError.ts';
import { isUsed, joinEmbedded, stopEmbedded } from './embedded.ts';
import { processesIn } from './postmaster.ts';

describe('the embedded PostgreSQL', () => {
  let parent: string;
  let folder: string;
  const data = () => path.join(folder, 'data');

  let seed: string;

  beforeAll(async () => {
    seed = path.join(makeMemoryFolder('motcua-seed-'), 'postgres');
    await (await joinEmbedded(seed)).stop();
  });
  afterAll(() => rmSync(path.dirname(seed), { recursive: true, force: true }));

  /** A stopped cluster in `folder`, copied because making one takes longer. */
  const copySeed = () => cpSync(path.join(seed, 'data'), data(), { recursive: true });

  beforeEach(() => {
    // Only its owner can enter the folder; a space is what home folders have.
    parent = makeMemoryFolder('motcua-launch-');
    folder = path.join(parent, 'dữ liệu', 'postgres');
  });
  afterEach(async () => {
    await stopEmbedded(folder);
    rmSync(parent, { recursive: true, force: true });
  });

  it('is shared by everyone who joins and ends with the last to leave', async () => {
    copySeed();
    const first = await joinEmbedded(folder);
    const second = await joinEmbedded(folder);
    await first.stop();
    expect(await query(second.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await isUsed(folder)).toBe(true);
    await second.stop();
    expect(processesIn(data())).toEqual([]);
    expect(existsSync(path.join(data(), 'postmaster.pid'))).toBe(false);
  });

  it('is made once when several processes start at the same moment', async () => {
    const joined = await Promise.all([joinEmbedded(folder), joinEmbedded(folder), joinEmbedded(folder)]);
    await Promise.all(joined.map((postgres) => postgres.ensureDatabase('motcua')));
    const seen = await Promise.all(
      joined.map((postgres) => query(postgres.url('motcua'), 'SELECT pg_postmaster_start_time()')),
    );
    expect(new Set(seen.map((rows) => JSON.stringify(rows))).size).toBe(1);
    await Promise.all(joined.map((postgres) => postgres.stop()));
    expect(processesIn(data())).toEqual([]);
  });

  it('comes back with everything committed after being killed', async () => {
    copySeed();
    const before = await joinEmbedded(folder);
    await query(before.url('postgres'), 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(postmasterPid(data()), 'SIGKILL');
    const after = await joinEmbedded(folder);
    expect(await query(after.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await after.stop();
    await before.stop();
  });

  it('adopts the server a killed program left running, and then stops it', async () => {
    copySeed();
    const program = await joinInAnotherProcess(folder);
    const pid = postmasterPid(data());
    program.kill('SIGKILL');
    await once(program, 'exit');
    await expect.poll(() => isUsed(folder)).toBe(false);
    const next = await joinEmbedded(folder);
    expect(postmasterPid(data())).toBe(pid);
    await next.stop();
    expect(processesIn(data())).toEqual([]);
  });

  it('is started again for a program that still needs it', async () => {
    copySeed();
    const postgres = await joinEmbedded(folder);
    process.kill(postmasterPid(data()), 'SIGKILL');
    await expect
      .poll(() => query(postgres.url('postgres'), 'SELECT 1 AS one').catch(() => []), { timeout: 15_000 })
      .toEqual([{ one: 1 }]);
    await expect.poll(() => isUsed(folder)).toBe(true);
    await postgres.stop();
    expect(processesIn(data())).toEqual([]);
  });

  it('is not deceived by a lock file whose number now belongs to another program', async () => {
    copySeed();
    writeFileSync(path.join(data(), 'postmaster.pid'), `${process.pid}\n${data()}\n1700000000\n5432\n`, {
      mode: 0o600,
    });
    copySeed();
    const postgres = await joinEmbedded(folder);
    expect(postmasterPid(data())).not.toBe(process.pid);
    await postgres.stop();
  });

  it('throws away what an interrupted first start left behind', async () => {
    const half = path.join(folder, 'new-999999999-abcd');
    mkdirSync(half, { recursive: true });
    writeFileSync(path.join(half, 'PG_VERSION'), '18\n');
    await (await joinEmbedded(folder)).stop();
    expect(existsSync(half)).toBe(false);
  });

  it('says in one line what is wrong with a data folder and leaves it as it is', async () => {
    copySeed();
    const version = path.join(data(), 'PG_VERSION');
    writeFileSync(version, '15\n');
    expect(await failure(folder)).toMatchObject({
      exitCode: 4,
      words: { vi: expect.stringContaining('PostgreSQL 15') },
    });
    writeFileSync(version, '18\n');
    const control = path.join(data(), 'global', 'pg_control');
    writeFileSync(control, Buffer.alloc(8192, 7));
    const broken = await failure(folder);
    expect(broken.words.vi).toContain('bị hỏng');
    expect(broken.words.en).toContain('--reset');
    expect(broken.words.vi).not.toContain('\n');
    expect(processesIn(data())).toEqual([]);
    rmSync(control);
    expect((await failure(folder)).words.vi).toContain('bị hỏng');
    expect(existsSync(version)).toBe(true);
  });

  it('works in a folder whose path is too long for a socket', async () => {
    folder = path.join(parent, 'x'.repeat(120), 'postgres');
    copySeed();
    const postgres = await joinEmbedded(folder);
    expect(await query(postgres.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  it('listens on no network address', async () => {
    copySeed();
    const postgres = await joinEmbedded(folder);
    expect(await query(postgres.url('postgres'), 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
    await postgres.stop();
  });
});

function postmasterPid(data: string): number {
  return Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function joinInAnotherProcess(folder: string): Promise<ChildProcess> {
  const code = `import { joinEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)};
    await joinEmbedded(${JSON.stringify(folder)}); console.log('joined'); setInterval(() => undefined, 1000);`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', code];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

async function failure(folder: string): Promise<StartError> {
  const error = await joinEmbedded(folder).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartError)) throw new Error(`expected a StartError, got ${String(error)}`, { cause: error });
  return error;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
