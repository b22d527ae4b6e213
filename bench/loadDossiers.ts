import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { withDatabase } from '../src/platform/commandLine/withDatabase.ts';
import { createDatabase, createPool, type Database, type Tx } from '../src/platform/db/database.ts';

/** Day in the codes of copies: long ago, so that no true code is like them. */
const DAY = '010101';

/** Id of copy number 1 … as SQL: of a fixed shape, so that pgbench can name it too. */
export const COPY_ID = (number: string) =>
  `('0190a000-0000-7000-8000-' || lpad(to_hex((${number})::bigint), 12, '0'))::uuid`;
export const copyId = (number: number) => `0190a000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** What stands in a code before the number of the copy. */
export const copyCodePrefix = (agencyCode: string) => `${agencyCode}-${DAY}-`;

/** As SQL: an id of the original made into the copy's own. */
const OWN_ID = (id: string, number: string) => `(left(${id}::text, 24) || lpad(to_hex(${number}), 12, '0'))::uuid`;

/** JSON in which the copy's own codes and ids stand for the original's. */
const RENUMBERED = (column: string) => `pg_temp.renumbered(${column}::text, copied.old_texts, copied.new_texts)`;

/**
 * Copies dossiers with history, questions and files in turn until `count` copies are made, under ids, codes and submission
 * numbers of their own, also inside state and events. The first copy has number `first`. Triggers and foreign keys do not
 * run again: all they name or write was there for the original.
 */
export async function copyDossiers(
  db: Database,
  sourceIds: readonly string[],
  first: number,
  count: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`SELECT set_config('session_replication_role', 'replica', true)
      FROM pg_roles WHERE rolname = current_user AND rolsuper`.execute(tx);
    await sql`CREATE OR REPLACE FUNCTION pg_temp.renumbered(content text, old text[], new text[]) RETURNS jsonb
      LANGUAGE plpgsql IMMUTABLE AS $$
      BEGIN
        FOR place IN 1..cardinality(old) LOOP
          content := replace(content, old[place], new[place]);
        END LOOP;
        RETURN content;
      END $$`.execute(tx);
    await sql`CREATE TEMPORARY TABLE copied ON COMMIT DROP AS
      SELECT number, dossier.id AS source_id, ${sql.raw(COPY_ID('number'))} AS id, new_code, new_number,
        array_remove(code || (submission_number || asked.old_ids), NULL) AS old_texts,
        array_remove(CASE WHEN code IS NOT NULL THEN new_code END || (new_number || asked.new_ids), NULL) AS new_texts
      FROM dossier, generate_series(${first}::int, ${first + count - 1}::int) AS number,
        LATERAL (SELECT split_part(code, '-', 1) || ${`-${DAY}-`} || lpad(number::text, 6, '0') AS new_code,
          ${`NOP-${DAY}-`} || lpad(number::text, 6, '0') AS new_number) AS own,
        LATERAL (SELECT coalesce(array_agg(opinion.id::text ORDER BY opinion.id), '{}') AS old_ids,
          coalesce(array_agg(${sql.raw(OWN_ID('opinion.id', 'number'))}::text ORDER BY opinion.id), '{}') AS new_ids
          FROM opinion WHERE dossier_id = dossier.id) AS asked
      WHERE dossier.id = (${sourceIds}::uuid[])[1 + number % ${sourceIds.length}::int]`.execute(tx);
    const rebuild = count >= MANY ? await dropIndexes(tx) : [];
    await copyRows(tx, 'dossier', 'id', {
      id: 'copied.id',
      code: 'copied.new_code',
      submission_number: 'copied.new_number',
      state: RENUMBERED('dossier.state'),
    });
    await copyRows(tx, 'dossier_event', 'dossier_id', {
      dossier_id: 'copied.id',
      request_id: `dossier_event.request_id || '-' || copied.number`,
      payload: RENUMBERED('dossier_event.payload'),
    });
    await copyRows(tx, 'dossier_file', 'dossier_id', { dossier_id: 'copied.id' });
    await copyRows(tx, 'clock_watch', 'dossier_id', { dossier_id: 'copied.id' });
    await copyRows(tx, 'opinion', 'dossier_id', {
      id: OWN_ID('opinion.id', 'copied.number'),
      dossier_id: 'copied.id',
    });
    for (const definition of rebuild) await sql.raw(definition).execute(tx);
  });
  await sql`VACUUM ANALYZE dossier, dossier_event, dossier_file, clock_watch, opinion`.execute(db);
}

/** From here on building the indexes anew is faster than adding to them row by row. */
const MANY = 10_000;

/** Drops the indexes that only help to find rows, and gives the statements that make them again. */
async function dropIndexes(tx: Tx): Promise<string[]> {
  await sql`SET LOCAL maintenance_work_mem = '256MB'`.execute(tx);
  const { rows } = await sql<{ name: string; definition: string }>`
    SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
    WHERE indrelid IN ('dossier'::regclass, 'dossier_event'::regclass) AND NOT indisunique`.execute(tx);
  for (const { name } of rows) await sql.raw(`DROP INDEX ${name}`).execute(tx);
  return rows.map(({ definition }) => definition);
}

/** Inserts the originals' rows of a table once for each copy; columns not in `changed` stay as they are. */
async function copyRows(tx: Tx, table: string, key: string, changed: Record<string, string>): Promise<void> {
  const { rows } = await sql<{ name: string }>`SELECT quote_ident(attname) AS name FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    ORDER BY attnum`.execute(tx);
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => changed[name] ?? `${table}.${name}`);
  await sql`INSERT INTO ${sql.raw(table)} (${sql.raw(names.join(', '))})
    SELECT ${sql.raw(values.join(', '))}
    FROM copied JOIN ${sql.raw(table)} ON ${sql.raw(`${table}.${key}`)} = copied.source_id`.execute(tx);
}

/** Copies made so far; they are numbered from 1 without gaps. */
export async function countCopies(db: Database): Promise<number> {
  const { copies } = await db
    .selectFrom('dossier')
    .select((eb) => eb.fn.countAll<number>().as('copies'))
    .where('submissionNumber', 'like', `NOP-${DAY}-%`)
    .executeTakeFirstOrThrow();
  return copies;
}

/**
 * Fills a database that holds the sample province up to `total` dossiers, of which about `openShare` are not finished;
 * copies made before count. Every copy is true: its events add up to its state.
 */
export async function fillUp(db: Database, total: number, openShare: number): Promise<void> {
  const sources = await db
    .selectFrom('dossier')
    .select(['id', sql<boolean>`step_id IS NOT NULL`.as('open')])
    .where('submissionNumber', 'not like', `NOP-${DAY}-%`)
    // a part of an interlinked dossier and the whole name each other
    .where('parentId', 'is', null)
    .where(sql<number>`jsonb_array_length(state -> 'branches')`, '=', 0)
    .orderBy('id')
    .execute();
  const there = await db
    .selectFrom('dossier')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      sql<number>`count(*) FILTER (WHERE step_id IS NOT NULL)`.as('open'),
    ])
    .executeTakeFirstOrThrow();
  const first = (await countCopies(db)) + 1;
  const missing = total - there.all;
  if (sources.length === 0) throw new Error('There is no dossier to copy: load the sample province first');
  if (missing <= 0) return;
  const open = Math.min(missing, Math.max(0, Math.round(total * openShare) - there.open));
  const idsOf = (wanted: boolean) => sources.filter((source) => source.open === wanted).map(({ id }) => id);
  if (open > 0) await copyDossiers(db, idsOf(true), first, open);
  if (missing > open) await copyDossiers(db, idsOf(false), first + open, missing - open);
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { open: { type: 'string', default: '0.1' } },
  });
  const [total = '200000', databaseUrl] = positionals;
  if (databaseUrl) process.env.DATABASE_URL = databaseUrl;
  await withDatabase(async (url) => {
    const pool = createPool(url, 1);
    const began = performance.now();
    await fillUp(createDatabase(pool), Number(total), Number(values.open));
    await pool.end();
    console.log(`${total} dossiers, after ${Math.round((performance.now() - began) / 1000)} s`);
  });
}
