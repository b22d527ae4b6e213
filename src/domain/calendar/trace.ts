import type { Day } from './dayTable.ts';
import { clockText, type IsoDate } from './instant.ts';
import { readable, type Stretch } from './stretches.ts';

export type TraceKind =
  | 'START'
  | 'SHIFT'
  | 'FIRST_DAY'
  | 'COUNTED'
  | 'SKIPPED'
  | 'ROLL'
  | 'PAUSE'
  | 'RESTART'
  | 'EXTENSION'
  | 'NOTE'
  | 'DUE'
  | 'WARNING';

/**
 * One reason why a due date is what it is, in the order in which a person would count. `words` are whole sentences
 * for the citizen; the rest is the same fact for programs: `from`–`to` days (both included), how many `days` or
 * working `minutes` of the limit they used up (0 when skipped), `at` an instant (+07:00).
 */
export interface TraceEntry {
  kind: TraceKind;
  words: { vi: string; en: string };
  from?: IsoDate;
  to?: IsoDate;
  days?: number;
  minutes?: number;
  at?: string;
}

/** An entry of one sentence. */
export function entry(kind: TraceKind, vi: string, en: string, facts?: Omit<TraceEntry, 'kind' | 'words'>): TraceEntry {
  return { kind, words: { vi, en }, ...facts };
}

/** `10:00 thứ Năm, 12/02/2026`. */
export function momentVi(day: Day, minuteOfDay: number): string {
  return `${clockText(minuteOfDay)} ${day.long.vi}`;
}

/** `10:00 on Thursday 12 February 2026`. */
export function momentEn(day: Day, minuteOfDay: number): string {
  return `${clockText(minuteOfDay)} on ${day.long.en}`;
}

/** `6 giờ 30 phút`. */
export function minutesVi(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} phút`;
  return rest === 0 ? `${hours} giờ` : `${hours} giờ ${rest} phút`;
}

/** `6 h 30 min`. */
export function minutesEn(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** The lines of counted and skipped working days. */
export function dayLines(stretches: Stretch[]): TraceEntry[] {
  return readable(stretches).map((stretch) =>
    stretch.days > 0 && stretch.counted ? countedDays(stretch) : skipped(stretch),
  );
}

/** The lines of used and skipped working hours; `totalMinutes` is the whole limit. */
export function hourLines(stretches: Stretch[], totalMinutes: number): TraceEntry[] {
  return readable(stretches).map((stretch) =>
    stretch.days > 0 && stretch.counted ? countedHours(stretch, totalMinutes) : skipped(stretch),
  );
}

function countedDays(stretch: Stretch): TraceEntry {
  const { first, last, days, total } = stretch;
  const vi = days === 1 ? `ngày làm việc thứ ${total}` : `ngày làm việc thứ ${total - days + 1} đến thứ ${total}`;
  const en = days === 1 ? `working day ${total}` : `working days ${total - days + 1} to ${total}`;
  return {
    kind: 'COUNTED',
    words: {
      vi: `Đếm ${spanVi(stretch)}: ${vi}${leftOutVi(stretch)}.`,
      en: `Count ${spanEn(stretch)}: ${en}${leftOutEn(stretch)}.`,
    },
    from: first.date,
    to: last.date,
    days,
  };
}

function countedHours(stretch: Stretch, totalMinutes: number): TraceEntry {
  const { first, last, days, amount, total, part } = stretch;
  const left = totalMinutes - total;
  const hoursVi = part ? ` từ ${clockText(part.from)} đến ${clockText(part.to)}` : '';
  const hoursEn = part ? ` from ${clockText(part.from)} to ${clockText(part.to)}` : '';
  const daysVi = days > 1 ? `${days} ngày, ` : '';
  const daysEn = days > 1 ? `${days} days, ` : '';
  const leftVi = left > 0 ? `còn ${minutesVi(left)}` : 'vừa đủ thời hạn';
  const leftEn = left > 0 ? `${minutesEn(left)} left` : 'the limit is used up';
  return {
    kind: 'COUNTED',
    words: {
      vi: `Tính ${spanVi(stretch)}${hoursVi}: ${daysVi}${minutesVi(amount)} làm việc${leftOutVi(stretch)}; ${leftVi}.`,
      en: `Count ${spanEn(stretch)}${hoursEn}: ${daysEn}${minutesEn(amount)} of working time${leftOutEn(stretch)}; ${leftEn}.`,
    },
    from: first.date,
    to: last.date,
    days,
    minutes: amount,
  };
}

function skipped(stretch: Stretch): TraceEntry {
  const { first, last } = stretch;
  const vi = first.reason?.vi ?? '';
  const en = first.reason?.en ?? vi;
  return {
    kind: 'SKIPPED',
    words: { vi: `Không tính ${daysVi(first, last)}: ${vi}.`, en: `Skip ${daysEn(first, last)}: ${en}.` },
    from: first.date,
    to: last.date,
    days: 0,
  };
}

/** The days of a counted stretch; a day worked out of turn says for which day. */
function spanVi({ first, last }: Stretch): string {
  return first === last && first.reason ? `${first.long.vi} (${first.reason.vi})` : daysVi(first, last);
}

function spanEn({ first, last }: Stretch): string {
  return first === last && first.reason
    ? `${first.long.en} (${first.reason.en ?? first.reason.vi})`
    : daysEn(first, last);
}

function daysVi(first: Day, last: Day): string {
  return first === last ? first.long.vi : `từ ${first.long.vi} đến ${last.long.vi}`;
}

function daysEn(first: Day, last: Day): string {
  return first === last ? first.long.en : `${first.long.en} to ${last.long.en}`;
}

function leftOutVi({ weeklyOff, holidays }: Stretch): string {
  if (weeklyOff + holidays === 0) return '';
  const rest = weeklyOff > 0 ? [`${weeklyOff} ngày nghỉ hằng tuần`] : [];
  if (holidays > 0) rest.push(`${holidays} ngày nghỉ lễ, nghỉ bù, nghỉ hoán đổi`);
  return ` (không tính ${rest.join(' và ')})`;
}

function leftOutEn({ weeklyOff, holidays }: Stretch): string {
  if (weeklyOff + holidays === 0) return '';
  const rest = weeklyOff > 0 ? [`${weeklyOff} weekly rest days`] : [];
  if (holidays > 0) rest.push(`${holidays} holidays and swapped days`);
  return ` (leaving out ${rest.join(' and ')})`;
}
