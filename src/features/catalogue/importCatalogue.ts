import type { Words } from '../../domain/language.ts';
import type { ProcedureChange } from '../../domain/procedure/diff.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { distrustCatalogue } from './catalogueIndex.ts';
import { contentHash } from './contentHash.ts';
import { looksLegacy, readLegacyRecord } from './legacyRecord.ts';
import { requirePublisher } from './mayPublish.ts';
import { readPortalRecord } from './portalRecord.ts';
import { type PublishedProcedure, publishProcedures } from './publishProcedure.ts';
import { isRefusal } from './refusal.ts';

export interface CatalogueImport {
  /** records of the national portal or of the legacy file, as parsed from JSON */
  rows: unknown[];
  /** kept with every version, e.g. `import:procedures.json` */
  source: string;
  onProgress?(done: number, total: number): void;
}

export interface RefusedRow {
  /** counted from 1 */
  row: number;
  code: string | null;
  name: string | null;
  reason: Words;
}

export interface ImportSummary {
  total: number;
  added: number;
  changed: number;
  unchanged: number;
  refused: RefusedRow[];
  /** what changed in each procedure that got a new version */
  changes: { code: string; name: string; number: number; changes: ProcedureChange[] }[];
}

interface ReadRow {
  row: number;
  content: ProcedureContent;
}

const ROWS_A_TRANSACTION = 150;

/**
 * Imports procedure records. A row that cannot be taken is reported with its number and the reason and costs no other row;
 * importing the same file again changes nothing. Rows are published in portions, so an interrupted import is simply repeated.
 */
export async function importCatalogue(ctx: Ctx, { rows, source, onProgress }: CatalogueImport): Promise<ImportSummary> {
  requirePublisher(ctx);
  const summary: ImportSummary = { total: rows.length, added: 0, changed: 0, unchanged: 0, refused: [], changes: [] };
  const seen = new Map<string, { row: number; hash: string }>();
  for (let start = 0; start < rows.length; start += ROWS_A_TRANSACTION) {
    const portion = rows.slice(start, start + ROWS_A_TRANSACTION);
    const read = portion.flatMap((record, index) => readRow(record, start + index + 1, seen, summary));
    for (const published of await publishPortion(ctx, read, source, summary)) count(summary, published);
    onProgress?.(Math.min(start + ROWS_A_TRANSACTION, rows.length), rows.length);
  }
  distrustCatalogue(ctx);
  summary.refused.sort((first, second) => first.row - second.row);
  return summary;
}

function readRow(
  record: unknown,
  row: number,
  seen: Map<string, { row: number; hash: string }>,
  summary: ImportSummary,
): ReadRow[] {
  const content = looksLegacy(record) ? readLegacyRecord(record) : readPortalRecord(record);
  if (isRefusal(content)) {
    summary.refused.push({ row, ...identify(record), reason: content.reason });
    return [];
  }
  const hash = contentHash(content);
  const first = seen.get(content.code);
  if (!first) {
    seen.set(content.code, { row, hash });
    return [{ row, content }];
  }
  if (first.hash === hash) summary.unchanged++;
  else summary.refused.push({ row, code: content.code, name: content.name, reason: repeated(content.code, first.row) });
  return [];
}

function identify(record: unknown): { code: string | null; name: string | null } {
  const { code, name } = (typeof record === 'object' && record !== null ? record : {}) as {
    code?: unknown;
    name?: unknown;
  };
  return {
    code: typeof code === 'string' ? code.slice(0, 60) : null,
    name: typeof name === 'string' ? name.slice(0, 200) : null,
  };
}

function repeated(code: string, row: number): Words {
  return {
    vi: `mã ${code} đã có ở dòng ${row} với nội dung khác`,
    en: `the code ${code} already stands in row ${row} with other content`,
  };
}

interface PublishedRow {
  row: ReadRow;
  published: PublishedProcedure;
}

/** All rows in one transaction; when PostgreSQL refuses the data of one of them, each in its own, so that only that one is lost. */
async function publishPortion(
  ctx: Ctx,
  read: ReadRow[],
  source: string,
  summary: ImportSummary,
): Promise<PublishedRow[]> {
  const publications = read.map(({ content }) => ({ content, source }));
  try {
    const published = await inTransaction(ctx, (tx) => publishProcedures(tx, publications));
    return read.map((row, index) => ({ row, published: published[index]! }));
  } catch (error) {
    const code = dataErrorCode(error);
    if (code === undefined || ctx.db.isTransaction) throw error;
    if (read.length === 1) {
      const { row, content } = read[0]!;
      summary.refused.push({ row, code: content.code, name: content.name, reason: refusedByDatabase(code) });
      return [];
    }
    const rows: PublishedRow[] = [];
    for (const row of read) rows.push(...(await publishPortion(ctx, [row], source, summary)));
    return rows;
  }
}

/** SQLSTATE of classes 22 (bad data) and 23 (broken constraint); anything else is no fault of the row. */
function dataErrorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^2[23]/.test(code) ? code : undefined;
}

function refusedByDatabase(code: string): Words {
  return {
    vi: `cơ sở dữ liệu không nhận dữ liệu của dòng này (${code})`,
    en: `the database refused the data of this row (${code})`,
  };
}

function count(summary: ImportSummary, { row, published }: PublishedRow): void {
  if (published.outcome === 'ADDED') summary.added++;
  else if (published.outcome === 'UNCHANGED') summary.unchanged++;
  else {
    summary.changed++;
    const { number, changes, code } = published;
    summary.changes.push({ code, name: row.content.name, number, changes });
  }
}
