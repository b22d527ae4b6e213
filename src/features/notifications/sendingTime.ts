import { DAY_MINUTES, fromMinute, splitMinute, toMinute } from '../../domain/calendar/instant.ts';

/** `HH:MM` in Vietnam. */
export type TimeOfDay = string;

/** Hours in which nobody is woken, perhaps over midnight. */
export interface QuietHours {
  from: TimeOfDay;
  to: TimeOfDay;
}

/** News that comes up within this time leaves together. Well within the 2 working hours of Đ.6 NĐ 297/2025. */
const SOON_MINUTES = 15;

function minuteOf(time: TimeOfDay): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** The moment itself, or the end of the quiet hours it falls into. Pure. */
export function afterQuiet(at: Date, quiet: QuietHours | undefined): Date {
  if (!quiet) return at;
  const from = minuteOf(quiet.from);
  const to = minuteOf(quiet.to);
  const { day, minuteOfDay } = splitMinute(toMinute(at.getTime()));
  const overMidnight = from > to;
  const inside = overMidnight ? minuteOfDay >= from || minuteOfDay < to : minuteOfDay >= from && minuteOfDay < to;
  if (!inside) return at;
  const endsTomorrow = overMidnight && minuteOfDay >= from;
  return new Date(fromMinute((endsTomorrow ? day + 1 : day) * DAY_MINUTES + to));
}

/** The next hour of the digest, later than `at`. At least one time is given. Pure. */
export function nextDigest(at: Date, times: readonly TimeOfDay[]): Date {
  const minute = toMinute(at.getTime());
  const { day, minuteOfDay } = splitMinute(minute);
  const sorted = times.map(minuteOf).sort((one, other) => one - other);
  const today = sorted.find((time) => time > minuteOfDay);
  return new Date(
    fromMinute(today === undefined ? (day + 1) * DAY_MINUTES + (sorted[0] ?? 0) : day * DAY_MINUTES + today),
  );
}

/** The next full quarter of an hour: what comes up until then leaves together. Pure. */
export function soon(at: Date): Date {
  return new Date(fromMinute((Math.floor(toMinute(at.getTime()) / SOON_MINUTES) + 1) * SOON_MINUTES));
}
