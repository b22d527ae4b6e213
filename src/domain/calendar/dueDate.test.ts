import { describe, expect, it } from 'vitest';
import { defineCalendar } from './calendar.ts';
import { dueDate } from './dueDate.ts';
import { formatInstant, parseInstant } from './instant.ts';
import { parseLimit } from './limit.ts';
import { mondayToFriday, nationalCalendar } from './nationalCalendar.ts';
import { DEFAULT_POLICY, type DuePolicy } from './policy.ts';

const calendar = nationalCalendar();

function answer(from: string, limit: string, policy?: Partial<DuePolicy>) {
  return dueDate({
    calendar,
    from: parseInstant(from),
    limit: parseLimit(limit),
    policy: { ...DEFAULT_POLICY, ...policy },
  });
}

function due(from: string, limit: string, policy?: Partial<DuePolicy>): string | null {
  const result = answer(from, limit, policy);
  return result.due === null ? null : formatInstant(result.due).slice(0, 16);
}

describe('the golden vectors of law.md §14.5', () => {
  it.each([
    [1, '2026-03-02T09:00', '3 working-days', '2026-03-05T17:30'],
    [2, '2026-02-12T10:00', '5 working-days', '2026-02-26T17:30'],
    [3, '2026-08-21T16:00', '2 working-days', '2026-08-24T17:30'],
    [4, '2026-08-28T10:00', '1 working-day', '2026-09-03T17:30'],
    [5, '2026-11-23T10:00', '1 working-day', '2026-11-25T17:30'],
    [6, '2026-01-09T09:00', '1 working-day', '2026-01-10T17:30'],
    [7, '2026-04-24T09:00', '2 working-days', '2026-04-29T17:30'],
    [8, '2026-04-29T15:00', '1 working-day', '2026-05-04T17:30'],
    [9, '2026-03-06T16:00', '8 working-hours', '2026-03-09T16:00'],
    [10, '2026-03-07T22:00', '8 working-hours', '2026-03-09T17:30'],
    [11, '2026-02-13T17:00', '2 working-hours', '2026-02-23T09:30'],
    [12, '2026-03-05T11:30', '4 working-hours', '2026-03-05T17:00'],
    [13, '2026-08-21T17:00', '8 working-hours', '2026-08-22T17:00'],
    [14, '2026-01-17', '15 days', '2026-02-02T17:30'],
    [15, '2026-01-31', '1 month', '2026-03-02T17:30'],
    [16, '2026-04-15', '10 days', '2026-04-28T17:30'],
    [17, '2026-12-30', '2 working-days', '2027-01-04T17:30'],
  ])('vector %i: %s + %s is due %s', (_, from, limit, expected) => {
    expect(due(from, limit)).toBe(expected);
  });

  it('vector 17 warns that the calendar of 2027 is not published, in both languages and in the trace', () => {
    const { warnings, trace } = answer('2026-12-30', '2 working-days');
    expect(warnings.map(({ code }) => code)).toEqual(['CALENDAR_NOT_PUBLISHED']);
    expect(warnings[0]?.words.vi).toContain('Lịch năm 2027 chưa công bố');
    expect(warnings[0]?.words.en).toContain('calendar of 2027 is not published');
    expect(trace.at(-1)).toEqual({ kind: 'WARNING', words: warnings[0]?.words });
  });

  it('a date inside the published years carries no warning', () => {
    expect(answer('2026-12-29T09:00', '2 working-days').warnings).toEqual([]);
  });

  it('a reception before the first calendar held is answered with a warning', () => {
    const { warnings } = answer('2019-04-29T09:00', '2 working-days');
    expect(warnings[0]?.words.vi).toContain('trước năm 2021');
  });
});

describe('what starts outside office hours', () => {
  it('reception after closing counts as reception at the next opening, so the next day is the uncounted one', () => {
    expect(due('2026-03-02T18:00', '1 working-day')).toBe('2026-03-04T17:30');
    expect(formatInstant(answer('2026-03-02T18:00', '1 working-day').effectiveFrom)).toBe('2026-03-03T08:00:00+07:00');
  });

  it('reception at the closing minute is reception that day', () => {
    expect(due('2026-03-02T17:30', '1 working-day')).toBe('2026-03-03T17:30');
    expect(due('2026-03-02T17:31', '1 working-day')).toBe('2026-03-04T17:30');
  });

  it('reception on a day off or a holiday counts from the next working day', () => {
    expect(due('2026-03-07T10:00', '1 working-day')).toBe('2026-03-10T17:30');
    expect(due('2026-02-18T10:00', '1 working-day')).toBe('2026-02-24T17:30');
  });

  it('reception before opening or at lunch stays on its day', () => {
    expect(due('2026-03-02T06:00', '1 working-day')).toBe('2026-03-03T17:30');
    expect(due('2026-03-02T12:30', '1 working-hour')).toBe('2026-03-02T14:30');
  });

  it('limits in calendar days and months run from the very date', () => {
    expect(due('2026-03-06T22:00', '10 days')).toBe('2026-03-16T17:30');
    expect(due('2026-03-07T22:00', '9 days')).toBe('2026-03-16T17:30');
  });

  it('a cut-off of 17:00 moves later reception to 08:00 of the next working day, for every unit', () => {
    const policy = { intakeCutoffMinute: 17 * 60 };
    expect(due('2026-03-02T17:00', '1 working-day', policy)).toBe('2026-03-03T17:30');
    expect(due('2026-03-02T17:01', '1 working-day', policy)).toBe('2026-03-04T17:30');
    expect(due('2026-03-02T17:01', '8 working-hours', policy)).toBe('2026-03-03T17:30');
    expect(due('2026-03-06T17:01', '1 day', policy)).toBe('2026-03-10T17:30');
  });

  it('reception in the last hour counts from the next working day where the rule is on', () => {
    expect(due('2026-03-02T16:30', '8 working-hours', { lastMinutes: 60 })).toBe('2026-03-03T16:30');
    expect(due('2026-03-02T16:31', '8 working-hours', { lastMinutes: 60 })).toBe('2026-03-03T17:30');
  });
});

