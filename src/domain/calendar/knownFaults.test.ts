import { describe, expect, it } from 'vitest';
import { readClock } from '../clock/clock.ts';
import { lateness } from '../clock/lateness.ts';
import type { Pause } from '../clock/pauses.ts';
import { type DayException, defineCalendar, type Week, type WorkingCalendar } from './calendar.ts';
import { dueDate } from './dueDate.ts';
import { formatInstant, type Instant, parseInstant } from './instant.ts';
import { parseLimit } from './limit.ts';
import { mondayToFriday, nationalCalendar } from './nationalCalendar.ts';
import { DEFAULT_POLICY, type DuePolicy } from './policy.ts';
import { parseSessions } from './sessions.ts';
import { addWorkingTime } from './workingTime.ts';

const OFFICE = '07:30-11:30,13:00-17:00';
const ROLLING: DuePolicy = { ...DEFAULT_POLICY, dueMoment: 'ROLLING' };

function agency(week: Week, days: DayException[] = []): WorkingCalendar {
  return defineCalendar({ id: 'a', name: { vi: 'Cơ quan mẫu' }, week, seasons: [], days, publishedThroughYear: 2030 });
}

function due(calendar: WorkingCalendar, from: string, limit: string, policy?: DuePolicy): string | null {
  const result = dueDate({ calendar, from: parseInstant(from), limit: parseLimit(limit), policy });
  return result.due === null ? null : show(result.due);
}

function show(instant: Instant): string {
  return formatInstant(instant).slice(0, 16);
}

const off = (date: string): DayException => ({ date, kind: 'OFF', name: { vi: 'nghỉ lễ' } });
const pause = (from: string, to: string): Pause => ({
  from: parseInstant(from),
  to: parseInstant(to),
  reason: { vi: 'yêu cầu bổ sung' },
  mode: 'RESUME',
});

