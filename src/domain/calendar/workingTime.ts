import type { WorkingCalendar } from './calendar.ts';
import { type Day, type DayTable, dayTable } from './dayTable.ts';
import { DAY_MINUTES, fromMinute, type Instant, splitMinute, toMinute } from './instant.ts';

/**
 * The instant itself when the office is open, else the next opening. The closing minute still belongs to its
 * session: who is received at 17:30 sharp is received that day.
 */
export function nextWorkingMoment(calendar: WorkingCalendar, at: Instant): Instant {
  const minute = toMinute(at);
  const moment = nextWorkingMinute(dayTable(calendar), minute);
  return moment === minute ? at : fromMinute(moment);
}

/**
 * The instant at which `minutes` of working time have passed since `from`; ends at the close of a session rather
 * than at the opening of the next. 0 minutes: `from` itself. Whole minutes, not negative; throws RangeError.
 */
export function addWorkingTime(calendar: WorkingCalendar, from: Instant, minutes: number): Instant {
  if (!Number.isInteger(minutes) || minutes < 0)
    throw new RangeError(`working minutes must be whole and not negative: ${minutes}`);
  if (minutes === 0) return from;
  const table = dayTable(calendar);
  let { day: number, minuteOfDay } = splitMinute(toMinute(from));
  let left = minutes;
  while (true) {
    const day = table.workingDayFrom(number);
    if (day.number > number) minuteOfDay = 0;
    const rest = minutesAfter(day, minuteOfDay);
    if (left <= rest) return fromMinute(day.number * DAY_MINUTES + minuteReached(day, minuteOfDay, left));
    left -= rest;
    number = day.number + 1;
    minuteOfDay = 0;
  }
}

/** Working minutes from one instant to another; negative when `to` is the earlier one. Seconds are cut off. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Instant, to: Instant): number {
  if (to < from) return 0 - workingMinutesBetween(calendar, to, from);
  const table = dayTable(calendar);
  const start = splitMinute(toMinute(from));
  const end = splitMinute(toMinute(to));
  let sum = minutesAfter(table.day(start.day), start.minuteOfDay) - minutesAfter(table.day(end.day), end.minuteOfDay);
  for (let number = start.day + 1; number <= end.day; number++) sum += table.day(number).minutes;
  return sum;
}

/** As `nextWorkingMoment`, on Vietnamese minutes. */
export function nextWorkingMinute(table: DayTable, minute: number): number {
  const { day: number, minuteOfDay } = splitMinute(minute);
  for (const { start, end } of table.day(number).sessions) {
    if (minuteOfDay <= end) return number * DAY_MINUTES + Math.max(start, minuteOfDay);
  }
  const day = table.workingDayFrom(number + 1);
  return day.number * DAY_MINUTES + day.opens;
}

/** Working minutes of a day from a minute of it to its end. */
export function minutesAfter(day: Day, minuteOfDay: number): number {
  let sum = 0;
  for (const { start, end } of day.sessions) {
    if (end > minuteOfDay) sum += end - Math.max(start, minuteOfDay);
  }
  return sum;
}

/** The minute of the day at which `minutes` (1 or more, no more than the day still has) have been worked. */
export function minuteReached(day: Day, minuteOfDay: number, minutes: number): number {
  let left = minutes;
  for (const { start, end } of day.sessions) {
    const begin = Math.max(start, minuteOfDay);
    if (end <= begin) continue;
    if (left <= end - begin) return begin + left;
    left -= end - begin;
  }
  return day.closes;
}
