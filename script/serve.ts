import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/**
 * Starts the built program and, for the sample province, the simulators of what the province is connected to: programs of
 * their own that speak the real protocols. They end with it. `MOTCUA_SIMULATORS=off` leaves them out.
 */
const root = path.resolve(import.meta.dirname, '..');
const portal = process.env.MOTCUA_PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? '3000'}`;

interface Simulator {
  folder: string;
  /** what the simulator is told */
  env: Record<string, string>;
  /** what the program is told of it, unless somebody has set it otherwise */
  settings?: Record<string, string>;
}

const SIMULATORS: Simulator[] = [
  { folder: 'vnpay', env: { PORT: '3201', IPN_URL: `${portal}/payment-notices/vnpay` } },
  { folder: 'bank', env: { PORT: '3202', NOTICE_URL: `${portal}/payment-notices/bank` } },
  { folder: 'payment-platform', env: { PORT: '3203', IPN_URL: `${portal}/payment-notices/platform` } },
  {
    folder: 'vnpost',
    env: { VNPOST_PORT: '3204', VNPOST_KEY: 'mau-khach-hang', VNPOST_SECRET: 'mau-bi-mat' },
    settings: {
      MOTCUA_VNPOST_URL: 'http://localhost:3204',
      MOTCUA_VNPOST_KEY: 'mau-khach-hang',
      MOTCUA_VNPOST_SECRET: 'mau-bi-mat',
      MOTCUA_VNPOST_CUSTOMER: 'TINHMAU',
    },
  },
  { folder: 'identity', env: { IDENTITY_PORT: '4010', IDENTITY_CLIENT: portal } },
];

const wanted = process.env.MOTCUA_SAMPLE === 'on' && process.env.MOTCUA_SIMULATORS !== 'off' ? SIMULATORS : [];
const simulators = wanted.map(startSimulator);
const settings = Object.assign({}, ...wanted.map((simulator) => simulator.settings ?? {}));
const server = spawn(process.execPath, [path.join(root, 'dist/motcua.js'), 'serve', ...process.argv.slice(2)], {
  cwd: root,
  env: { ...settings, ...process.env },
  stdio: 'inherit',
});
// A terminal's Ctrl-C reaches the program itself; what is sent to this process alone is passed on.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', (code, signal) => {
  for (const simulator of simulators) simulator.kill('SIGTERM');
  process.exitCode = code ?? (signal ? 1 : 0);
});

/** One that cannot start, because its port is taken, says so in one line and is missing; the rest goes on. */
function startSimulator({ folder, env }: Simulator): ChildProcess {
  const program = path.join(root, 'simulators', folder, 'main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  child.on('exit', (code) => {
    if (!code) return;
    const reason = /^Error: .*$/m.exec(said)?.[0] ?? `exit ${code}`;
    console.error(`Bộ mô phỏng ${folder} không chạy: ${reason} / The simulator ${folder} does not run: ${reason}`);
  });
  return child;
}
