import type { Command } from 'commander';
import { atTerminal } from '../platform/commandLine/language.ts';
import { loadConfig } from '../platform/config/config.ts';
import { createLog } from '../platform/log.ts';
import { ensureDatabase } from '../platform/postgres/ensureDatabase.ts';
import { prepareDatabase } from '../platform/postgres/prepareDatabase.ts';
import { untilStopped } from './untilStopped.ts';

/** `motcua worker`: background jobs apart from the web server (which then runs with MOTCUA_WORKER=off). */
export function registerWorker(program: Command): void {
  program
    .command('worker')
    .description(
      atTerminal({
        vi: 'Chạy riêng các việc nền (gửi thư, nhắc hạn…)',
        en: 'Run background jobs (mail, reminders…) on their own',
      }),
    )
    .action(async () => {
      const { startJobs } = await import('./startJobs.ts');
      const config = loadConfig();
      const asked = untilStopped();
      const database = await ensureDatabase(config);
      try {
        await prepareDatabase(database.url);
        const jobs = await startJobs(config, database.url, createLog(config));
        console.log(
          atTerminal({ vi: 'Đang chạy việc nền. Ctrl-C để dừng.', en: 'Running background jobs. Ctrl-C stops.' }),
        );
        await asked;
        await jobs.stop();
      } finally {
        await database.stop();
      }
    });
}
