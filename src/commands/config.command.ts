import type { Command } from 'commander';
import { inLanguage } from '../domain/language.ts';
import { atTerminal, terminalLanguage } from '../platform/commandLine/language.ts';
import { describeSettings } from '../platform/config/describe.ts';

/** `motcua config`: every setting, what it may hold, and what holds now. Changes nothing. */
export function registerConfig(program: Command): void {
  program
    .command('config')
    .description(
      atTerminal({ vi: 'Liệt kê các thiết lập và giá trị đang dùng', en: 'List the settings and the values in use' }),
    )
    .option('--json', atTerminal({ vi: 'in kết quả dạng JSON', en: 'print the result as JSON' }))
    .action(({ json }: { json?: boolean }) => {
      const list = describeSettings(process.env);
      if (json) return console.log(JSON.stringify(list, null, 2));
      const language = terminalLanguage();
      for (const { variable, value, words, expects } of list) {
        console.log(`${variable}=${value}\n    ${inLanguage(words, language)} (${inLanguage(expects, language)})`);
      }
    });
}
