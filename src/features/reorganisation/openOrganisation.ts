import { type RawBuilder, sql } from 'kysely';
import { v5 as uuidv5 } from 'uuid';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Outcome } from '../../domain/reorganisation/outcome.ts';
import type { TxCtx } from '../../platform/context.ts';
import { bumpRevision } from '../catalogue/publishProcedure.ts';
import { keepBefore, keepMade } from './journal.ts';
import type { Plan } from './queries.ts';

/** Founds the successors with their units, posts and procedures; what ends no longer takes anything in. */
export async function openOrganisation(tx: TxCtx, plan: Plan, outcome: Outcome): Promise<void> {
  const day = vietnamDate(tx.clock.now().getTime());
  await foundAgencies(tx, plan, outcome, day);
  await foundUnits(tx, plan, outcome, day);
  await fillPosts(tx, plan, outcome, day);
  await moveOfferings(tx, plan, outcome);
  await bumpRevision(tx);
}

async function foundAgencies(tx: TxCtx, { id }: Plan, { newAgencies }: Outcome, day: string): Promise<void> {
  if (newAgencies.length === 0) return;
  // Parents may be founded by the same decision: first all agencies, then who is above whom.
  await sql`INSERT INTO agency (code, name, name_en, short_name, tier, kind, address, phone, email, calendar_id,
      active, effective_from, founded_by)
    SELECT code, name, "nameEn", "shortName", tier, kind, address, phone, email, "calendarId", true, ${day}::date, ${id}
    FROM jsonb_to_recordset(${JSON.stringify(newAgencies)}::jsonb) AS new (code text, name text, "nameEn" text,
      "shortName" text, tier text, kind text, address text, phone text, email text, "calendarId" text)
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en, short_name = excluded.short_name,
      tier = excluded.tier, kind = excluded.kind, address = excluded.address, phone = excluded.phone,
      email = excluded.email, calendar_id = excluded.calendar_id, active = true,
      effective_from = excluded.effective_from, effective_to = NULL, founded_by = excluded.founded_by`.execute(tx.db);
  await sql`UPDATE agency SET parent_code = new."parentCode"
    FROM jsonb_to_recordset(${JSON.stringify(newAgencies)}::jsonb) AS new (code text, "parentCode" text)
    WHERE agency.code = new.code`.execute(tx.db);
  const codes = newAgencies.map((agency) => agency.code);
  await keepMade(tx, id, 'agency', sql`agency.code = ANY(${codes})`);
}

async function foundUnits(tx: TxCtx, { id }: Plan, { newUnits }: Outcome, day: string): Promise<void> {
  await sql`INSERT INTO unit (id, agency_code, key, name, name_en, kind, valid_from)
    SELECT id, "agencyCode", key, name, "nameEn", kind, ${day}::date
    FROM jsonb_to_recordset(${JSON.stringify(newUnits)}::jsonb)
      AS new (id uuid, "agencyCode" text, key text, name text, "nameEn" text, kind text)`.execute(tx.db);
  await keepMade(tx, id, 'unit', sql`unit.id = ANY(${newUnits.map((unit) => unit.id)}::uuid[])`);
}

/** The old posts are held as well until the last dossier has moved. */
async function fillPosts(tx: TxCtx, { id }: Plan, { posts }: Outcome, day: string): Promise<void> {
  const wanted = posts.flatMap(({ postId, to }) =>
    to.map(({ agencyCode, unitId }) => ({
      id: uuidv5(`${postId}/${agencyCode}/${unitId}`, id),
      postId,
      agencyCode,
      unitId,
    })),
  );
  const rows = sql`jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
    AS new (id uuid, "postId" uuid, "agencyCode" text, "unitId" uuid)`;
  await sql`INSERT INTO post (id, account_id, agency_code, unit_id, role, title, valid_from, valid_to)
    SELECT new.id, post.account_id, new."agencyCode", new."unitId", post.role, post.title,
      greatest(post.valid_from, ${day}::date), post.valid_to
    FROM ${rows} JOIN post ON post.id = new."postId"`.execute(tx.db);
  await keepMade(tx, id, 'post', sql`post.id = ANY(${wanted.map((post) => post.id)}::uuid[])`);
  await sql`INSERT INTO absence_post (absence_id, post_id)
    SELECT absence_post.absence_id, new.id FROM ${rows} JOIN absence_post ON absence_post.post_id = new."postId"
    JOIN absence ON absence.id = absence_post.absence_id
    WHERE absence.ended_at IS NULL AND absence.last_day >= ${day}::date`.execute(tx.db);
}

async function moveOfferings(tx: TxCtx, { id }: Plan, { offerings, endedOfferings }: Outcome): Promise<void> {
  const changed = keysOf(offerings);
  const ended = keysOf(endedOfferings);
  await keepBefore(tx, id, 'offering', sql`${changed} OR ${ended}`);
  await sql`INSERT INTO offering (procedure_code, competent_agency_code, receiving_agency_code, process_id, division_id,
      supplement_restart, active)
    SELECT "procedureCode", "competentAgencyCode", "receivingAgencyCode", "processId", "divisionId", "supplementRestart", true
    FROM jsonb_to_recordset(${JSON.stringify(offerings)}::jsonb) AS new ("procedureCode" text, "competentAgencyCode" text,
      "receivingAgencyCode" text, "processId" uuid, "divisionId" uuid, "supplementRestart" text)
    ON CONFLICT (procedure_code, competent_agency_code) DO UPDATE SET
      receiving_agency_code = excluded.receiving_agency_code, process_id = excluded.process_id,
      division_id = excluded.division_id, supplement_restart = excluded.supplement_restart, active = true`.execute(
    tx.db,
  );
  await keepMade(
    tx,
    id,
    'offering',
    sql`${changed} AND NOT EXISTS (SELECT FROM reorganisation_change AS known
      WHERE known.plan_id = ${id} AND known.table_name = 'offering'
        AND known.key ->> 'procedure_code' = offering.procedure_code
        AND known.key ->> 'competent_agency_code' = offering.competent_agency_code)`,
  );
  await sql`UPDATE offering SET active = false WHERE ${ended}`.execute(tx.db);
}

/** Whether an offering is among these. */
function keysOf(list: { procedureCode: string; competentAgencyCode: string }[]): RawBuilder<unknown> {
  const keys = list.map(({ procedureCode, competentAgencyCode }) => ({ procedureCode, competentAgencyCode }));
  return sql`(offering.procedure_code, offering.competent_agency_code) IN (
    SELECT "procedureCode", "competentAgencyCode" FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
      AS wanted ("procedureCode" text, "competentAgencyCode" text))`;
}
