import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { workingMinutesBetween } from '../../domain/calendar/workingTime.ts';
import type { Ctx } from '../../platform/context.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { legalParameter } from '../parameters/legalParameter.ts';
import type { DossierRow } from '../queues/dossierRows.ts';
import { listQueue } from '../queues/listQueue.ts';

export interface WaitingDossier extends DossierRow {
  /** working minutes left until the answer is due; negative when it is past; null without a clock */
  minutesLeft: number | null;
  /** of the time to answer (Đ.8.1 NQ 66.7/2025/NQ-CP), in per cent; more than 100 when it is past */
  usedPercent: number | null;
}

/** Submissions that wait for the officer's one-stop, the most urgent first, each with its 8-hour clock. */
export async function listWaiting(ctx: Ctx): Promise<{ items: WaitingDossier[]; more: boolean }> {
  const { items, next } = await listQueue(ctx, 'toReceive', { limit: 200 });
  const desks = await readOneStops(ctx, items);
  const now = ctx.clock.now().getTime();
  const clocked = items.map((item) => {
    const oneStop = desks.get(item.id);
    if (!oneStop || !item.acceptBy) return { ...item, minutesLeft: null, usedPercent: null };
    const minutesLeft = minutesUntil(oneStop.calendar, now, item.acceptBy.getTime());
    const { answerMinutes } = oneStop;
    const usedPercent = Math.max(0, Math.round(((answerMinutes - minutesLeft) / answerMinutes) * 100));
    return { ...item, minutesLeft, usedPercent };
  });
  return { items: clocked, more: next !== undefined };
}

function minutesUntil(calendar: WorkingCalendar, now: number, due: number): number {
  return now <= due ? workingMinutesBetween(calendar, now, due) : -workingMinutesBetween(calendar, due, now);
}

interface OneStop {
  calendar: WorkingCalendar;
  /** working minutes in which it answers a submission */
  answerMinutes: number;
}

/** How each dossier's one-stop counts: one query, and two for every one-stop the officer works at. */
async function readOneStops(ctx: Ctx, items: DossierRow[]): Promise<Map<string, OneStop>> {
  const found = new Map<string, OneStop>();
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
  const byAgency = new Map<string, OneStop>();
  for (const { id, receivingAgencyCode: agencyCode } of rows) {
    const oneStop = byAgency.get(agencyCode) ?? (await readOneStop(ctx, agencyCode));
    byAgency.set(agencyCode, oneStop);
    found.set(id, oneStop);
  }
  return found;
}

async function readOneStop({ db, clock }: Ctx, agencyCode: string): Promise<OneStop> {
  const { value } = await legalParameter(db, 'reception.onlineAnswer', { agencyCode, at: clock.now() });
  return { calendar: await getAgencyCalendar(db, agencyCode), answerMinutes: value * 60 };
}
