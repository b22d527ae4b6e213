import { sql } from 'kysely';
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { dueDate } from '../../domain/calendar/dueDate.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import type { Ctx } from '../../platform/context.ts';
import { publishedYears } from '../calendar/nationalYears.ts';
import { agencyCalendar } from '../organisation/agencyCalendar.ts';
import type { AffectedDossier } from './affectedDossiers.ts';
import { dayOf } from './dossierEffects.ts';
import type { Effect, Worked } from './effect.ts';

const PAGE = 2_000;

/**
 * Dates that were promised stay. Lists the dossiers whose limit would come to another day by the successor's office
 * hours, so that somebody can look after them when they are counted anew after a supplement. One query for 2,000.
 */
export async function dueDateEffects(
  ctx: Ctx,
  { organisation, outcome }: Worked,
  dossiers: readonly { dossier: AffectedDossier; competentAfter: string }[],
): Promise<Effect[]> {
  const calendarIds = new Map(
    [...organisation.agencies, ...outcome.newAgencies].map((one) => [one.code, one.calendarId]),
  );
  const promised = dossiers.filter(({ dossier }) => dossier.dueAt !== null);
  const moved = promised.filter(
    ({ dossier, competentAfter }) => calendarIds.get(dossier.competentAgencyCode) !== calendarIds.get(competentAfter),
  );
  const calendars = await loadCalendars(ctx, [
    ...new Set(moved.map((one) => calendarIds.get(one.competentAfter) ?? '')),
  ]);
  const effects: Effect[] = [];
  for (let start = 0; start < moved.length; start += PAGE) {
    const page = moved.slice(start, start + PAGE);
    const states = await loadStates(
      ctx,
      page.map((one) => one.dossier.id),
    );
    for (const { dossier, competentAfter } of page) {
      const calendar = calendars.get(calendarIds.get(competentAfter) ?? '');
      const state = states.get(dossier.id);
      const otherwise = calendar && state && dateBy(calendar, state);
      if (!otherwise || !dossier.dueAt || dayOf(otherwise) === dayOf(dossier.dueAt)) continue;
      effects.push({
        section: 'DUE_DATES',
        severity: 'WARNING',
        code: 'DUE_WOULD_DIFFER',
        data: { dossier: dossier.code ?? dossier.submissionNumber, due: dayOf(dossier.dueAt), other: dayOf(otherwise) },
        count: 1,
      });
    }
  }
  if (promised.length > 0)
    effects.push({ section: 'DUE_DATES', severity: 'INFO', code: 'DUE_KEPT', data: {}, count: promised.length });
  return effects;
}

async function loadCalendars(ctx: Ctx, ids: string[]): Promise<Map<string, WorkingCalendar>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('calendar')
    .select(['id', 'name', 'content'])
    .select(publishedYears().as('years'))
    .where('id', '=', sql<string>`ANY(${ids})`)
    .execute();
  return new Map(rows.map(({ id, name, content, years }) => [id, agencyCalendar(id, { vi: name }, content, years)]));
}

async function loadStates(
  ctx: Ctx,
  ids: string[],
): Promise<Map<string, Pick<DossierState, 'limit' | 'receivedAt' | 'pauses'>>> {
  const rows = await ctx.db
    .selectFrom('dossier')
    .select(['id', 'state'])
    .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** Only limits that ran without a break can be compared by counting once. */
function dateBy(
  calendar: WorkingCalendar,
  { limit, receivedAt, pauses }: Pick<DossierState, 'limit' | 'receivedAt' | 'pauses'>,
): Date | undefined {
  if (!limit || !receivedAt || pauses.length > 0) return undefined;
  const { due } = dueDate({ calendar, from: Date.parse(receivedAt), limit });
  return due === null ? undefined : new Date(due);
}
