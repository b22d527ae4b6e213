import { sql } from 'kysely';
import { dayNumber, isoDate, vietnamDate } from '../../domain/calendar/instant.ts';
import type { TxCtx } from '../../platform/context.ts';
import { bumpRevision } from '../catalogue/publishProcedure.ts';
import { handOnTexts } from './handOnTexts.ts';
import { keepBefore } from './journal.ts';
import { moveDrafts } from './moveDrafts.ts';
import type { LockedPlan } from './queries.ts';

/** Ends what a plan ends, once no dossier is left there. */
export async function closeOrganisation(tx: TxCtx, plan: LockedPlan): Promise<void> {
  const today = vietnamDate(tx.clock.now().getTime());
  const yesterday = isoDate(dayNumber(today) - 1);
  await rename(tx, plan, yesterday);
  await endPosts(tx, plan, yesterday);
  await endUnits(tx, plan, yesterday);
  await endAgencies(tx, plan, today, yesterday);
  await handOnTexts(tx, plan);
  await moveDrafts(tx, plan);
  await bumpRevision(tx);
}

async function rename(tx: TxCtx, { id, outcome }: LockedPlan, yesterday: string): Promise<void> {
  const renames = JSON.stringify(outcome?.renames ?? []);
  const codes = (outcome?.renames ?? []).map((one) => one.agency);
  await keepBefore(tx, id, 'agency', sql`agency.code = ANY(${codes})`);
  await sql`INSERT INTO agency_former_name (agency_code, name, name_en, short_name, until, plan_id)
    SELECT code, name, name_en, short_name, ${yesterday}::date, ${id} FROM agency WHERE code = ANY(${codes})
    ON CONFLICT DO NOTHING`.execute(tx.db);
  await sql`UPDATE agency SET name = new.name, name_en = new."nameEn", short_name = new."shortName",
      address = coalesce(new.address, agency.address)
    FROM jsonb_to_recordset(${renames}::jsonb)
      AS new (agency text, name text, "nameEn" text, "shortName" text, address text)
    WHERE agency.code = new.agency`.execute(tx.db);
  const reparented = JSON.stringify(outcome?.reparented ?? []);
  const children = (outcome?.reparented ?? []).map((one) => one.code);
  await keepBefore(tx, id, 'agency', sql`agency.code = ANY(${children})`);
  await sql`UPDATE agency SET parent_code = new."parentCode"
    FROM jsonb_to_recordset(${reparented}::jsonb) AS new (code text, "parentCode" text)
    WHERE agency.code = new.code`.execute(tx.db);
}

async function endPosts(tx: TxCtx, { id, outcome }: LockedPlan, yesterday: string): Promise<void> {
  const posts = (outcome?.posts ?? []).map((move) => move.postId);
  await keepBefore(tx, id, 'post', sql`post.id = ANY(${posts}::uuid[])`);
  await sql`UPDATE post SET valid_to = ${yesterday}::date WHERE id = ANY(${posts}::uuid[])`.execute(tx.db);
}

/** An ended unit leaves its key to whatever comes later. */
async function endUnits(tx: TxCtx, { id, outcome }: LockedPlan, yesterday: string): Promise<void> {
  const units = outcome?.endedUnits ?? [];
  const ids = units.map((unit) => unit.id);
  await keepBefore(tx, id, 'unit', sql`unit.id = ANY(${ids}::uuid[])`);
  await sql`UPDATE unit SET valid_to = ${yesterday}::date, successor_id = ended."successorId",
      key = unit.key || '~' || left(unit.id::text, 8)
    FROM jsonb_to_recordset(${JSON.stringify(units)}::jsonb) AS ended (id uuid, "successorId" uuid)
    WHERE unit.id = ended.id`.execute(tx.db);
  await keepBefore(tx, id, 'saved_filter', sql`saved_filter.shared_unit_id = ANY(${ids}::uuid[])`);
  await sql`UPDATE saved_filter SET shared_unit_id = unit.successor_id FROM unit
    WHERE unit.id = saved_filter.shared_unit_id AND unit.id = ANY(${ids}::uuid[])`.execute(tx.db);
}

async function endAgencies(tx: TxCtx, plan: LockedPlan, today: string, yesterday: string): Promise<void> {
  const { id } = plan;
  const ended = Object.values(plan.outcome?.routes ?? {}).filter((route) => route.ends);
  const codes = ended.map((route) => route.from);
  const successions = ended.flatMap(({ from, rest, ways }) =>
    [...new Set([rest, ...ways.map((way) => way.to)])].map((to) => ({ from, to, main: to === rest })),
  );
  await keepBefore(tx, id, 'agency', sql`agency.code = ANY(${codes})`);
  await sql`UPDATE agency SET active = false, effective_to = ${yesterday}::date WHERE code = ANY(${codes})`.execute(
    tx.db,
  );
  await sql`INSERT INTO agency_succession (agency_code, successor_code, plan_id, effective_on, main)
    SELECT "from", "to", ${id}, ${today}::date, main
    FROM jsonb_to_recordset(${JSON.stringify(successions)}::jsonb) AS new ("from" text, "to" text, main boolean)
    ON CONFLICT (agency_code, successor_code) DO NOTHING`.execute(tx.db);
  const successors = [...new Set(successions.map((one) => one.to))];
  await keepBefore(tx, id, 'agency', sql`agency.code = ANY(${successors})`);
  await sql`UPDATE agency SET formerly = ARRAY(
      SELECT unnest(agency.formerly) UNION SELECT former.code FROM unnest(array_agg) AS former (code)
      UNION SELECT unnest(before.formerly) FROM agency AS before WHERE before.code = ANY(array_agg))
    FROM (SELECT successor_code, array_agg(agency_code) FROM agency_succession
          WHERE plan_id = ${id} GROUP BY successor_code) AS gone
    WHERE agency.code = gone.successor_code`.execute(tx.db);
  await keepBefore(tx, id, 'delegation', sql`delegation.agency_code = ANY(${codes})`);
  await sql`UPDATE delegation SET agency_code = next.successor_code FROM agency_succession AS next
    WHERE next.agency_code = delegation.agency_code AND next.main AND next.plan_id = ${id}
      AND delegation.revoked_at IS NULL`.execute(tx.db);
}
