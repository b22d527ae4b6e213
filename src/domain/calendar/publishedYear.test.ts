import { describe, expect, it } from 'vitest';
import { type DayException, defineCalendar } from './calendar.ts';
import { dueDate } from './dueDate.ts';
import { formatInstant, parseInstant } from './instant.ts';
import { parseLimit } from './limit.ts';
import { nationalCalendar } from './nationalCalendar.ts';
import { NATIONAL_DAYS } from './nationalDays.ts';
import { withYears, yearProblems } from './publishedYear.ts';

const off = (date: string): DayException => ({ date, kind: 'OFF', name: { vi: 'nghỉ' } });
const worked = (date: string, inPlaceOf?: string): DayException => ({
  date,
  kind: 'WORK',
  name: { vi: 'làm bù' },
  inPlaceOf,
});
const DAYS_2027 = [
  ...['01-01', '02-04', '02-05', '02-08', '02-09', '02-10', '04-16', '04-30', '05-01', '09-02', '09-03', '11-24'],
].map((day) => off(`2027-${day}`));
const codes = (days: DayException[], year = 2027) => yearProblems({ year, days }).map(({ code }) => code);

describe('the calendar of a year (Điều 111, 112 Bộ luật Lao động 2019)', () => {
  it.each([2021, 2022, 2023, 2024, 2025, 2026])('of %i, as it was built in, has nothing against it', (year) => {
    expect(codes(NATIONAL_DAYS.filter(({ date }) => date.startsWith(`${year}-`)) as DayException[], year)).toEqual([]);
  });

  it('has every fixed day and no fewer days than the law gives', () => {
    expect(codes(DAYS_2027)).toEqual([]);
    expect(codes(DAYS_2027.filter(({ date }) => date !== '2027-11-24'))).toEqual(['FIXED_MISSING', 'TOO_FEW']);
  });

  it('has each day once, in its year, and makes up at weekends for days that are off', () => {
    expect(codes([...DAYS_2027, off('2028-01-03')])).toEqual(['OUTSIDE']);
    expect(codes([...DAYS_2027, off('2027-09-02')])).toEqual(['DOUBLED']);
    expect(codes([...DAYS_2027, off('2027-11-22'), worked('2027-11-20', '2027-11-22')])).toEqual([]);
    expect(codes([...DAYS_2027, off('2027-11-22'), worked('2027-11-18', '2027-11-22')])).toEqual(['WORKED_WEEKDAY']);
    expect(codes([...DAYS_2027, worked('2027-11-20', '2027-11-22'), off('2027-11-23')])).toEqual(['NO_EXCHANGE']);
  });

  it('takes the place of the built-in one, and due dates of the year are no longer warned of', () => {
    const national = nationalCalendar();
    const calendar = defineCalendar({ ...national, ...withYears(national, [{ year: 2027, days: DAYS_2027 }]) });
    const due = (of: typeof national) =>
      dueDate({ calendar: of, from: parseInstant('2027-02-03T09:00'), limit: parseLimit('2 working-days') });
    expect(formatInstant(due(national).due ?? 0).slice(0, 10)).toBe('2027-02-05');
    expect(due(national).warnings).not.toEqual([]);
    expect(formatInstant(due(calendar).due ?? 0).slice(0, 10)).toBe('2027-02-12');
    expect(due(calendar).warnings).toEqual([]);
    expect(withYears(national, [{ year: 2029, days: [] }]).publishedThroughYear).toBe(2026);
  });
});
