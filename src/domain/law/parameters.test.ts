import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../calendar/policy.ts';
import { duePolicyAt, isLooserThanLaw, limitOf, type ParameterOverride, parameterAt } from './parameters.ts';
import { PARAMETER_KEYS, STATUTORY_NUMBERS } from './statutoryNumbers.ts';

const TODAY = '2026-11-23';

function override(part: Partial<ParameterOverride>): ParameterOverride {
  return {
    key: 'supplement.wait',
    agencyCode: null,
    procedureCode: null,
    value: 20,
    basis: 'Điều 5 Quyết định mẫu',
    decision: '12/QĐ-UBND, 01/10/2026',
    validFrom: '2026-11-01',
    validTo: null,
    recordedAt: '2026-10-01T02:00:00Z',
    ...part,
  };
}

describe('legal parameters (law.md §19)', () => {
  it('have the numbers of the law on the day the reference was written', () => {
    const values = Object.fromEntries(PARAMETER_KEYS.map((key) => [key, parameterAt(key, TODAY).value]));
    expect(values).toEqual({
      'feedback.decide': 2,
      'feedback.firstSupplement': 5,
      'feedback.transfer': 5,
      'feedback.reply': 3,
      'feedback.process': 15,
      'feedback.publish': 2,
      'feedback.anonymous': 1,
      'reception.onlineAnswer': 8,
      'reception.directSupplement': 1,
      'reception.notifyOfficer': 2,
      'reception.transferCutoff': 15 * 60,
      'reception.sameDayCutoff': 15 * 60,
      'reception.intakeCutoff': null,
      'reception.lastHour': null,
      'reception.anywhere': 1,
      'reception.rollingDueMoment': 0,
      'supplement.requestsMax': 1,
      'supplement.afterAppraisal': 3,
      'supplement.wait': 15,
      'apology.daysBefore': 1,
      'apology.newDatesMax': 1,
      'warning.first': 50,
      'warning.second': 80,
      'warning.escalation': 100,
      'result.uncollected': 30,
      'process.hoursPerDay': 8,
      'process.centreCheck': 5,
      'process.trialAfterPublishing': 5,
      'post.deliveryInside': 24,
      'personalData.answer': 2,
      'personalData.correct': 10,
      'personalData.delete': 20,
      'personalData.restrict': 15,
      'personalData.correct.extension': 10,
      'personalData.delete.extension': 20,
      'personalData.restrict.extension': 15,
      'downTime.notice': 5,
    });
  });

  it('name an article, in force today, for every number', () => {
    for (const key of PARAMETER_KEYS) {
      const { inForce, basis } = parameterAt(key, TODAY);
      expect([key, inForce, basis.length > 10]).toEqual([key, true, true]);
      for (const ground of STATUTORY_NUMBERS[key].grounds) expect(ground.validFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('Đ.8 NQ 66.7/2025: its own ground until 28/02/2027, afterwards Decree 297 or, where nothing follows, no ground', () => {
    expect(parameterAt('reception.onlineAnswer', '2027-02-28').basis).toContain('66.7/2025');
    expect(parameterAt('reception.onlineAnswer', '2027-03-01')).toMatchObject({ value: 8, inForce: true });
    expect(parameterAt('reception.onlineAnswer', '2027-03-01').basis).toContain('297/2025');
    expect(parameterAt('reception.directSupplement', '2027-02-28')).toMatchObject({ value: 1, inForce: true });
    expect(parameterAt('reception.directSupplement', '2027-03-01')).toMatchObject({ value: 1, inForce: false });
  });

  it('give way to a decision from the day it takes effect to the day it ends', () => {
    const decided = [override({ validTo: '2026-12-31' })];
    expect(parameterAt('supplement.wait', '2026-10-31', decided)).toMatchObject({ value: 15, source: 'LAW' });
    expect(parameterAt('supplement.wait', '2026-11-01', decided)).toMatchObject({ value: 20, source: 'PROVINCE' });
    expect(parameterAt('supplement.wait', '2026-12-31', decided).basis).toBe(
      'Điều 5 Quyết định mẫu (12/QĐ-UBND, 01/10/2026)',
    );
    expect(parameterAt('supplement.wait', '2027-01-01', decided).value).toBe(15);
  });

  it('prefer the nearest place: procedure, agency, province; and of two the one from the later day', () => {
    const province = override({ value: 20, validFrom: '2026-11-20' });
    const agency = override({ value: 18, agencyCode: 'H99.05' });
    const procedure = override({ value: 30, procedureCode: '1.000894' });
    const read = (...decided: ParameterOverride[]) => parameterAt('supplement.wait', TODAY, decided).value;
    expect(read(province, agency)).toBe(18);
    expect(read(province, agency, procedure)).toBe(30);
    expect(read(procedure, override({ value: 31, procedureCode: '1.000894', agencyCode: 'H99.05' }))).toBe(31);
    expect(read(province, override({ value: 16, validFrom: '2026-11-21' }))).toBe(16);
    expect(read(province, override({ value: 17, validFrom: '2026-11-20', recordedAt: '2026-11-19T00:00:00Z' }))).toBe(
      17,
    );
  });

  it('tell a number that is looser than the law', () => {
    expect(isLooserThanLaw('reception.onlineAnswer', 9, TODAY)).toBe(true);
    expect(isLooserThanLaw('reception.onlineAnswer', 4, TODAY)).toBe(false);
    expect(isLooserThanLaw('supplement.wait', 10, TODAY)).toBe(true);
    expect(isLooserThanLaw('apology.daysBefore', 2, TODAY)).toBe(false);
    expect(isLooserThanLaw('reception.intakeCutoff', 17 * 60, TODAY)).toBe(false);
  });

  it('are limits the calendar can count, and the policy of due dates', () => {
    expect(limitOf(parameterAt('reception.onlineAnswer', TODAY))).toEqual({ unit: 'WORKING_HOURS', value: 8 });
    expect(() => limitOf(parameterAt('warning.first', TODAY))).toThrow('not a limit');
    expect(duePolicyAt(TODAY)).toEqual({ ...DEFAULT_POLICY, intakeCutoffMinute: undefined, lastMinutes: undefined });
    const decided = [
      override({ key: 'reception.lastHour', value: 60 }),
      override({ key: 'reception.intakeCutoff', value: 17 * 60 }),
    ];
    expect(duePolicyAt(TODAY, decided)).toMatchObject({ lastMinutes: 60, intakeCutoffMinute: 1020 });
  });
});
