import { sql } from 'kysely';
import type { TxCtx } from '../../platform/context.ts';
import { keepMade } from './journal.ts';
import type { LockedPlan } from './queries.ts';

/**
 * What ended agencies had laid down for themselves goes on with those that take their place, wherever these have nothing of
 * their own: message texts, wording of papers, decisions about legal numbers. Of several that went into one, the first by
 * code is followed.
 */
export async function handOnTexts(tx: TxCtx, { id, decisionNumber, decisionDate }: LockedPlan): Promise<void> {
  const now = tx.clock.now();
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
        ORDER BY next.successor_code, last.kind, last.language, last.channel, next.agency_code`,
    )
    .returning('id')
    .execute();
  await keepMade(tx, id, 'message_template', sql`message_template.id = ANY(${idsOf(messages)}::uuid[])`);
  const wordings = await tx.db
    .insertInto('paperVersion')
    .columns([
      'id',
      'subject',
      'agencyCode',
      'number',
      'content',
      'legalBasis',
      'validFrom',
      'note',
      'builtIn',
      'publishedBy',
      'publishedAt',
    ])
    .expression(
      sql`SELECT DISTINCT ON (next.successor_code)
          gen_random_uuid(), 'wording', next.successor_code, 1, last.content, last.legal_basis, ${now}::date, last.note,
          false, last.published_by, ${now}::timestamptz
        FROM agency_succession AS next JOIN LATERAL (
          SELECT * FROM paper_version WHERE subject = 'wording' AND agency_code = next.agency_code
          ORDER BY number DESC LIMIT 1) AS last ON true
        WHERE next.plan_id = ${id} AND NOT EXISTS (SELECT FROM paper_version AS own
          WHERE own.subject = 'wording' AND own.agency_code = next.successor_code)
        ORDER BY next.successor_code, next.agency_code`,
    )
    .returning('id')
    .execute();
  await keepMade(tx, id, 'paper_version', sql`paper_version.id = ANY(${idsOf(wordings)}::uuid[])`);
  await handOnNumbers(tx, id, `${decisionNumber}, ${decisionDate.split('-').reverse().join('/')}`);
}

/** Decisions that still hold, or will; each names the reorganisation by which the successor has it. */
async function handOnNumbers(tx: TxCtx, planId: string, decision: string): Promise<void> {
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
              ORDER BY next.agency_code) AS place
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

/** Takes back what `handOnTexts` gave; versions of texts are never deleted, so an empty one follows. */
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
    SELECT gen_random_uuid(), subject, agency_code, number + 1, '{}', legal_basis, ${now}::date, ${reason}, false,
      published_by, ${now}
    FROM paper_version WHERE id IN ${made('paper_version')}
    ON CONFLICT DO NOTHING`.execute(tx.db);
  await sql`UPDATE legal_parameter SET cancelled_at = ${now}, cancel_reason = ${reason}
    WHERE id IN ${made('legal_parameter')} AND cancelled_at IS NULL`.execute(tx.db);
}

function idsOf(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
