import type { WorkingCalendar } from '../calendar/calendar.ts';
import { granularityOf, lateFrom, lateness, type Punctuality } from '../clock/lateness.ts';
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
  return lateness(calendar, Date.parse(originalDueAt), Date.parse(finishedAt), granularityOf(limit)).punctuality;
}

/** The first moment at which a dossier is late by the date in law; null where it has no date. ISO 8601. */
export function lateFromOf({ originalDueAt, limit }: Pick<DossierState, 'originalDueAt' | 'limit'>): string | null {
  return originalDueAt && new Date(lateFrom(Date.parse(originalDueAt), granularityOf(limit))).toISOString();
}
