import type { WorkingCalendar } from '../calendar/calendar.ts';
import { dayNumber, type Instant, vietnamDate } from '../calendar/instant.ts';
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

/**
 * The one rule by which every screen, count and report calls a dossier early, on time or late. `at` is the finish,
 * or now for one that is still open. DAY compares dates (the same day is on time: law.md §12; the last day ends at
 * 24:00, khoản 6 Điều 148 BLDS 2015). MINUTE is for limits in hours.
 */
export function lateness(
  calendar: WorkingCalendar,
  due: Instant,
  at: Instant,
  granularity: 'DAY' | 'MINUTE' = 'DAY',
): Lateness {
  // A due date at midnight is 24:00 of the day before.
  const days = dayNumber(vietnamDate(at)) - dayNumber(vietnamDate(due - 1));
  const late = granularity === 'DAY' ? days > 0 : at > due;
  if (!late) {
    const early = granularity === 'DAY' ? days < 0 : at < due;
    return { punctuality: early ? 'EARLY' : 'ON_TIME', lateMinutes: 0, lateDays: 0 };
  }
  return { punctuality: 'LATE', lateMinutes: workingMinutesBetween(calendar, due, at), lateDays: days };
}
