import type { WorkingCalendar } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import { workingMinutesBetween } from '../calendar/workingTime.ts';
import type { Words } from '../language.ts';
import type { Pause } from './pauses.ts';

/** A stretch of wall time in which the clock ran or stood still. */
export interface ClockInterval {
  kind: 'RUNNING' | 'PAUSED';
  from: Instant;
  to: Instant;
  workingMinutes: number;
  /** of a pause */
  reason?: Words;
}

/** Cuts start–end into running and paused intervals: no gaps, no overlaps, none empty. */
export function splitIntervals(
  calendar: WorkingCalendar,
  start: Instant,
  end: Instant,
  pauses: readonly Pause[],
): ClockInterval[] {
  const intervals: ClockInterval[] = [];
  const add = (kind: ClockInterval['kind'], from: Instant, to: Instant, reason?: Words) => {
    if (to > from)
      intervals.push({ kind, from, to, workingMinutes: workingMinutesBetween(calendar, from, to), reason });
  };
  let at = start;
  for (const pause of pauses) {
    const to = Math.min(pause.to ?? end, end);
    add('RUNNING', at, pause.from);
    add('PAUSED', pause.from, to, pause.reason);
    at = Math.max(at, to);
  }
  add('RUNNING', at, end);
  return intervals;
}
