import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayTable } from './dayTable.ts';
import { dayNumber } from './instant.ts';
import { nationalCalendar } from './nationalCalendar.ts';
import { NATIONAL_DAYS } from './nationalDays.ts';

const table = dayTable(nationalCalendar());
const isWorked = (date: string) => table.day(dayNumber(date)).minutes > 0;
const collected = path.resolve(import.meta.dirname, '../../../../shared/data/holidays-vn.json');

/** Weekdays off and Saturdays worked, the table of law.md §14.3. */
const YEARS: [year: number, off: string, worked: string][] = [
  [2021, '1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9', ''],
  [2022, '3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9', ''],
  [2023, '2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9', ''],
  [2024, '1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9', '4/5'],
  [2025, '1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9', '26/4'],
  [2026, '1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11', '10/1 22/8'],
];

describe('the civil-service calendar', () => {
  it.each(YEARS)('of %i has exactly the days off and worked Saturdays of the notices', (year, off, worked) => {
    const days = Array.from({ length: 366 }, (_, index) => table.day(dayNumber(`${year}-01-01`) + index)).filter(
      ({ date }) => date.startsWith(String(year)),
    );
    const dayMonth = ({ date }: { date: string }) => `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`;
    const weekday = ({ number }: { number: number }) => (number + 3) % 7;
    expect(
      days
        .filter((day) => weekday(day) < 5 && day.minutes === 0)
        .map(dayMonth)
        .join(' '),
    ).toBe(off);
    expect(
      days
        .filter((day) => weekday(day) >= 5 && day.minutes > 0)
        .map(dayMonth)
        .join(' '),
    ).toBe(worked);
  });

  it('knows of 2027 only what stands in the law', () => {
    for (const date of ['2027-01-01', '2027-04-16', '2027-04-30', '2027-05-03', '2027-09-02', '2027-11-24']) {
      expect(isWorked(date), date).toBe(false);
    }
    expect(nationalCalendar().publishedThroughYear).toBe(2026);
  });

  it('names every day in both languages and with the document that decided it', () => {
    for (const { date, name, notice } of NATIONAL_DAYS) {
      expect([date, name.vi.length > 0, (name.en ?? '').length > 0, (notice ?? '').length > 0]).toEqual([
        date,
        true,
        true,
        true,
      ]);
    }
  });

  it('is one object for the same hours', () => {
    expect(nationalCalendar('07:00-11:00')).toBe(nationalCalendar('07:00-11:00'));
    expect(nationalCalendar('07:00-11:00')).not.toBe(nationalCalendar());
  });

  it.skipIf(!existsSync(collected))('agrees day for day with the collected notices (../shared/data)', () => {
    const { days } = JSON.parse(readFileSync(collected, 'utf8')) as { days: { date: string; workingDay: boolean }[] };
    const since2021 = days.filter(({ date }) => date >= '2021').map(({ date, workingDay }) => `${date} ${workingDay}`);
    const ours = NATIONAL_DAYS.filter(({ date }) => date < '2027').map(
      ({ date, kind }) => `${date} ${kind === 'WORK'}`,
    );
    expect(ours.sort()).toEqual(since2021.sort());
  });
});
