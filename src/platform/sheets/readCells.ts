import { parse } from 'csv-parse/sync';
import { Unzip, UnzipInflate } from 'fflate';
import { readSheet } from 'read-excel-file/node';

const ZIP_MARK = 'PK';
/** What a workbook may unpack to: far more than any list, far less than the memory (a few kilobytes can become gigabytes). */
const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;
const SLICE_BYTES = 16 * 1024;

/** What was sent is neither a workbook nor a text with columns. */
export class SheetUnreadableError extends Error {}

/**
 * The rows of a CSV (UTF-8; comma, semicolon or tab) or of the first sheet of a workbook (XLSX), every cell as text, dates
 * as `dd/mm/yyyy hh:mm`. @throws SheetUnreadableError
 */
export async function readCells(content: Buffer): Promise<string[][]> {
  try {
    if (content.subarray(0, 2).toString('latin1') !== ZIP_MARK) return readCsv(content);
    refuseTrap(content);
    // Codes look like numbers: they stay as they stand.
    const rows = await readSheet<string>(content, 1, { parseNumber: (text) => text });
    return rows.map((row) => row.map(cellText));
  } catch (cause) {
    throw new SheetUnreadableError('sheet', { cause });
  }
}

/** Unpacks slice by slice, keeps nothing, and stops as soon as it is too much, in truth or by what the file says of itself. */
function refuseTrap(content: Buffer): void {
  let total = 0;
  const grow = (bytes: number) => {
    total += bytes;
    if (total > MOST_UNPACKED_BYTES) throw new SheetUnreadableError('too large when unpacked');
  };
  const unzip = new Unzip((file) => {
    if ((file.originalSize ?? 0) > MOST_UNPACKED_BYTES) grow(file.originalSize ?? 0);
    file.ondata = (error, chunk) => {
      if (error) throw error;
      grow(chunk.length);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let start = 0; start < content.length; start += SLICE_BYTES)
    unzip.push(content.subarray(start, start + SLICE_BYTES), start + SLICE_BYTES >= content.length);
}

function readCsv(content: Buffer): string[][] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  const firstLine = text.slice(0, text.indexOf('\n'));
  const delimiter = [';', '\t'].find((mark) => firstLine.includes(mark)) ?? ',';
  return parse(text, { bom: true, delimiter, relax_column_count: true });
}

/** A cell of a workbook; a date there has no zone, its figures are the time in Vietnam. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) {
    const [date = '', time = ''] = cell.toISOString().split('T');
    return `${date.split('-').reverse().join('/')} ${time.slice(0, 5)}`;
  }
  return cell === null || cell === undefined ? '' : String(cell);
}
