import { createServer } from 'node:net';
import { atTerminal } from '../platform/commandLine/language.ts';
import type { Config } from '../platform/config/config.ts';
import { StartError } from '../platform/config/startError.ts';
import { serve } from '../platform/http/serve.ts';
import { createLog } from '../platform/log.ts';
import { ensureDatabase } from '../platform/postgres/ensureDatabase.ts';
import { prepareDatabase } from '../platform/postgres/prepareDatabase.ts';
import { describeAccounts, loadSampleIfEmpty, type SampleAccount } from './sampleProvince.ts';
import { startJobs } from './startJobs.ts';
import { untilStopped } from './untilStopped.ts';

/** Something that was started and must be stopped, in the opposite order. */
interface Started {
  stop(): Promise<void>;
}

/**
 * Database, migrations, sample province (trial mode), web server, background jobs; then waits for the signal to stop
 * and stops them in the opposite order. A failure half-way stops what was already started.
 */
export async function serveUntilStopped(config: Config): Promise<void> {
  const started: Started[] = [];
  const asked = untilStopped();
  try {
    await refuseTakenPort(config);
    // A signal during the start is answered when the start is over, so that nothing half-started is left behind.
    await start(config, started);
    await asked;
    say({ vi: 'Đang dừng…', en: 'Stopping…' });
  } finally {
    for (const part of started.reverse()) await part.stop();
  }
}

async function start(config: Config, started: Started[]): Promise<void> {
  const log = createLog(config);
  const database = await ensureDatabase(config);
  started.push(database);
  await prepareDatabase(database.url);
  const accounts = config.sampleMode ? await loadSampleIfEmpty(config, database.url, (line) => console.log(line)) : [];
  const server = await serve(config, database.url).catch((error: unknown) => {
    throw explainListenFailure(error, config);
  });
  started.push(server);
  if (config.worker) started.push(await startJobs(config, database.url, log));
  greet(config, server.address, accounts);
}

function greet(config: Config, address: string, accounts: SampleAccount[]): void {
  const office = `${address}/office`;
  say({ vi: `\nMột Cửa đang chạy tại ${address}`, en: `\nMột Cửa is running at ${address}` });
  say({ vi: `  Cổng dịch vụ công   ${address}/`, en: `  Citizens' portal    ${address}/` });
  say({ vi: `  Phần mềm cán bộ     ${office}`, en: `  Officers            ${office}` });
  if (config.sampleMode && !config.smtpUrl)
    say({ vi: `  Hộp thư mẫu         ${address}/mail`, en: `  Caught mail         ${address}/mail` });
  if (config.sampleMode && !config.smsUrl)
    say({ vi: `  Tin nhắn mẫu        ${address}/sms`, en: `  Caught SMS          ${address}/sms` });
  say({ vi: `  Dữ liệu             ${config.home}`, en: `  Data                ${config.home}` });
  if (accounts.length > 0) {
    say({
      vi: '\nTài khoản mẫu (tên đăng nhập, mật khẩu, họ tên, vai trò):',
      en: '\nSample accounts (login, password, name, roles):',
    });
    console.log(describeAccounts(accounts));
  }
  say({ vi: '\nCtrl-C để dừng.', en: '\nCtrl-C stops.' });
}

function say(words: { vi: string; en: string }): void {
  console.log(atTerminal(words));
}

/** Asked before the database starts, so that the commonest mistake is told at once and nothing was begun. */
async function refuseTakenPort(config: Pick<Config, 'host' | 'port'>): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(explainListenFailure(error, config)));
    probe.listen({ host: config.host, port: config.port }, () => probe.close(() => resolve()));
  });
}

function explainListenFailure(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return new StartError({
      vi: `Cổng ${port} đang có chương trình khác dùng: hãy dừng chương trình đó hoặc chọn cổng khác, ví dụ PORT=${port + 1}.`,
      en: `Port ${port} is taken by another program: stop it or choose another port, for example PORT=${port + 1}.`,
    });
  }
  if (code === 'EACCES') {
    return new StartError({
      vi: `Không được phép lắng nghe cổng ${port}: hãy chọn cổng từ 1024 trở lên.`,
      en: `Not allowed to listen on port ${port}: choose a port from 1024 up.`,
    });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError({
      vi: `Máy này không có địa chỉ HOST=${host}.`,
      en: `This machine has no address HOST=${host}.`,
    });
  }
  return error;
}
