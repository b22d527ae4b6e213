import { describe, expect, it } from 'vitest';
import { dayNumber, formatInstant, isoDate, parseInstant } from './instant.ts';

describe('instants as text', () => {
  it.each([
    ['2026-03-02T09:00', '2026-03-02T09:00:00+07:00'],
    ['2026-03-02 09:00:30', '2026-03-02T09:00:30+07:00'],
    ['2026-03-02T09:00:00.250+07:00', '2026-03-02T09:00:00+07:00'],
    ['2026-03-02T02:00:00Z', '2026-03-02T09:00:00+07:00'],
    ['2026-03-01T21:00:00-0500', '2026-03-02T09:00:00+07:00'],
    ['2026-03-02', '2026-03-02T00:00:00+07:00'],
    ['1954-05-07T12:00', '1954-05-07T12:00:00+07:00'],
  ])('%s is %s', (text, expected) => {
    expect(formatInstant(parseInstant(text))).toBe(expected);
  });

  it.each([
    '',
    'hôm nay',
    '2026-02-29',
    '2026-13-01',
    '02/03/2026',
    '2026-03-02T25:00',
    '2026-03-02T09',
    '0026-01-01',
    '9999-01-01',
    '2026-03-02T09:00+99:00',
  ])('“%s” is refused', (text) => {
    expect(() => parseInstant(text)).toThrow(/Không/);
  });

  it('day numbers and dates are each other’s inverse', () => {
    for (let number = dayNumber('1999-12-25'); number < dayNumber('2030-01-05'); number++) {
      expect(dayNumber(isoDate(number))).toBe(number);
    }
  });
});
