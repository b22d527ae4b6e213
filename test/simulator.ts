import { type ChildProcess, spawn } from 'node:child_process';
import { packagePath } from '../src/platform/packageRoot.ts';

/** A simulated provider as a program of its own. */
export interface Simulator {
  url: string;
  /** GET, or POST when there is a body; JSON where it is JSON, else text */
  call(path: string, body?: object): Promise<unknown>;
  stop(): void;
}

const STARTS_WITHIN_MILLISECONDS = 60_000;

/** Starts `simulators/<name>/main.ts` on a free port and waits until it says its address. */
export async function startSimulator(name: string, env: Record<string, string>): Promise<Simulator> {
  const child = spawn(process.execPath, ['--import', 'tsx', packagePath('simulators', name, 'main.ts')], {
    env: { ...process.env, PORT: '0', RETRY_MILLISECONDS: '50', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  return {
    url,
    call: async (path, body) => {
      const request = body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      };
      const text = await (await fetch(`${url}${path}`, request)).text();
      return /^[[{]/.test(text) ? JSON.parse(text) : text;
    },
    stop: () => child.kill(),
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The simulator did not start')), STARTS_WITHIN_MILLISECONDS);
    child.once('exit', () => reject(new Error('The simulator ended')));
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const found = /http:\/\/localhost:\d+/.exec(said);
      if (!found) return;
      clearTimeout(late);
      resolve(found[0]);
    });
  });
}
