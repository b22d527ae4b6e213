import type { DayException, WorkingCalendar } from './calendar.ts';
import { dayNumber, type IsoDate } from './instant.ts';

/** The days off, exchanged and made-up days of one year as a notice published them. */
export interface PublishedYear {
  year: number;
  days: readonly DayException[];
}

/** The fixed days off by Điều 112 Bộ luật Lao động 2019, and 24/11 by NQ 28/2026/QH16 from 2026, as `MM-DD`. */
export function fixedDaysOff(year: number): readonly string[] {
  return ['01-01', '04-30', '05-01', '09-02', ...(year >= 2026 ? ['11-24'] : [])];
}

/** Tết five days, Giỗ Tổ one, 02/9 with the day next to it, and the other fixed ones (Điều 112.1 Bộ luật Lao động 2019). */
export function leastDaysOff(year: number): number {
  return fixedDaysOff(year).length + 5 + 1 + 1;
}

export type YearProblem =
  | { code: 'OUTSIDE' | 'DOUBLED' | 'WORKED_WEEKDAY' | 'NO_EXCHANGE'; date: IsoDate }
  | { code: 'FIXED_MISSING'; date: IsoDate }
  | { code: 'TOO_FEW'; least: number };

/** What keeps the days from being the calendar of a year. Pure; throws `CALENDAR_INVALID` for what is no day. */
export function yearProblems({ year, days }: PublishedYear): YearProblem[] {
  const problems: YearProblem[] = [];
  const off = new Set(days.filter(({ kind }) => kind === 'OFF').map(({ date }) => date));
  const seen = new Set<IsoDate>();
  for (const { date, kind, inPlaceOf } of days) {
    if (!date.startsWith(`${year}-`)) problems.push({ code: 'OUTSIDE', date });
    if (seen.has(date)) problems.push({ code: 'DOUBLED', date });
    seen.add(date);
    if (kind === 'OFF') continue;
    if (!isWeekend(date)) problems.push({ code: 'WORKED_WEEKDAY', date });
    // Made up for a day that is off, or for one of the year before or after.
    else if (!inPlaceOf || (inPlaceOf.startsWith(`${year}-`) && !off.has(inPlaceOf)))
      problems.push({ code: 'NO_EXCHANGE', date });
  }
  for (const day of fixedDaysOff(year))
    if (!off.has(`${year}-${day}`)) problems.push({ code: 'FIXED_MISSING', date: `${year}-${day}` });
  const exchanged = days.filter(({ kind }) => kind === 'WORK').length;
  const least = leastDaysOff(year);
  if (off.size - exchanged < least) problems.push({ code: 'TOO_FEW', least });
  return problems;
}

/** 1970-01-01 was a Thursday. */
function isWeekend(date: IsoDate): boolean {
  return (((dayNumber(date) + 3) % 7) + 7) % 7 >= 5;
}

/**
 * The national days with those of published years in the place of the built-in ones. Years count as published as far as
 * they follow each other.
 */
export function withYears(
  { days, publishedThroughYear }: Pick<WorkingCalendar, 'days' | 'publishedThroughYear'>,
  years: readonly PublishedYear[],
): Pick<WorkingCalendar, 'days' | 'publishedThroughYear'> {
  if (years.length === 0) return { days, publishedThroughYear };
  const replaced = new Set(years.map(({ year }) => String(year)));
  const own = years.flatMap((one) => one.days);
  const all = [...days.filter(({ date }) => !replaced.has(date.slice(0, 4))), ...own];
  let through = publishedThroughYear;
  while (replaced.has(String(through + 1))) through++;
  return { days: all.sort((a, b) => a.date.localeCompare(b.date)), publishedThroughYear: through };
}
