import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';
import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { BulkColumn } from './columns.ts';

/** An empty spreadsheet as CSV: its first line the headings. With a byte order mark, so that Excel reads the diacritics. */
export function templateAsCsv(columns: readonly BulkColumn[]): string {
  return stringify([columns.map(({ title }) => title)], { bom: true, record_delimiter: 'windows' });
}

/** The same as a workbook, with a second sheet that says what belongs into each column. */
export async function templateAsWorkbook(columns: readonly BulkColumn[], language: Language): Promise<Buffer> {
  const { guide, column } = words(language).bulk;
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const explained = columns.map(({ title, required, allowed }) => [title, required ? column.yes : column.no, allowed]);
  return writeWorkbook([
    { data: [columns.map(({ title }) => bold(title))], sheet: guide.rows },
    {
      data: [
        [guide.column, guide.required, guide.allowed].map(bold),
        ...explained.map((row) => row.map((value) => ({ value }))),
      ],
      sheet: guide.sheet,
    },
  ]).toBuffer();
}

/** Any table as CSV or workbook. No cell is a formula. */
export async function tableAs(format: 'csv' | 'xlsx', table: readonly string[][], sheet: string): Promise<Buffer> {
  if (format === 'csv')
    return Buffer.from(stringify([...table], { bom: true, escape_formulas: true, record_delimiter: 'windows' }));
  const [head = [], ...rows] = table;
  const data = [
    head.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ value }))),
  ];
  return writeWorkbook([{ data, sheet }]).toBuffer();
}
