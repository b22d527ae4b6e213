import type { WorkingCalendar } from '../calendar/calendar.ts';
import { monthsLater, rollToWorkingDay } from '../calendar/counting.ts';
import { dayTable } from '../calendar/dayTable.ts';
import { DAY_MINUTES, formatInstant, fromMinute, type Instant, splitMinute, toMinute } from '../calendar/instant.ts';
import type { TimeLimit } from '../calendar/limit.ts';
import type { DuePolicy } from '../calendar/policy.ts';
import { entry, minutesEn, minutesVi, momentEn, momentVi, type TraceEntry } from '../calendar/trace.ts';
import { addWorkingTime, nextWorkingMoment, workingMinutesBetween } from '../calendar/workingTime.ts';
import type { Words } from '../language.ts';

/**
 * A due date that pauses can move. `exact` is where the time runs out to the minute; `due` is the promise made of
 * it (closing time of that day). Only `exact` is carried from pause to pause, so rounding never adds up.
 */
export interface Deadline {
  due: Instant;
  exact: Instant;
  /** nothing is used up before this */
  runsFrom: Instant;
  /** limits in days of any sort end with the day; hours and ROLLING to the minute */
  endsWithDay: boolean;
  /** WORKING: what is left is office time; WALL: limits in calendar days and months run day and night */
  measure: 'WORKING' | 'WALL';
}

/** The deadline behind a fresh due date. */
export function deadlineOf(
  calendar: WorkingCalendar,
  runsFrom: Instant,
  due: Instant,
  limit: TimeLimit,
  policy: DuePolicy,
): Deadline {
  if (limit.unit === 'CALENDAR_DAYS' || limit.unit === 'MONTHS') {
    const { day } = splitMinute(toMinute(runsFrom));
    const last = limit.unit === 'MONTHS' ? monthsLater(day, limit.value).day : day + limit.value;
    // Khoản 6 Điều 148 BLDS 2015: the last day ends at 24:00.
    return { due, exact: fromMinute((last + 1) * DAY_MINUTES), runsFrom, endsWithDay: true, measure: 'WALL' };
  }
  const toTheMinute =
    limit.unit === 'WORKING_HOURS' || (limit.unit === 'WORKING_DAYS' && policy.dueMoment === 'ROLLING');
  return {
    due,
    exact: due,
    runsFrom: nextWorkingMoment(calendar, runsFrom),
    endsWithDay: !toTheMinute,
    measure: 'WORKING',
  };
}

/** The same sort of deadline at a moment that somebody decided. */
export function deadlineAt(deadline: Deadline, until: Instant): Deadline {
  return { ...deadline, due: until, exact: until };
}

/** The deadline after a pause whose remaining time runs on, and the line that explains it. */
export function resumeDeadline(
  calendar: WorkingCalendar,
  deadline: Deadline,
  from: Instant,
  to: Instant,
  reason: Words,
): { deadline: Deadline; line: TraceEntry } {
  if (from > deadline.due) {
    const line = pauseLine(
      calendar,
      from,
      to,
      reason,
      'hạn đã qua nên không đổi',
      'the date had passed and does not move',
    );
    return { deadline, line };
  }
  return deadline.measure === 'WORKING'
    ? resumeWorking(calendar, deadline, from, to, reason)
    : resumeWall(calendar, deadline, from, to, reason);
}

function resumeWorking(calendar: WorkingCalendar, deadline: Deadline, from: Instant, to: Instant, reason: Words) {
  if (workingMinutesBetween(calendar, from, to) === 0 || to <= deadline.runsFrom) {
    const vi = 'không mất giờ làm việc nào nên hạn không đổi';
    return {
      deadline,
      line: pauseLine(calendar, from, to, reason, vi, 'no working time was lost, the date does not move'),
    };
  }
  const left = Math.max(0, workingMinutesBetween(calendar, Math.max(from, deadline.runsFrom), deadline.exact));
  const exact = addWorkingTime(calendar, nextWorkingMoment(calendar, to), left);
  // Time that runs out at 24:00 ran out on the day that ended then.
  const due = deadline.endsWithDay ? closingOf(calendar, left > 0 ? exact - 1 : exact) : exact;
  const line = pauseLine(
    calendar,
    from,
    to,
    reason,
    `còn ${minutesVi(left)} làm việc, tính tiếp đến ${moment(calendar, exact).vi}`,
    `${minutesEn(left)} of working time were left and run on until ${moment(calendar, exact).en}`,
  );
  return { deadline: { ...deadline, exact, due }, line };
}

function resumeWall(calendar: WorkingCalendar, deadline: Deadline, from: Instant, to: Instant, reason: Words) {
  const left = Math.max(0, deadline.exact - from);
  const exact = to + left;
  const table = dayTable(calendar);
  const last = table.day(splitMinute(toMinute(left > 0 ? exact - 1 : exact)).day);
  const rolled = rollToWorkingDay(table, last, []);
  const due = fromMinute(rolled.number * DAY_MINUTES + rolled.closes);
  const line = pauseLine(
    calendar,
    from,
    to,
    reason,
    `thời gian này không tính; ngày cuối là ${last.long.vi}${rolled === last ? '' : `, ngày nghỉ, chuyển sang ${rolled.long.vi}`}`,
    `this time does not count; the last day is ${last.long.en}${rolled === last ? '' : `, a day off, moved to ${rolled.long.en}`}`,
  );
  return { deadline: { ...deadline, exact, due }, line };
}

function closingOf(calendar: WorkingCalendar, instant: Instant): Instant {
  const { day } = splitMinute(toMinute(instant));
  return fromMinute(day * DAY_MINUTES + dayTable(calendar).day(day).closes);
}

function pauseLine(
  calendar: WorkingCalendar,
  from: Instant,
  to: Instant,
  reason: Words,
  vi: string,
  en: string,
): TraceEntry {
  const [begin, end] = [moment(calendar, from), moment(calendar, to)];
  return entry(
    'PAUSE',
    `Tạm dừng từ ${begin.vi} đến ${end.vi} (${reason.vi}): ${vi}.`,
    `Paused from ${begin.en} to ${end.en} (${reason.en ?? reason.vi}): ${en}.`,
    { at: formatInstant(from), minutes: workingMinutesBetween(calendar, from, to) },
  );
}

function moment(calendar: WorkingCalendar, instant: Instant): { vi: string; en: string } {
  const { day: number, minuteOfDay } = splitMinute(toMinute(instant));
  const day = dayTable(calendar).day(number);
  return { vi: momentVi(day, minuteOfDay), en: momentEn(day, minuteOfDay) };
}
