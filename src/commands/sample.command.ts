import type { Command } from 'commander';
import { atTerminal } from '../platform/commandLine/language.ts';
import { withDatabase } from '../platform/commandLine/withDatabase.ts';

/** `motcua sample load`: the sample province into an empty database. */
export function registerSample(program: Command): void {
  const sample = program
    .command('sample')
    .description(atTerminal({ vi: 'Tỉnh Mẫu để dùng thử', en: 'The sample province for a trial' }));
  sample
    .command('load')
    .description(
      atTerminal({ vi: 'Nạp Tỉnh Mẫu vào cơ sở dữ liệu trống', en: 'Load the sample province into an empty database' }),
    )
    .option('--json', atTerminal({ vi: 'in các tài khoản mẫu dạng JSON', en: 'print the sample accounts as JSON' }))
    .action(async ({ json }: { json?: boolean }) => {
      const { describeAccounts, loadSampleIfEmpty } = await import('./sampleProvince.ts');
      await withDatabase(async (databaseUrl, config) => {
        const accounts = await loadSampleIfEmpty(config, databaseUrl, (line) => process.stderr.write(`${line}\n`));
        console.log(json ? JSON.stringify(accounts) : describeAccounts(accounts));
      });
    });
}
