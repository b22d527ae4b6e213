import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { chooseAccount, type RunAs } from './account.ts';
import { type Binaries, MAJOR } from './binaries.ts';
import { damaged, diskFull, explainFailure, otherVersion } from './failure.ts';

/** Superuser of the embedded cluster. It can connect only through the socket in a folder of mode 0700. */
export const OWNER = 'motcua';

/** A new cluster takes some 60 MB; below this PostgreSQL would die at its first write. */
const ROOM_FOR_NEW = 160 * 1024 * 1024;
const ROOM_TO_RUN = 32 * 1024 * 1024;

export interface Cluster {
  /** PostgreSQL's data folder */
  data: string;
  /** file of PostgreSQL's own messages */
  log: string;
  runAs: RunAs;
}

/**
 * The cluster under `folder`, made when there is none. It is made aside and moved into place,
 * so a half-made one is never taken for data.
 * @param durable false only for throw-away data: a new cluster is not waited for until it is on the disk
 * @throws StartError when the folder is damaged, of another version, not ours, or the disk is full
 */
export async function prepareCluster(binaries: Binaries, folder: string, durable: boolean): Promise<Cluster> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const data = path.join(folder, 'data');
  const log = path.join(folder, 'postgres.log');
  const runAs = chooseAccount(existsSync(data) ? data : folder);
  refuseFullDisk(folder, existsSync(data) ? ROOM_TO_RUN : ROOM_FOR_NEW);
  if (!existsSync(data)) await createCluster(binaries, folder, data, runAs, durable);
  checkVersion(data);
  return { data, log, runAs };
}

async function createCluster(
  binaries: Binaries,
  folder: string,
  data: string,
  runAs: RunAs,
  durable: boolean,
): Promise<void> {
  removeHalfMade(folder);
  if (runAs.uid !== undefined) chownSync(folder, runAs.uid, runAs.gid!);
  const draft = path.join(folder, `new-${process.pid}-${randomBytes(4).toString('hex')}`);
  // Code-point order with Unicode upper and lower case; lists for people say COLLATE "vi-x-icu".
  const options = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const args = ['-D', draft, '-U', OWNER, '--auth=trust', '--no-instructions', '--data-checksums', ...options];
  if (!durable) args.push('--no-sync');
  const { code, output } = await run(binaries.initdb, args, runAs, folder);
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw explainFailure(output, data);
  }
  // Only the owner can reach the socket (the folder is 0700) and nothing listens on the network.
  writeFileSync(path.join(draft, 'pg_hba.conf'), 'local all all trust\n');
  try {
    renameSync(draft, data);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was faster: its cluster is as good.
    if (!existsSync(path.join(data, 'PG_VERSION'))) throw error;
  }
}

/** Removes what a killed first start left behind; a draft whose maker still lives is left alone. */
function removeHalfMade(folder: string): void {
  for (const name of readdirSync(folder)) {
    const maker = /^new-(\d+)-/.exec(name)?.[1];
    if (maker && !existsSync(`/proc/${maker}`)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

function checkVersion(data: string): void {
  const file = path.join(data, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (!/^\d+$/.test(version) || !existsSync(path.join(data, 'global', 'pg_control'))) {
    throw damaged(data, 'thiếu PG_VERSION hoặc pg_control / PG_VERSION or pg_control is missing');
  }
  if (version !== MAJOR) throw otherVersion(data, version, MAJOR);
}

function refuseFullDisk(folder: string, needed: number): void {
  const disk = statfsSync(folder);
  if (disk.bavail * disk.bsize < needed) throw diskFull(folder);
}

/** Runs a program to its end and returns everything it said. */
function run(
  program: string,
  args: string[],
  runAs: RunAs,
  cwd: string,
): Promise<{ code: number | null; output: string }> {
  const [command, ...rest] = [...runAs.prefix, program, ...args];
  const child = spawn(command!, rest, {
    cwd,
    uid: runAs.uid,
    gid: runAs.gid,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, output: `error: ${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
