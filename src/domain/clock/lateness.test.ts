import { describe, expect, it } from 'vitest';
import { parseInstant } from '../calendar/instant.ts';
import { nationalCalendar } from '../calendar/nationalCalendar.ts';
import { extensionProblem } from './extension.ts';
import { lateFrom, lateness } from './lateness.ts';

const due = parseInstant('2026-03-05T17:30');
const judge = (at: string, granularity?: 'DAY' | 'MINUTE') =>
  lateness(nationalCalendar(), due, parseInstant(at), granularity);

describe('early, on time, late', () => {
  it('compares days: the same day is on time until 24:00', () => {
    expect(judge('2026-03-04T23:59').punctuality).toBe('EARLY');
    expect(judge('2026-03-05T08:00').punctuality).toBe('ON_TIME');
    expect(judge('2026-03-05T23:59').punctuality).toBe('ON_TIME');
    expect(judge('2026-03-06T00:00')).toEqual({ punctuality: 'LATE', lateMinutes: 0, lateDays: 1 });
  });

  it('takes a due date at midnight for the end of the day before', () => {
    const midnight = parseInstant('2026-03-06T00:00');
    const at = (moment: string) => lateness(nationalCalendar(), midnight, parseInstant(moment)).punctuality;
    expect(['2026-03-04T23:59', '2026-03-05T10:00', '2026-03-06T08:00'].map(at)).toEqual(['EARLY', 'ON_TIME', 'LATE']);
  });

  it('compares minutes for limits in hours', () => {
    expect(judge('2026-03-05T17:29', 'MINUTE').punctuality).toBe('EARLY');
    expect(judge('2026-03-05T17:30', 'MINUTE').punctuality).toBe('ON_TIME');
    expect(judge('2026-03-06T09:00', 'MINUTE')).toEqual({ punctuality: 'LATE', lateMinutes: 60, lateDays: 1 });
  });

  it('begins at one moment, which lists and figures ask for', () => {
    expect(lateFrom(due, 'DAY')).toBe(parseInstant('2026-03-06T00:00'));
    expect(lateFrom(parseInstant('2026-03-06T00:00'), 'DAY')).toBe(parseInstant('2026-03-06T00:00'));
    expect(lateFrom(due, 'MINUTE')).toBe(due + 1);
  });

  it('counts lateness in office time', () => {
    expect(judge('2026-03-09T10:00').lateMinutes).toBe(600);
  });
});

describe('a new appointment may be given', () => {
  const LAW = { daysBefore: 1, newDatesMax: 1 };
  const wanted = (decidedAt: string, until: string) => ({
    decidedAt: parseInstant(decidedAt),
    until: parseInstant(until),
  });

  it('until one day before the due date', () => {
    expect(extensionProblem(due, [], wanted('2026-03-04T17:00', '2026-03-10T17:30'), LAW)).toBeUndefined();
    expect(extensionProblem(due, [], wanted('2026-03-05T07:00', '2026-03-10T17:30'), LAW)).toBe('TOO_LATE');
  });

  it('once only, and only for a later moment', () => {
    const given = { ...wanted('2026-03-03T08:00', '2026-03-09T17:30'), reason: { vi: 'phải xác minh' } };
    expect(extensionProblem(due, [given], wanted('2026-03-04T08:00', '2026-03-10T17:30'), LAW)).toBe(
      'ALREADY_EXTENDED',
    );
    expect(extensionProblem(due, [], wanted('2026-03-03T08:00', '2026-03-05T17:30'), LAW)).toBe('NOT_LATER');
  });

  it('as often and as early as the numbers of the law say', () => {
    const given = { ...wanted('2026-03-03T08:00', '2026-03-09T17:30'), reason: { vi: 'phải xác minh' } };
    const again = wanted('2026-03-04T08:00', '2026-03-10T17:30');
    expect(extensionProblem(due, [given], again, { daysBefore: 1, newDatesMax: 2 })).toBeUndefined();
    expect(extensionProblem(due, [], again, { daysBefore: 2, newDatesMax: 1 })).toBe('TOO_LATE');
  });
});
