import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of vitest's JSON report that is read here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** `failed` with no test in it: the file itself could not be loaded */
  testResults: { name: string; status: string; message: string; assertionResults: unknown[] }[];
}

const CHECKS = [
  // One checker does the least work in all, and the tests have the other processor.
  { title: 'Kiểu dữ liệu / Types', command: ['tsc', '-p', '.', '--checkers', '1'] },
  { title: 'Định dạng và lỗi thường gặp / Format and lint', command: ['biome', 'ci', '--colors=off'] },
  {
    title: 'Ranh giới giữa các lớp / Layers',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src'],
  },
];

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'motcua-report-'));
try {
  // Side by side: the checks need one processor, and so do the tests while their servers start.
  const checks = Promise.all(CHECKS.map(check));
  await runVitest(path.join(folder, 'report.json'), process.argv.slice(2));
  for (const said of await checks) console.log(said);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failures.length > 0) console.log(`\nHỏng / Failed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Answers what is to be shown of it: one line, and before it what the program said when it failed. */
async function check({ title, command }: (typeof CHECKS)[number]): Promise<string> {
  const startedAt = Date.now();
  const { code, said } = await runQuietly(command);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  total[code === 0 ? 'passed' : 'failed'] += 1;
  if (code !== 0) failures.push(title);
  return `${code === 0 ? '✓' : `${said}\n✗`} ${title} (${seconds} s)`;
}

async function runVitest(reportFile: string, args: string[]): Promise<void> {
  console.log('Kiểm thử / Tests');
  const code = await run([
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...args,
  ]);
  const report = readReport(reportFile);
  if (!report) {
    total.failed += 1;
    failures.push('vitest');
    return;
  }
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests;
  total.skipped += report.numPendingTests + report.numTodoTests;
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  total.failed += unloaded.length;
  failures.push(
    ...report.testResults.filter((file) => file.status === 'failed').map((file) => path.relative(root, file.name)),
  );
  // An error outside any test (a rejected promise, a broken set-up or clean-up) is a failure as well.
  if (code !== 0 && report.numFailedTests + unloaded.length === 0) {
    total.failed += 1;
    failures.push('vitest: lỗi ngoài các kiểm thử / an error outside the tests');
  }
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

/** Runs a program of node_modules/.bin, its output shown. */
function run(command: string[]): Promise<number> {
  return codeOf(start(command, 'inherit'));
}

/** The same, its output kept. */
async function runQuietly(command: string[]): Promise<{ code: number; said: string }> {
  const child = start(command, 'pipe');
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  return { code: await codeOf(child), said };
}

/** Settings of a server the person runs do not reach the tests. */
function start([program, ...args]: string[], stdio: 'inherit' | 'pipe'): ChildProcess {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(PORT|HOST|DATABASE_URL|MOTCUA_(?!TEST_|CHROMIUM).*)$/.test(name),
    ),
  );
  return spawn(path.join(root, 'node_modules/.bin', program!), args, { cwd: root, env, stdio });
}

function codeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
