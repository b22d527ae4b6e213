import { WEEKDAYS, type Weekday, type WorkingCalendar } from './calendar.ts';
import { type Day, dayTable, weekOn } from './dayTable.ts';
import { dayNumber, type IsoDate } from './instant.ts';
import { formatSessions, type Session } from './sessions.ts';

/** Weekdays that follow each other with the same hours. */
export interface Opening {
  first: Weekday;
  last: Weekday;
  sessions: readonly Session[];
}

const LOOK_AHEAD_DAYS = 14;

/** The hours of the week that holds on `date`, days of the same hours together; closed weekdays are left out. Pure. */
export function weeklyOpenings(calendar: WorkingCalendar, date: IsoDate): Opening[] {
  const week = weekOn(calendar, date);
  const openings: Opening[] = [];
  for (const weekday of WEEKDAYS) {
    const sessions = week[weekday] ?? [];
    if (sessions.length === 0) continue;
    const before = openings.at(-1);
    if (before?.last === weekday - 1 && formatSessions(before.sessions) === formatSessions(sessions)) {
      before.last = weekday;
    } else openings.push({ first: weekday, last: weekday, sessions });
  }
  return openings;
}

/** Holidays, swaps and closures of the fourteen days from `date` on. Pure. */
export function unusualDays(calendar: WorkingCalendar, date: IsoDate): Day[] {
  const table = dayTable(calendar);
  const first = dayNumber(date);
  return Array.from({ length: LOOK_AHEAD_DAYS }, (_, ahead) => table.day(first + ahead)).filter(
    ({ exception }) => exception !== undefined,
  );
}
