import { sql } from 'kysely';
import { dayNumber, isoDate, vietnamDate } from '../../domain/calendar/instant.ts';
import type { TxCtx } from '../../platform/context.ts';
import { bumpRevision } from '../catalogue/publishProcedure.ts';
import { CHANGED, type ChangedTable } from './journal.ts';

/** Puts the rows that a plan changed back as they were; the successors stay until the dossiers have left them. */
export async function restoreOld(tx: TxCtx, planId: string): Promise<void> {
  for (const table of Object.keys(CHANGED) as ChangedTable[]) {
    const { key, columns } = CHANGED[table];
    if (columns.length === 0) continue;
    const name = sql.table(table);
    const assignments = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`former.${column}`)}`);
    const matches = key.map((column) => sql`${sql.ref(`${table}.${column}`)} = ${sql.ref(`former.${column}`)}`);
    // The oldest copy is the one from before the plan, should a row have been changed twice.
    await sql`UPDATE ${name} SET ${sql.join(assignments)}
      FROM (SELECT DISTINCT ON (change.key) (jsonb_populate_record(NULL::${name}, change.before)).*
            FROM reorganisation_change AS change
            WHERE plan_id = ${planId} AND table_name = ${table} AND before IS NOT NULL
            ORDER BY change.key, change.number) AS former
      WHERE ${sql.join(matches, sql` AND `)}`.execute(tx.db);
  }
  await tx.db.deleteFrom('agencySuccession').where('planId', '=', planId).execute();
  await tx.db.deleteFrom('agencyFormerName').where('planId', '=', planId).execute();
  await bumpRevision(tx);
}

/** Ends what a plan has made: nothing is deleted. */
export async function endNew(tx: TxCtx, planId: string): Promise<void> {
  const today = vietnamDate(tx.clock.now().getTime());
  const yesterday = isoDate(dayNumber(today) - 1);
  const made = (table: ChangedTable, column: string) => sql`(
    SELECT change.key ->> ${sql.lit(column)} FROM reorganisation_change AS change
    WHERE change.plan_id = ${planId} AND change.table_name = ${table} AND change.before IS NULL)`;
  await sql`UPDATE post SET valid_to = ${yesterday}::date WHERE id::text IN ${made('post', 'id')}`.execute(tx.db);
  await sql`UPDATE unit SET valid_to = ${yesterday}::date, key = key || '~' || left(id::text, 8)
    WHERE id::text IN ${made('unit', 'id')}`.execute(tx.db);
  await sql`UPDATE offering SET active = false FROM reorganisation_change AS change
    WHERE change.plan_id = ${planId} AND change.table_name = 'offering' AND change.before IS NULL
      AND offering.procedure_code = change.key ->> 'procedure_code'
      AND offering.competent_agency_code = change.key ->> 'competent_agency_code'`.execute(tx.db);
  await sql`UPDATE agency SET active = false, effective_to = ${yesterday}::date
    WHERE code IN ${made('agency', 'code')}`.execute(tx.db);
  await bumpRevision(tx);
}
