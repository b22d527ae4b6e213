import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { build } from '../script/build.ts';
import type { Database } from '../src/platform/db/database.ts';
import { ensureDatabase } from '../src/platform/postgres/ensureDatabase.ts';
import { benchDue } from './due.bench.ts';
import { describeGrowth, measureGrowth, OPEN_SHARE } from './growth.ts';
import { fillUp } from './loadDossiers.ts';
import { haveProgram, measurePair, type Pair, type PairResult, requestsPerSecond } from './measure.ts';
import { prepareWork, type Transactions, transactionPairs, type Work } from './transactions.ts';

const { values: options } = parseArgs({
  options: {
    dossiers: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    /** only pairs whose name contains this; nothing is written */
    only: { type: 'string', default: '' },
    /** writes a CPU profile of the built server into this folder */
    profile: { type: 'string', default: '' },
  },
});
const COUNT = Number(options.dossiers);
const SECONDS = Number(options.seconds);
const PORT = 3917;
const BARE_PORT = 3918;
const DUE_GOAL = 50_000;
const root = path.resolve(import.meta.dirname, '..');

const home = mkdtempSync(path.join(tmpdir(), 'motcua-bench-'));
const children: ChildProcess[] = [];
const stops: (() => Promise<void>)[] = [];
try {
  await main();
} finally {
  for (const child of children) {
    if (child.exitCode !== null) continue;
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  for (const stop of stops.reverse()) await stop();
  rmSync(home, { recursive: true, force: true });
}

async function main(): Promise<void> {
  say('Building, and loading the sample province …');
  const built = path.join(root, 'node_modules/.cache/motcua-bench');
  await build(built);
  const database = await ensureDatabase({ home, databaseUrl: undefined });
  stops.push(database.stop);
  const pid = await startProgram(built);
  const work = await prepareWork(database.url, home);
  stops.push(work.stop);
  const growth = options.only === '' ? await grow(work) : undefined;
  say(`Filling up to ${COUNT.toLocaleString('en')} dossiers …`);
  await fillUp(work.db, COUNT, OPEN_SHARE);
  const transactions = haveProgram('pgbench', 'postgresql-contrib')
    ? await transactionPairs(database.url, home, work, SECONDS)
    : skipped();
  const pairs = [...(await httpPairs(database.url, await someCodes(work.db), pid)), ...transactions.pairs];
  const results: PairResult[] = [];
  for (const pair of pairs.filter(({ name }) => name.includes(options.only))) {
    say(`Measuring: ${pair.name} …`);
    await pair.ours();
    await pair.bare();
    const result = await measurePair(pair, Number(options.rounds));
    say(`  ${row(result)}`);
    results.push(result);
  }
  const table = describe(results, benchDue().perSecond);
  console.log(`\n${table}`);
  if (!growth) return;
  console.log(`\n${growth}`);
  writeFileSync(path.join(root, 'docs/performance.md'), report(table, growth, transactions.statements));
}

async function grow(work: Work): Promise<string> {
  await work.layOnDesk(500, true);
  return describeGrowth(await measureGrowth(work, `http://127.0.0.1:${PORT}`, COUNT, say));
}

function skipped(): Transactions {
  say('pgbench is not there and could not be installed (Debian: postgresql-contrib): transactions are skipped.');
  return { pairs: [], statements: { submit: Number.NaN, action: Number.NaN } };
}

/** Codes of dossiers that somebody could look up: parts of interlinked ones are found under the code of the whole. */
async function someCodes(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('dossier')
    .select('code')
    .where('code', 'is not', null)
    .where('parentId', 'is', null)
    .orderBy(sql`random()`)
    .limit(2_000)
    .execute();
  return rows.map(({ code }) => code ?? '');
}

/** The built server as it is run: log on, rate limits on, every request from another address behind a proxy. */
async function startProgram(built: string): Promise<number> {
  const profile = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(options.profile)}`] : [];
  return start([...profile, path.join(built, 'motcua.js'), 'serve'], 'Ctrl-C', {
    PORT: String(PORT),
    HOST: '127.0.0.1',
    MOTCUA_HOME: home,
    MOTCUA_SAMPLE: 'on',
    MOTCUA_WORKER: 'off',
    MOTCUA_TRUST_PROXY: 'on',
    MOTCUA_LOG_FILE: path.join(home, 'server.log'),
  });
}

async function start(argv: string[], ready: string, env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, argv, {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  for (let waited = 0; !said.includes(ready); waited += 100) {
    if (child.exitCode !== null || waited > 120_000) throw new Error(`It did not start:\n${said}`);
    await sleep(100);
  }
  return child.pid ?? 0;
}

async function httpPairs(databaseUrl: string, codes: string[], pid: number): Promise<Pair[]> {
  if (!haveProgram('wrk', 'wrk')) {
    say('wrk is not there and could not be installed (Debian: wrk): requests are skipped.');
    return [];
  }
  const ours = `http://127.0.0.1:${PORT}`;
  const bare = `http://127.0.0.1:${BARE_PORT}`;
  const { procedures } = (await (await fetch(`${ours}/api/v1/procedures?limit=1`)).json()) as {
    procedures: { code: string }[];
  };
  const pages = { home: '/', procedure: `/thu-tuc/${procedures[0]?.code}` };
  const arguments_ = Object.entries(pages).map(([name, address]) => `${name}=${ours}${address}`);
  const barePid = await start(
    ['--import', 'tsx', path.join(root, 'bench/bareServer.ts'), String(BARE_PORT), databaseUrl, ...arguments_],
    'ready',
    {},
  );
  const words = [
    'khai sinh',
    'giấy phép xây dựng nhà ở',
    'dang ky ket hon',
    'đổi giấy phép lái xe',
    'ho kinh doanh',
    'trợ cấp',
  ];
  const select = script(
    'select',
    codes.map((code) => `/select/${code}`),
  );
  return [
    httpPair(
      'Look-up API',
      'requests/s',
      0.7,
      script(
        'lookup',
        codes.map((code) => `/api/v1/lookup/${code}`),
      ),
      select,
    ),
    httpPair(
      'Procedure search API',
      'requests/s',
      0.7,
      script(
        'search',
        words.map((text) => `/api/v1/procedures?q=${encodeURIComponent(text)}`),
      ),
      select,
    ),
    httpPair('Home page', 'pages/s', 0.6, script('home', [pages.home]), script('bare-home', ['/page/home'])),
    httpPair(
      'Procedure page',
      'pages/s',
      0.6,
      script('procedure', [pages.procedure]),
      script('bare-procedure', ['/page/procedure']),
    ),
  ];

  function httpPair(name: string, unit: string, goal: number, ourScript: string, bareScript: string): Pair {
    return {
      name,
      unit,
      goal,
      ours: () => requestsPerSecond(ourScript, ours, SECONDS, pid),
      bare: () => requestsPerSecond(bareScript, bare, SECONDS, barePid),
    };
  }
}

