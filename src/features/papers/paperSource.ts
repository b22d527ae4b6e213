import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import type { DossierEvent, EventOf, EventType, Position } from '../../domain/dossier/events.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Dossier } from '../dossiers/store.ts';
import { listEvents } from '../dossiers/store.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { getProvince } from '../organisation/portalShell.ts';

export interface PaperAgency {
  code: string;
  name: string;
  kind: string;
  tier: string;
  phone: string | null;
  hotline: string | null;
  parentName: string | null;
  /** the desk where people come, when the agency has one */
  oneStopName: string | null;
}

/** Everything a paper is made of; papers are pure functions of it. */
export interface PaperSource {
  state: DossierState;
  events: DossierEvent[];
  process: ProcessDefinition;
  /** of the agency that decides: by it the dossier's time is counted */
  calendar: WorkingCalendar;
  agencies: ReadonlyMap<string, PaperAgency>;
  unitNames: ReadonlyMap<string, string>;
  provinceName: string;
  publicUrl: string;
}

/** Reads what papers need beside the dossier itself. Five queries. */
export async function readPaperSource(ctx: Ctx, dossier: Dossier, process: ProcessDefinition): Promise<PaperSource> {
  const { state } = dossier;
  const events = await listEvents(ctx.db, dossier.id);
  const desks = events.flatMap((event) => deskOf(event) ?? []);
  const codes = [
    ...new Set([state.receivingAgencyCode, state.competentAgencyCode, ...desks.map((desk) => desk.agencyCode)]),
  ];
  const unitIds = [...new Set(desks.flatMap((desk) => desk.unitId ?? []))];
  const agencies = await ctx.db
    .selectFrom('agency')
    .leftJoin('agency as parent', 'parent.code', 'agency.parentCode')
    .select(['agency.code', 'agency.name', 'agency.kind', 'agency.tier', 'agency.phone', 'agency.hotline'])
    .select('parent.name as parentName')
    .where('agency.code', 'in', codes)
    .execute();
  const units = await ctx.db
    .selectFrom('unit')
    .select(['id', 'agencyCode', 'kind', 'name'])
    .where((where) =>
      where.or([
        where('id', 'in', unitIds),
        where.and([where('agencyCode', 'in', codes), where('kind', '=', 'ONE_STOP')]),
      ]),
    )
    .orderBy('key')
    .execute();
  const oneStops = new Map(
    units.filter((unit) => unit.kind === 'ONE_STOP').map((unit) => [unit.agencyCode, unit.name]),
  );
  return {
    state,
    events,
    process,
    calendar: await getAgencyCalendar(ctx.db, state.competentAgencyCode),
    agencies: new Map(
      agencies.map((agency) => [agency.code, { ...agency, oneStopName: oneStops.get(agency.code) ?? null }]),
    ),
    unitNames: new Map(units.map((unit) => [unit.id, unit.name])),
    provinceName: (await getProvince(ctx.db)).name.vi,
    publicUrl: ctx.config.publicUrl,
  };
}

/** The desk to which an event takes the dossier; undefined when it stays where it is. */
export function deskOf(event: DossierEvent): Position | undefined {
  const { payload } = event;
  if ('to' in payload) return payload.to;
  return 'at' in payload ? payload.at : undefined;
}

/** The last event of a type, or the one with that number. */
export function findEvent<T extends EventType>(source: PaperSource, type: T, seq?: number): EventOf<T> | undefined {
  return source.events.findLast(
    (event): event is EventOf<T> => event.type === type && (seq === undefined || event.seq === seq),
  );
}

/** The agency of that code; every agency of a dossier was read with it. */
export function getPaperAgency(source: PaperSource, code: string): PaperAgency {
  const agency = source.agencies.get(code);
  if (!agency) throw new Error(`No agency ${code} for a paper`);
  return agency;
}
