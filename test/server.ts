import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { build } from '../script/build.ts';
import type { SampleAccount } from '../src/commands/sampleProvince.ts';

export interface TestServer {
  /** address of the built server with the sample province, without a slash at its end */
  url: string;
  /** its data folder */
  home: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** one for each worker that runs browser tests */
    servers: TestServer[];
    sampleAccounts: SampleAccount[];
  }
}

const START_SECONDS = 120;

/**
 * Vitest global setup of the browser tests: for each worker the built program with the sample province, on data and a
 * port of its own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<unknown>> {
  // Apart from dist/, which a running script/server uses.
  const built = path.resolve('node_modules/.cache/motcua-e2e');
  await build(built);
  const program = path.join(built, 'motcua.js');
  const homes = Array.from({ length: workersOf(project) }, () => mkdtempSync(path.join(tmpdir(), 'motcua-e2e-')));
  const started: Server[] = [];
  const endAll = async () => {
    await Promise.all(started.map(end));
    for (const home of homes) rmSync(home, { recursive: true, force: true });
  };
  try {
    await loadSample(program, homes);
    for (const home of homes) started.push(await start(program, home));
    await Promise.all(started.map(untilReady));
  } catch (error) {
    await endAll();
    throw error;
  }
  project.provide(
    'servers',
    started.map(({ url, home }) => ({ url, home })),
  );
  const accounts = readFileSync(path.join(started[0]?.home ?? '', 'sample-accounts.json'), 'utf8');
  project.provide('sampleAccounts', JSON.parse(accounts) as SampleAccount[]);
  return endAll;
}

/** The sample province is loaded once; the other data folders are copies of the first. */
async function loadSample(program: string, [first = '', ...others]: string[]): Promise<void> {
  if (others.length === 0) return;
  const server = await start(program, first);
  try {
    await untilReady(server);
  } finally {
    await end(server);
  }
  for (const home of others) execFileSync('cp', ['-a', `${first}/.`, home]);
}

function workersOf(project: TestProject): number {
  const { maxWorkers } = project.config;
  return typeof maxWorkers === 'number' ? maxWorkers : 1;
}

interface Server extends TestServer {
  process: ChildProcess;
  said: string;
}

async function start(program: string, home: string): Promise<Server> {
  const url = `http://localhost:${await freePort()}`;
  const child = spawn(process.execPath, [program, 'serve'], {
    env: {
      PATH: process.env.PATH,
      PORT: new URL(url).port,
      MOTCUA_HOME: home,
      MOTCUA_PUBLIC_URL: url,
      MOTCUA_SAMPLE: 'on',
      MOTCUA_LOG_LEVEL: 'error',
      // the tests read mail at any hour
      MOTCUA_QUIET_HOURS: 'off',
      MOTCUA_EMBED_HOSTS: 'http://xa.example',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const server: Server = { url, home, process: child, said: '' };
  const keep = (chunk: Buffer) => {
    server.said += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return server;
}

async function untilReady(server: Server): Promise<void> {
  const until = Date.now() + START_SECONDS * 1000;
  while (Date.now() < until) {
    if (server.process.exitCode !== null) throw new Error(`The server ended during its start:\n${server.said}`);
    // The last line of the greeting: database, sample province, web server and jobs are all up.
    if (server.said.includes('Ctrl-C')) return;
    await sleep(100);
  }
  throw new Error(`The server was not ready after ${START_SECONDS} s:\n${server.said}`);
}

async function end(server: Server): Promise<void> {
  if (server.process.exitCode !== null) return;
  const ended = new Promise((resolve) => server.process.once('exit', resolve));
  server.process.kill('SIGTERM');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
