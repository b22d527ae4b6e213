import { sql } from 'kysely';
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import type { DossierEvent, EventOf, EventType, PendingDecision, Position } from '../../domain/dossier/events.ts';
import { reduce } from '../../domain/dossier/reduce.ts';
import { agenciesTouched, type DossierState } from '../../domain/dossier/state.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import type { Ctx } from '../../platform/context.ts';
import { anyOf } from '../../platform/db/anyOf.ts';
import type { Dossier } from '../dossiers/store.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { getProvince } from '../organisation/portalShell.ts';
import { stepDayMinutes } from '../parameters/legalParameter.ts';
import { listPostHands, type PostHand } from '../post/handsOfDossier.ts';
import { dayOf } from './paperVersions.ts';
import { type AgencyWording, readWordings, wordingAt } from './wording.ts';

export interface PaperAgency {
  code: string;
  name: string;
  kind: string;
  tier: string;
  address: string | null;
  phone: string | null;
  hotline: string | null;
  parentName: string | null;
  /** the desk where people come, when the agency has one */
  oneStopName: string | null;
  /** what the agency has laid down for the heads and ends of its papers */
  wording: AgencyWording;
}

/** Names that papers of several dossiers share. */
export interface PaperPlaces {
  agencies: ReadonlyMap<string, PaperAgency>;
  unitNames: ReadonlyMap<string, string>;
  provinceName: string;
  publicUrl: string;
}

/** Everything a paper of a dossier is made of; papers are pure functions of it. */
export interface PaperSource extends PaperPlaces {
  /** as it was when the paper was issued */
  state: DossierState;
  /** up to and with the one that issued the paper */
  events: readonly DossierEvent[];
  /** the one that issued the paper */
  event: DossierEvent;
  process: ProcessDefinition;
  /** of the agency that decides: by it the dossier's time is counted */
  calendar: WorkingCalendar;
  /** working minutes of a day of internal processes there */
  stepDayMinutes: number;
  /** names of the absent officers on whose behalf somebody acted, by account */
  absentNames: ReadonlyMap<string, string>;
  /** changes of hands with the post, oldest first */
  postHands: readonly PostHand[];
}

/** Reads what papers need beside the dossier itself, as of the event of that number. Nine queries at most. */
export async function readPaperSource(
  ctx: Ctx,
  dossier: Dossier,
  process: ProcessDefinition,
  events: readonly DossierEvent[],
  seq: number,
): Promise<PaperSource> {
  const until = events.filter((event) => event.seq <= seq);
  const event = until.at(-1);
  if (!event) throw new Error(`Dossier ${dossier.id} has no event ${seq}`);
  const state = reduce(until);
  const desks = until.flatMap((one) => deskOf(one) ?? []);
  const unitIds = [...desks, ...state.opinions.map((opinion) => opinion.asked)].flatMap(({ unitId }) => unitId ?? []);
  const codes = [...agenciesTouched(state), ...desks.map((desk) => desk.agencyCode), event.agencyCode ?? ''];
  return {
    ...(await readPaperPlaces(ctx, codes.filter(Boolean), unitIds, event.at)),
    state,
    events: until,
    event,
    process,
    calendar: await getAgencyCalendar(ctx.db, state.competentAgencyCode),
    stepDayMinutes: await stepDayMinutes(ctx.db, {
      agencyCode: state.competentAgencyCode,
      procedureCode: state.procedureCode,
      at: new Date(state.effectiveFrom ?? event.at),
    }),
    absentNames: await readNames(ctx, [...new Set(until.flatMap((one) => one.onBehalfOf ?? []))]),
    postHands: usesPost(state) ? await listPostHands(ctx, dossier.id) : [],
  };
}

function usesPost({ channel, delivery }: DossierState): boolean {
  return channel === 'POST' || delivery.method === 'POST' || delivery.pickUp !== undefined;
}

