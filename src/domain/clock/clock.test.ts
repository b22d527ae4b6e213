import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCalendar } from '../calendar/calendar.ts';
import { dueDate } from '../calendar/dueDate.ts';
import { formatInstant, fromMinute, type Instant, parseInstant, toMinute } from '../calendar/instant.ts';
import { parseLimit, type TimeLimit } from '../calendar/limit.ts';
import { nationalCalendar } from '../calendar/nationalCalendar.ts';
import { parseSessions } from '../calendar/sessions.ts';
import { workingMinutesBetween } from '../calendar/workingTime.ts';
import { type ClockInput, readClock } from './clock.ts';
import type { Pause } from './pauses.ts';

const calendar = nationalCalendar();
const SUPPLEMENT = { vi: 'yêu cầu bổ sung hồ sơ', en: 'supplement asked for' };

function pause(from: string, to: string | null, mode: Pause['mode'] = 'RESUME'): Pause {
  return { from: parseInstant(from), to: to === null ? null : parseInstant(to), reason: SUPPLEMENT, mode };
}

function read(start: string, limit: string, now: string, more: Partial<ClockInput> = {}) {
  const reading = readClock({
    calendar,
    start: parseInstant(start),
    limit: parseLimit(limit),
    pauses: [],
    extensions: [],
    now: parseInstant(now),
    finishedAt: null,
    ...more,
  });
  return { ...reading, dueText: show(reading.due) };
}

function show(instant: Instant | null): string | null {
  return instant === null ? null : formatInstant(instant).slice(0, 16);
}

describe('a clock that nobody stops', () => {
  it('is due when the calendar says, with used and remaining time', () => {
    const reading = read('2026-03-02T13:30', '2 working-days', '2026-03-03T17:30');
    expect(reading.dueText).toBe('2026-03-04T17:30');
    expect(reading).toMatchObject({ state: 'RUNNING', usedMinutes: 720, remainingMinutes: 480, usedPercent: 60 });
    expect(reading.trace).toEqual(
      dueDate({ calendar, from: parseInstant('2026-03-02T13:30'), limit: parseLimit('2 working-days') }).trace,
    );
  });

  it('goes over 100 per cent when late, and stops at the finish', () => {
    const late = read('2026-03-02T08:00', '8 working-hours', '2026-03-09T08:00');
    expect(late).toMatchObject({ usedPercent: 500, remainingMinutes: 0 });
    const finished = read('2026-03-02T08:00', '8 working-hours', '2026-03-09T08:00', {
      finishedAt: parseInstant('2026-03-02T11:00'),
    });
    expect(finished).toMatchObject({ state: 'FINISHED', usedMinutes: 180, usedPercent: 38 });
  });

  it('shows no due date for a limit in words, but runs', () => {
    const limit: TimeLimit = { unit: 'AS_DESCRIBED', words: 'Theo kỳ họp' };
    const reading = read('2026-03-02T08:00', 'same-day', '2026-03-02T10:00', { limit });
    expect(reading).toMatchObject({ due: null, usedMinutes: 120, remainingMinutes: null, usedPercent: null });
  });

  it('warns when the due date is beyond the published calendar', () => {
    const reading = read('2026-12-30T09:00', '2 working-days', '2026-12-30T10:00');
    expect(reading.warnings.map(({ code }) => code)).toEqual(['CALENDAR_NOT_PUBLISHED']);
    expect(reading.trace.at(-1)?.kind).toBe('WARNING');
  });
});

describe('a pause after which the rest runs on (RESUME)', () => {
  it('gives back the working hours that were left, and a limit in days ends with its day', () => {
    // Left at Wednesday 10:00: 6 h, then Thursday, Friday and Monday of 8 h each. From Thursday 14:00 that is
    // 3 h 30 + 8 + 8 + 8, and 2 h 30 of Wednesday.
    const reading = read('2026-03-02T10:00', '5 working-days', '2026-03-06T08:00', {
      pauses: [pause('2026-03-04T10:00', '2026-03-05T14:00')],
    });
    expect(reading.dueText).toBe('2026-03-11T17:30');
    expect(reading.trace.find(({ kind }) => kind === 'PAUSE')?.words.vi).toBe(
      'Tạm dừng từ 10:00 thứ Tư, 04/03/2026 đến 14:00 thứ Năm, 05/03/2026 (yêu cầu bổ sung hồ sơ): còn 30 giờ làm việc, tính tiếp đến 10:30 thứ Tư, 11/03/2026.',
    );
  });

  it('gives back hours to the minute', () => {
    const pauses = [pause('2026-03-02T09:00', '2026-03-04T15:07')];
    expect(read('2026-03-02T08:00', '8 working-hours', '2026-03-05T08:00', { pauses }).dueText).toBe(
      '2026-03-05T14:07',
    );
  });

  it('does not count the wall time of calendar days and rolls off a day off', () => {
    const pauses = [pause('2026-03-04T10:00', '2026-03-06T10:00')];
    expect(read('2026-03-02T10:00', '10 days', '2026-03-09T08:00').dueText).toBe('2026-03-12T17:30');
    expect(read('2026-03-02T10:00', '10 days', '2026-03-09T08:00', { pauses }).dueText).toBe('2026-03-16T17:30');
  });

  it('over a night or a weekend changes nothing', () => {
    const pauses = [pause('2026-03-03T17:30', '2026-03-04T07:00'), pause('2026-03-06T18:00', '2026-03-09T08:00')];
    expect(read('2026-03-02T10:00', '6 working-days', '2026-03-09T09:00', { pauses }).dueText).toBe('2026-03-10T17:30');
  });

  it('after the due date cannot make a late dossier punctual', () => {
    const pauses = [pause('2026-03-06T10:00', '2026-03-20T10:00')];
    expect(read('2026-03-02T10:00', '3 working-days', '2026-03-23T08:00', { pauses }).dueText).toBe('2026-03-05T17:30');
  });
});

