import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Clock } from '../../platform/context.ts';

/** A calendar day in Vietnam, `YYYY-MM-DD`. */
export type Day = string;

const DAY_MS = 86_400_000;

/** The day it is in Vietnam. */
export function today(clock: Clock): Day {
  return vietnamDate(clock.now().getTime());
}

/** The day before, both as YYYY-MM-DD. Pure. */
export function dayBefore(day: Day): Day {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
}

/** Whether a text is a day that exists in the calendar. */
export function isDay(text: string): boolean {
  const parsed = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
