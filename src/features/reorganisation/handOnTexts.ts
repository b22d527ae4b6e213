import { type RawBuilder, sql } from 'kysely';
import { mergingOrder } from '../../domain/reorganisation/plan.ts';
import type { TxCtx } from '../../platform/context.ts';
import { keepMade } from './journal.ts';
import type { LockedPlan } from './queries.ts';

/**
 * What ended agencies had laid down for themselves goes on with those that take their place, wherever these have nothing of
 * their own: message texts, lines of the wording of papers, decisions about legal numbers. Where several that went into one
 * had laid down the same thing differently, the first that the plan names is followed.
 */
export async function handOnTexts(tx: TxCtx, { id, decisionNumber, decisionDate, content }: LockedPlan): Promise<void> {
  const now = tx.clock.now();
  const order = mergingOrder(content);
  const messages = await tx.db
    .insertInto('messageTemplate')
    .columns([
      'id',
      'kind',
      'language',
      'channel',
      'agencyCode',
      'version',
      'subject',
      'body',
      'note',
      'createdBy',
      'createdAt',
    ])
    .expression(
      sql`SELECT DISTINCT ON (next.successor_code, last.kind, last.language, last.channel)
          gen_random_uuid(), last.kind, last.language, last.channel, next.successor_code, 1, last.subject, last.body,
          last.note, last.created_by, ${now}::timestamptz
        FROM agency_succession AS next JOIN LATERAL (
          SELECT DISTINCT ON (kind, language, channel) * FROM message_template WHERE agency_code = next.agency_code
          ORDER BY kind, language, channel, version DESC) AS last ON last.body IS NOT NULL
        WHERE next.plan_id = ${id} AND NOT EXISTS (SELECT FROM message_template AS own
          WHERE (own.agency_code, own.kind, own.language, own.channel)
            = (next.successor_code, last.kind, last.language, last.channel))
        ORDER BY next.successor_code, last.kind, last.language, last.channel, ${namedFirst(order)}`,
    )
    .returning('id')
    .execute();
  await keepMade(tx, id, 'message_template', sql`message_template.id = ANY(${idsOf(messages)}::uuid[])`);
  await handOnWording(tx, id, order);
  await handOnNumbers(tx, id, order, `${decisionNumber}, ${decisionDate.split('-').reverse().join('/')}`);
}

/** The newest wording of each agency. */
export const LATEST_WORDING = sql`(SELECT DISTINCT ON (agency_code) agency_code, number, content::jsonb AS content,
    legal_basis, note, published_by
  FROM paper_version WHERE subject = 'wording'
  AND agency_code IS NOT NULL ORDER BY agency_code, number DESC)`;

/** Line by line: what the successor has itself, then what the agencies had, the first that the plan names before the others. */
async function handOnWording(tx: TxCtx, planId: string, order: string[]): Promise<void> {
  const now = tx.clock.now();
  const { rows } = await sql<{ id: string }>`
    WITH given AS (
      SELECT next.successor_code, 1 AS place, row_number() OVER (ORDER BY ${namedFirst(order)}) AS turn, last.*
      FROM agency_succession AS next
      JOIN ${LATEST_WORDING} AS last ON last.agency_code = next.agency_code WHERE next.plan_id = ${planId}
      UNION ALL
      SELECT last.agency_code, 0, 0, last.* FROM ${LATEST_WORDING} AS last
      WHERE last.agency_code IN (SELECT successor_code FROM agency_succession WHERE plan_id = ${planId})),
    merged AS (
      SELECT successor_code, jsonb_object_agg(key, value) AS content FROM (
        SELECT DISTINCT ON (successor_code, line.key) successor_code, line.key, line.value
        FROM given, jsonb_each(given.content) AS line WHERE line.value <> '""'
        ORDER BY successor_code, line.key, place, turn) AS lines
      GROUP BY successor_code)
    INSERT INTO paper_version (id, subject, agency_code, number, content, legal_basis, valid_from, note, built_in,
      published_by, published_at)
    SELECT DISTINCT ON (given.successor_code) gen_random_uuid(), 'wording', given.successor_code,
      CASE given.place WHEN 0 THEN given.number + 1 ELSE 1 END, merged.content::text, given.legal_basis, ${now}::date, given.note,
      false, given.published_by, ${now}::timestamptz
    FROM given JOIN merged USING (successor_code)
    WHERE NOT EXISTS (SELECT FROM given AS own
      WHERE own.place = 0 AND own.successor_code = given.successor_code AND own.content @> merged.content)
    ORDER BY given.successor_code, given.place, given.turn
    RETURNING id`.execute(tx.db);
  await keepMade(tx, planId, 'paper_version', sql`paper_version.id = ANY(${idsOf(rows)}::uuid[])`);
}

