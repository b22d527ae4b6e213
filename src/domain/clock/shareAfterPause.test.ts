import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../calendar/instant.ts';
import { nationalCalendar } from '../calendar/nationalCalendar.ts';
import { shareAfterPause } from './shareAfterPause.ts';

const OFFICE = nationalCalendar('08:00-12:00,13:30-17:30');

/** A share that was to end on Friday 27/11/2026 at 10:00; offices were closed on the 24th. */
function paused(from: string, to: string, mode: 'RESTART' | 'RESUME', again = '2026-12-07T10:00') {
  const pause = { from: parseInstant(from), to: parseInstant(to), reason: { vi: 'chờ bổ sung hồ sơ' }, mode };
  const { due, line } = shareAfterPause(OFFICE, parseInstant('2026-11-27T10:00'), pause, parseInstant(again));
  return { due: formatInstant(due).slice(0, 16), why: line.words.vi };
}

describe('the share of one agency after the whole waited for its applicant', () => {
  it.each([
    ['half a day at the office', '2026-11-26T08:00', '2026-11-26T12:00', '2026-11-27T15:30'],
    ['a night, in which nothing was lost', '2026-11-25T17:30', '2026-11-26T08:00', '2026-11-27T10:00'],
    ['a weekend in which the last two hours were left', '2026-11-27T08:00', '2026-11-30T08:00', '2026-11-30T10:00'],
    ['a pause that began when it was late already', '2026-11-27T11:00', '2026-11-30T08:00', '2026-11-27T10:00'],
  ])('runs on to the minute after %s', (_, from, to, due) => {
    expect(paused(from, to, 'RESUME').due).toBe(due);
  });

  it('begins again where the whole limit does (Đ.19.4 NĐ 61/2018), and says so', () => {
    const { due, why } = paused('2026-11-26T08:00', '2026-12-02T10:00', 'RESTART');
    expect(due).toBe('2026-12-07T10:00');
    expect(why).toContain('Phần việc này dừng cùng cả hồ sơ');
    expect(why).toContain('khoản 4 Điều 19 Nghị định 61/2018/NĐ-CP');
  });
});
