import { describe, expect, it } from 'vitest';
import { dateInWords, dateTimeInWords, formatDate, formatDateTime, formatTime, formatVnd } from './format.ts';

describe('dates in Vietnam time', () => {
  it('writes the Vietnamese day and hour of a moment given in another zone', () => {
    const lateInLondon = '2026-03-04T17:05:00Z';
    expect(formatDate(lateInLondon)).toBe('05/03/2026');
    expect(formatTime(lateInLondon)).toBe('00:05');
    expect(formatDateTime(new Date(lateInLondon))).toBe('00:05 05/03/2026');
  });

  it('keeps a calendar date on its day', () => {
    expect(formatDate('2026-12-31')).toBe('31/12/2026');
    expect(dateInWords('2026-12-31')).toBe('ngày 31 tháng 12 năm 2026');
  });

  it('pads days below ten and the first two months only', () => {
    expect(dateInWords('2026-01-09')).toBe('ngày 09 tháng 01 năm 2026');
    expect(dateInWords('2026-02-10')).toBe('ngày 10 tháng 02 năm 2026');
    expect(dateInWords('2026-03-05')).toBe('ngày 05 tháng 3 năm 2026');
  });

  it('writes hours and minutes as the receipt does', () => {
    expect(dateTimeInWords('2026-03-05T08:05:59+07:00')).toBe('08 giờ 05 phút, ngày 05 tháng 3 năm 2026');
    expect(dateTimeInWords('2026-03-05T08:05+07:00[Asia/Ho_Chi_Minh]')).toBe(
      '08 giờ 05 phút, ngày 05 tháng 3 năm 2026',
    );
  });

  it('refuses what is no moment, and a time without its offset', () => {
    for (const wrong of ['', 'hôm nay', '2026-13-40', '2026-03-05T08:05:00']) {
      expect(() => formatDate(wrong), wrong).toThrow(RangeError);
    }
    expect(() => formatDate(new Date(Number.NaN))).toThrow(RangeError);
  });

  it('agrees with the time-zone data of the runtime over a century', () => {
    const intl = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Ho_Chi_Minh',
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
    });
    for (let hour = Date.UTC(1980, 0, 1); hour < Date.UTC(2080, 0, 1); hour += 97 * 3_600_000) {
      expect(formatDate(new Date(hour))).toBe(intl.format(hour));
    }
  });
});

describe('amounts', () => {
  it('groups by three with dots', () => {
    expect(formatVnd(0)).toBe('0 đ');
    expect(formatVnd(950)).toBe('950 đ');
    expect(formatVnd(1_000)).toBe('1.000 đ');
    expect(formatVnd(1_234_567)).toBe('1.234.567 đ');
    expect(formatVnd(-25_000)).toBe('-25.000 đ');
  });

  it('refuses parts of a đồng and what is no number', () => {
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
      expect(() => formatVnd(wrong)).toThrow(RangeError);
    }
  });
});
