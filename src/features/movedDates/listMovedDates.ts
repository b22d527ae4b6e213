import type { CalendarContent } from '../../domain/calendar/calendar.ts';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { duePolicyAt } from '../../domain/law/parameters.ts';
import { type Actor, holds } from '../../domain/policy/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { readPublishedYears } from '../calendar/nationalYears.ts';
import { agencyCalendar } from '../organisation/agencyCalendar.ts';
import { listDuePolicyOverrides } from '../parameters/legalParameter.ts';
import { type MovedDate, recountDue } from './recountDue.ts';

export interface MovedDossier extends MovedDate {
  id: string;
  code: string | null;
  procedureName: string;
  applicantName: string;
  competentAgencyCode: string;
  competentAgencyName: string;
}

/** A day that is not in the calendar yet: what would it do? */
export interface TrialClosure {
  agencyCode: string;
  date: string;
  /** office hours that remain; closed the whole day without */
  sessions?: string;
  name: string;
  notice: string;
}

const CHUNK = 1_000;
const MOST_SHOWN = 2_000;

/**
 * Open dossiers whose date, counted by the calendar as it is now (or would be with a closure), is not the promised one:
 * a holiday, a swap or a closure was decided after the promise (law.md §14.3). Changes nothing: whether to give a new
 * appointment is for people to decide. Four queries, and one for every thousand dossiers that are not due yet.
 * @throws common.forbidden
 */
export async function listMovedDates(
  ctx: Ctx,
  trial?: TrialClosure,
): Promise<{ items: MovedDossier[]; checked: number; more: boolean }> {
  const agencies = overseenAgencies(ctx.actor);
  if (agencies !== 'ALL' && agencies.length === 0) throw accessDenied();
  const calendars = await readCalendars(ctx, trial);
  const overrides = await listDuePolicyOverrides(ctx.db);
  const items: MovedDossier[] = [];
  let checked = 0;
  let after: string | undefined;
  while (items.length < MOST_SHOWN) {
    const rows = await readOpen(ctx, agencies, after);
    for (const { state: dossier, supplementRestart, ...row } of rows) {
      const { competentAgencyCode: agencyCode, procedureCode, receivedAt } = dossier;
      const calendar = calendars.get(agencyCode);
      if (!calendar || !receivedAt) continue;
      const own = overrides.filter(
        (one) =>
          (one.agencyCode === null || one.agencyCode === agencyCode) &&
          (one.procedureCode === null || one.procedureCode === procedureCode),
      );
      const moved = recountDue(dossier, {
        calendar,
        policy: duePolicyAt(vietnamDate(Date.parse(receivedAt)), own),
        supplementMode: supplementRestart === 'RESUME' ? 'RESUME' : 'RESTART',
      });
      if (moved) items.push({ ...row, procedureName: dossier.procedureName, ...moved });
    }
    checked += rows.length;
    after = rows.at(-1)?.id;
    if (rows.length < CHUNK) break;
  }
  items.sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  return { items: items.slice(0, MOST_SHOWN), checked, more: items.length >= MOST_SHOWN };
}

/** Whose dossiers the person answers for; system administrators see none (5.6 TCVN 14423:2026). */
export function overseenAgencies(actor: Actor): string[] | 'ALL' {
  if (actor.kind === 'SYSTEM' || holds(actor, 'CENTRE_HEAD') || holds(actor, 'PROVINCE_LEADER')) return 'ALL';
  if (actor.kind !== 'OFFICER') return [];
  const posts = actor.posts.filter(({ role }) => role === 'AGENCY_ADMINISTRATOR' || role === 'AGENCY_LEADER');
  return [...new Set(posts.map(({ agencyCode }) => agencyCode))];
}

function readOpen({ db, clock }: Ctx, agencies: string[] | 'ALL', after: string | undefined) {
  return db
    .selectFrom('dossier')
    .innerJoin('agency', 'agency.code', 'dossier.competentAgencyCode')
    .leftJoin('offering', (join) =>
      join
        .onRef('offering.procedureCode', '=', 'dossier.procedureCode')
        .onRef('offering.competentAgencyCode', '=', 'dossier.competentAgencyCode'),
    )
    .select(['dossier.id', 'dossier.code', 'dossier.applicantName', 'dossier.competentAgencyCode', 'dossier.state'])
    .select(['agency.name as competentAgencyName', 'offering.supplementRestart'])
    .where('dossier.stepId', 'is not', null)
    .where('dossier.finishedAt', 'is', null)
    .where('dossier.originalDueAt', '>', clock.now())
    .$if(agencies !== 'ALL', (query) =>
      query.where('dossier.competentAgencyCode', 'in', agencies === 'ALL' ? [] : agencies),
    )
    .$if(after !== undefined, (query) => query.where('dossier.id', '>', after ?? ''))
    .orderBy('dossier.id')
    .limit(CHUNK)
    .execute();
}

async function readCalendars({ db }: Ctx, trial: TrialClosure | undefined) {
  const rows = await db
    .selectFrom('agency')
    .innerJoin('calendar', 'calendar.id', 'agency.calendarId')
    .select(['agency.code', 'calendar.id', 'calendar.name', 'calendar.content'])
    .execute();
  const years = await readPublishedYears(db);
  return new Map(
    rows.map(({ code, id, name, content }) => {
      const own = trial?.agencyCode === code ? withClosure(content, trial) : content;
      return [code, agencyCalendar(id, { vi: name }, own, years)];
    }),
  );
}

/** The calendar with one more closure; one of the same day is replaced. */
export function withClosure(content: CalendarContent, closure: Omit<TrialClosure, 'agencyCode'>): CalendarContent {
  const { date, sessions, name, notice } = closure;
  const others = (content.closures ?? []).filter((one) => one.date !== date);
  const closures = [...others, { date, name: { vi: name }, notice, ...(sessions && { sessions }) }];
  return { ...content, closures: closures.sort((a, b) => a.date.localeCompare(b.date)) };
}
