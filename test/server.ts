import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { build } from '../script/build.ts';
import type { SampleAccount } from '../src/commands/sampleProvince.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** address of the built server with the sample province, without a slash at its end */
    serverUrl: string;
    /** data folder of that server */
    serverHome: string;
    sampleAccounts: SampleAccount[];
  }
}

const START_SECONDS = 120;

/** Vitest global setup of the browser tests: the built program with the sample province, on data and a port of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Apart from dist/, which a running script/server uses.
  const built = path.resolve('node_modules/.cache/motcua-e2e');
  await build(built);
  const home = mkdtempSync(path.join(tmpdir(), 'motcua-e2e-'));
  const url = `http://localhost:${await freePort()}`;
  const server = start(path.join(built, 'motcua.js'), home, url);
  try {
    await untilReady(server);
  } catch (error) {
    await end(server, home);
    throw error;
  }
  project.provide('serverUrl', url);
  project.provide('serverHome', home);
  project.provide(
    'sampleAccounts',
    JSON.parse(readFileSync(path.join(home, 'sample-accounts.json'), 'utf8')) as SampleAccount[],
  );
  return () => end(server, home);
}

interface Server {
  process: ChildProcess;
  said: string;
}

function start(program: string, home: string, url: string): Server {
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
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const server: Server = { process: child, said: '' };
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

async function end(server: Server, home: string): Promise<void> {
  if (server.process.exitCode === null) {
    const ended = new Promise((resolve) => server.process.once('exit', resolve));
    server.process.kill('SIGTERM');
    await ended;
  }
  rmSync(home, { recursive: true, force: true });
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
