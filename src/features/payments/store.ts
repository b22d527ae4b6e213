import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { FeeLine } from '../../domain/money/fees.ts';
import {
  applyObligation,
  newObligation,
  OBLIGATION_RULES,
  OBLIGATION_STATUSES,
  type ObligationEvent,
  type ObligationState,
  type ObligationStatus,
} from '../../domain/money/obligation.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { obligationNotFound } from './errors.ts';

/** Why it is owed: with the submission, after acceptance, or demanded by SET_OBLIGATION while the clock stands still. */
export type ObligationPurpose = 'BEFORE_ACCEPTANCE' | 'AFTER_ACCEPTANCE' | 'DEMANDED';

/** A line of an obligation as it was issued: every one has its amount. */
export type OwedLine = FeeLine & { vnd: number };

export interface Obligation {
  id: string;
  dossierId: string;
  collectorCode: string;
  purpose: ObligationPurpose;
  lines: OwedLine[];
  reason: string;
  state: ObligationState;
  createdAt: string;
  createdByName: string;
  /** pay links given out before it were withdrawn */
  linksFrom: Date | null;
}

export interface NewObligation {
  dossierId: string;
  collectorCode: string;
  purpose: ObligationPurpose;
  lines: OwedLine[];
  reason: string;
}

/** Issues an obligation over the sum of its lines. A later change of the fee table does not touch it. */
export async function issueObligation(tx: TxCtx, { lines, ...rest }: NewObligation): Promise<Obligation> {
  const state = newObligation(lines.reduce((sum, { vnd }) => sum + vnd, 0));
  const id = uuidv7();
  const createdAt = tx.clock.now();
  const createdByName = nameOf(tx);
  await tx.db
    .insertInto('obligation')
    .values({ id, ...rest, lines: JSON.stringify(lines), ...projection(state), createdAt, createdByName })
    .execute();
  return { id, ...rest, lines, state, createdAt: createdAt.toISOString(), createdByName, linksFrom: null };
}

/** Loads an obligation for change; whoever needs its dossier too locks that first. Throws `payments.obligation_not_found`. */
export async function lockObligation(tx: TxCtx, id: string): Promise<Obligation> {
  const row = await tx.db.selectFrom('obligation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw obligationNotFound();
  return obligationOf(row);
}

/** One obligation with its lines; undefined where there is none. One query. */
export async function findObligation(db: Database | Tx, id: string): Promise<Obligation | undefined> {
  const row = await db.selectFrom('obligation').selectAll().where('id', '=', id).executeTakeFirst();
  return row && obligationOf(row);
}

/** What a dossier owes and owed, oldest first. One query. */
export async function listObligations({ db }: Pick<Ctx, 'db'>, dossierId: string): Promise<Obligation[]> {
  const rows = await db
    .selectFrom('obligation')
    .selectAll()
    .where('dossierId', '=', dossierId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map(obligationOf);
}

/**
 * Appends one event; the state follows from it by the rules of the domain. Throws `ImpossibleObligationEvent`. An event
 * that changes nothing (a payment already known) is not written.
 */
export async function appendObligation(tx: TxCtx, obligation: Obligation, event: ObligationEvent): Promise<Obligation> {
  const state = applyObligation(obligation.state, event);
  if (state === obligation.state) return obligation;
  const { type, ...payload } = event;
  const seq = await nextSeq(tx, obligation.id);
  await tx.db
    .insertInto('obligationEvent')
    .values({
      obligationId: obligation.id,
      seq,
      type,
      payload: JSON.stringify(payload),
      at: tx.clock.now(),
      actorId: 'accountId' in tx.actor ? tx.actor.accountId : null,
      actorName: nameOf(tx),
    })
    .execute();
  await tx.db.updateTable('obligation').set(projection(state)).where('id', '=', obligation.id).execute();
  return { ...obligation, state };
}

/**
 * Marks as reconciled what these references settled – of payments, or of orders of the post that collected – in three
 * statements however many: a day of one provider may have tens of thousands.
 */
export async function appendReconciled(tx: TxCtx, refs: readonly string[], day: string): Promise<void> {
  const allowed = OBLIGATION_STATUSES.filter((status) => OBLIGATION_RULES[status].includes('RECONCILED'));
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM obligation
    WHERE status = any(${allowed}) AND NOT (state ->> 'reconciled')::boolean AND id IN (
      SELECT payment.obligation_id FROM payment LEFT JOIN post_order ON post_order.id = payment.post_order_id
      WHERE payment.ref = any(${refs}) OR post_order.number = any(${refs}))
    ORDER BY id FOR UPDATE`.execute(tx.db);
  const ids = rows.map(({ id }) => id);
  await sql`
    INSERT INTO obligation_event (obligation_id, seq, type, payload, at, actor_id, actor_name)
    SELECT id, 1 + (SELECT coalesce(max(seq), 0) FROM obligation_event WHERE obligation_id = id), 'RECONCILED',
      ${JSON.stringify({ day })}::jsonb, ${tx.clock.now()}, ${'accountId' in tx.actor ? tx.actor.accountId : null}::uuid, ${nameOf(tx)}
    FROM unnest(${ids}::uuid[]) AS id`.execute(tx.db);
  await sql`UPDATE obligation SET state = jsonb_set(state, '{reconciled}', 'true') WHERE id = any(${ids}::uuid[])`.execute(
    tx.db,
  );
}

/** The row of the obligation is locked: nobody else takes the same number. */
async function nextSeq(tx: TxCtx, obligationId: string): Promise<number> {
  const { last } = await tx.db
    .selectFrom('obligationEvent')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('obligationId', '=', obligationId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

function projection(state: ObligationState): { vnd: number; status: ObligationStatus; state: string } {
  return { vnd: state.vnd, status: state.status, state: JSON.stringify(state) };
}

function nameOf({ actor }: Ctx): string {
  return 'name' in actor ? actor.name : '';
}

type Row = Pick<Obligation, 'id' | 'dossierId' | 'collectorCode' | 'reason' | 'createdByName' | 'linksFrom'> & {
  purpose: string;
  lines: unknown;
  state: unknown;
  createdAt: Date;
};

function obligationOf(row: Row): Obligation {
  const { id, dossierId, collectorCode, reason, createdByName, linksFrom } = row;
  return {
    ...{ id, dossierId, collectorCode, reason, createdByName, linksFrom },
    purpose: row.purpose as ObligationPurpose,
    lines: row.lines as OwedLine[],
    state: row.state as ObligationState,
    createdAt: row.createdAt.toISOString(),
  };
}
