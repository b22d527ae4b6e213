import type { BothWords, Words } from '../language.ts';
import type { DayException, Season, Week, Weekday, WorkingCalendar } from './calendar.ts';
import { CalendarError } from './errors.ts';
import { dayNumber, type IsoDate, isoDate } from './instant.ts';
import type { Session } from './sessions.ts';

/** Everything about one day of one calendar. */
export interface Day {
  /** days since 1970-01-01 */
  number: number;
  date: IsoDate;
  sessions: readonly Session[];
  /** working minutes of the day; 0 on a day off */
  minutes: number;
  /** minute of the day of opening and closing; both 0 on a day off */
  opens: number;
  closes: number;
  /** the holiday, swap or closure that makes the day other than its weekday */
  exception?: DayException;
  /** why the day is off, or why it is worked when its weekday is not */
  reason?: Words;
  /** off by its weekday alone, no holiday */
  weeklyOff: boolean;
  /** `26/02/2026` */
  short: string;
  /** with the weekday: `thứ Năm, 26/02/2026` and `Thursday 26 February 2026` */
  long: { vi: string; en: string };
}

/** The days of a calendar, each worked out once. */
export interface DayTable {
  day(number: number): Day;
  /** the first working day on or after a day; throws `NO_WORKING_TIME` when there is none within two years */
  workingDayFrom(number: number): Day;
}

const WEEKLY_OFF: Words = { vi: 'nghỉ hằng tuần', en: 'weekly rest' };
const CLOSED: Words = { vi: 'cơ quan không làm việc ngày này trong tuần', en: 'the office is closed on this weekday' };
const SEARCH_DAYS = 731;

const WEEKDAYS_VI = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS_EN = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const tables = new WeakMap<WorkingCalendar, DayTable>();

/** The day table of a calendar; kept as long as the calendar object lives. */
export function dayTable(calendar: WorkingCalendar): DayTable {
  let table = tables.get(calendar);
  if (!table) {
    table = buildTable(calendar);
    tables.set(calendar, table);
  }
  return table;
}

function buildTable(calendar: WorkingCalendar): DayTable {
  const exceptions = new Map(calendar.days.map((day) => [day.date, day]));
  const days = new Map<number, Day>();

  function day(number: number): Day {
    let found = days.get(number);
    if (!found) {
      found = describeDay(calendar, exceptions, number);
      days.set(number, found);
    }
    return found;
  }

  function workingDayFrom(number: number): Day {
    for (let candidate = number; candidate < number + SEARCH_DAYS; candidate++) {
      const found = day(candidate);
      if (found.minutes > 0) return found;
    }
    throw new CalendarError(
      'NO_WORKING_TIME',
      `Lịch không có ngày làm việc nào trong hai năm kể từ ${isoDate(number)}.`,
      `The calendar has no working day within two years from ${isoDate(number)}.`,
    );
  }

  return { day, workingDayFrom };
}

/** `thứ Hai`, `Monday`. */
export function weekdayName(weekday: Weekday): BothWords {
  return { vi: WEEKDAYS_VI[weekday - 1]!, en: WEEKDAYS_EN[weekday - 1]! };
}

function describeDay(calendar: WorkingCalendar, exceptions: Map<IsoDate, DayException>, number: number): Day {
  const date = isoDate(number);
  const weekday = weekdayOf(number);
  const exception = exceptions.get(date);
  const week = weekOn(calendar, date);
  const usual = week[weekday] ?? [];
  const sessions = [...(exception ? exceptionSessions(exception, week) : usual)].sort((a, b) => a.start - b.start);
  const [year, month, dayOfMonth] = date.split('-');
  return {
    number,
    date,
    sessions,
    minutes: sessions.reduce((sum, { start, end }) => sum + end - start, 0),
    opens: sessions[0]?.start ?? 0,
    closes: sessions.at(-1)?.end ?? 0,
    exception,
    reason: exception?.name ?? (usual.length > 0 ? undefined : weekday >= 6 ? WEEKLY_OFF : CLOSED),
    weeklyOff: !exception && usual.length === 0,
    short: `${dayOfMonth}/${month}/${year}`,
    long: {
      vi: `${WEEKDAYS_VI[weekday - 1]}, ${dayOfMonth}/${month}/${year}`,
      en: `${WEEKDAYS_EN[weekday - 1]} ${Number(dayOfMonth)} ${MONTHS_EN[Number(month) - 1]} ${year}`,
    },
  };
}

function exceptionSessions(exception: DayException, week: Week): readonly Session[] {
  if (exception.kind === 'OFF') return [];
  if (exception.sessions) return exception.sessions;
  // A made-up Saturday is worked with the hours of the day it makes up for.
  const model = exception.inPlaceOf ? weekdayOf(dayNumber(exception.inPlaceOf)) : 1;
  return week[model] ?? week[1] ?? [];
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(number: number): Weekday {
  return (((((number + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The week's hours that hold on a day: those of its season, else the usual ones. */
export function weekOn(calendar: WorkingCalendar, date: IsoDate): Week {
  return calendar.seasons.find((season) => covers(season, date))?.week ?? calendar.week;
}

function covers({ from, to }: Season, date: IsoDate): boolean {
  const key = from.length === 5 ? date.slice(5) : date;
  return from <= to ? from <= key && key <= to : key >= from || key <= to;
}
