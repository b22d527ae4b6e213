import { parse } from 'csv-parse/sync';
import { Unzip, UnzipInflate } from 'fflate';
import { readSheet } from 'read-excel-file/node';

const ZIP_MARK = 'PK';
/** What a workbook may unpack to: far more than any list, far less than the memory (a few kilobytes can become gigabytes). */
const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;
const SLICE_BYTES = 16 * 1024;
/** The reader fills up every gap: two cells in far corners would be a sheet of thousands of millions. */
const MOST_CELLS = 4_000_000;
/** What an empty row costs, in cells. */
const ROW_COST = 10;

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

/** Unpacks slice by slice and stops as soon as it is too much, in truth or by what the file says of itself. */
function refuseTrap(content: Buffer): void {
  let total = 0;
  const grow = (bytes: number) => {
    total += bytes;
    if (total > MOST_UNPACKED_BYTES) throw new SheetUnreadableError('too large when unpacked');
  };
  const unzip = new Unzip((file) => {
    if ((file.originalSize ?? 0) > MOST_UNPACKED_BYTES) grow(file.originalSize ?? 0);
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, final) => {
      if (error) throw error;
      grow(chunk.length);
      if (!file.name.endsWith('.xml')) return;
      chunks.push(chunk);
      if (final) refuseWide(Buffer.concat(chunks).toString('latin1'));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let start = 0; start < content.length; start += SLICE_BYTES)
    unzip.push(content.subarray(start, start + SLICE_BYTES), start + SLICE_BYTES >= content.length);
}

/** A row, a cell, or the place that one of them says it has (`r="AB12"`). */
const PLACES = /<(?:[\w.-]+:)?(row|c)\b|(?<![\w:.-])r\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Refuses a sheet that would fill more cells than `MOST_CELLS`: as many rows and columns as there may be at most. */
function refuseWide(xml: string): void {
  let [rows, furthestRow, columns, furthestColumn, cells] = [0, 0, 0, 0, 0];
  for (const [, tag, quoted, single] of xml.matchAll(PLACES)) {
    if (tag === 'row') {
      rows += 1;
      cells = 0;
    } else if (tag === 'c') {
      cells += 1;
      columns = Math.max(columns, cells);
    } else {
      const place = /^([A-Z]{0,3})(\d{0,7})$/.exec(quoted ?? single ?? '');
      if (!place) throw new SheetUnreadableError('a cell nowhere');
      furthestColumn = Math.max(furthestColumn, columnNumber(place[1] ?? ''));
      furthestRow = Math.max(furthestRow, Number(place[2]));
    }
  }
  refuseMany((rows + furthestRow) * (columns + furthestColumn + ROW_COST));
}

function refuseMany(cells: number): void {
  if (cells > MOST_CELLS) throw new SheetUnreadableError('too many cells');
}

/** 1 for `A`, 27 for `AA`. */
function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function readCsv(content: Buffer): string[][] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  const firstLine = text.slice(0, text.indexOf('\n'));
  const delimiter = [';', '\t'].find((mark) => firstLine.includes(mark)) ?? ',';
  refuseMany(count(text, delimiter) + count(text, '\n') * ROW_COST);
  return parse(text, { bom: true, delimiter, relax_column_count: true });
}

function count(text: string, mark: string): number {
  let times = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) times += 1;
  return times;
}

/** A cell of a workbook; a date there has no zone, its figures are the time in Vietnam. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) {
    const [date = '', time = ''] = cell.toISOString().split('T');
    return `${date.split('-').reverse().join('/')} ${time.slice(0, 5)}`;
  }
  return cell === null || cell === undefined ? '' : String(cell);
}
