import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What one run gave. */
export interface Taken {
  perSecond: number;
  /** processor time of the serving process for one answer, in microseconds: what other programs on the machine do not change */
  cpuMicroseconds?: number;
}

/** One figure beside the one it is measured against, in the order in which they were taken. */
export interface Pair {
  name: string;
  unit: string;
  /** least share of the bare figure that is good enough */
  goal: number;
  ours: () => Promise<Taken>;
  bare: () => Promise<Taken>;
}

export interface PairResult {
  name: string;
  unit: string;
  goal: number;
  ours: Taken;
  bare: Taken;
  /** median of the rounds' ratios */
  ratio: number;
}

/** Takes ours and bare in turn, `rounds` times, so that a busy machine slows both; the first of a pair changes each round. */
export async function measurePair(pair: Pair, rounds: number): Promise<PairResult> {
  const ours: Taken[] = [];
  const bare: Taken[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) ours.push(await pair.ours());
    bare.push(await pair.bare());
    if (round % 2 === 1) ours.push(await pair.ours());
  }
  const { name, unit, goal } = pair;
  const ratio = median(ours.map(({ perSecond }, round) => perSecond / bare[round]!.perSecond));
  return { name, unit, goal, ours: middle(ours), bare: middle(bare), ratio };
}

function middle(taken: Taken[]): Taken {
  const times = taken.flatMap(({ cpuMicroseconds }) => cpuMicroseconds ?? []);
  return {
    perSecond: median(taken.map(({ perSecond }) => perSecond)),
    cpuMicroseconds: times.length > 0 ? median(times) : undefined,
  };
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Answers a second of one process with 32 connections from one thread. Throws when an answer is no success. */
export async function requestsPerSecond(script: string, url: string, seconds: number, pid: number): Promise<Taken> {
  const before = processorSeconds(pid);
  const { stdout } = await run('wrk', ['-t1', '-c32', `-d${seconds}s`, '-s', script, url]);
  const used = processorSeconds(pid) - before;
  const failed = /Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1];
  if (failed) throw new Error(`${url}: ${failed} answers were no success`);
  const answers = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  return { perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]), cpuMicroseconds: (used / answers) * 1e6 };
}

const TICKS_PER_SECOND = 100;

/** User and system time of a process so far (fields 14 and 15 of /proc/PID/stat). */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Transactions a second of a pgbench script with 8 connections. */
export async function scriptPerSecond(databaseUrl: string, file: string, seconds: number): Promise<Taken> {
  const { stdout } = await run('pgbench', [
    '-n',
    '-M',
    'prepared',
    '-c8',
    '-j1',
    `-T${seconds}`,
    '-f',
    file,
    databaseUrl,
  ]);
  return { perSecond: Number(/tps = ([\d.]+)/.exec(stdout)?.[1]) };
}

/** Calls a second of `work`, eight at a time. */
export async function callsPerSecond(work: () => Promise<unknown>, seconds: number): Promise<Taken> {
  const began = performance.now();
  const end = began + seconds * 1000;
  let done = 0;
  const one = async () => {
    while (performance.now() < end) {
      await work();
      done++;
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return { perSecond: done / ((performance.now() - began) / 1000) };
}

/** How long single calls took, one after the other. */
export interface Latency {
  p50Milliseconds: number;
  p95Milliseconds: number;
}

export async function timeCalls(work: () => Promise<unknown>, times: number): Promise<Latency> {
  const taken: number[] = [];
  for (let call = 0; call < times; call++) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  taken.sort((one, other) => one - other);
  const share = (part: number) => taken[Math.floor((taken.length - 1) * part)]!;
  return { p50Milliseconds: share(0.5), p95Milliseconds: share(0.95) };
}

/** Whether a program is there; installs its Debian package when it is not and we may. */
export function haveProgram(name: string, debianPackage: string): boolean {
  const there = () => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
  if (there()) return true;
  if (process.getuid?.() !== 0) return false;
  spawnSync('sh', ['-c', `apt-get update -q && apt-get install -q -y --no-install-recommends ${debianPackage}`], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return there();
}
