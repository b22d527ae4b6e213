import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { formatDate } from '../../domain/text/format.ts';
import { atTerminal } from '../../platform/commandLine/language.ts';
import { withContext } from '../../platform/commandLine/withContext.ts';
import { EXIT, StartError } from '../../platform/config/startError.ts';
import { keepCertificate } from '../receipts/certificates.ts';
import { importMoney } from './importMoney.ts';
import { readMoneyFile } from './moneyFile.ts';

/**
 * `motcua money import`: who collects, by which accounts, and what things cost. `motcua money certificate`: with what an agency
 * signs its fee receipts.
 */
export function registerMoneyCommand(program: Command): void {
  const money = program
    .command('money')
    .description(
      atTerminal({ vi: 'Đơn vị thu, tài khoản nhận tiền, biểu phí', en: 'Collectors, merchant accounts, fees' }),
    );
  registerCertificate(money);
  money
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

function registerCertificate(money: Command): void {
  money
    .command('certificate')
    .argument('<agency>', atTerminal({ vi: 'mã cơ quan thu', en: 'code of the agency that collects' }))
    .argument('<file>', atTerminal({ vi: 'tệp PKCS#12 (.p12, .pfx)', en: 'PKCS#12 file (.p12, .pfx)' }))
    .requiredOption(
      '--passphrase-file <file>',
      atTerminal({ vi: 'tệp chứa mật khẩu của tệp PKCS#12', en: 'file that holds its passphrase' }),
    )
    .description(
      atTerminal({
        vi: 'Đặt chứng thư ký số biên lai của một cơ quan; khóa được mã hóa trong cơ sở dữ liệu',
        en: 'Set the certificate with which an agency signs fee receipts; its key is kept sealed in the database',
      }),
    )
    .action(async (agency: string, file: string, options: { passphraseFile: string }) => {
      const key = { p12: readFileSync(file), passphrase: readFileSync(options.passphraseFile, 'utf8').trim() };
      await withContext('motcua money certificate', async (ctx) => {
        const { subject, issuer, validTo } = await keepCertificate(ctx, agency, key);
        console.log(`${agency}: ${subject} (${issuer}), ${formatDate(validTo)}`);
      });
    });
}
