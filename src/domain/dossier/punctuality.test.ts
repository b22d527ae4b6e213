import { describe, expect, it } from 'vitest';
import type { TimeLimit } from '../calendar/limit.ts';
import { nationalCalendar } from '../calendar/nationalCalendar.ts';
import { punctualityOf } from './punctuality.ts';
import { reduce } from './reduce.ts';
import { history, minutesLater, PROMISE, RECEPTION, SUBMISSION } from './testHistory.ts';

const DAYS: TimeLimit = { unit: 'WORKING_DAYS', value: 3 };
const judge = (originalDueAt: string | null, finishedAt: string | null, limit = DAYS) =>
  punctualityOf({ originalDueAt, finishedAt, limit }, nationalCalendar());

describe('a finished dossier', () => {
  it('is judged by the first date, whatever was promised afterwards', () => {
    const extended = reduce(
      history(
        ['SUBMITTED', SUBMISSION],
        ['RECEIVED', { code: 'H99.03-261123-0001', promise: PROMISE, collectedVnd: 0, at: RECEPTION }],
        [
          'EXTENDED',
          { until: '2026-12-04T10:00:00.000Z', reason: 'Phải xác minh', fileIds: [], tooLate: false, trace: [] },
        ],
      ),
    );
    expect(extended.dueAt).toBe('2026-12-04T10:00:00.000Z');
    expect(punctualityOf({ ...extended, finishedAt: '2026-12-01T03:00:00.000Z' }, nationalCalendar())).toBe('LATE');
  });

  it('is on time all through its last day, but to the minute where its limit is in hours', () => {
    const due = minutesLater(60);
    expect(judge(due, minutesLater(300))).toBe('ON_TIME');
    expect(judge(due, minutesLater(61), { unit: 'WORKING_HOURS', value: 4 })).toBe('LATE');
  });

  it('is neither early nor late while it is open, or without a date', () => {
    expect(judge(minutesLater(60), null)).toBeNull();
    expect(judge(null, minutesLater(60))).toBeNull();
  });
});
