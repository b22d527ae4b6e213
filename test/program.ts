import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bundleProgram } from '../script/build.ts';
import { packagePath } from '../src/platform/packageRoot.ts';

const FOLDER = packagePath('node_modules', '.cache', 'motcua-program');

/** The program as it is shipped, without what browsers get of it; made once, before the tests (test/cluster.ts). */
export function bundleForTests(): Promise<void> {
  return bundleProgram(FOLDER);
}

/** Runs `motcua` as a person would: exit code and what it said. No settings but the given ones reach it. */
export function motcua(args: string[], env: Record<string, string> = {}, input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(FOLDER, 'motcua.js'), ...args], {
    env: { PATH: process.env.PATH, ...env },
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
