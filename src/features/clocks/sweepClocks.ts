import { sql } from 'kysely';
import type { DossierState } from '../../domain/dossier/state.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Mark } from './clockMarks.ts';
import { type ClockReader, createClockReader } from './clockReader.ts';

/** Every minute; a sweep that comes late is not made up for, the next one sees the same. */
export const CLOCK_CRONTAB = '* * * * * clocks:sweep ?max=1';

export interface Swept {
  /** dossiers whose clocks were looked at */
  looked: number;
  /** warnings that somebody is told of */
  told: number;
}

interface Watched {
  id: string;
  state: DossierState;
  isTest: boolean;
}

/** A dossier is held for as long as its batch takes: short, so that nobody at the desk notices. */
const BATCH = 100;
const LONGEST_SECONDS = 45;

/**
 * Looks at every dossier whose clocks may have crossed a mark since the last time: those with a mark in the meantime and
 * those to which something happened, and no others. Each crossing is written down once and told once, by a job of the same
 * transaction. Stops after 45 seconds; the next sweep goes on. Several may run at once.
 */
export async function sweepClocks(ctx: Ctx, { batch = BATCH, seconds = LONGEST_SECONDS } = {}): Promise<Swept> {
  const reader = createClockReader(ctx);
  const end = performance.now() + seconds * 1000;
  const swept = { looked: 0, told: 0 };
  let looked: number;
  do {
    const done = await inTransaction(ctx, (tx) => sweepBatch(tx, reader, batch));
    looked = done.looked;
    swept.looked += done.looked;
    swept.told += done.told;
  } while (looked === batch && performance.now() < end);
  return swept;
}

async function sweepBatch(tx: TxCtx, reader: ClockReader, batch: number): Promise<Swept> {
  const now = tx.clock.now();
  const watched = await takeWatched(tx, batch);
  const crossings: Crossing[] = [];
  const watches: Watch[] = [];
  for (const { id, state, isTest } of watched) {
    // A trial of a process is nobody's duty.
    const marks = isTest ? [] : await reader.marksOf(state);
    const past = marks.filter(({ at }) => at <= now.getTime());
    crossings.push(...past.map((mark) => ({ dossierId: id, state, mark, told: isLatest(mark, past) })));
    const [next] = marks.filter(({ at }) => at > now.getTime()).sort((one, other) => one.at - other.at);
    watches.push({ dossierId: id, next });
  }
  const told = await writeCrossings(tx, crossings);
  await writeWatches(tx, watches);
  for (const { dossierId, clock, percent, dueAt } of told) {
    const jobKey = `clock:${dossierId}:${clock}:${percent}`;
    await enqueue(tx.db, 'clock.warn', { dossierId, clock, percent, dueAt: dueAt.toISOString() }, { jobKey });
  }
  return { looked: watched.length, told: told.length };
}

/** The dossier is held too, against being locked by somebody who then waits for its watch. */
async function takeWatched(tx: TxCtx, batch: number): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    SELECT dossier.id, dossier.state, dossier.is_test FROM clock_watch
    JOIN dossier ON dossier.id = clock_watch.dossier_id
    WHERE clock_watch.look_at <= ${tx.clock.now()}
    ORDER BY clock_watch.look_at LIMIT ${batch}
    FOR UPDATE OF clock_watch SKIP LOCKED FOR KEY SHARE OF dossier SKIP LOCKED`.execute(tx.db);
  return rows;
}

interface Crossing {
  dossierId: string;
  state: DossierState;
  mark: Mark;
  told: boolean;
}

interface Watch {
  dossierId: string;
  next: Mark | undefined;
}

/** Of several marks of a clock that were crossed meanwhile the last one says it all. */
function isLatest(mark: Mark, past: readonly Mark[]): boolean {
  return !past.some(({ clock, percent }) => clock === mark.clock && percent > mark.percent);
}

/** Answers those that are new and to be told. One statement. */
async function writeCrossings(tx: TxCtx, crossings: readonly Crossing[]) {
  if (crossings.length === 0) return [];
  const recordedAt = tx.clock.now();
  const rows = await tx.db
    .insertInto('clockWarning')
    .values(
      crossings.map(({ dossierId, state: { position }, mark, told }) => ({
        dossierId,
        clock: mark.clock,
        percent: mark.percent,
        dueAt: new Date(mark.dueAt),
        crossedAt: new Date(mark.at),
        recordedAt,
        agencyCode: position?.agencyCode ?? null,
        unitId: position?.unitId ?? null,
        assigneeId: position?.assigneeId ?? null,
        told,
      })),
    )
    .onConflict((conflict) => conflict.columns(['dossierId', 'clock', 'dueAt', 'percent']).doNothing())
    .returning(['dossierId', 'clock', 'percent', 'dueAt', 'told'])
    .execute();
  return rows.filter(({ told }) => told);
}

/** A dossier without a mark ahead is watched no more, until something happens to it. Two statements. */
async function writeWatches(tx: TxCtx, watches: readonly Watch[]): Promise<void> {
  const ahead = watches.flatMap(({ dossierId, next }) =>
    next
      ? {
          dossier_id: dossierId,
          look_at: new Date(next.at).toISOString(),
          next_clock: next.clock,
          next_percent: next.percent,
          next_due_at: new Date(next.dueAt).toISOString(),
        }
      : [],
  );
  const done = watches.filter(({ next }) => !next).map(({ dossierId }) => dossierId);
  if (ahead.length > 0) {
    await sql`UPDATE clock_watch SET look_at = ahead.look_at, next_clock = ahead.next_clock,
        next_percent = ahead.next_percent, next_due_at = ahead.next_due_at
      FROM jsonb_to_recordset(${JSON.stringify(ahead)}::jsonb) AS ahead
        (dossier_id uuid, look_at timestamptz, next_clock text, next_percent int, next_due_at timestamptz)
      WHERE clock_watch.dossier_id = ahead.dossier_id`.execute(tx.db);
  }
  if (done.length > 0) await tx.db.deleteFrom('clockWatch').where('dossierId', 'in', done).execute();
}

/** Has the next sweep look at every open dossier of the agencies: their calendar or a number of theirs has changed. */
export async function lookAgain(tx: TxCtx, agencyCodes: readonly string[]): Promise<void> {
  await sql`INSERT INTO clock_watch (dossier_id, look_at)
    SELECT id, '-infinity' FROM dossier WHERE step_id IS NOT NULL
      AND (competent_agency_code = ANY(${agencyCodes}::text[]) OR receiving_agency_code = ANY(${agencyCodes}::text[]))
    ON CONFLICT (dossier_id) DO UPDATE SET look_at = '-infinity'`.execute(tx.db);
}