describe('the units', () => {
  it.each([
    ['2026-03-02T07:00', '2026-03-02T17:30'],
    ['2026-03-02T15:00', '2026-03-02T17:30'],
    ['2026-03-02T15:01', '2026-03-03T17:30'],
    ['2026-03-06T16:00', '2026-03-09T17:30'],
    ['2026-03-07T09:00', '2026-03-09T17:30'],
  ])('a same-day procedure received %s is returned %s', (from, expected) => {
    expect(due(from, 'same-day')).toBe(expected);
  });

  it('months take the corresponding date, over the end of a year too, and the last day of February in leap years', () => {
    expect(due('2026-01-15', '2 months')).toBe('2026-03-16T17:30');
    expect(due('2025-11-30', '3 months')).toBe('2026-03-02T17:30');
    expect(due('2024-01-31', '1 month')).toBe('2024-02-29T17:30');
    expect(due('2025-12-31', '12 months')).toBe('2026-12-31T17:30');
  });

  it('ROLLING ends working days at the time of day at which they began', () => {
    expect(due('2026-03-02T09:15', '3 working-days', { dueMoment: 'ROLLING' })).toBe('2026-03-05T09:15');
    expect(due('2026-03-02T19:00', '3 working-days', { dueMoment: 'ROLLING' })).toBe('2026-03-06T08:00');
  });

  it('a limit in words promises no date and says why', () => {
    const words = 'Theo lịch của Hội đồng';
    const result = dueDate({ calendar, from: parseInstant('2026-03-02'), limit: { unit: 'AS_DESCRIBED', words } });
    expect(result.due).toBeNull();
    expect(result.trace.at(-1)?.kind).toBe('NOTE');
    expect(result.trace.at(-1)?.words.vi).toContain(words);
  });

  it('refuses limits that are no whole positive number', () => {
    for (const value of [0, -1, 1.5, Number.NaN, 1e9]) {
      expect(() => dueDate({ calendar, from: 0, limit: { unit: 'WORKING_DAYS', value } })).toThrow(/số nguyên/);
    }
  });
});

