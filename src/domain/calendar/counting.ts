import type { Words } from '../language.ts';
import type { Day, DayTable } from './dayTable.ts';
import { DAY_MINUTES, dayNumberOf, isoDate, splitMinute } from './instant.ts';
import { addDay, type Stretch } from './stretches.ts';
import { dayLines, entry, hourLines, type TraceEntry } from './trace.ts';
import { minuteReached, minutesAfter } from './workingTime.ts';

/** The n-th working day after a day, which is itself not counted (khoản 2 Điều 147 BLDS 2015). */
export function countWorkingDays(table: DayTable, start: number, count: number, trace: TraceEntry[]): Day {
  trace.push(firstDayLine(table.day(start)));
  const stretches: Stretch[] = [];
  let counted = 0;
  let number = start;
  while (true) {
    number++;
    const day = table.day(number);
    if (day.minutes === 0) {
      // Throws instead of walking for ever through a calendar that has no working day left.
      if (day.number === start + 1 || table.day(number - 1).minutes > 0) table.workingDayFrom(number);
      addDay(stretches, day, 0);
      continue;
    }
    addDay(stretches, day, 1);
    counted++;
    if (counted === count) {
      trace.push(...dayLines(stretches));
      return day;
    }
  }
}

/** The minute at which so many minutes of office time have passed (khoản 1 Điều 147 BLDS 2015). */
export function countWorkingMinutes(table: DayTable, start: number, minutes: number, trace: TraceEntry[]): number {
  const stretches: Stretch[] = [];
  let { day: number, minuteOfDay } = splitMinute(start);
  let left = minutes;
  while (true) {
    const day = table.day(number);
    const rest = minutesAfter(day, minuteOfDay);
    if (left <= rest) {
      const to = minuteReached(day, minuteOfDay, left);
      const from = Math.max(minuteOfDay, day.opens);
      addDay(stretches, day, left, left < day.minutes ? { from, to } : undefined);
      trace.push(...hourLines(stretches, minutes));
      return number * DAY_MINUTES + to;
    }
    if (rest > 0) {
      addDay(
        stretches,
        day,
        rest,
        rest < day.minutes ? { from: Math.max(minuteOfDay, day.opens), to: day.closes } : undefined,
      );
    } else if (day.minutes === 0) {
      addDay(stretches, day, 0);
    }
    left -= rest;
    minuteOfDay = 0;
    const next = table.workingDayFrom(number + 1);
    for (number++; number < next.number; number++) addDay(stretches, table.day(number), 0);
  }
}

/** The day so many calendar days after a day, or the next working day where that one is off. */
export function countDays(table: DayTable, start: number, count: number, trace: TraceEntry[]): Day {
  trace.push(firstDayLine(table.day(start)));
  const first = table.day(start + 1);
  const last = table.day(start + count);
  const single = count === 1;
  trace.push(
    entry(
      'COUNTED',
      `Đếm ${count} ngày liên tục, kể cả ngày nghỉ: ${single ? last.long.vi : `từ ${first.long.vi} đến ${last.long.vi}`}.`,
      `Count ${count} ${single ? 'day' : 'days'} in a row, days off included: ${single ? last.long.en : `${first.long.en} to ${last.long.en}`}.`,
      { from: first.date, to: last.date, days: count },
    ),
  );
  return rollToWorkingDay(table, last, trace);
}

/** The corresponding date so many months later, the last of the month where there is none, or the next working day. */
export function countMonths(table: DayTable, start: number, months: number, trace: TraceEntry[]): Day {
  const from = table.day(start);
  const { day, dayOfMonth, clamped } = monthsLater(start, months);
  const last = table.day(day);
  // Khoản 3 Điều 148 BLDS 2015: the corresponding date, else the last day of that month.
  trace.push(
    entry(
      'COUNTED',
      `Đếm ${months} tháng từ ngày ${from.short}: ${clamped ? `tháng cuối không có ngày ${dayOfMonth}, lấy ngày cuối tháng` : 'ngày tương ứng'} là ${last.long.vi} (khoản 3 Điều 148 Bộ luật Dân sự 2015).`,
      `Count ${months} ${months === 1 ? 'month' : 'months'} from ${from.long.en}: ${clamped ? `the last month has no day ${dayOfMonth}, so its last day` : 'the corresponding date'} is ${last.long.en} (Article 148.3, Civil Code 2015).`,
      { from: from.date, to: last.date },
    ),
  );
  return rollToWorkingDay(table, last, trace);
}

/** Day number of the corresponding date, or of the last of the month (khoản 3 Điều 148 BLDS 2015). */
export function monthsLater(start: number, months: number): { day: number; dayOfMonth: number; clamped: boolean } {
  const [year, month, dayOfMonth] = isoDate(start).split('-').map(Number) as [number, number, number];
  const lastOfMonth = dayNumberOf(year, month + months + 1, 0);
  const wanted = dayNumberOf(year, month + months, dayOfMonth);
  return { day: Math.min(wanted, lastOfMonth), dayOfMonth, clamped: wanted > lastOfMonth };
}

/** Khoản 5 Điều 148 BLDS 2015: a last day that is off ends with the next working day. */
export function rollToWorkingDay(table: DayTable, last: Day, trace: TraceEntry[]): Day {
  if (last.minutes > 0) return last;
  const next = table.workingDayFrom(last.number);
  const reasons = new Map<string, Words>();
  for (let number = last.number; number < next.number; number++) {
    const { reason } = table.day(number);
    if (reason) reasons.set(reason.vi, reason);
  }
  const vi = [...reasons.keys()].join('; ');
  const en = [...reasons.values()].map((reason) => reason.en ?? reason.vi).join('; ');
  trace.push(
    entry(
      'ROLL',
      `Ngày cuối là ${last.long.vi}, ngày nghỉ (${vi}): chuyển sang ngày làm việc tiếp theo, ${next.long.vi} (khoản 5 Điều 148 Bộ luật Dân sự 2015).`,
      `The last day, ${last.long.en}, is off (${en}): it moves to the next working day, ${next.long.en} (Article 148.5, Civil Code 2015).`,
      { from: last.date, to: next.date },
    ),
  );
  return next;
}

function firstDayLine(day: Day): TraceEntry {
  return entry(
    'FIRST_DAY',
    `Không tính ngày ${day.short}; đếm từ ngày tiếp theo (khoản 2 Điều 147 Bộ luật Dân sự 2015).`,
    `${day.long.en} itself is not counted; counting starts the next day (Article 147.2, Civil Code 2015).`,
    { from: day.date, to: day.date, days: 0 },
  );
}