/** A wrk script that asks for the paths in turn, each time from another network address. */
function script(name: string, paths: string[]): string {
  const file = path.join(home, `${name}.lua`);
  writeFileSync(
    file,
    `local paths = {${paths.map((one) => JSON.stringify(one)).join(',')}}
local number = 0
local headers = {}
request = function()
  number = number + 1
  headers["X-Forwarded-For"] = "10." .. (math.floor(number / 65536) % 256) .. "." .. (math.floor(number / 256) % 256) .. "." .. (number % 256)
  return wrk.format("GET", paths[number % #paths + 1], headers)
end
`,
  );
  return file;
}

function describe(results: PairResult[], duePerSecond: number): string {
  const due: PairResult = {
    name: 'Due dates with trace',
    unit: '1/s and core',
    goal: DUE_GOAL,
    ours: { perSecond: duePerSecond },
    bare: { perSecond: Number.NaN },
    ratio: duePerSecond,
  };
  return [
    '| What | Unit | Ours | Bare | Ratio | Goal | | CPU µs each: ours | bare |',
    '|---|---|---:|---:|---:|---:|---|---:|---:|',
    ...[...results, due].map((result) => `| ${row(result)} |`),
  ].join('\n');
}

function row({ name, unit, goal, ours, bare, ratio }: PairResult): string {
  const number = (value = Number.NaN) => (Number.isNaN(value) ? '–' : Math.round(value).toLocaleString('en'));
  const share = ratio === ours.perSecond ? '–' : ratio.toFixed(2);
  const verdict = ratio >= goal ? 'met' : 'missed';
  const figures = [number(ours.perSecond), number(bare.perSecond), share, `≥ ${goal.toLocaleString('en')}`, verdict];
  return [name, unit, ...figures, number(ours.cpuMicroseconds), number(bare.cpuMicroseconds)].join(' | ');
}

function report(table: string, growth: string, statements: Transactions['statements']): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString().trim();
  const notes = readFileSync(path.join(root, 'bench/notes.md'), 'utf8').trim();
  return `# Performance

Written by \`npm run bench\`. Commit ${commit}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB,
Node ${process.versions.node}, ${COUNT.toLocaleString('en')} dossiers beside the sample province; medians of ${options.rounds} rounds of ${SECONDS} s,
ours and bare in turn. Load generator, program and database share the machine.

${table}

One submission is ${statements.submit} statements, one step action ${statements.action}, begin and commit included.

What one person waits for while the database grows, nobody else working, the request over HTTP included (the step action is
the use case alone):

${growth}

${notes}
`;
}

function say(text: string): void {
  console.error(text);
}