describe('the trace', () => {
  it('lets a citizen count along over Tết', () => {
    expect(answer('2026-02-12T10:00', '5 working-days').trace.map(({ words }) => words.vi)).toEqual([
      'Bắt đầu lúc 10:00 thứ Năm, 12/02/2026; thời hạn: 5 ngày làm việc.',
      'Không tính ngày 12/02/2026; đếm từ ngày tiếp theo (khoản 2 Điều 147 Bộ luật Dân sự 2015).',
      'Đếm thứ Sáu, 13/02/2026: ngày làm việc thứ 1.',
      'Không tính từ thứ Bảy, 14/02/2026 đến Chủ nhật, 15/02/2026: nghỉ hằng tuần.',
      'Không tính từ thứ Hai, 16/02/2026 đến thứ Sáu, 20/02/2026: Tết Nguyên đán.',
      'Không tính từ thứ Bảy, 21/02/2026 đến Chủ nhật, 22/02/2026: nghỉ hằng tuần.',
      'Đếm từ thứ Hai, 23/02/2026 đến thứ Năm, 26/02/2026: ngày làm việc thứ 2 đến thứ 5.',
      'Đến hạn lúc 17:30 thứ Năm, 26/02/2026, khi hết giờ làm việc.',
    ]);
  });

  it('names a made-up Saturday and the day off it is worked for', () => {
    const { trace } = answer('2026-08-21T16:00', '2 working-days');
    expect(trace.map(({ words }) => words.en)).toContain(
      'Count Saturday 22 August 2026 (working day in place of 31/8): working day 1.',
    );
  });

  it('shows the hours used each day and what is left', () => {
    expect(answer('2026-03-06T16:00', '8 working-hours').trace.map(({ words }) => words.vi)).toEqual([
      'Bắt đầu lúc 16:00 thứ Sáu, 06/03/2026; thời hạn: 8 giờ làm việc.',
      'Tính thứ Sáu, 06/03/2026 từ 16:00 đến 17:30: 1 giờ 30 phút làm việc; còn 6 giờ 30 phút.',
      'Không tính từ thứ Bảy, 07/03/2026 đến Chủ nhật, 08/03/2026: nghỉ hằng tuần.',
      'Tính thứ Hai, 09/03/2026 từ 08:00 đến 16:00: 6 giờ 30 phút làm việc; vừa đủ thời hạn.',
      'Đến hạn lúc 16:00 thứ Hai, 09/03/2026.',
    ]);
  });

  it('says which days off moved the last day, and by which article', () => {
    const roll = answer('2026-04-15', '10 days').trace.find(({ kind }) => kind === 'ROLL');
    expect(roll?.words.vi).toBe(
      'Ngày cuối là thứ Bảy, 25/04/2026, ngày nghỉ (nghỉ hằng tuần; Giỗ Tổ Hùng Vương): chuyển sang ngày làm việc tiếp theo, thứ Ba, 28/04/2026 (khoản 5 Điều 148 Bộ luật Dân sự 2015).',
    );
  });

  it('says why the start moved', () => {
    const shift = answer('2026-03-02T18:00', '1 working-day').trace.find(({ kind }) => kind === 'SHIFT');
    expect(shift?.words.vi).toBe('Thời điểm bắt đầu sau giờ đóng cửa: thời hạn được tính từ 08:00 thứ Ba, 03/03/2026.');
  });

  it('stays short: holidays in a year, whole years in ten', () => {
    expect(answer('2026-01-05T09:00', '180 working-days').trace.length).toBeLessThan(24);
    expect(answer('2021-01-05T09:00', '2500 working-days').trace.length).toBeLessThan(16);
    expect(answer('2026-01-05T09:00', '1440 working-hours').trace.length).toBeLessThan(30);
  });

  it('of a long limit still adds up to the limit', () => {
    const { trace } = answer('2021-01-05T09:00', '2500 working-days');
    expect(trace.reduce((sum, { kind, days }) => sum + (kind === 'COUNTED' ? (days ?? 0) : 0), 0)).toBe(2500);
  });
});

describe('agencies with their own hours', () => {
  const week = mondayToFriday('07:30-11:30,13:00-17:00');
  const saturdayMorning = defineCalendar({
    id: 'saturday',
    name: { vi: 'Trung tâm làm việc sáng thứ Bảy', en: 'Centre open on Saturday mornings' },
    week: { ...week, 6: [{ start: 450, end: 690 }] },
    seasons: [{ from: '10-16', to: '04-15', week: mondayToFriday('08:00-12:00,13:00-17:00') }],
    days: [
      {
        date: '2026-06-10',
        kind: 'OFF',
        name: { vi: 'đóng cửa do bão', en: 'closed by a storm' },
        notice: 'Thông báo số 01',
      },
      {
        date: '2026-06-11',
        kind: 'WORK',
        name: { vi: 'chỉ làm việc buổi sáng', en: 'open in the morning only' },
        sessions: [{ start: 450, end: 690 }],
      },
    ],
    publishedThroughYear: 2026,
  });
  const dueAt = (from: string, limit: string) => {
    const result = dueDate({ calendar: saturdayMorning, from: parseInstant(from), limit: parseLimit(limit) });
    return result.due && formatInstant(result.due).slice(0, 16);
  };

  it('a half day is a working day that closes at noon', () => {
    expect(dueAt('2026-06-05T09:00', '1 working-day')).toBe('2026-06-06T11:30');
  });

  it('a closure and a shortened day are seen by days and by hours', () => {
    expect(dueAt('2026-06-09T16:00', '1 working-day')).toBe('2026-06-11T11:30');
    expect(dueAt('2026-06-09T16:00', '6 working-hours')).toBe('2026-06-12T08:30');
  });

  it('an office that closes at midnight ends its day at 24:00', () => {
    const night = nationalCalendar('16:00-24:00');
    const { due: end, trace } = dueDate({
      calendar: night,
      from: parseInstant('2026-03-02T18:00'),
      limit: parseLimit('1 working-day'),
    });
    expect(end && formatInstant(end)).toBe('2026-03-04T00:00:00+07:00');
    expect(trace.at(-1)?.words.vi).toBe('Đến hạn lúc 24:00 thứ Ba, 03/03/2026, khi hết giờ làm việc.');
  });

  it('the season of the day decides its hours, over New Year too', () => {
    expect(dueAt('2026-01-05T09:00', '1 working-day')).toBe('2026-01-06T17:00');
    expect(dueAt('2026-04-14T16:30', '1 working-hour')).toBe('2026-04-15T08:30');
    expect(dueAt('2026-04-15T16:30', '1 working-hour')).toBe('2026-04-16T08:00');
  });
});
