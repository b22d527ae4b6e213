import type { Command } from 'commander';
import { atTerminal } from '../platform/commandLine/language.ts';
import { loadConfig } from '../platform/config/config.ts';
import { ensureDatabase } from '../platform/postgres/ensureDatabase.ts';
import { prepareDatabase } from '../platform/postgres/prepareDatabase.ts';

/** `motcua migrate`: safe to run at any time and from several places at once. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description(atTerminal({ vi: 'Cập nhật cấu trúc cơ sở dữ liệu', en: 'Bring the database up to this version' }))
    .option('--json', atTerminal({ vi: 'in kết quả dạng JSON', en: 'print the result as JSON' }))
    .action(async ({ json }: { json?: boolean }) => {
      const database = await ensureDatabase(loadConfig());
      try {
        const ran = await prepareDatabase(database.url);
        console.log(json ? JSON.stringify({ ran }) : describe(ran));
      } finally {
        await database.stop();
      }
    });
}

function describe(ran: string[]): string {
  if (ran.length > 0) return ran.join('\n');
  return atTerminal({ vi: 'Cơ sở dữ liệu đã ở phiên bản mới nhất.', en: 'The database is up to date.' });
}