describe('faults known from other calculators (opencps.md §2.4) that this one does not have', () => {
  it('1: Saturday has its own hours, so nothing is due after the Saturday closing', () => {
    const calendar = agency({ ...mondayToFriday(OFFICE), 6: parseSessions('07:30-11:30,13:00-15:00') });
    expect(due(calendar, '2024-03-08T16:00', '1 working-day', ROLLING)).toBe('2024-03-09T15:00');
    expect(due(calendar, '2024-03-08T16:00', '8 working-hours')).toBe('2024-03-11T08:30');
  });

  it('2: a day of one session is understood and ends at noon', () => {
    const calendar = agency({ ...mondayToFriday(OFFICE), 6: parseSessions('07:30-11:30') });
    expect(due(calendar, '2024-03-08T16:00', '1 working-day')).toBe('2024-03-09T11:30');
    expect(due(calendar, '2024-03-08T16:00', '1 working-day', ROLLING)).toBe('2024-03-09T11:30');
  });

  it('3: a made-up Saturday right after a day off is worked', () => {
    const calendar = agency(mondayToFriday(OFFICE), [
      off('2024-04-26'),
      { date: '2024-04-27', kind: 'WORK', name: { vi: 'làm bù' }, inPlaceOf: '2024-04-26' },
    ]);
    expect(due(calendar, '2024-04-25T08:00', '1 working-day', ROLLING)).toBe('2024-04-27T08:00');
    expect(due(calendar, '2024-04-25T08:00', '1 working-day')).toBe('2024-04-27T17:00');
  });

  it('4: a holiday on the day of reception counts as a holiday', () => {
    const calendar = agency(mondayToFriday(OFFICE), [off('2024-04-30'), off('2024-05-01')]);
    expect(due(calendar, '2024-04-30T08:00', '1 working-day', ROLLING)).toBe('2024-05-03T07:30');
    expect(due(calendar, '2024-04-30T08:00', '8 working-hours')).toBe('2024-05-02T17:00');
  });

  it('5: minutes carry over into hours: 09:55 and 7 h 45 min end at 09:40 of the next day', () => {
    // Worked by hand: 09:55–11:30 is 1 h 35, 13:00–17:00 is 4 h, so 2 h 10 are left from 07:30.
    const calendar = agency(mondayToFriday(OFFICE));
    expect(show(addWorkingTime(calendar, parseInstant('2024-03-04T09:55'), 7 * 60 + 45))).toBe('2024-03-05T09:40');
  });

  it('6: minutes past closing are not added to the work that is left', () => {
    const calendar = agency(mondayToFriday(OFFICE));
    expect(due(calendar, '2024-03-04T17:31', '2 working-hours')).toBe('2024-03-05T09:30');
  });

  it('7: a working day is the day of the agency, also when that has 7.5 hours', () => {
    const calendar = agency(mondayToFriday('08:00-12:00,13:30-17:00'));
    expect(due(calendar, '2024-03-04T08:00', '1 working-day', ROLLING)).toBe('2024-03-05T08:00');
    expect(due(calendar, '2024-03-04T08:00', '5 working-days', ROLLING)).toBe('2024-03-11T08:00');
    expect(due(calendar, '2024-03-04T08:00', '10 working-days', ROLLING)).toBe('2024-03-18T08:00');
    expect(due(calendar, '2024-03-04T08:00', '20 working-days', ROLLING)).toBe('2024-04-01T08:00');
    expect(due(calendar, '2024-03-04T08:00', '20 working-days')).toBe('2024-04-01T17:00');
  });

  it('8: the time zone is Vietnam, whatever the zone of the server and of the text', () => {
    const before = process.env.TZ;
    try {
      const answers = ['UTC', 'America/New_York', 'Pacific/Kiritimati'].map((zone) => {
        process.env.TZ = zone;
        return due(nationalCalendar(), '2026-03-02T02:00:00Z', '3 working-days');
      });
      expect(answers).toEqual(Array(3).fill('2026-03-05T17:30'));
      expect(due(nationalCalendar(), '2026-03-02T18:30:00Z', '1 working-day')).toBe('2026-03-04T17:30');
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('9: many short pauses together move the date by their own length, not by a rounding each', () => {
    const days = ['03', '04', '05', '06', '09', '10', '11', '12', '13', '16'].map((day) => `2026-03-${day}`);
    const reading = readClock({
      calendar: nationalCalendar(),
      start: parseInstant('2026-03-02T09:00'),
      limit: { unit: 'WORKING_HOURS', value: 100 },
      pauses: days.map((day) => pause(`${day}T10:00`, `${day}T10:01`)),
      extensions: [],
      now: parseInstant('2026-03-17T09:00'),
      finishedAt: null,
    });
    const undisturbed = dueDate({
      calendar: nationalCalendar(),
      from: parseInstant('2026-03-02T09:00'),
      limit: { unit: 'WORKING_HOURS', value: 100 },
    }).due!;
    expect(reading.due).toBe(undisturbed + 10 * 60_000);
  });

  it('10: a pause is a fact of its own: what happens between its ends cannot lose it', () => {
    const reading = readClock({
      calendar: nationalCalendar(),
      start: parseInstant('2026-03-02T09:00'),
      limit: parseLimit('5 working-days'),
      pauses: [pause('2026-03-03T08:00', '2026-03-05T08:00')],
      extensions: [
        { decidedAt: parseInstant('2026-03-04T09:00'), until: parseInstant('2026-03-20T17:30'), reason: { vi: 'chờ' } },
      ],
      now: parseInstant('2026-03-06T09:00'),
      finishedAt: null,
    });
    expect(reading.due && show(reading.due)).toBe('2026-03-11T17:30');
    expect(reading.intervals.map(({ kind }) => kind)).toEqual(['RUNNING', 'PAUSED', 'RUNNING']);
  });

  it('11: two agencies with different hours do not disturb each other', () => {
    const [early, late] = [agency(mondayToFriday('07:00-11:00')), agency(mondayToFriday('13:00-17:00'))];
    const answers = [early, late, early].map((calendar) => due(calendar, '2024-03-04T06:00', '2 working-hours'));
    expect(answers).toEqual(['2024-03-04T09:00', '2024-03-04T15:00', '2024-03-04T09:00']);
  });

  it('12: reception after hours moves the day, not the hour of the due date', () => {
    const calendar = agency(mondayToFriday(OFFICE));
    expect(due(calendar, '2024-03-04T16:59', '3 working-days')).toBe('2024-03-07T17:00');
    expect(due(calendar, '2024-03-04T17:01', '3 working-days')).toBe('2024-03-08T17:00');
  });

  it('13: one rule says early, on time and late, and holidays never count as lateness in working time', () => {
    const dueAt = parseInstant('2026-02-13T17:30');
    const at = (text: string) => lateness(nationalCalendar(), dueAt, parseInstant(text));
    expect(at('2026-02-12T23:59').punctuality).toBe('EARLY');
    expect(at('2026-02-13T23:59').punctuality).toBe('ON_TIME');
    expect(at('2026-02-22T12:00')).toEqual({ punctuality: 'LATE', lateMinutes: 0, lateDays: 9 });
    expect(at('2026-02-23T09:00')).toEqual({ punctuality: 'LATE', lateMinutes: 60, lateDays: 10 });
  });
});
