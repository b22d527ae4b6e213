import { describe, expect, it } from 'vitest';
import { defineCalendar } from './calendar.ts';
import { nationalCalendar } from './nationalCalendar.ts';
import { unusualDays, weeklyOpenings } from './openingHours.ts';
import { formatSessions, parseSessions } from './sessions.ts';

const winter = parseSessions('07:30-11:30,13:30-17:30');
const summer = parseSessions('07:00-11:00,13:30-17:30');
const calendar = defineCalendar({
  ...nationalCalendar(),
  week: { 1: winter, 2: winter, 3: parseSessions('07:30-11:30'), 4: winter, 5: winter, 6: [] },
  seasons: [{ from: '04-16', to: '10-15', week: { 1: summer, 2: summer, 4: summer } }],
});
const shown = (date: string) =>
  weeklyOpenings(calendar, date).map(({ first, last, sessions }) => `${first}-${last} ${formatSessions(sessions)}`);

describe('the hours of a week', () => {
  it('name following days of the same hours together and leave closed days out', () => {
    expect(shown('2026-11-23')).toEqual([
      '1-2 07:30-11:30,13:30-17:30',
      '3-3 07:30-11:30',
      '4-5 07:30-11:30,13:30-17:30',
    ]);
  });

  it('are those of the season the day lies in', () => {
    expect(shown('2026-10-15')).toEqual(['1-2 07:00-11:00,13:30-17:30', '4-4 07:00-11:00,13:30-17:30']);
    expect(shown('2026-10-16')).toHaveLength(3);
  });
});

describe('unusual days', () => {
  it('are the holidays of the next fourteen days, the first included and the fifteenth not', () => {
    const dates = (from: string) => unusualDays(calendar, from).map(({ date }) => date);
    expect(dates('2026-11-24')).toEqual(['2026-11-24']);
    expect(dates('2026-11-11')).toEqual(['2026-11-24']);
    expect(dates('2026-11-10')).toEqual([]);
    expect(dates('2026-11-25')).toEqual([]);
  });
});
