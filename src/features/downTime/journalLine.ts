import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import type { Dossier, Occurrence } from '../dossiers/store.ts';
import { downTimeNotFound } from './errors.ts';

/** Which line of which journal, and when it was true. */
export interface JournalLine {
  downTimeId: string;
  /** as written in the journal */
  number: string;
  at: Date;
}

/** What the number of every line of a journal begins with: `NK-2026-3`. */
export function journalSeries(row: { number: number; fromAt: Date }): string {
  return `NK-${vietnamDate(row.fromAt.getTime()).slice(0, 4)}-${row.number}`;
}

/**
 * When and by which line something entered afterwards was true. Only inside a declared down time, never ahead of now.
 * One query. @throws down_time.not_found, common.invalid_input
 */
export async function occurrenceOf(
  ctx: Ctx,
  { downTimeId, number, at }: JournalLine,
): Promise<Required<Pick<Occurrence, 'at' | 'journal'>>> {
  const row = await ctx.db
    .selectFrom('downTime')
    .select(['number', 'fromAt', 'toAt', 'reason'])
    .where('id', '=', downTimeId)
    .executeTakeFirst();
  if (!row) throw downTimeNotFound();
  const { downTime, common } = words(ctx.language);
  const fields: FieldProblem[] = [];
  const end = row.toAt ?? ctx.clock.now();
  if (number.trim() === '')
    fields.push({ field: 'number', code: 'required', message: common.form.invalid.required(downTime.field.number) });
  if (at < row.fromAt || at > end || at > ctx.clock.now())
    fields.push({ field: 'at', code: 'outside', message: downTime.outsideDownTime });
  if (fields.length > 0) throw invalidInput({ fields });
  return { at, journal: { number: `${journalSeries(row)}/${number.trim()}`, reason: row.reason } };
}

/**
 * Enters one line once: whoever comes second, also at the same moment, gets the dossier of the first. `enter` runs in the
 * transaction. @throws common.forbidden when the down time was not this one-stop's
 */
export async function enterLine(
  tx: TxCtx,
  line: JournalLine & { kind: 'RECEIVED' | 'RETURNED'; agencyCode: string },
  enter: () => Promise<Dossier>,
): Promise<{ dossierId: string; already: boolean }> {
  const { actor } = tx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  const { downTimeId, agencyCode, kind, at } = line;
  const journalNumber = line.number.trim();
  const downTime = await tx.db
    .selectFrom('downTime')
    .select('agencyCode')
    .where('id', '=', downTimeId)
    .executeTakeFirst();
  if (!downTime) throw downTimeNotFound();
  if (downTime.agencyCode !== null && downTime.agencyCode !== agencyCode) throw accessDenied();
  const key = `${downTimeId} ${agencyCode} ${journalNumber}`;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx.db);
  const before = await tx.db
    .selectFrom('downTimeEntry')
    .select('dossierId')
    .where('downTimeId', '=', downTimeId)
    .where('agencyCode', '=', agencyCode)
    .where('journalNumber', '=', journalNumber)
    .executeTakeFirst();
  if (before) return { dossierId: before.dossierId, already: true };
  const { id: dossierId } = await enter();
  await tx.db
    .insertInto('downTimeEntry')
    .values({
      downTimeId,
      agencyCode,
      journalNumber,
      kind,
      dossierId,
      at,
      enteredAt: tx.clock.now(),
      enteredBy: actor.accountId,
      enteredByName: actor.name,
    })
    .execute();
  return { dossierId, already: false };
}
