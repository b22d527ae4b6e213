import {
  type DayException,
  defineCalendar,
  WEEKDAYS,
  type Week,
  type WorkingCalendar,
} from '../../domain/calendar/calendar.ts';
import { CalendarError } from '../../domain/calendar/errors.ts';
import { FIRST_PUBLISHED_YEAR, LAST_PUBLISHED_YEAR, NATIONAL_DAYS } from '../../domain/calendar/national-days.ts';
import { parseSessions } from '../../domain/calendar/sessions.ts';
import type { CalendarData, WeekData } from './organisationSchemas.ts';

/**
 * The working calendar of an agency: its own hours, seasons and closures on top of the national days off.
 * A worked Saturday keeps the hours of the weekday it makes up for; a closure wins over a national entry of the same
 * day. Throws `CalendarError` for hours or days that cannot be used.
 */
export function workingCalendarOf(data: CalendarData): WorkingCalendar {
  const closures = data.closures.map(
    ({ date, name, sessions, notice }): DayException =>
      sessions === undefined
        ? { date, kind: 'OFF', name, notice }
        : { date, kind: 'WORK', name, sessions: parseSessions(sessions), notice },
  );
  const closed = new Set(closures.map(({ date }) => date));
  return defineCalendar({
    id: data.id,
    name: data.name,
    week: weekOf(data.week),
    seasons: data.seasons.map(({ from, to, week }) => ({ from, to, week: weekOf(week) })),
    days: [...NATIONAL_DAYS.filter(({ date }) => !closed.has(date)), ...closures],
    publishedFromYear: FIRST_PUBLISHED_YEAR,
    publishedThroughYear: LAST_PUBLISHED_YEAR,
  });
}

function weekOf(data: WeekData): Week {
  return Object.fromEntries(
    WEEKDAYS.flatMap((weekday) => {
      const hours = data[`${weekday}`];
      return hours === undefined ? [] : [[weekday, parseSessions(hours)]];
    }),
  );
}

/** What is wrong with a calendar, or undefined. */
export function calendarFault(data: CalendarData): CalendarError | undefined {
  try {
    workingCalendarOf(data);
    return undefined;
  } catch (error) {
    if (error instanceof CalendarError) return error;
    throw error;
  }
}
