import type { Command } from 'commander';
import { atTerminal } from '../platform/commandLine/language.ts';
import { loadConfig } from '../platform/config/config.ts';

/** `motcua serve`: everything in one process, until Ctrl-C or SIGTERM. */
export function registerServe(program: Command): void {
  program
    .command('serve')
    .description(
      atTerminal({
        vi: 'Chạy cổng dịch vụ công và phần mềm của cán bộ',
        en: 'Run the portal and the officers’ application',
      }),
    )
    .option(
      '--reset',
      atTerminal({
        vi: 'xóa mọi dữ liệu trong MOTCUA_HOME rồi làm lại từ đầu',
        en: 'delete all data in MOTCUA_HOME and start afresh',
      }),
    )
    .action(async ({ reset }: { reset?: boolean }) => {
      const config = loadConfig();
      if (reset) await (await import('./resetHome.ts')).resetHome(config);
      const { serveUntilStopped } = await import('./serveUntilStopped.ts');
      // loadConfig again: --reset removed the secret too.
      await serveUntilStopped(reset ? loadConfig() : config);
    });
}
