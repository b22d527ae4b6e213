import { stringify } from 'csv-stringify/sync';
import { foldVietnamese } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { readCells } from '../../platform/sheets/readCells.ts';
import { journalUnreadable } from './errors.ts';

export const JOURNAL_COLUMNS = Object.keys(words('vi').downTime.column) as JournalColumn[];
export type JournalColumn = keyof ReturnType<typeof words>['downTime']['column'];

/** One line as it stands in the file, every cell as text. */
export type JournalRow = Record<JournalColumn, string>;

/** Columns without which nothing can be told. */
const NEEDED: readonly JournalColumn[] = ['number', 'at', 'kind'];

/**
 * The lines of a filled journal, CSV (UTF-8, comma or semicolon) or XLSX; columns are found by their headings in either
 * language, in any order. Empty lines are left out. @throws down_time.journal_unreadable
 */
export async function readJournalFile(content: Buffer): Promise<JournalRow[]> {
  const [head, ...rows] = await readCells(content).catch((cause: unknown) => {
    throw journalUnreadable({ cause });
  });
  const columns = findColumns(head ?? []);
  if (NEEDED.some((column) => columns[column] === undefined)) throw journalUnreadable();
  return rows
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => {
      const entries = JOURNAL_COLUMNS.map((column) => [column, (cells[columns[column] ?? -1] ?? '').trim()]);
      return Object.fromEntries(entries) as JournalRow;
    });
}

/** An empty journal as CSV, its first line the headings. With a byte order mark, so that Excel reads the diacritics. */
export function journalTemplate(): string {
  const { column } = words('vi').downTime;
  return stringify([JOURNAL_COLUMNS.map((name) => column[name])], { bom: true, record_delimiter: 'windows' });
}

function findColumns(head: readonly string[]): Partial<Record<JournalColumn, number>> {
  const titles = head.map((title) => foldVietnamese(title).trim());
  const found: Partial<Record<JournalColumn, number>> = {};
  for (const column of JOURNAL_COLUMNS)
    for (const language of ['vi', 'en'] as const) {
      const index = titles.indexOf(foldVietnamese(words(language).downTime.column[column]).trim());
      if (index >= 0) found[column] ??= index;
    }
  return found;
}
