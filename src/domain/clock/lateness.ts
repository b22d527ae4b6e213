import type { WorkingCalendar } from '../calendar/calendar.ts';
import { DAY_MINUTES, dayNumber, fromMinute, type Instant, vietnamDate } from '../calendar/instant.ts';
import type { TimeLimit } from '../calendar/limit.ts';
import { workingMinutesBetween } from '../calendar/workingTime.ts';

/** Trước hạn, đúng hạn, quá hạn (Mẫu 05; báo cáo II.06 TT 02/2017). */
export type Punctuality = 'EARLY' | 'ON_TIME' | 'LATE';

export interface Lateness {
  punctuality: Punctuality;
  /** working minutes after the due date; 0 unless late */
  lateMinutes: number;
  /** calendar days between the date due and the date finished; 0 unless late */
  lateDays: number;
}

/** By what a limit is kept: to the minute where it is in hours, to the day where it is not. */
export type Granularity = 'DAY' | 'MINUTE';

export function granularityOf(limit: Pick<TimeLimit, 'unit'> | null | undefined): Granularity {
  return limit?.unit === 'WORKING_HOURS' ? 'MINUTE' : 'DAY';
}

/** The first instant that is late: the start of the day after the date due, or the first moment after the hour due. */
export function lateFrom(due: Instant, granularity: Granularity): Instant {
  if (granularity === 'MINUTE') return due + 1;
  // A due date at midnight is 24:00 of the day before.
  return fromMinute((dayNumber(vietnamDate(due - 1)) + 1) * DAY_MINUTES);
}

/**
 * The one rule by which every screen, count and report calls a dossier early, on time or late; lists and figures ask the
 * column `dossier.late_from`, which is `lateFrom` of the date in law. `at` is the finish, or now for one that is still open.
 * DAY compares dates (the same day is on time: law.md §12; the last day ends at 24:00, khoản 6 Điều 148 BLDS 2015). MINUTE
 * is for limits in hours.
 */
export function lateness(
  calendar: WorkingCalendar,
  due: Instant,
  at: Instant,
  granularity: Granularity = 'DAY',
): Lateness {
  const days = dayNumber(vietnamDate(at)) - dayNumber(vietnamDate(due - 1));
  if (at < lateFrom(due, granularity)) {
    const early = granularity === 'DAY' ? days < 0 : at < due;
    return { punctuality: early ? 'EARLY' : 'ON_TIME', lateMinutes: 0, lateDays: 0 };
  }
  return { punctuality: 'LATE', lateMinutes: workingMinutesBetween(calendar, due, at), lateDays: days };
}
