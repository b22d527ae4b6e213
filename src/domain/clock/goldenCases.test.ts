import { describe, expect, it } from 'vitest';
import { type DayException, defineCalendar } from '../calendar/calendar.ts';
import { dueDate } from '../calendar/dueDate.ts';
import { formatInstant, parseInstant } from '../calendar/instant.ts';
import { parseLimit } from '../calendar/limit.ts';
import { nationalCalendar } from '../calendar/nationalCalendar.ts';
import type { DuePolicy } from '../calendar/policy.ts';
import { duePolicyAt, parameterAt } from '../law/parameters.ts';
import { readClock } from './clock.ts';
import { extensionProblem } from './extension.ts';
import { lateness } from './lateness.ts';

/** Offices 08:00–12:00 and 13:30–17:30. Expected dates were counted by hand on the calendar of law.md §14.3. */
const OFFICE = nationalCalendar('08:00-12:00,13:30-17:30');
const LAW = duePolicyAt('2026-11-23');

interface Case {
  name: string;
  from: string;
  limit: string;
  policy?: Partial<DuePolicy>;
  /** from, to (empty: still waiting), what it is for */
  pauses?: [from: string, to: string, mode: 'RESTART' | 'RESUME'][];
  extension?: [decided: string, until: string];
  due: string;
  extendedDue?: string;
}

const CASES: Case[] = [
  // Đ.18 NĐ 61/2018; the cut-off of 15:00
  { name: '15:00 itself is still the same day', from: '2026-11-23T15:00', limit: 'same-day', due: '2026-11-23T17:30' },
  {
    name: 'after 15:00 a same-day procedure is due the next working day, over the holiday of 24/11',
    from: '2026-11-23T15:01',
    limit: 'same-day',
    due: '2026-11-25T17:30',
  },
  {
    name: 'after 15:00 on a Friday it is due on Monday',
    from: '2026-11-20T15:30',
    limit: 'same-day',
    due: '2026-11-23T17:30',
  },
  {
    name: 'the cut-off does not touch limits in days',
    from: '2026-11-20T16:00',
    limit: '1 working-day',
    due: '2026-11-23T17:30',
  },
  // NĐ 297/2025: last hour and 17:00, where the procedure's agency applies them
  {
    name: 'the last hour counts from the next working day',
    from: '2026-11-20T16:31',
    limit: '1 working-day',
    policy: { lastMinutes: 60 },
    due: '2026-11-25T17:30',
  },
  {
    name: 'the minute before the last hour does not',
    from: '2026-11-20T16:30',
    limit: '1 working-day',
    policy: { lastMinutes: 60 },
    due: '2026-11-23T17:30',
  },
  {
    name: 'after 17:00 hours begin at the next opening',
    from: '2026-11-20T17:10',
    limit: '8 working-hours',
    policy: { intakeCutoffMinute: 1020 },
    due: '2026-11-23T17:30',
  },
  {
    name: 'after 17:00 without such a rule the rest of the day is used',
    from: '2026-11-20T17:10',
    limit: '8 working-hours',
    due: '2026-11-23T17:10',
  },
  // Đ.8.1 NQ 66.7/2025: eight working hours
  {
    name: 'eight working hours from a Sunday night',
    from: '2026-11-22T22:00',
    limit: '8 working-hours',
    due: '2026-11-23T17:30',
  },
  // Đ.19.4 NĐ 61/2018: restart after a supplement
  {
    name: 'a supplement starts five days anew from its day',
    from: '2026-11-02T09:00',
    limit: '5 working-days',
    pauses: [['2026-11-04T10:00', '2026-11-10T14:00', 'RESTART']],
    due: '2026-11-17T17:30',
  },
  {
    name: 'a second supplement starts them anew once more',
    from: '2026-11-02T09:00',
    limit: '5 working-days',
    pauses: [
      ['2026-11-04T10:00', '2026-11-10T14:00', 'RESTART'],
      ['2026-11-12T09:00', '2026-11-13T16:00', 'RESTART'],
    ],
    due: '2026-11-20T17:30',
  },
  {
    name: 'a supplement handed in at the weekend counts from Monday',
    from: '2026-11-02T09:00',
    limit: '1 working-day',
    pauses: [['2026-11-02T10:00', '2026-11-07T10:00', 'RESTART']],
    due: '2026-11-10T17:30',
  },
  // special law, financial obligation: the rest goes on
  {
    name: 'what was left goes on: three working days lost, three later',
    from: '2026-11-02T09:00',
    limit: '5 working-days',
    pauses: [['2026-11-04T08:00', '2026-11-09T08:00', 'RESUME']],
    due: '2026-11-12T17:30',
  },
  {
    name: 'a pause over a weekend loses no working time',
    from: '2026-11-02T09:00',
    limit: '5 working-days',
    pauses: [['2026-11-06T17:30', '2026-11-09T08:00', 'RESUME']],
    due: '2026-11-09T17:30',
  },
  {
    name: 'a pause of hours moves a limit in hours to the minute',
    from: '2026-11-02T09:00',
    limit: '8 working-hours',
    pauses: [['2026-11-02T10:00', '2026-11-02T11:15', 'RESUME']],
    due: '2026-11-03T10:15',
  },
  {
    name: 'payment after restart: the new term goes on',
    from: '2026-11-02T09:00',
    limit: '3 working-days',
    pauses: [
      ['2026-11-03T09:00', '2026-11-05T09:00', 'RESTART'],
      ['2026-11-06T08:00', '2026-11-09T08:00', 'RESUME'],
    ],
    due: '2026-11-11T17:30',
  },
  {
    name: 'calendar days wait with the wall clock and roll over the weekend',
    from: '2026-11-02T09:00',
    limit: '10 days',
    pauses: [['2026-11-05T08:00', '2026-11-07T08:00', 'RESUME']],
    due: '2026-11-16T17:30',
  },
  // Đ.19.9 NĐ 61/2018: the new appointment does not move the date in law
  {
    name: 'an apology gives a new date; the date in law stays',
    from: '2026-11-02T09:00',
    limit: '5 working-days',
    extension: ['2026-11-06T10:00', '2026-11-13T17:30'],
    due: '2026-11-09T17:30',
    extendedDue: '2026-11-13T17:30',
  },
  {
    name: 'a pause after the apology moves both',
    from: '2026-11-02T09:00',
    limit: '5 working-days',
    extension: ['2026-11-04T10:00', '2026-11-13T17:30'],
    pauses: [['2026-11-05T08:00', '2026-11-06T08:00', 'RESUME']],
    due: '2026-11-10T17:30',
    extendedDue: '2026-11-16T17:30',
  },
  {
    name: 'a restart after the apology ends the new appointment',
    from: '2026-11-02T09:00',
    limit: '5 working-days',
    extension: ['2026-11-04T10:00', '2026-11-13T17:30'],
    pauses: [['2026-11-05T08:00', '2026-11-06T08:00', 'RESTART']],
    due: '2026-11-13T17:30',
  },
];

