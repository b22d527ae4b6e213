import type { Words } from '../language.ts';
import { CalendarError } from './errors.ts';
import type { IsoDate } from './instant.ts';
import { dayNumber } from './instant.ts';
import type { Session } from './sessions.ts';
import { checkSessions } from './sessions.ts';

/** ISO weekday: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Office hours of each weekday; a weekday that is missing or empty is a weekly day off. */
export type Week = Readonly<Partial<Record<Weekday, readonly Session[]>>>;

/**
 * A part of the year with other hours (winter, summer). Both ends included. `MM-DD` comes back every year and may
 * run over New Year's Eve; `YYYY-MM-DD` happens once. Where two seasons meet, the first of the list holds.
 */
export interface Season {
  from: string;
  to: string;
  week: Week;
}

/**
 * One day that is not as its weekday. OFF: closed the whole day. WORK: open with `sessions`; else with the hours of
 * the weekday of `inPlaceOf` (the day off it makes up for); else with Monday's. A half-day closure is WORK with the
 * session that remains. `notice` is the document that decided it.
 */
export interface DayException {
  date: IsoDate;
  kind: 'OFF' | 'WORK';
  name: Words;
  sessions?: readonly Session[];
  inPlaceOf?: IsoDate;
  notice?: string;
}

/**
 * Office time of one agency. Immutable: the days worked out from it are remembered with the object, so a change is a
 * new object. Days outside `publishedFromYear`–`publishedThroughYear` are computed with a warning (law.md §14.3:
 * the State decides holidays and swaps year by year).
 */
export interface WorkingCalendar {
  readonly id: string;
  readonly name: Words;
  readonly week: Week;
  readonly seasons: readonly Season[];
  readonly days: readonly DayException[];
  readonly publishedFromYear?: number;
  readonly publishedThroughYear: number;
}

/** Office time of an agency as its administrator writes it: hours like '07:30-11:30,13:00-17:00', seasons, own closures. */
export interface CalendarContent {
  week: WeekContent;
  seasons?: { from: string; to: string; week: WeekContent }[];
  /** days on which the agency is closed, or open only in the sessions that remain; `notice` is the document that says so */
  closures?: { date: string; name: Words; sessions?: string; notice?: string }[];
}

export type WeekContent = Partial<Record<`${Weekday}`, string>>;

/**
 * Checks a calendar and freezes it. Throws `CALENDAR_INVALID` (an unreadable or doubled day, a season whose ends do
 * not match), `SESSIONS_INVALID`, or `NO_WORKING_TIME` when no weekday is ever open.
 */
export function defineCalendar(calendar: WorkingCalendar): WorkingCalendar {
  checkWeek(calendar.week);
  if (!WEEKDAYS.some((weekday) => (calendar.week[weekday]?.length ?? 0) > 0)) {
    throw new CalendarError(
      'NO_WORKING_TIME',
      'Lịch không có buổi làm việc nào trong tuần.',
      'The calendar has no working session in the whole week.',
    );
  }
  for (const season of calendar.seasons) {
    checkSeason(season);
    checkWeek(season.week);
  }
  const seen = new Set<IsoDate>();
  for (const day of calendar.days) {
    dayNumber(day.date);
    if (day.inPlaceOf) dayNumber(day.inPlaceOf);
    if (seen.has(day.date)) {
      fail(`Ngày ${day.date} có hai lần trong lịch.`, `Day ${day.date} is in the calendar twice.`);
    }
    seen.add(day.date);
    if (day.kind === 'OFF' && day.sessions) {
      fail(`Ngày nghỉ ${day.date} không thể có giờ làm việc.`, `Day off ${day.date} cannot have office hours.`);
    }
    if (day.sessions) checkSessions(day.sessions);
  }
  return Object.freeze({ ...calendar });
}

function checkWeek(week: Week): void {
  for (const weekday of WEEKDAYS) checkSessions(week[weekday] ?? []);
}

function checkSeason({ from, to }: Season): void {
  const yearly = from.length === 5 && to.length === 5;
  // 2024 is a leap year, so 02-29 is a season's end like any other.
  dayNumber(yearly ? `2024-${from}` : from);
  dayNumber(yearly ? `2024-${to}` : to);
  if (!yearly && from > to) fail(`Mùa từ ${from} đến ${to} bị ngược.`, `Season ${from} to ${to} is reversed.`);
}

function fail(vi: string, en: string): never {
  throw new CalendarError('CALENDAR_INVALID', vi, en);
}
