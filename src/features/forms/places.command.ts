import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { atTerminal } from '../../platform/commandLine/language.ts';
import { withContext } from '../../platform/commandLine/withContext.ts';
import { EXIT, StartError } from '../../platform/config/startError.ts';
import { importPlaces } from './importPlaces.ts';

/** `motcua places import`: the communes that addresses are written by. */
export function registerPlaces(program: Command): void {
  program
    .command('places')
    .description(atTerminal({ vi: 'Đơn vị hành chính trong địa chỉ', en: 'Administrative units in addresses' }))
    .command('import')
    .argument(
      '<file>',
      atTerminal({ vi: 'tệp JSON trước và sau 01/7/2025', en: 'JSON file, before and after 1 July 2025' }),
    )
    .option('--province <code>', atTerminal({ vi: 'chỉ một tỉnh, theo mã', en: 'only one province, by its code' }))
    .description(
      atTerminal({
        vi: 'Thay danh sách xã, phường hiện nay và trước đây; chạy lại không đổi gì',
        en: 'Replace the list of communes of today and before; running it again changes nothing',
      }),
    )
    .action(async (file: string, { province }: { province?: string }) => {
      const content = readUnits(file);
      await withContext('motcua places import', async (ctx) => {
        const { current, former } = await importPlaces(ctx, content, province);
        console.log(
          atTerminal({
            vi: `${current} xã, phường hiện nay; ${former} trước đây.`,
            en: `${current} communes of today; ${former} former ones.`,
          }),
        );
      });
    });
}

function readUnits(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const words = { vi: `Không đọc được ${file}.`, en: `Cannot read ${file}.` };
    throw new StartError(words, { exitCode: EXIT.usage, cause: error });
  }
}
