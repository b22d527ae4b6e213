import path from 'node:path';
import type { Command } from 'commander';
import { atTerminal } from '../../platform/commandLine/language.ts';
import { withContext } from '../../platform/commandLine/withContext.ts';
import { EXIT, StartError } from '../../platform/config/startError.ts';
import { importMoney } from './importMoney.ts';
import { readMoneyFile } from './moneyFile.ts';

/** `motcua money import`: who collects, by which accounts, and what things cost. */
export function registerMoneyCommand(program: Command): void {
  program
    .command('money')
    .description(
      atTerminal({ vi: 'Đơn vị thu, tài khoản nhận tiền, biểu phí', en: 'Collectors, merchant accounts, fees' }),
    )
    .command('import')
    .argument(
      '<file>',
      atTerminal({
        vi: 'tệp JSON như data/sample-province/money.json',
        en: 'JSON file like data/sample-province/money.json',
      }),
    )
    .description(
      atTerminal({
        vi: 'Cập nhật đơn vị thu và tài khoản nhận tiền, thêm dòng biểu phí; khóa bí mật nằm ở MOTCUA_MERCHANT_SECRETS',
        en: 'Update collectors and merchant accounts, add fee lines; secrets are in MOTCUA_MERCHANT_SECRETS',
      }),
    )
    .action(async (file: string) => {
      const { money, problems } = readMoneyFile(path.dirname(file), path.basename(file));
      if (!money || problems.length > 0) {
        const lines = problems.map(({ path: place, words }) => `  ${place} ${atTerminal(words)}`).join('\n');
        const words = { vi: `${file} chưa dùng được:\n${lines}`, en: `${file} cannot be used:\n${lines}` };
        throw new StartError(words, { exitCode: EXIT.usage });
      }
      await withContext('motcua money import', async (ctx) => {
        await importMoney(ctx, money);
        const { collectors, merchants, feeRules } = money;
        console.log(
          atTerminal({
            vi: `${collectors.length} đơn vị thu, ${merchants.length} tài khoản, ${feeRules.length} dòng biểu phí.`,
            en: `${collectors.length} collectors, ${merchants.length} accounts, ${feeRules.length} fee lines.`,
          }),
        );
      });
    });
}
