import { describe, expect, it } from 'vitest';
import { dueState, shortMoment } from './dueState.ts';

const now = new Date('2026-11-23T02:00:00Z');
const open = {
  status: 4,
  acceptBy: null,
  dueAt: '2026-11-25T10:00:00Z',
  lateFrom: '2026-11-25T17:00:00Z',
  finishedAt: null,
};

describe('how urgent a dossier is', () => {
  it.each([
    ['on time two days before', open, 'onTime'],
    ['soon within a day', { ...open, dueAt: '2026-11-23T10:00:00Z' }, 'soon'],
    ['soon until the day is over, though its hour has come', { ...open, dueAt: '2026-11-23T01:59:00Z' }, 'soon'],
    ['late when the day is over', { ...open, dueAt: '2026-11-22T10:00:00Z', lateFrom: '2026-11-22T17:00:00Z' }, 'late'],
    ['late against the law, whatever was promised since', { ...open, lateFrom: '2026-11-22T17:00:00Z' }, 'late'],
    ['not late while the applicant is waited for', { ...open, status: 5, dueAt: '2026-11-20T10:00:00Z' }, 'paused'],
    [
      'finished on time on the day, after hours',
      { ...open, status: 9, finishedAt: '2026-11-25T16:59:00Z' },
      'finishedOnTime',
    ],
    ['finished late', { ...open, status: 10, finishedAt: '2026-11-25T17:00:00Z' }, 'finishedLate'],
    ['without date where the law has only words', { ...open, dueAt: null, lateFrom: null }, 'none'],
    ['nothing to be late with once withdrawn', { ...open, status: 7, dueAt: '2026-11-20T10:00:00Z' }, 'none'],
  ])('%s', (_, dossier, state) => {
    expect(dueState(dossier, now).state).toBe(state);
  });

  it('is judged by the clock of the one-stop before the dossier is accepted', () => {
    const submitted = { status: 1, acceptBy: '2026-11-23T01:00:00Z', dueAt: null, lateFrom: null, finishedAt: null };
    expect(dueState(submitted, now)).toEqual({ state: 'late', date: submitted.acceptBy });
  });

  it('is told as short as it can be', () => {
    expect(shortMoment('2026-11-23T10:00:00Z', now)).toBe('17:00');
    expect(shortMoment('2026-11-25T10:00:00Z', now)).toBe('17:00 25/11');
    expect(shortMoment('2027-01-04T10:00:00Z', now)).toBe('17:00 04/01/2027');
  });
});
