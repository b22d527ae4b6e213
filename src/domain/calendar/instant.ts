import { CalendarError } from './errors.ts';

/** A point in time: milliseconds since 1970-01-01T00:00Z, as `Date.getTime()`. */
export type Instant = number;
/** A day of the solar calendar (Điều 145 BLDS 2015), `YYYY-MM-DD`. */
export type IsoDate = string;

/** Minutes in a day. */
export const DAY_MINUTES = 1440;
const MINUTE_MS = 60_000;
/** Vietnam is on UTC+7 the whole year; no daylight saving time since 1975. */
const OFFSET_MINUTES = 7 * 60;

/** Whole Vietnamese minutes since 1970-01-01 00:00; seconds are cut off, as on every paper that states a time. */
export function toMinute(instant: Instant): number {
  return Math.floor(instant / MINUTE_MS) + OFFSET_MINUTES;
}

/** The instant of a Vietnamese minute. */
export function fromMinute(minute: number): Instant {
  return (minute - OFFSET_MINUTES) * MINUTE_MS;
}

/** Days since 1970-01-01 of a civil date. Valid for every date of the Gregorian calendar. */
export function dayNumberOf(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** Days since 1970-01-01 of an ISO date; throws `INSTANT_INVALID` when there is no such day. */
export function dayNumber(date: IsoDate): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (parts) {
    const number = dayNumberOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
    if (isoDate(number) === date) return number;
  }
  throw new CalendarError('INSTANT_INVALID', `Không có ngày “${date}”.`, `There is no day “${date}”.`);
}

const isoDates = new Map<number, IsoDate>();
/** The ISO date of a day number. Remembered: the years that can be asked for have some 110,000 days. */
export function isoDate(number: number): IsoDate {
  const known = isoDates.get(number);
  if (known !== undefined) return known;
  const date = new Date(number * 86_400_000).toISOString().slice(0, 10);
  isoDates.set(number, date);
  return date;
}

/** Day number and minute of the day of a Vietnamese minute. */
export function splitMinute(minute: number): { day: number; minuteOfDay: number } {
  const day = Math.floor(minute / DAY_MINUTES);
  return { day, minuteOfDay: minute - day * DAY_MINUTES };
}

/** The Vietnamese date on which an instant falls. */
export function vietnamDate(instant: Instant): IsoDate {
  return isoDate(splitMinute(toMinute(instant)).day);
}

/** `2026-03-05T17:30:00+07:00` – the only form in which an instant leaves the calendar as text. */
export function formatInstant(instant: Instant): string {
  const { day, minuteOfDay } = splitMinute(toMinute(instant));
  const second = Math.floor((((instant % MINUTE_MS) + MINUTE_MS) % MINUTE_MS) / 1000);
  return `${isoDate(day)}T${clockText(minuteOfDay)}:${String(second).padStart(2, '0')}+07:00`;
}

const clockTexts: string[] = [];
/** `17:30` of a minute of the day; 1440 is `24:00` (khoản 6 Điều 148 BLDS 2015). */
export function clockText(minuteOfDay: number): string {
  const known = clockTexts[minuteOfDay];
  if (known !== undefined) return known;
  const hour = String(Math.floor(minuteOfDay / 60)).padStart(2, '0');
  const text = `${hour}:${String(minuteOfDay % 60).padStart(2, '0')}`;
  clockTexts[minuteOfDay] = text;
  return text;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads an ISO date-time. Without an offset it is Vietnamese time; a plain date is the start of that day.
 * Throws `INSTANT_INVALID` for anything else, for days that do not exist and for years outside 1900–2199.
 */
export function parseInstant(text: string): Instant {
  const parts = INSTANT.exec(text.trim());
  const [, date, hour = '00', minute = '00', second = '00', offset = '+07:00'] = parts ?? [];
  if (date !== undefined && date >= '1900' && date < '2200') {
    const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
    dayNumber(date);
    const instant = Date.parse(`${date}T${hour}:${minute}:${second}${zone}`);
    if (!Number.isNaN(instant)) return instant;
  }
  throw new CalendarError(
    'INSTANT_INVALID',
    `Không hiểu thời điểm “${text}”. Viết như 2026-03-02T09:00 hoặc 2026-03-02.`,
    `Cannot read the time “${text}”. Write it like 2026-03-02T09:00 or 2026-03-02.`,
  );
}