describe('golden cases of the statutory clock', () => {
  it.each(CASES)('$name', ({ from, limit, policy, pauses = [], extension, due, extendedDue }) => {
    const clock = readClock({
      calendar: OFFICE,
      start: parseInstant(from),
      limit: parseLimit(limit),
      policy: { ...LAW, ...policy },
      pauses: pauses.map(([begin, end, mode]) => ({
        from: parseInstant(begin),
        to: end === '' ? null : parseInstant(end),
        reason: { vi: 'chờ bổ sung' },
        mode,
      })),
      extensions: extension
        ? [{ decidedAt: parseInstant(extension[0]), until: parseInstant(extension[1]), reason: { vi: 'xác minh' } }]
        : [],
      now: parseInstant('2026-12-15T08:00'),
      finishedAt: null,
    });
    const text = (instant: number | null) => (instant === null ? undefined : formatInstant(instant).slice(0, 16));
    expect([text(clock.due), text(clock.extendedDue)]).toEqual([due, extendedDue]);
  });

  it('Đ.19.9 NĐ 61/2018: an apology comes at least a day before, once, and is late against the first date', () => {
    const due = parseInstant('2026-11-09T17:30');
    const until = parseInstant('2026-11-13T17:30');
    const [daysBefore, newDatesMax] = (['apology.daysBefore', 'apology.newDatesMax'] as const).map(
      (key) => parameterAt(key, '2026-11-09').value,
    ) as [number, number];
    const ask = (decided: string, given: number) =>
      extensionProblem(
        due,
        Array.from({ length: given }, () => ({ decidedAt: 0, until, reason: { vi: '' } })),
        { decidedAt: parseInstant(decided), until },
        { daysBefore, newDatesMax },
      );
    expect(ask('2026-11-08T23:59', 0)).toBeUndefined();
    expect(ask('2026-11-09T00:00', 0)).toBe('TOO_LATE');
    expect(ask('2026-11-06T10:00', 1)).toBe('ALREADY_EXTENDED');
    expect(lateness(OFFICE, due, parseInstant('2026-11-13T10:00')).punctuality).toBe('LATE');
  });

  it('law.md §14.3: a holiday decided after the promise makes another date, and only where the day lies on the way', () => {
    const flood: DayException = { date: '2026-11-26', kind: 'OFF', name: { vi: 'bão' } };
    const after = defineCalendar({ ...OFFICE, days: [...OFFICE.days, flood] });
    const both = (from: string, days: number) =>
      [OFFICE, after].map((calendar) =>
        formatInstant(
          dueDate({ calendar, from: parseInstant(from), limit: parseLimit(`${days} working-days`) }).due ?? 0,
        ).slice(0, 10),
      );
    expect(both('2026-11-23T09:00', 3)).toEqual(['2026-11-27', '2026-11-30']);
    expect(both('2026-11-23T09:00', 1)).toEqual(['2026-11-25', '2026-11-25']);
    expect(both('2026-11-26T09:00', 1)).toEqual(['2026-11-27', '2026-11-30']);
  });
});
