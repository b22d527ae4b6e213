import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DayException,
  defineCalendar,
  type Season,
  WEEKDAYS,
  type Week,
  type Weekday,
  type WorkingCalendar,
} from './calendar.ts';
import { dueDate } from './dueDate.ts';
import { dayNumber, fromMinute, type Instant, toMinute } from './instant.ts';
import type { TimeLimit } from './limit.ts';
import type { DuePolicy } from './policy.ts';
import type { Session } from './sessions.ts';
import { addWorkingTime, nextWorkingMoment, workingMinutesBetween } from './workingTime.ts';

const FIRST_DAY = Date.UTC(2026, 0, 1) / 86_400_000;
/** Ten years. */
const DAYS = 3653;

const dateAt = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const someDay = fc.integer({ min: FIRST_DAY, max: FIRST_DAY + DAYS - 1 });

/** Up to three sessions on quarter hours, or – by `most` – on any minute. */
const sessions = fc
  .uniqueArray(
    fc.oneof(
      fc.integer({ min: 24, max: 84 }).map((quarter) => quarter * 15),
      fc.integer({ min: 0, max: 1440 }),
    ),
    {
      minLength: 0,
      maxLength: 6,
    },
  )
  .map((minutes): Session[] => {
    const ends = minutes.sort((a, b) => a - b);
    return Array.from({ length: Math.floor(ends.length / 2) }, (_, i) => ({
      start: ends[2 * i]!,
      end: ends[2 * i + 1]!,
    }));
  });
const openSessions = sessions.filter((list) => list.length > 0);

const week = fc
  .tuple(
    openSessions,
    fc.array(fc.oneof({ weight: 3, arbitrary: openSessions }, { weight: 1, arbitrary: sessions }), {
      minLength: 6,
      maxLength: 6,
    }),
  )
  .map(([monday, others]): Week => Object.fromEntries([monday, ...others].map((list, index) => [index + 1, list])));

const monthDay = someDay.map((day) => dateAt(day).slice(5));
const season = fc.oneof(
  fc.record({ from: monthDay, to: monthDay, week }),
  fc
    .tuple(someDay, someDay, week)
    .map(([a, b, hours]): Season => ({ from: dateAt(Math.min(a, b)), to: dateAt(Math.max(a, b)), week: hours })),
);

const exception = fc.tuple(someDay, fc.nat(3), sessions, someDay).map(([day, sort, list, other]): DayException => {
  const date = dateAt(day);
  if (sort <= 1) return { date, kind: 'OFF', name: { vi: 'nghỉ lễ' } };
  if (sort === 2) return { date, kind: 'WORK', name: { vi: 'giờ riêng' }, sessions: list };
  return { date, kind: 'WORK', name: { vi: 'làm bù' }, inPlaceOf: dateAt(other) };
});

/** A calendar with random weeks, seasons and up to 120 exceptions in ten years. */
const calendars: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    week,
    seasons: fc.array(season, { maxLength: 2 }),
    days: fc.uniqueArray(exception, { maxLength: 120, selector: ({ date }) => date }),
  })
  .map((parts) =>
    defineCalendar({ id: 'random', name: { vi: 'Lịch ngẫu nhiên' }, publishedThroughYear: 2035, ...parts }),
  );

/** A minute of the first eight of the ten years, counted from their beginning (so that there is room after it). */
const startMinutes = fc.integer({ min: 0, max: (DAYS - 731) * 1440 });

const instantOf = (minute: number): Instant => fromMinute(FIRST_DAY * 1440 + minute);
const minuteOf = (instant: Instant): number => toMinute(instant) - FIRST_DAY * 1440;

/** Working minutes of up to some two months of ordinary weeks. */
const workingMinutes = fc.integer({ min: 0, max: 20_000 });
const limits: fc.Arbitrary<TimeLimit> = fc.oneof(
  fc.record({ unit: fc.constant('WORKING_DAYS' as const), value: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ unit: fc.constant('WORKING_HOURS' as const), value: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ unit: fc.constant('CALENDAR_DAYS' as const), value: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ unit: fc.constant('MONTHS' as const), value: fc.integer({ min: 1, max: 12 }) }),
  fc.constant<TimeLimit>({ unit: 'SAME_DAY' }),
);
const policies: fc.Arbitrary<DuePolicy> = fc.record({
  dueMoment: fc.constantFrom('END_OF_DAY' as const, 'ROLLING' as const),
  sameDayCutoffMinute: fc.constant(15 * 60),
  intakeCutoffMinute: fc.option(fc.integer({ min: 600, max: 1100 }), { nil: undefined }),
  lastMinutes: fc.option(fc.constant(60), { nil: undefined }),
});

