import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../calendar/instant.ts';
import { parseLimit } from '../calendar/limit.ts';
import { nationalCalendar } from '../calendar/nationalCalendar.ts';
import { stepBudgetMinutes, stepDue } from './stepTime.ts';

const shortDays = nationalCalendar('08:00-12:00,13:30-17:00');
const from = parseInstant('2026-03-02T08:00');

describe('the time of a step', () => {
  it('counts a day as 8 working hours, also where the office has 7.5', () => {
    expect(stepBudgetMinutes(shortDays, parseLimit('5 working-days'), from, 480)).toBe(2400);
    expect(stepBudgetMinutes(shortDays, parseLimit('5 working-days'), from, 420)).toBe(2100);
    expect(stepBudgetMinutes(shortDays, parseLimit('4 working-hours'), from, 480)).toBe(240);
  });

  it('of other limits is the office time until the due date', () => {
    expect(stepBudgetMinutes(shortDays, parseLimit('same-day'), from, 480)).toBe(450);
    expect(stepBudgetMinutes(shortDays, parseLimit('7 days'), from, 480)).toBe(6 * 450);
    expect(stepBudgetMinutes(shortDays, { unit: 'AS_DESCRIBED', words: 'theo kỳ họp' }, from, 480)).toBeNull();
  });

  it('ends after its share of the office time, rounded up to the minute', () => {
    const due = (share: number) => formatInstant(stepDue(nationalCalendar(), from, 2400, share)).slice(0, 16);
    expect(due(10)).toBe('2026-03-02T12:00');
    expect(due(60)).toBe('2026-03-04T17:30');
    expect(due(0)).toBe('2026-03-02T08:00');
    expect(formatInstant(stepDue(nationalCalendar(), from, 100, 33.3)).slice(0, 16)).toBe('2026-03-02T08:34');
    expect(() => due(101)).toThrow(RangeError);
  });
});
