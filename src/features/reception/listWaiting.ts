import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { workingMinutesBetween } from '../../domain/calendar/workingTime.ts';
import type { Ctx } from '../../platform/context.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import type { DossierRow } from '../queues/dossierRows.ts';
import { listQueue } from '../queues/listQueue.ts';

/** Đ.8.1 NQ 66.7/2025/NQ-CP: 08 working hours to accept, ask or decline. */
const ANSWER_MINUTES = 8 * 60;

export interface WaitingDossier extends DossierRow {
  /** working minutes left until the answer is due; negative when it is past; null without a clock */
  minutesLeft: number | null;
  /** of the eight hours, in per cent; more than 100 when it is past */
  usedPercent: number | null;
}

/** Submissions that wait for the officer's one-stop, the most urgent first, each with its 8-hour clock. */
export async function listWaiting(ctx: Ctx): Promise<{ items: WaitingDossier[]; more: boolean }> {
  const { items, next } = await listQueue(ctx, 'toReceive', { limit: 200 });
  const calendars = await readCalendars(ctx, items);
  const now = ctx.clock.now().getTime();
  const clocked = items.map((item) => {
    const calendar = calendars.get(item.id);
    if (!calendar || !item.acceptBy) return { ...item, minutesLeft: null, usedPercent: null };
    const minutesLeft = minutesUntil(calendar, now, item.acceptBy.getTime());
    const usedPercent = Math.max(0, Math.round(((ANSWER_MINUTES - minutesLeft) / ANSWER_MINUTES) * 100));
    return { ...item, minutesLeft, usedPercent };
  });
  return { items: clocked, more: next !== undefined };
}

function minutesUntil(calendar: WorkingCalendar, now: number, due: number): number {
  return now <= due ? workingMinutesBetween(calendar, now, due) : -workingMinutesBetween(calendar, due, now);
}

/** The calendar of each dossier's one-stop: one query, and one for every one-stop the officer works at. */
async function readCalendars(ctx: Ctx, items: DossierRow[]): Promise<Map<string, WorkingCalendar>> {
  const found = new Map<string, WorkingCalendar>();
  if (items.length === 0) return found;
  const rows = await ctx.db
    .selectFrom('dossier')
    .select(['id', 'receivingAgencyCode'])
    .where(
      'id',
      'in',
      items.map((item) => item.id),
    )
    .execute();
  const byAgency = new Map<string, WorkingCalendar>();
  for (const { id, receivingAgencyCode: code } of rows) {
    const calendar = byAgency.get(code) ?? (await getAgencyCalendar(ctx.db, code));
    byAgency.set(code, calendar);
    found.set(id, calendar);
  }
  return found;
}