describe('a pause after which the limit starts again (RESTART, Đ.19.4 NĐ 61/2018)', () => {
  const pauses = [pause('2026-03-04T10:00', '2026-03-10T09:00', 'RESTART')];

  it('gives the full limit from the end of the pause, whatever was paused before', () => {
    const reading = read('2026-03-02T10:00', '5 working-days', '2026-03-11T08:00', {
      pauses: [pause('2026-03-03T08:00', '2026-03-03T17:00'), ...pauses],
    });
    expect(reading.dueText).toBe('2026-03-17T17:30');
    expect(reading.usedMinutes).toBe(7 * 60);
    expect(reading.trace.map(({ kind }) => kind)).toEqual([
      'START',
      'RESTART',
      'FIRST_DAY',
      'COUNTED',
      'SKIPPED',
      'COUNTED',
      'DUE',
    ]);
  });

  it('forgets a new appointment given before', () => {
    const extensions = [
      { decidedAt: parseInstant('2026-03-03T09:00'), until: parseInstant('2026-03-12T17:30'), reason: SUPPLEMENT },
    ];
    expect(
      read('2026-03-02T10:00', '5 working-days', '2026-03-11T08:00', { pauses, extensions }).extendedDue,
    ).toBeNull();
  });
});

describe('a pause that is still open', () => {
  it('shows no due date, but what was promised and what is left', () => {
    const reading = read('2026-03-02T10:00', '5 working-days', '2026-04-01T08:00', {
      pauses: [pause('2026-03-04T10:00', null)],
    });
    expect(reading).toMatchObject({ state: 'PAUSED', due: null, remainingMinutes: 30 * 60 });
    expect(show(reading.promised)).toBe('2026-03-09T17:30');
    expect(reading.trace.at(-1)?.words.en).toBe(
      'Paused since 10:00 on Wednesday 4 March 2026 (supplement asked for): what is left of the limit will run on when the pause ends.',
    );
  });

  it('that the finish cut short is not lateness: the rest would have run on', () => {
    const reading = read('2026-03-02T10:00', '5 working-days', '2026-05-01T08:00', {
      pauses: [pause('2026-03-04T10:00', null)],
      finishedAt: parseInstant('2026-04-01T08:00'),
    });
    expect(reading.state).toBe('FINISHED');
    expect(reading.due).toBeGreaterThan(parseInstant('2026-04-01T08:00'));
  });

  it('does not know yet what happens after now', () => {
    const pauses = [pause('2026-03-04T10:00', '2026-03-10T09:00')];
    expect(read('2026-03-02T10:00', '5 working-days', '2026-03-03T08:00', { pauses }).dueText).toBe('2026-03-09T17:30');
    expect(read('2026-03-02T10:00', '5 working-days', '2026-03-05T08:00', { pauses }).state).toBe('PAUSED');
  });
});

describe('a new appointment (Đ.19.9 NĐ 61/2018)', () => {
  const extensions = [
    {
      decidedAt: parseInstant('2026-03-05T09:00'),
      until: parseInstant('2026-03-16T17:30'),
      reason: { vi: 'phải xác minh' },
    },
  ];

  it('is kept beside the due date by which the dossier is judged', () => {
    const reading = read('2026-03-02T10:00', '5 working-days', '2026-03-10T08:00', { extensions });
    expect([reading.dueText, show(reading.extendedDue)]).toEqual(['2026-03-09T17:30', '2026-03-16T17:30']);
    expect(reading.trace.some(({ kind }) => kind === 'EXTENSION')).toBe(true);
  });

  it('moves with a later pause', () => {
    const pauses = [pause('2026-03-09T08:00', '2026-03-10T08:00')];
    const reading = read('2026-03-02T10:00', '5 working-days', '2026-03-11T08:00', { extensions, pauses });
    expect([reading.dueText, show(reading.extendedDue)]).toEqual(['2026-03-10T17:30', '2026-03-17T17:30']);
  });
});

