import { describe, expect, it } from 'vitest';
import { defineCalendar, type WorkingCalendar } from './calendar.ts';
import { dayTable } from './dayTable.ts';
import { dayNumber } from './instant.ts';
import { mondayToFriday } from './nationalCalendar.ts';
import { formatSessions, parseSessions } from './sessions.ts';

const plain: WorkingCalendar = {
  id: 'c',
  name: { vi: 'Lịch mẫu' },
  week: mondayToFriday('08:00-12:00,13:30-17:30'),
  seasons: [],
  days: [],
  publishedThroughYear: 2026,
};
const name = { vi: 'nghỉ' };

describe('office hours written as text', () => {
  it('may have any number of sessions in any order', () => {
    expect(parseSessions('13:30-17:30, 8:00-12:00')).toEqual([
      { start: 480, end: 720 },
      { start: 810, end: 1050 },
    ]);
    expect(parseSessions('07:30-11:30')).toEqual([{ start: 450, end: 690 }]);
    expect(formatSessions(parseSessions('18:00-24:00'))).toBe('18:00-24:00');
  });

  it.each([
    ['12:00-08:00', /kết thúc trước khi bắt đầu/],
    ['08:00-08:00', /kết thúc trước khi bắt đầu/],
    ['08:00-12:00,11:00-17:00', /chồng lên nhau/],
    ['08:00-25:00', /vượt ra ngoài một ngày/],
    ['08:60-12:00', /phút/],
    ['8-12', /Không hiểu/],
    ['', /Không hiểu/],
  ])('“%s” is refused', (text, message) => {
    expect(() => parseSessions(text)).toThrow(message);
  });
});

describe('a calendar is checked before it is used', () => {
  it('an accepted calendar cannot be changed behind its remembered days', () => {
    const calendar = defineCalendar(plain);
    expect(() => Object.assign(calendar, { days: [] })).toThrow(TypeError);
  });

  it.each<[string, Partial<WorkingCalendar>, RegExp]>([
    ['no working session at all', { week: {} }, /không có buổi làm việc nào/],
    [
      'overlapping sessions',
      { week: { 1: [...parseSessions('08:00-12:00'), ...parseSessions('11:00-13:00')] } },
      /chồng/,
    ],
    [
      'a doubled day',
      {
        days: [
          { date: '2026-01-01', kind: 'OFF', name },
          { date: '2026-01-01', kind: 'WORK', name },
        ],
      },
      /hai lần/,
    ],
    ['a day that does not exist', { days: [{ date: '2026-02-30', kind: 'OFF', name }] }, /Không có ngày/],
    ['a day off with hours', { days: [{ date: '2026-01-01', kind: 'OFF', name, sessions: [] }] }, /không thể có giờ/],
    ['a reversed season', { seasons: [{ from: '2026-05-01', to: '2026-04-01', week: plain.week }] }, /bị ngược/],
    ['a season of mixed ends', { seasons: [{ from: '05-01', to: '2026-04-01', week: plain.week }] }, /Không có ngày/],
  ])('%s is refused', (_, change, message) => {
    expect(() => defineCalendar({ ...plain, ...change })).toThrow(message);
  });

  it('a made-up day is worked with the hours of the day it makes up for, else with those of Monday', () => {
    const calendar = defineCalendar({
      ...plain,
      week: { ...plain.week, 5: parseSessions('08:00-11:00') },
      days: [
        { date: '2026-01-10', kind: 'WORK', name, inPlaceOf: '2026-01-02' },
        { date: '2026-01-17', kind: 'WORK', name },
      ],
    });
    expect(dayTable(calendar).day(dayNumber('2026-01-10')).minutes).toBe(180);
    expect(dayTable(calendar).day(dayNumber('2026-01-17')).minutes).toBe(480);
  });

  it('a calendar that never opens again says so instead of searching for ever', () => {
    const closed = { from: '2027-01-01', to: '2199-12-31', week: {} };
    const table = dayTable(defineCalendar({ ...plain, seasons: [closed] }));
    expect(() => table.workingDayFrom(dayNumber('2027-01-01'))).toThrow(/không có ngày làm việc nào/);
  });
});
