import { type RawBuilder, sql } from 'kysely';
import type { TxCtx } from '../../platform/context.ts';

/** Tables of which a plan changes or makes rows, with their keys and the columns it changes. */
export const CHANGED = {
  agency: {
    key: ['code'],
    columns: ['active', 'effective_to', 'name', 'name_en', 'short_name', 'address', 'parent_code', 'formerly'],
  },
  unit: { key: ['id'], columns: ['key', 'valid_to', 'successor_id'] },
  post: { key: ['id'], columns: ['valid_to'] },
  offering: {
    key: ['procedure_code', 'competent_agency_code'],
    columns: ['receiving_agency_code', 'process_id', 'division_id', 'supplement_restart', 'active'],
  },
  draft: { key: ['id'], columns: ['competent_agency_code'] },
  delegation: { key: ['id'], columns: ['agency_code'] },
  saved_filter: { key: ['id'], columns: ['shared_unit_id'] },
  message_template: { key: ['id'], columns: [] },
  paper_version: { key: ['id'], columns: [] },
  legal_parameter: { key: ['id'], columns: [] },
} as const;
export type ChangedTable = keyof typeof CHANGED;

/** Keeps rows as they are before a plan changes them; `where` speaks of the table by its name. */
export async function keepBefore(
  tx: TxCtx,
  planId: string,
  table: ChangedTable,
  where: RawBuilder<unknown>,
): Promise<void> {
  await sql`INSERT INTO reorganisation_change (plan_id, table_name, key, before)
    SELECT ${planId}, ${table}, jsonb_build_object(${keyOf(table)}), to_jsonb(${sql.table(table)}) FROM ${sql.table(table)}
    WHERE ${where}`.execute(tx.db);
}

/** Notes rows that a plan has made. */
export async function keepMade(
  tx: TxCtx,
  planId: string,
  table: ChangedTable,
  where: RawBuilder<unknown>,
): Promise<void> {
  await sql`INSERT INTO reorganisation_change (plan_id, table_name, key)
    SELECT ${planId}, ${table}, jsonb_build_object(${keyOf(table)}) FROM ${sql.table(table)} WHERE ${where}`.execute(
    tx.db,
  );
}

function keyOf(table: ChangedTable): RawBuilder<unknown> {
  const pairs = CHANGED[table].key.map((column) => sql`${sql.lit(column)}, ${sql.ref(`${table}.${column}`)}`);
  return sql.join(pairs);
}
