import { parse } from 'csv-parse/sync';

/**
 * The rows of a provider's list by the names in its first line. Throws `RangeError` when a named column is missing or
 * the file is no CSV.
 */
export function readProviderList(csv: string, columns: readonly string[]): Record<string, string>[] {
  let missing = [...columns];
  const withNames = (header: string[]) => {
    missing = columns.filter((column) => !header.includes(column));
    return header;
  };
  const rows = parseRows(csv, withNames);
  if (missing.length > 0) throw new RangeError(missing.join(', '));
  return rows;
}

function parseRows(csv: string, columns: (header: string[]) => string[]): Record<string, string>[] {
  try {
    return parse(csv, { columns, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new RangeError(error instanceof Error ? error.message : 'CSV');
  }
}

/** Whole đồng of a cell. Throws `RangeError` naming the row. */
export function vndOf(text: string | undefined, row: number): number {
  const vnd = Number(text);
  if (!text || !Number.isSafeInteger(vnd) || vnd < 1) throw new RangeError(`${row}`);
  return vnd;
}
