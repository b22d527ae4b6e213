/**
 * The rows of a provider's list by the names in its first line; `cells` as `readCells` gives them. Throws `RangeError` naming
 * the columns that are missing.
 */
export function readProviderList(
  [head = [], ...rows]: readonly string[][],
  columns: readonly string[],
): Record<string, string>[] {
  const header = head.map((name) => name.trim());
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new RangeError(missing.join(', '));
  return rows
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => Object.fromEntries(header.map((name, index) => [name, (cells[index] ?? '').trim()])));
}

/** Whole đồng of a cell. Throws `RangeError` naming the row. */
export function vndOf(text: string | undefined, row: number): number {
  const vnd = Number(text);
  if (!text || !Number.isSafeInteger(vnd) || vnd < 1) throw new RangeError(`${row}`);
  return vnd;
}
