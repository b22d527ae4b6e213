import { sql } from 'kysely';
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { formatLimit, type TimeLimit } from '../../domain/calendar/limit.ts';
import { stepBudgetMinutes } from '../../domain/clock/stepTime.ts';
import type { Follower, RosterAgency } from '../../domain/process/staffing.ts';
import { postHeldOn } from '../../platform/auth/signedInActor.ts';
import type { Ctx } from '../../platform/context.ts';
import { today } from '../catalogue/today.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { stepDayMinutes } from '../parameters/legalParameter.ts';
import type { Draft } from './drafts.ts';

/** What a process is proved against: who sits where today, who follows it, how much time the law gives. */
export interface Surroundings {
  roster: RosterAgency[];
  followers: Follower[];
  limits: ProcessLimit[];
  /** working minutes of a day of internal processes */
  dayMinutes: number;
  /** published processes with the keys that their branches follow */
  processes: { key: string; name: string; branchKeys: string[] }[];
}

/** A legal limit among the procedures that follow the process. */
export interface ProcessLimit {
  limit: TimeLimit;
  words: string;
  /** working minutes it gives the steps; null for limits in words */
  minutes: number | null;
  procedureNames: string[];
}

type Place = Pick<Draft, 'key' | 'agencyCode' | 'procedureCodes'>;

/** Six queries. */
export async function readSurroundings(ctx: Ctx, place: Place): Promise<Surroundings> {
  const offerings = await listOfferings(ctx, place);
  const calendar = await getAgencyCalendar(ctx.db, place.agencyCode ?? (await getCentreCode(ctx)));
  const dayMinutes = await dayMinutesOf(ctx, place.agencyCode);
  return {
    dayMinutes,
    roster: await readRoster(ctx),
    followers: followersOf(offerings, place),
    limits: limitsOf(ctx, offerings, calendar, dayMinutes),
    processes: await listPublished(ctx),
  };
}

/** The offerings that follow the process, or will when the draft is published. One query. */
export async function listOfferings(ctx: Ctx, { key, agencyCode, procedureCodes }: Place) {
  return ctx.db
    .selectFrom('offering')
    .innerJoin('processDefinition', 'processDefinition.id', 'offering.processId')
    .innerJoin('procedure', 'procedure.code', 'offering.procedureCode')
    .innerJoin('procedureVersion', 'procedureVersion.id', 'procedure.currentVersionId')
    .select(['procedure.code', 'procedure.name', 'receivingAgencyCode', 'competentAgencyCode', 'divisionId'])
    .select(sql<TimeLimit[]>`jsonb_path_query_array(procedure_version.content, '$.methods[*].limit')`.as('limits'))
    .where('offering.active', '=', true)
    .where((eb) =>
      eb.or([
        eb('processDefinition.key', '=', key),
        ...(procedureCodes.length === 0
          ? []
          : [
              eb.and([
                eb('offering.procedureCode', 'in', procedureCodes),
                ...(agencyCode === null ? [] : [eb('competentAgencyCode', '=', agencyCode)]),
              ]),
            ]),
      ]),
    )
    .orderBy('procedure.code')
    .orderBy('competentAgencyCode')
    .execute();
}

type Offering = Awaited<ReturnType<typeof listOfferings>>[number];

/** Each combination of desks once; an agency's own process that nobody follows yet is proved for the agency itself. */
function followersOf(offerings: Offering[], { agencyCode }: Place): Follower[] {
  const followers = new Map<string, Follower>();
  for (const { receivingAgencyCode, competentAgencyCode, divisionId } of offerings) {
    followers.set(`${receivingAgencyCode} ${competentAgencyCode} ${divisionId}`, {
      receivingAgencyCode,
      competentAgencyCode,
      divisionId,
    });
  }
  if (followers.size === 0 && agencyCode !== null)
    return [{ receivingAgencyCode: null, competentAgencyCode: agencyCode, divisionId: null }];
  return [...followers.values()];
}

/** The limits of the procedures, the shortest first. */
function limitsOf(ctx: Ctx, offerings: Offering[], calendar: WorkingCalendar, dayMinutes: number): ProcessLimit[] {
  const byWords = new Map<string, ProcessLimit>();
  for (const { name, limits } of offerings) {
    for (const limit of limits) {
      const words = formatLimit(limit, ctx.language);
      const known = byWords.get(words);
      if (known) {
        if (!known.procedureNames.includes(name)) known.procedureNames.push(name);
        continue;
      }
      const minutes = stepBudgetMinutes(calendar, limit, ctx.clock.now().getTime(), dayMinutes);
      byWords.set(words, { limit, words, minutes, procedureNames: [name] });
    }
  }
  return [...byWords.values()].sort((a, b) => (a.minutes ?? Infinity) - (b.minutes ?? Infinity));
}

/** How long a day of the process is: of the agency whose own it is, else of the province. One query. */
export function dayMinutesOf(ctx: Ctx, agencyCode: string | null): Promise<number> {
  return stepDayMinutes(ctx.db, { agencyCode: agencyCode ?? undefined, at: ctx.clock.now() });
}

/** Every agency at work with its units and the roles held in them today. One query. */
async function readRoster(ctx: Ctx): Promise<RosterAgency[]> {
  const { rows } = await sql<RosterAgency>`
    WITH held AS (
      SELECT post.agency_code, post.unit_id, post.role FROM post JOIN account ON account.id = post.account_id
      WHERE account.status = 'ACTIVE' AND ${postHeldOn(today(ctx.clock))}),
    place AS (
      SELECT agency_code, id, kind, key, name FROM unit WHERE valid_to IS NULL OR valid_to >= ${today(ctx.clock)}
      UNION ALL SELECT DISTINCT agency_code, NULL::uuid, NULL, NULL, NULL FROM held WHERE unit_id IS NULL),
    desk AS (
      SELECT place.agency_code, jsonb_build_object('id', place.id, 'kind', place.kind, 'key', place.key,
        'name', place.name, 'roles',
        coalesce((SELECT jsonb_agg(DISTINCT held.role) FROM held
          WHERE held.agency_code = place.agency_code AND held.unit_id IS NOT DISTINCT FROM place.id), '[]')) AS unit
      FROM place)
    SELECT agency.code, agency.name, agency.tier, coalesce(jsonb_agg(desk.unit) FILTER (WHERE desk.unit IS NOT NULL), '[]') AS units
    FROM agency LEFT JOIN desk ON desk.agency_code = agency.code
    WHERE agency.active GROUP BY agency.code ORDER BY agency.code`.execute(ctx.db);
  return rows;
}

/** The newest published version of every process. One query. */
async function listPublished(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('processDefinition')
    .distinctOn('key')
    .select('key')
    .select(sql<string>`content -> 'name' ->> 'vi'`.as('name'))
    .select(
      sql<string[]>`jsonb_path_query_array(content, '$.steps[*].branching.branches[*].processKey')`.as('branchKeys'),
    )
    .where('trial', '=', false)
    .orderBy('key')
    .orderBy('number', 'desc')
    .execute();
  return rows;
}

/** Code of the centre, by whose calendar its own deadlines and the province's processes run. One query. */
export async function getCentreCode(ctx: Ctx): Promise<string> {
  const row = await ctx.db
    .selectFrom('agency')
    .select('code')
    .where('active', '=', true)
    .orderBy(sql`kind <> 'CENTRE'`)
    .orderBy('code')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.code;
}

/** Names of the agencies at work by their codes. One query. */
export async function listAgencyNames(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('agency')
    .select(['code', 'name'])
    .where('active', '=', true)
    .orderBy('code')
    .execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}
