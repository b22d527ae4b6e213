import type { Command } from 'commander';
import { inLanguage } from '../../domain/language.ts';
import { changeInWords } from '../../domain/procedure/diff.ts';
import { errorWords } from '../../i18n/words.ts';
import { atTerminal, terminalLanguage } from '../../platform/commandLine/language.ts';
import { withContext } from '../../platform/commandLine/withContext.ts';
import { EXIT, StartError } from '../../platform/config/startError.ts';
import { ProblemError } from '../../platform/errors.ts';
import { describeProcedure } from './describeProcedure.ts';
import { getProcedure } from './getProcedure.ts';
import { type ImportSummary, importCatalogue } from './importCatalogue.ts';
import { searchProcedures } from './listProcedures.ts';
import { readCatalogueFile } from './readCatalogueFile.ts';

interface Options {
  json?: boolean;
}

/** `motcua catalogue import | search | show`. */
export function registerCatalogue(program: Command): void {
  const catalogue = program
    .command('catalogue')
    .description(
      atTerminal({ vi: 'Nhập và tìm thủ tục hành chính', en: 'Import and search administrative procedures' }),
    );
  const asJson = atTerminal({ vi: 'in kết quả dạng JSON', en: 'print the result as JSON' });
  catalogue
    .command('import')
    .argument('<file>', atTerminal({ vi: 'tệp JSON các thủ tục', en: 'JSON file of procedures' }))
    .description(
      atTerminal({
        vi: 'Nhập thủ tục từ dữ liệu của Cổng Dịch vụ công Quốc gia; chạy lại không đổi gì',
        en: 'Import procedures as the national portal publishes them; running it again changes nothing',
      }),
    )
    .option('--json', asJson)
    .action((file: string, { json }: Options) => importFile(file, json));
  catalogue
    .command('search')
    .argument('<words...>', atTerminal({ vi: 'từ cần tìm hoặc mã thủ tục', en: 'words or a code' }))
    .description(atTerminal({ vi: 'Tìm thủ tục', en: 'Search procedures' }))
    .option('--limit <n>', atTerminal({ vi: 'số kết quả nhiều nhất', en: 'most results' }), '10')
    .option('--json', asJson)
    .action((words: string[], { limit, json }: Options & { limit: string }) =>
      searchWords(words.join(' '), limit, json),
    );
  catalogue
    .command('show')
    .argument('<code>', atTerminal({ vi: 'mã thủ tục', en: 'code of the procedure' }))
    .description(atTerminal({ vi: 'Xem một thủ tục', en: 'Show a procedure' }))
    .option('--json', asJson)
    .action((code: string, { json }: Options) => showProcedure(code, json));
}

async function importFile(file: string, json: boolean | undefined): Promise<void> {
  const { rows, source } = await readCatalogueFile(file).catch(explain);
  const summary = await withContext('motcua catalogue', (ctx) =>
    importCatalogue(ctx, { rows, source, onProgress: showProgress }),
  );
  console.log(json ? JSON.stringify(summary) : describeSummary(summary));
  if (summary.refused.length > 0) process.exitCode = EXIT.failure;
}

/** Names the file and what is wrong with it, which the general words of the error cannot. */
function explain(error: unknown): never {
  if (!(error instanceof ProblemError)) throw error;
  const { file, reason } = error.values;
  const said = (language: 'vi' | 'en') => `${errorWords(language, error.kind.code).title}: ${file} (${reason})`;
  throw new StartError({ vi: said('vi'), en: said('en') }, { exitCode: EXIT.usage, cause: error });
}

async function searchWords(words: string, limit: string, json: boolean | undefined): Promise<void> {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > 100) {
    throw new StartError(
      {
        vi: `--limit cần số nguyên từ 1 đến 100, không phải ${limit}.`,
        en: `--limit takes a whole number from 1 to 100, not ${limit}.`,
      },
      { exitCode: EXIT.usage },
    );
  }
  const found = (await withContext('motcua catalogue', (ctx) => searchProcedures(ctx, words, most))).map(
    ({ code, name }) => ({
      code,
      name,
    }),
  );
  if (json) return console.log(JSON.stringify(found));
  if (found.length === 0) console.log(atTerminal({ vi: 'Không tìm thấy thủ tục nào.', en: 'No procedure found.' }));
  for (const { code, name } of found) console.log(`${code.padEnd(12)}  ${name}`);
}

async function showProcedure(code: string, json: boolean | undefined): Promise<void> {
  const procedure = await withContext('motcua catalogue', (ctx) => getProcedure(ctx, code));
  console.log(json ? JSON.stringify(procedure) : describeProcedure(procedure, terminalLanguage()));
}

/** How far it is, beside the answer: one line that counts up at a terminal, a line a portion in a log. */
function showProgress(done: number, total: number): void {
  const atLine = process.stderr.isTTY && done < total ? '' : '\n';
  process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${done}/${total}${atLine}`);
}

function describeSummary(summary: ImportSummary): string {
  const language = terminalLanguage();
  const { added, changed, unchanged, refused } = summary;
  const head = inLanguage(
    {
      vi: `Thêm ${added}, thay đổi ${changed}, không đổi ${unchanged}, từ chối ${refused.length}.`,
      en: `${added} added, ${changed} changed, ${unchanged} unchanged, ${refused.length} refused.`,
    },
    language,
  );
  const changes = summary.changes.flatMap(({ code, name, changes: list, number }) => [
    `${code} ${name} (${inLanguage({ vi: `phiên bản ${number}`, en: `version ${number}` }, language)})`,
    ...list.map((change) => `  ${changeInWords(change, language)}`),
  ]);
  const refusals = refused.map(({ row, code, reason }) => {
    const place = inLanguage({ vi: `Dòng ${row}`, en: `Row ${row}` }, language);
    return `${place}${code ? ` (${code})` : ''}: ${inLanguage(reason, language)}`;
  });
  return [head, ...changes, ...refusals].join('\n');
}
