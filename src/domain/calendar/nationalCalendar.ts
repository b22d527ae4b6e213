import { defineCalendar, type Week, type WorkingCalendar } from './calendar.ts';
import { FIRST_PUBLISHED_YEAR, LAST_PUBLISHED_YEAR, NATIONAL_DAYS } from './nationalDays.ts';
import { parseSessions } from './sessions.ts';

/** Office hours where an agency has stated none. */
export const DEFAULT_HOURS = '08:00-12:00,13:30-17:30';

const calendars = new Map<string, WorkingCalendar>();

/**
 * The civil-service calendar: the given hours Monday to Friday, and the days of `nationalDays.ts`. The same hours
 * give the same object, so its days are worked out once. Throws `SESSIONS_INVALID`.
 */
export function nationalCalendar(hours: string = DEFAULT_HOURS): WorkingCalendar {
  const known = calendars.get(hours);
  if (known) return known;
  const calendar = defineCalendar({
    id: `vn:${hours}`,
    name: { vi: 'Lịch làm việc của công chức, viên chức', en: 'Civil-service calendar of Vietnam' },
    week: mondayToFriday(hours),
    seasons: [],
    days: NATIONAL_DAYS,
    publishedFromYear: FIRST_PUBLISHED_YEAR,
    publishedThroughYear: LAST_PUBLISHED_YEAR,
  });
  calendars.set(hours, calendar);
  return calendar;
}

/** The same hours on the five days of the civil-service week. */
export function mondayToFriday(hours: string): Week {
  const sessions = parseSessions(hours);
  return { 1: sessions, 2: sessions, 3: sessions, 4: sessions, 5: sessions };
}
