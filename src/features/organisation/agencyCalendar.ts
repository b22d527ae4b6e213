import {
  type CalendarContent,
  type DayException,
  defineCalendar,
  WEEKDAYS,
  type Week,
  type WeekContent,
  type WorkingCalendar,
} from '../../domain/calendar/calendar.ts';
import { nationalCalendar } from '../../domain/calendar/nationalCalendar.ts';
import { type PublishedYear, withYears } from '../../domain/calendar/publishedYear.ts';
import { parseSessions } from '../../domain/calendar/sessions.ts';
import type { Words } from '../../domain/language.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { publishedYears } from '../calendar/nationalYears.ts';

const built = new Map<string, WorkingCalendar>();

/**
 * The working calendar of an agency: its own hours, seasons and closures on top of the national days off, those of the
 * published `years` before the built-in ones. A worked
 * Saturday keeps the hours of the weekday it makes up for; a closure wins over a national entry of the same day.
 * Throws `CalendarError` for hours or days that cannot be used.
 */
export function agencyCalendar(
  id: string,
  name: Words,
  content: CalendarContent,
  years: readonly PublishedYear[] = [],
): WorkingCalendar {
  const { week, seasons = [], closures = [] } = content;
  const key = JSON.stringify([id, name, week, seasons, closures, years]);
  const known = built.get(key);
  if (known) return known;
  const national = nationalCalendar();
  const { days, publishedThroughYear } = withYears(national, years);
  const own: DayException[] = closures.map(({ date, name: reason, sessions, notice }) =>
    sessions === undefined
      ? { date, kind: 'OFF', name: reason, notice }
      : { date, kind: 'WORK', name: reason, sessions: parseSessions(sessions), notice },
  );
  const ownDates = new Set(own.map((day) => day.date));
  const calendar = defineCalendar({
    ...national,
    id,
    name,
    week: weekOf(week),
    seasons: seasons.map((season) => ({ from: season.from, to: season.to, week: weekOf(season.week) })),
    publishedThroughYear,
    days: [...days.filter((day) => !ownDates.has(day.date)), ...own],
  });
  // A province has a handful of calendars; an administrator trying many must not fill the memory.
  if (built.size > 200) built.clear();
  built.set(key, calendar);
  return calendar;
}

/** The calendar an agency works by. One query. */
export async function getAgencyCalendar(db: Database | Tx, agencyCode: string): Promise<WorkingCalendar> {
  const row = await db
    .selectFrom('agency')
    .innerJoin('calendar', 'calendar.id', 'agency.calendarId')
    .select(['calendar.id', 'calendar.name', 'calendar.content'])
    .select(publishedYears().as('years'))
    .where('agency.code', '=', agencyCode)
    .executeTakeFirstOrThrow();
  return agencyCalendar(row.id, { vi: row.name }, row.content, row.years);
}

function weekOf(content: WeekContent): Week {
  return Object.fromEntries(
    WEEKDAYS.flatMap((weekday) => {
      const hours = content[`${weekday}`];
      return hours === undefined ? [] : [[weekday, parseSessions(hours)]];
    }),
  );
}
