import { describe, expect, it } from 'vitest';
import { CalendarError } from './errors.ts';
import { formatLimit, parseLimit } from './limit.ts';

describe('a limit written as text', () => {
  it.each([
    ['5 working-days', { unit: 'WORKING_DAYS', value: 5 }],
    ['1 working-day', { unit: 'WORKING_DAYS', value: 1 }],
    ['1 working-days', { unit: 'WORKING_DAYS', value: 1 }],
    ['  8  Working-Hours ', { unit: 'WORKING_HOURS', value: 8 }],
    ['0.5 working-hours', { unit: 'WORKING_HOURS', value: 0.5 }],
    ['15 days', { unit: 'CALENDAR_DAYS', value: 15 }],
    ['2 month', { unit: 'MONTHS', value: 2 }],
    ['same-day', { unit: 'SAME_DAY' }],
  ])('“%s” is understood', (text, limit) => {
    expect(parseLimit(text)).toEqual(limit);
  });

  it.each([
    '',
    '5',
    'days',
    '5 weeks',
    '-1 days',
    '0 days',
    '1.5 working-days',
    '1e3 days',
    '5 working-dayss',
    '99999 days',
  ])('“%s” is refused with words in both languages', (text) => {
    const error = failure(() => parseLimit(text));
    expect(error.code).toBe('LIMIT_INVALID');
    expect(error.words.vi).not.toBe(error.words.en);
  });

  it('is said back in Vietnamese and English', () => {
    expect(formatLimit({ unit: 'WORKING_DAYS', value: 5 }, 'vi')).toBe('5 ngày làm việc');
    expect(formatLimit({ unit: 'WORKING_DAYS', value: 1 }, 'en')).toBe('1 working day');
    expect(formatLimit({ unit: 'WORKING_HOURS', value: 0.5 }, 'vi')).toBe('0,5 giờ làm việc');
    expect(formatLimit({ unit: 'MONTHS', value: 2 }, 'en')).toBe('2 months');
    expect(formatLimit({ unit: 'SAME_DAY' }, 'vi')).toBe('trong ngày');
    expect(formatLimit({ unit: 'AS_DESCRIBED', words: 'Ngay khi đủ hồ sơ' }, 'en')).toBe('Ngay khi đủ hồ sơ');
  });
});

function failure(work: () => unknown): CalendarError {
  try {
    work();
  } catch (error) {
    if (error instanceof CalendarError) return error;
  }
  throw new Error('no CalendarError was thrown');
}
