import type { WorkingCalendar } from '../calendar/calendar.ts';
import { dueDate } from '../calendar/dueDate.ts';
import type { Instant } from '../calendar/instant.ts';
import type { TimeLimit } from '../calendar/limit.ts';
import { addWorkingTime, workingMinutesBetween } from '../calendar/workingTime.ts';

/**
 * Working minutes that a limit gives the steps together. Calendar days, months and same day: the office time
 * between `from` and the due date. Null for a limit in words. `dayMinutes`: a day of an internal process
 * (`process.hoursPerDay`; 8 hours: Nghệ An QĐ 3857, law.md §3 “Step times”) – for steps only, a citizen's due date counts
 * days by the agency's own sessions.
 */
export function stepBudgetMinutes(
  calendar: WorkingCalendar,
  limit: TimeLimit,
  from: Instant,
  dayMinutes: number,
): number | null {
  if (limit.unit === 'WORKING_DAYS') return limit.value * dayMinutes;
  if (limit.unit === 'WORKING_HOURS') return limit.value * 60;
  const { due, effectiveFrom } = dueDate({ calendar, from, limit });
  return due === null ? null : workingMinutesBetween(calendar, effectiveFrom, due);
}

/** When a step that began at `stepStart` should be done, given its share of the budget in per cent (0–100). */
export function stepDue(
  calendar: WorkingCalendar,
  stepStart: Instant,
  totalWorkingMinutes: number,
  sharePercent: number,
): Instant {
  if (sharePercent < 0 || sharePercent > 100) throw new RangeError(`share must be 0–100 per cent: ${sharePercent}`);
  return addWorkingTime(calendar, stepStart, Math.ceil((totalWorkingMinutes * sharePercent) / 100));
}
