import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { getReconciliation } from './listReconciliations.ts';

type Cell = string | number | null;

/** The rows of a day as people read them, the header first. */
async function rowsOf(ctx: Ctx, id: string): Promise<Cell[][]> {
  const { lines } = await getReconciliation(ctx, id);
  const { reconciliation: text, office } = words(ctx.language).money;
  const header = [text.ref, text.transactions, text.local, text.gateway, office.state, text.resolution];
  return [
    header,
    ...lines.map((line): Cell[] => [
      line.ref,
      line.transactionIds.join(' '),
      line.localVnd,
      line.gatewayVnd,
      text.result[line.result],
      [line.resolution, line.resolvedAt && text.resolved(line.resolvedByName ?? '', formatDateTime(line.resolvedAt))]
        .filter(Boolean)
        .join(' – '),
    ]),
  ];
}

/** As CSV with a byte-order mark, so that spreadsheets read the accents. */
export async function reconciliationCsv(ctx: Ctx, id: string): Promise<string> {
  return stringify(await rowsOf(ctx, id), { bom: true, record_delimiter: '\r\n', escape_formulas: true });
}

/** As a spreadsheet (XLSX). */
export async function reconciliationXlsx(ctx: Ctx, id: string): Promise<Buffer> {
  const [header = [], ...rows] = await rowsOf(ctx, id);
  return writeExcelFile([
    header.map((value) => ({ value: String(value), fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      row.map((value) => (typeof value === 'number' ? { value, format: '#,##0' } : { value: value ?? '' })),
    ),
  ]).toBuffer();
}
