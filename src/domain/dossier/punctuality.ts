import type { WorkingCalendar } from '../calendar/calendar.ts';
import { lateness, type Punctuality } from '../clock/lateness.ts';
import type { DossierState } from './state.ts';

/**
 * How a finished dossier is called: by the date in law, which a new appointment does not move (Đ.19.9 NĐ 61/2018). Null while
 * it is open, and where it never had a date. `calendar`: of the agency that decides.
 */
export function punctualityOf(
  { originalDueAt, finishedAt, limit }: Pick<DossierState, 'originalDueAt' | 'finishedAt' | 'limit'>,
  calendar: WorkingCalendar,
): Punctuality | null {
  if (!originalDueAt || !finishedAt) return null;
  const granularity = limit?.unit === 'WORKING_HOURS' ? 'MINUTE' : 'DAY';
  return lateness(calendar, Date.parse(originalDueAt), Date.parse(finishedAt), granularity).punctuality;
}