describe('against a counter that walks ten years minute by minute', () => {
  it('working time between two instants, and working time added, are the same for every random calendar', () => {
    const starts = fc.array(fc.record({ start: startMinutes, add: workingMinutes }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(calendars, starts, (calendar, questions) => {
        const minutes = everyMinute(calendar);
        for (const { start, add } of questions) {
          const end = addWorkingTime(calendar, instantOf(start), add);
          expect(minuteOf(end)).toBe(walk(minutes, start, add));
          expect(workingMinutesBetween(calendar, instantOf(start), end)).toBe(add);
        }
        const ordered = questions.map(({ start }) => start).sort((a, b) => a - b);
        let counted = 0;
        for (let index = 1; index < ordered.length; index++) {
          for (let minute = ordered[index - 1]!; minute < ordered[index]!; minute++) counted += minutes.open[minute]!;
          expect(workingMinutesBetween(calendar, instantOf(ordered[0]!), instantOf(ordered[index]!))).toBe(counted);
        }
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it('due dates in working days, hours and calendar days are the same for every random calendar', () => {
    const questions = fc.array(fc.tuple(startMinutes, limits), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(calendars, questions, (calendar, list) => {
        const minutes = everyMinute(calendar);
        for (const [start, limit] of list) {
          const expected = dullDue(minutes, start, limit);
          if (expected === undefined) continue;
          expect(minuteOf(dueDate({ calendar, from: instantOf(start), limit }).due!)).toBe(expected);
        }
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});

describe('laws of counting', () => {
  it('a later start is never due earlier, for every unit and policy', () => {
    fc.assert(
      fc.property(
        calendars,
        startMinutes,
        fc.nat(20_000),
        limits,
        policies,
        (calendar, start, later, limit, policy) => {
          const first = dueDate({ calendar, from: instantOf(start), limit, policy }).due!;
          const second = dueDate({ calendar, from: instantOf(start + later), limit, policy }).due!;
          expect(second).toBeGreaterThanOrEqual(first);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('a longer limit is never due earlier, and no limit is due before it starts', () => {
    fc.assert(
      fc.property(calendars, startMinutes, limits, policies, (calendar, start, limit, policy) => {
        const from = instantOf(start);
        const { due, effectiveFrom } = dueDate({ calendar, from, limit, policy });
        expect(effectiveFrom).toBeGreaterThanOrEqual(from);
        expect(due).toBeGreaterThanOrEqual(effectiveFrom);
        if (!('value' in limit)) return;
        const longer = dueDate({ calendar, from, limit: { ...limit, value: limit.value + 1 }, policy });
        expect(longer.due).toBeGreaterThanOrEqual(due!);
      }),
      { numRuns: 1000 },
    );
  });

  it('working time adds up: a, then b, is a + b', () => {
    fc.assert(
      fc.property(calendars, startMinutes, workingMinutes, workingMinutes, (calendar, start, a, b) => {
        const from = instantOf(start);
        const inTwo = addWorkingTime(calendar, addWorkingTime(calendar, from, a), b);
        expect(inTwo).toBe(addWorkingTime(calendar, from, a + b));
      }),
      { numRuns: 1000 },
    );
  });

  it('working time between two instants changes its sign with their order, and adding it leads to the last of it', () => {
    fc.assert(
      fc.property(calendars, startMinutes, fc.nat(100_000), (calendar, start, length) => {
        const [from, to] = [instantOf(start), instantOf(start + length)];
        const between = workingMinutesBetween(calendar, from, to);
        expect(workingMinutesBetween(calendar, to, from)).toBe(0 - between);
        const reached = addWorkingTime(calendar, from, between);
        expect(reached).toBeLessThanOrEqual(to);
        expect(workingMinutesBetween(calendar, reached, to)).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('the next working moment is now or later, with no working time lost on the way', () => {
    fc.assert(
      fc.property(calendars, startMinutes, (calendar, start) => {
        const next = nextWorkingMoment(calendar, instantOf(start));
        expect(next).toBeGreaterThanOrEqual(instantOf(start));
        expect(workingMinutesBetween(calendar, instantOf(start), next)).toBe(0);
        expect(nextWorkingMoment(calendar, next)).toBe(next);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('every trace', () => {
  it('adds up to the limit, leaves out no day on the way and ends on the due date', () => {
    fc.assert(
      fc.property(calendars, startMinutes, limits, (calendar, start, limit) => {
        const { due, trace } = dueDate({ calendar, from: instantOf(start), limit });
        const counted = trace.filter(({ kind }) => kind === 'COUNTED');
        if (limit.unit === 'WORKING_DAYS')
          expect(counted.reduce((sum, { days = 0 }) => sum + days, 0)).toBe(limit.value);
        if (limit.unit === 'WORKING_HOURS') {
          expect(counted.reduce((sum, { minutes = 0 }) => sum + minutes, 0)).toBe(limit.value * 60);
        }
        if (limit.unit === 'WORKING_DAYS' || limit.unit === 'WORKING_HOURS') {
          const path = trace.filter(({ kind }) => kind === 'COUNTED' || kind === 'SKIPPED');
          path.slice(1).forEach(({ from }, index) => {
            expect(dayNumber(from!)).toBe(dayNumber(path[index]!.to!) + 1);
          });
          expect(dayNumber(path.at(-1)!.to!)).toBe(Math.floor((toMinute(due!) - 1) / 1440));
        }
        for (const { words } of trace) {
          expect(words.vi).toMatch(/^\p{Lu}.*\.$/u);
          expect(words.en).toMatch(/^\p{Lu}.*\.$/u);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** Minute by minute from `start` until so many open ones have passed. */
function walk({ open }: Minutes, start: number, count: number): number {
  let minute = start;
  for (let left = count; left > 0; minute++) left -= open[minute]!;
  return minute;
}

/** The due date by the words of law.md §14.5 with the default policy; months are left to the vectors. */
function dullDue(minutes: Minutes, start: number, limit: TimeLimit): number | undefined {
  const received = limit.unit === 'SAME_DAY' ? pastCutoff(minutes, start) : start;
  const effective = limit.unit === 'CALENDAR_DAYS' ? start : openingFrom(minutes, received);
  const day = Math.floor(effective / 1440);
  if (limit.unit === 'WORKING_HOURS') return walk(minutes, effective, limit.value * 60);
  if (limit.unit === 'SAME_DAY') return closing(minutes, day);
  if (limit.unit === 'CALENDAR_DAYS') return closing(minutes, workingDayFrom(minutes, day + limit.value));
  if (limit.unit !== 'WORKING_DAYS') return undefined;
  let last = day;
  for (let left = limit.value; left > 0; left--) last = workingDayFrom(minutes, last + 1);
  return closing(minutes, last);
}

/** The instant itself while the office is open or has just closed, else the next open minute. */
function openingFrom({ open }: Minutes, start: number): number {
  const justClosed = start > 0 && start % 1440 > 0 && open[start - 1] === 1;
  if (justClosed) return start;
  let minute = start;
  while (open[minute] === 0) minute++;
  return minute;
}

function pastCutoff(minutes: Minutes, start: number): number {
  const day = Math.floor(start / 1440);
  return minutes.workingDay(day) && start % 1440 > 15 * 60 ? (day + 1) * 1440 : start;
}

function workingDayFrom(minutes: Minutes, day: number): number {
  let candidate = day;
  while (candidate < DAYS && !minutes.workingDay(candidate)) candidate++;
  return candidate;
}

function closing({ open }: Minutes, day: number): number {
  let minute = (day + 1) * 1440;
  while (open[minute - 1] === 0) minute--;
  return minute;
}

// The second, deliberately dull way to count: minute by minute, from the calendar's own words, sharing nothing with the
// code it judges but the types.

/** Every minute of ten years: is the office open? */
interface Minutes {
  open: Uint8Array;
  /** whether the day has any open minute */
  workingDay(day: number): boolean;
}

function everyMinute(calendar: WorkingCalendar): Minutes {
  const open = new Uint8Array(DAYS * 1440);
  for (let day = 0; day < DAYS; day++) {
    for (const { start, end } of sessionsOn(calendar, day)) open.fill(1, day * 1440 + start, day * 1440 + end);
  }
  return { open, workingDay: (day) => open.subarray(day * 1440, (day + 1) * 1440).includes(1) };
}

function sessionsOn(calendar: WorkingCalendar, day: number): readonly Session[] {
  const date = dateAt(FIRST_DAY + day);
  const hours = weekAt(calendar, date);
  const exception = calendar.days.find((candidate) => candidate.date === date);
  if (!exception) return hours[weekdayAt(date)] ?? [];
  if (exception.kind === 'OFF') return [];
  if (exception.sessions) return exception.sessions;
  return hours[weekdayAt(exception.inPlaceOf ?? '2026-01-05')] ?? hours[1] ?? [];
}

function weekAt(calendar: WorkingCalendar, date: string): Week {
  for (const { from, to, week: hours } of calendar.seasons) {
    if (from.length === 10) {
      if (date >= from && date <= to) return hours;
    } else {
      const today = date.slice(5);
      if (from <= to ? today >= from && today <= to : today >= from || today <= to) return hours;
    }
  }
  return calendar.week;
}

function weekdayAt(date: string): Weekday {
  return WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7]!;
}