/** Agencies with their one-stops and wording of that moment, units, province. Four queries. */
export async function readPaperPlaces(
  ctx: Ctx,
  agencyCodes: readonly string[],
  unitIds: readonly string[],
  at: string,
): Promise<PaperPlaces> {
  const codes = [...new Set(agencyCodes)];
  const agencies = await ctx.db
    .selectFrom('agency')
    .leftJoin('agency as parent', 'parent.code', 'agency.parentCode')
    .select(['agency.code', 'agency.kind', 'agency.tier', 'agency.phone', 'agency.hotline'])
    // as it was called on the day of the paper
    .select(
      sql<string>`coalesce((
        SELECT former.name FROM agency_former_name AS former
        WHERE former.agency_code = agency.code AND former.until >= ${dayOf(at)}::date ORDER BY former.until LIMIT 1),
        agency.name)`.as('name'),
    )
    .select(['agency.address', 'parent.name as parentName'])
    .where('agency.code', '=', anyOf(codes))
    .execute();
  const units = await ctx.db
    .selectFrom('unit')
    .select(['id', 'agencyCode', 'kind', 'name'])
    .where((where) =>
      where.or([
        where('id', '=', anyOf([...new Set(unitIds)])),
        where.and([where('agencyCode', '=', anyOf(codes)), where('kind', '=', 'ONE_STOP')]),
      ]),
    )
    .orderBy('key')
    .execute();
  const oneStops = new Map(
    units.filter((unit) => unit.kind === 'ONE_STOP').map((unit) => [unit.agencyCode, unit.name]),
  );
  const wordings = await readWordings(ctx.db, codes);
  return {
    agencies: new Map(
      agencies.map((agency) => [
        agency.code,
        {
          ...agency,
          oneStopName: oneStops.get(agency.code) ?? null,
          wording: wordingAt(wordings, agency.code, at),
        },
      ]),
    ),
    unitNames: new Map(units.map((unit) => [unit.id, unit.name])),
    provinceName: (await getProvince(ctx.db)).name.vi,
    publicUrl: ctx.config.publicUrl,
  };
}

async function readNames(ctx: Ctx, accountIds: string[]): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await ctx.db.selectFrom('account').select(['id', 'fullName']).where('id', 'in', accountIds).execute();
  return new Map(rows.map(({ id, fullName }) => [id, fullName]));
}

/** The desk to which an event takes the dossier; undefined when it stays where it is. */
export function deskOf(event: DossierEvent): Position | undefined {
  if (event.type === 'SUBMITTED' || event.type === 'RECEIVED') return event.payload.at;
  return 'to' in event.payload ? event.payload.to : undefined;
}

/** The last event of a type. */
export function findEvent<T extends EventType>(source: PaperSource, type: T): EventOf<T> | undefined {
  return source.events.findLast((event): event is EventOf<T> => event.type === type);
}

/** What the paper decides, whether it was decided already or only lies before the leader (a preview). */
export function decided<K extends PendingDecision['kind']>(
  { event }: PaperSource,
  kind: K,
): Extract<PendingDecision, { kind: K }> | undefined {
  if (event.type !== 'DECISION_ASKED' || event.payload.decision.kind !== kind) return undefined;
  return event.payload.decision as Extract<PendingDecision, { kind: K }>;
}

/** The agency of that code; every agency of a dossier was read with it. */
export function getPaperAgency(source: PaperPlaces, code: string): PaperAgency {
  const agency = source.agencies.get(code);
  if (!agency) throw new Error(`No agency ${code} for a paper`);
  return agency;
}

/** Who did it, and for whom when the officer was away: `Lê Thị Mẫu (thay Trần Văn Ví Dụ)`. */
export function actorOf({ absentNames }: PaperSource, { actorName, onBehalfOf }: DossierEvent): string {
  const absent = onBehalfOf === null ? undefined : absentNames.get(onBehalfOf);
  return absent ? `${actorName} (thay ${absent})` : actorName;
}
