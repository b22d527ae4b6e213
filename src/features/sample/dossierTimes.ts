import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { TimeLimit } from '../../domain/calendar/limit.ts';
import { addWorkingTime, workingMinutesBetween } from '../../domain/calendar/workingTime.ts';
import type { Scene } from './dossierScript.ts';
import type { Random } from './random.ts';
import { BEFORE_RECEPTION, type Story } from './stories.ts';

const DAY_MINUTES = 480;
/** Đ.8 NQ 66.7/2025: an online submission is answered within 8 working hours. */
const ANSWER_MINUTES = 480;
const LEAST_MINUTES = 3;

/** About how many minutes of office time a legal limit is: good enough to play with, never promised to anybody. */
export function limitMinutes(limit: TimeLimit): number {
  switch (limit.unit) {
    case 'WORKING_DAYS':
      return limit.value * DAY_MINUTES;
    case 'WORKING_HOURS':
      return limit.value * 60;
    case 'CALENDAR_DAYS':
      return Math.round((limit.value * 5) / 7) * DAY_MINUTES;
    case 'MONTHS':
      return limit.value * 21 * DAY_MINUTES;
    case 'SAME_DAY':
      return 300;
    case 'AS_DESCRIBED':
      return 5 * DAY_MINUTES;
  }
}

/** Share of the limit that the dossier has used, in minutes; one number for each dossier. */
export function usedMinutes(story: Story, limit: TimeLimit, random: Random): number {
  const [from = 0, to = from] = story.usedPercent;
  const of = BEFORE_RECEPTION.includes(story.ends) ? ANSWER_MINUTES : limitMinutes(limit);
  return Math.round((of * random.between(from, to)) / 100);
}

/**
 * When each scene happens: in the office hours of the agency that decides, the last one so many working days ago as the
 * story says, or now for STAY. In order, none after `now`.
 */
export function timesOf(
  scenes: readonly Scene[],
  story: Story,
  used: number,
  calendar: WorkingCalendar,
  now: Instant,
  random: Random,
): Instant[] {
  const before = BEFORE_RECEPTION.includes(story.ends);
  const weights = scenes.reduce((sum, { of, weight }) => (of === 'LIMIT' ? sum + weight : sum), 0);
  const minutesBefore = ({ of, weight }: Scene): number => {
    if (of === 'START') return 0;
    if (of === 'ANSWER') return before ? used : random.between(20, 220);
    if (of === 'APPLICANT') return random.between(DAY_MINUTES / 2, DAY_MINUTES * 3);
    if (of === 'COLLECTION') return random.between(30, DAY_MINUTES * 2);
    return Math.max(LEAST_MINUTES, Math.round((used * weight) / weights));
  };
  let sum = 0;
  const offsets = scenes.map((scene) => {
    sum += minutesBefore(scene);
    return sum;
  });
  const [from = 0, to = from] = story.daysAgo ?? [];
  const rest = scenes.at(-1)?.does === 'STAY' ? 0 : random.between(from, to) * DAY_MINUTES + random.between(5, 200);
  const start = workingTimeBefore(calendar, now, sum + rest);
  return offsets.map((offset) => Math.min(now, addWorkingTime(calendar, start, offset)));
}

const MINUTE_MS = 60_000;
const LONGEST_MS = 300 * 24 * 3_600_000;

/** The latest minute from which so many minutes of office time lead to `to`. */
function workingTimeBefore(calendar: WorkingCalendar, to: Instant, minutes: number): Instant {
  let late = Math.floor(to / MINUTE_MS);
  let early = late - LONGEST_MS / MINUTE_MS;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (workingMinutesBetween(calendar, middle * MINUTE_MS, to) >= minutes) early = middle;
    else late = middle;
  }
  return early * MINUTE_MS;
}
