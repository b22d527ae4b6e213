import {
  type DayException,
  defineCalendar,
  WEEKDAYS,
  type Week,
  type WorkingCalendar,
} from '../../domain/calendar/calendar.ts';
import { nationalCalendar } from '../../domain/calendar/national-calendar.ts';
import { parseSessions } from '../../domain/calendar/sessions.ts';
import type { Words } from '../../domain/language.ts';
import type { Database, Tx } from '../../platform/db/database.ts';

/** What an administrator writes down: hours like '07:30-11:30,13:00-17:00' by ISO weekday, seasons, own closures. */
export interface CalendarContent {
  week: Record<string, string>;
  seasons?: { from: string; to: string; week: Record<string, string> }[];
  closures?: { date: string; name: Words; sessions?: string; notice?: string }[];
}

const built = new Map<string, WorkingCalendar>();

/** The agency's own hours and closures on top of the national holidays. Throws `CalendarError` for content that cannot be. */
export function agencyCalendar(id: string, name: string, content: CalendarContent): WorkingCalendar {
  const key = JSON.stringify([id, name, content]);
  const known = built.get(key);
  if (known) return known;
  const national = nationalCalendar();
  const own: DayException[] = (content.closures ?? []).map(({ date, name: reason, sessions }) =>
    sessions
      ? { date, kind: 'WORK', name: reason, sessions: parseSessions(sessions) }
      : { date, kind: 'OFF', name: reason },
  );
  const ownDates = new Set(own.map((day) => day.date));
  const calendar = defineCalendar({
    ...national,
    id,
    name: { vi: name },
    week: weekOf(content.week),
    seasons: (content.seasons ?? []).map(({ from, to, week }) => ({ from, to, week: weekOf(week) })),
    days: [...national.days.filter((day) => !ownDates.has(day.date)), ...own],
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
    .where('agency.code', '=', agencyCode)
    .executeTakeFirstOrThrow();
  return agencyCalendar(row.id, row.name, row.content as unknown as CalendarContent);
}

function weekOf(sessions: Record<string, string>): Week {
  return Object.fromEntries(
    WEEKDAYS.filter((day) => sessions[day]).map((day) => [day, parseSessions(sessions[day] ?? '')]),
  );
}