describe('pauses that cannot be', () => {
  it.each<[string, Pause[]]>([
    ['before reception', [pause('2026-03-01T10:00', '2026-03-03T10:00')]],
    ['overlapping', [pause('2026-03-03T10:00', '2026-03-05T10:00'), pause('2026-03-04T10:00', null)]],
    ['reversed', [pause('2026-03-05T10:00', '2026-03-04T10:00')]],
    ['open in the middle', [pause('2026-03-03T10:00', null), pause('2026-03-05T10:00', null)]],
  ])('%s are refused', (_, pauses) => {
    expect(() => read('2026-03-02T10:00', '5 working-days', '2026-03-10T08:00', { pauses })).toThrow(/tạm dừng/);
  });
});

describe('laws of the clock', () => {
  const calendars = fc.constantFrom(
    nationalCalendar(),
    nationalCalendar('07:00-11:30'),
    nationalCalendar('00:00-03:07,09:00-12:00,20:00-24:00'),
    defineCalendar({ ...calendar, week: { 2: parseSessions('08:00-12:00'), 6: parseSessions('07:30-11:30') } }),
  );
  const starts = fc
    .integer({ min: toMinute(parseInstant('2021-01-01')), max: toMinute(parseInstant('2027-01-01')) })
    .map(fromMinute);
  const limits = fc.constantFrom<TimeLimit>(
    { unit: 'WORKING_DAYS', value: 7 },
    { unit: 'WORKING_HOURS', value: 20 },
    { unit: 'CALENDAR_DAYS', value: 15 },
    { unit: 'MONTHS', value: 1 },
    { unit: 'SAME_DAY' },
  );
  /** Lengths of running and paused stretches in minutes, in turn. */
  const stretches = fc.array(fc.integer({ min: 0, max: 8_000 }), { maxLength: 8 });
  const modes = fc.constantFrom<Pause['mode']>('RESUME', 'RESTART');

  function lay(start: Instant, lengths: number[], mode: Pause['mode']): Pause[] {
    const pauses: Pause[] = [];
    let at = start;
    for (let index = 0; index + 1 < lengths.length; index += 2) {
      const from = at + lengths[index]! * 60_000;
      at = from + lengths[index + 1]! * 60_000;
      pauses.push({ from, to: at, reason: SUPPLEMENT, mode });
    }
    return pauses;
  }

  it('running and paused intervals together are the wall time, without gaps', () => {
    fc.assert(
      fc.property(
        calendars,
        starts,
        limits,
        stretches,
        modes,
        fc.nat(60_000),
        (random, start, limit, lengths, mode, age) => {
          const now = start + age * 60_000;
          const pauses = lay(start, lengths, mode);
          const { intervals } = readClock({
            calendar: random,
            start,
            limit,
            pauses,
            extensions: [],
            now,
            finishedAt: null,
          });
          expect(intervals.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(now - start);
          intervals.slice(1).forEach(({ from }, index) => {
            expect(from).toBe(intervals[index]!.to);
          });
          const working = intervals.reduce((sum, { workingMinutes }) => sum + workingMinutes, 0);
          expect(working).toBe(workingMinutesBetween(random, start, now));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('a pause of no length changes nothing', () => {
    fc.assert(
      fc.property(calendars, starts, limits, fc.nat(30_000), modes, (random, start, limit, after, mode) => {
        const at = start + after * 60_000;
        const facts = { calendar: random, start, limit, extensions: [], now: at + 60_000, finishedAt: null };
        const without = readClock({ ...facts, pauses: [] });
        expect(readClock({ ...facts, pauses: [{ from: at, to: at, reason: SUPPLEMENT, mode }] })).toEqual(without);
      }),
      { numRuns: 600 },
    );
  });

  it('pauses never make a dossier due earlier, and of hours they move it by exactly the working time lost', () => {
    fc.assert(
      fc.property(calendars, starts, limits, stretches, modes, (random, start, limit, lengths, mode) => {
        const pauses = lay(start, lengths, mode);
        const now = (pauses.at(-1)?.to ?? start) + 60_000;
        const facts = { calendar: random, start, limit, extensions: [], now, finishedAt: null };
        const undisturbed = readClock({ ...facts, pauses: [] }).due!;
        const { due } = readClock({ ...facts, pauses });
        expect(due).toBeGreaterThanOrEqual(undisturbed);
        if (limit.unit !== 'WORKING_HOURS' || mode !== 'RESUME') return;
        const lost = pauses
          .filter(({ from }) => from <= due!)
          .reduce((sum, { from, to }) => sum + workingMinutesBetween(random, from, to!), 0);
        expect(workingMinutesBetween(random, start, due!)).toBe(limit.value * 60 + lost);
      }),
      { numRuns: 600 },
    );
  });
});
