import type { WorkingCalendar } from './calendar.ts';
import { countDays, countMonths, countWorkingDays, countWorkingMinutes } from './counting.ts';
import { type Day, type DayTable, dayTable } from './dayTable.ts';
import { DAY_MINUTES, formatInstant, fromMinute, type Instant, splitMinute, toMinute } from './instant.ts';
import { checkLimit, formatLimit, type TimeLimit } from './limit.ts';
import { DEFAULT_POLICY, type DuePolicy } from './policy.ts';
import { effectiveStart } from './start.ts';
import { entry, momentEn, momentVi, type TraceEntry } from './trace.ts';
import { calendarWarnings, type DueWarning } from './warnings.ts';

export interface DueInput {
  calendar: WorkingCalendar;
  /** reception, or whatever starts the limit */
  from: Instant;
  limit: TimeLimit;
  policy?: DuePolicy;
}

export interface DueResult {
  /** null when the decision gives words instead of a number (`AS_DESCRIBED`) */
  due: Instant | null;
  /** the start in law: `from`, or the next working moment when the office was closed */
  effectiveFrom: Instant;
  trace: TraceEntry[];
  warnings: DueWarning[];
}

/**
 * The one place where a due date is made, with every day that made it (law.md §14.5).
 * WORKING_DAYS: the n-th working day after the day of the effective start, at closing time. WORKING_HOURS: office
 * time used up from the effective start. CALENDAR_DAYS and MONTHS: the date, moved to the next working day when it
 * is off, at closing time. SAME_DAY: closing time of the day of the effective start.
 * Pure; throws `LIMIT_INVALID`, or `NO_WORKING_TIME` for a calendar without working days.
 */
export function dueDate({ calendar, from, limit, policy = DEFAULT_POLICY }: DueInput): DueResult {
  checkLimit(limit);
  const table = dayTable(calendar);
  const start = effectiveStart(table, toMinute(from), limit, policy);
  const trace = [startLine(table, from, limit)];
  if (start.shift) trace.push(start.shift);
  const effectiveFrom = start.shift ? fromMinute(start.minute) : from;

  const dueMinute = countLimit(table, start.minute, limit, policy, trace);
  if (dueMinute === undefined) return { due: null, effectiveFrom, trace, warnings: [] };

  const due = fromMinute(dueMinute);
  trace.push(dueLine(table, dueMinute));
  const warnings = calendarWarnings(calendar, from, due);
  for (const { words } of warnings) trace.push({ kind: 'WARNING', words });
  return { due, effectiveFrom, trace, warnings };
}

function countLimit(
  table: DayTable,
  start: number,
  limit: TimeLimit,
  policy: DuePolicy,
  trace: TraceEntry[],
): number | undefined {
  const { day, minuteOfDay } = splitMinute(start);
  switch (limit.unit) {
    case 'WORKING_HOURS':
      return countWorkingMinutes(table, start, limit.value * 60, trace);
    case 'WORKING_DAYS': {
      const last = countWorkingDays(table, day, limit.value, trace);
      return policy.dueMoment === 'ROLLING' ? at(last, sameTimeOfDay(last, minuteOfDay)) : at(last, last.closes);
    }
    case 'CALENDAR_DAYS':
      return closing(countDays(table, day, limit.value, trace));
    case 'MONTHS':
      return closing(countMonths(table, day, limit.value, trace));
    case 'SAME_DAY':
      return closing(table.day(day));
    case 'AS_DESCRIBED':
      trace.push(
        entry(
          'NOTE',
          `Quyết định công bố ghi thời hạn bằng lời: “${limit.words}”. Hệ thống không tự hẹn ngày.`,
          `The decision states the limit in words: “${limit.words}”. The system promises no date.`,
        ),
      );
      return undefined;
  }
}

function closing(day: Day): number {
  return at(day, day.closes);
}

function at(day: Day, minuteOfDay: number): number {
  return day.number * DAY_MINUTES + minuteOfDay;
}

/** The time of day at which the limit began, fitted into the sessions of its last day. */
function sameTimeOfDay(day: Day, minuteOfDay: number): number {
  const session = day.sessions.find(({ end }) => minuteOfDay <= end);
  return session ? Math.max(session.start, minuteOfDay) : day.closes;
}

function startLine(table: DayTable, from: Instant, limit: TimeLimit): TraceEntry {
  const { day: number, minuteOfDay } = splitMinute(toMinute(from));
  const day = table.day(number);
  return entry(
    'START',
    `Bắt đầu lúc ${momentVi(day, minuteOfDay)}; thời hạn: ${formatLimit(limit, 'vi')}.`,
    `Starts at ${momentEn(day, minuteOfDay)}; limit: ${formatLimit(limit, 'en')}.`,
    { at: formatInstant(from) },
  );
}

/** The last line of every trace that has a date. Midnight at the end of an office day is 24:00 of that day. */
export function dueLine(table: DayTable, minute: number): TraceEntry {
  const moment = splitMinute(minute);
  const dayBefore = table.day(moment.day - 1);
  const midnight = moment.minuteOfDay === 0 && dayBefore.closes === DAY_MINUTES;
  const day = midnight ? dayBefore : table.day(moment.day);
  const minuteOfDay = midnight ? DAY_MINUTES : moment.minuteOfDay;
  const closes = minuteOfDay === day.closes;
  return entry(
    'DUE',
    `Đến hạn lúc ${momentVi(day, minuteOfDay)}${closes ? ', khi hết giờ làm việc' : ''}.`,
    `Due at ${momentEn(day, minuteOfDay)}${closes ? ', when the office closes' : ''}.`,
    { at: formatInstant(fromMinute(minute)) },
  );
}