/** Order of `agency_succession AS next`: as the plan names them, then by code. */
function namedFirst(order: string[]): RawBuilder<unknown> {
  return sql`array_position(${order}::text[], next.agency_code) NULLS LAST, next.agency_code`;
}

/** Decisions that still hold, or will; each names the reorganisation by which the successor has it. */
async function handOnNumbers(tx: TxCtx, planId: string, order: string[], decision: string): Promise<void> {
  const now = tx.clock.now();
  const numbers = await tx.db
    .insertInto('legalParameter')
    .columns([
      'id',
      'key',
      'agencyCode',
      'procedureCode',
      'value',
      'basis',
      'decisionNumber',
      'decisionDate',
      'note',
      'validFrom',
      'validTo',
      'recordedAt',
      'recordedBy',
      'recordedByName',
    ])
    .expression(
      sql`SELECT gen_random_uuid(), taken.key, taken.successor_code, taken.procedure_code, taken.value, taken.basis,
          taken.decision_number, taken.decision_date, concat_ws('; ', nullif(taken.note, ''), ${decision}::text),
          greatest(taken.valid_from, ${now}::date), taken.valid_to, ${now}::timestamptz, taken.recorded_by,
          taken.recorded_by_name
        FROM (
          SELECT parameter.*, next.successor_code,
            dense_rank() OVER (PARTITION BY next.successor_code, parameter.key, parameter.procedure_code
              ORDER BY ${namedFirst(order)}) AS place
          FROM agency_succession AS next JOIN legal_parameter AS parameter ON parameter.agency_code = next.agency_code
          WHERE next.plan_id = ${planId} AND parameter.cancelled_at IS NULL
            AND (parameter.valid_to IS NULL OR parameter.valid_to >= ${now}::date)
            AND NOT EXISTS (SELECT FROM legal_parameter AS own WHERE own.agency_code = next.successor_code
              AND own.key = parameter.key AND own.procedure_code IS NOT DISTINCT FROM parameter.procedure_code
              AND own.cancelled_at IS NULL)) AS taken
        WHERE taken.place = 1`,
    )
    .returning('id')
    .execute();
  await keepMade(tx, planId, 'legal_parameter', sql`legal_parameter.id = ANY(${idsOf(numbers)}::uuid[])`);
}

/** Takes back what `handOnTexts` gave; versions of texts are never deleted, so the former one, or an empty one, follows. */
export async function takeTextsBack(tx: TxCtx, planId: string, reason: string): Promise<void> {
  const now = tx.clock.now();
  const made = (table: string) => sql`(
    SELECT (change.key ->> 'id')::uuid FROM reorganisation_change AS change
    WHERE change.plan_id = ${planId} AND change.table_name = ${table} AND change.before IS NULL)`;
  await sql`INSERT INTO message_template (id, kind, language, channel, agency_code, version, note, created_by, created_at)
    SELECT gen_random_uuid(), kind, language, channel, agency_code, version + 1, ${reason}, created_by, ${now}
    FROM message_template WHERE id IN ${made('message_template')}
    ON CONFLICT DO NOTHING`.execute(tx.db);
  await sql`INSERT INTO paper_version (id, subject, agency_code, number, content, legal_basis, valid_from, note, built_in,
      published_by, published_at)
    SELECT gen_random_uuid(), subject, agency_code, number + 1,
      coalesce((SELECT before.content FROM paper_version AS before WHERE before.subject = made.subject
        AND before.agency_code = made.agency_code AND before.number = made.number - 1), '{}'),
      legal_basis, ${now}::date, ${reason}, false, published_by, ${now}
    FROM paper_version AS made WHERE id IN ${made('paper_version')}
    ON CONFLICT DO NOTHING`.execute(tx.db);
  await sql`UPDATE legal_parameter SET cancelled_at = ${now}, cancel_reason = ${reason}
    WHERE id IN ${made('legal_parameter')} AND cancelled_at IS NULL`.execute(tx.db);
}

function idsOf(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
