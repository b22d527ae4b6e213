import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { inLanguage, type Language } from '../../domain/language.ts';
import type { ColumnName } from '../../domain/queues/columns.ts';
import type { QueueName } from '../../domain/queues/queues.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import type { Ctx } from '../../platform/context.ts';
import type { DossierRow } from './dossierRows.ts';
import { listQueue, type QueueWish } from './listQueue.ts';

/** Lines of a file at most: a list, not a copy of the register. */
export const EXPORT_LIMIT = 10_000;
const PAGE = 500;
/** What a spreadsheet would take for a formula is kept as text. */
const CSV = { escape_formulas: true, record_delimiter: 'windows' } as const;

/**
 * A queue as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read it right): the columns as shown, names first,
 * at most 10,000 lines, read page by page while it is sent. The export is recorded: it is a look at personal data of
 * everybody in it.
 */
export async function exportQueue(
  ctx: Ctx,
  name: QueueName,
  wish: QueueWish,
  columns: readonly ColumnName[],
): Promise<Readable> {
  const first = await listQueue(ctx, name, { ...wish, after: undefined, limit: PAGE });
  await recordAccess(ctx, { subject: 'QUEUE', subjectId: name, action: 'EXPORT' });
  return Readable.from(lines(ctx, name, wish, columns, first));
}

async function* lines(
  ctx: Ctx,
  name: QueueName,
  wish: QueueWish,
  columns: readonly ColumnName[],
  first: Awaited<ReturnType<typeof listQueue>>,
): AsyncGenerator<string> {
  const { office } = words(ctx.language);
  yield stringify([(['code', ...columns] as const).map((column) => office.queue.columns[column])], {
    ...CSV,
    bom: true,
  });
  let page = first;
  for (let sent = 0; ; ) {
    const records = page.items.map((row) => [
      row.code ?? row.submissionNumber,
      ...columns.map((column) => cell(row, column, ctx.language)),
    ]);
    yield stringify(records, CSV);
    sent += page.items.length;
    if (!page.next || sent >= EXPORT_LIMIT) return;
    page = await listQueue(ctx, name, { ...wish, after: page.next, limit: PAGE });
  }
}

function cell(row: DossierRow, column: ColumnName, language: Language): string {
  const { dossier } = words(language);
  const when = (date: Date | null) => (date ? formatDateTime(date.toISOString()) : '');
  switch (column) {
    case 'applicant':
      return row.applicantName;
    case 'procedure':
      return row.procedureName;
    case 'field':
      return row.fieldName;
    case 'step':
      return row.stepName ? inLanguage(row.stepName, language) : '';
    case 'due':
      return when(row.opinionDueAt ?? (row.status === 1 ? row.acceptBy : row.dueAt));
    case 'originalDue':
      return when(row.originalDueAt);
    case 'status':
      return dossier.status[row.status as keyof typeof dossier.status].name;
    case 'officer':
      return row.assigneeName ?? '';
    case 'unit':
      return row.unitName ?? '';
    case 'competentAgency':
      return row.competentAgencyName;
    case 'receivingAgency':
      return row.receivingAgencyName;
    case 'channel':
      return dossier.channel[row.channel as keyof typeof dossier.channel];
    case 'submittedAt':
      return when(row.submittedAt);
    case 'receivedAt':
      return when(row.receivedAt);
    case 'stepSince':
      return when(row.stepSince);
  }
}
