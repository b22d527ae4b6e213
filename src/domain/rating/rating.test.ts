import { describe, expect, it } from 'vitest';
import { meanScore, scoresOf } from './rating.ts';

const GOOD = { contacts: 0, agencies: 0, complaint: false } as const;

describe('the points of a rated dossier (Đ.13 TT 01/2018/TT-VPCP)', () => {
  it('are two each for a dossier before its day, completed at once, without a complaint', () => {
    expect(scoresOf(GOOD, 'EARLY', false)).toEqual({ TIME: 2, CONTACTS: 2, AGENCIES: 2, CONDUCT: 2 });
  });

  it('fall with every further contact and agency', () => {
    expect(scoresOf({ ...GOOD, contacts: 1, agencies: 2 }, 'ON_TIME', false)).toEqual({
      TIME: 1,
      CONTACTS: 1,
      AGENCIES: 0,
      CONDUCT: 1,
    });
  });

  it('are none for conduct after a complaint, unless it was verified to be untrue', () => {
    const complained = { ...GOOD, complaint: true };
    expect(scoresOf(complained, 'EARLY', false).CONDUCT).toBe(0);
    expect(scoresOf(complained, 'EARLY', true).CONDUCT).toBe(2);
  });

  it('leave out what nobody can know: the time of a dossier without a date, the conduct in a late one', () => {
    expect(scoresOf(GOOD, null, false)).toMatchObject({ TIME: null, CONDUCT: null });
    expect(scoresOf(GOOD, 'LATE', false)).toMatchObject({ TIME: 0, CONDUCT: null });
  });
});

describe('the mean of an indicator (Đ.15 TT 01/2018/TT-VPCP)', () => {
  it('is rounded to one decimal and counts only dossiers that give points', () => {
    expect(meanScore([2, 1, null, 2])).toBe(1.7);
    expect(meanScore([0, 1])).toBe(0.5);
  });

  it('is nothing without data, not 0', () => {
    expect(meanScore([null])).toBeNull();
  });
});
