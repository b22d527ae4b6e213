import { describe, expect, it } from 'vitest';
import { assessFees, claimable, type FeeQuestion, type FeeReduction, type FeeRule } from './fees.ts';

const rule = (more: Partial<FeeRule>): FeeRule => ({
  id: 'r1',
  code: 'LP01',
  kind: 'CHARGE',
  name: 'Lệ phí cấp giấy phép',
  caseName: null,
  channel: null,
  subject: null,
  vnd: 100_000,
  perAnswer: null,
  dueTime: 'AFTER_ACCEPTANCE',
  basis: 'NQ 01/2026/NQ-HĐND',
  validFrom: '2026-01-01',
  validTo: null,
  ...more,
});
const reduction = (more: Partial<FeeReduction>): FeeReduction => ({
  id: 'online',
  name: 'Nộp trực tuyến',
  feeCode: null,
  channel: 'ONLINE',
  percent: 50,
  automatic: true,
  basis: 'NQ 02/2026/NQ-HĐND',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  ...more,
});
const ask = (more: Partial<FeeQuestion>) =>
  assessFees({
    published: [{ kind: 'CHARGE', vnd: 75_000, description: 'Theo quyết định công bố' }],
    rules: [rule({})],
    reductions: [],
    day: '2026-11-23',
    channel: 'COUNTER',
    caseName: '',
    subject: 'CITIZEN',
    answers: {},
    claimed: [],
    ...more,
  });

describe('what is owed for a procedure', () => {
  it('is what its publication says while the fee table has no line of that day', () => {
    expect(ask({ rules: [] }).lines).toMatchObject([{ code: 'CB1', vnd: 75_000, kind: 'CHARGE' }]);
    expect(ask({ day: '2025-12-31' }).totalVnd).toBe(75_000);
    expect(ask({}).totalVnd).toBe(100_000);
  });

  it('is so much for each copy that the form asks for; nothing for none, and the officer’s to say on paper', () => {
    const rules = [rule({ vnd: 8_000, perAnswer: 'copyCount', dueTime: 'BEFORE_ACCEPTANCE' })];
    const owed = (answers: Record<string, string>) => ask({ rules, answers });
    expect(owed({ copyCount: '3', wantsCopies: 'yes' })).toMatchObject({
      totalVnd: 24_000,
      dueTime: 'BEFORE_ACCEPTANCE',
      lines: [{ vnd: 24_000, each: { vnd: 8_000, count: 3 } }],
    });
    expect(owed({ wantsCopies: 'no' })).toMatchObject({ lines: [], totalVnd: 0, dueTime: 'AFTER_ACCEPTANCE' });
    expect(owed({})).toMatchObject({ totalVnd: 0, needsOfficer: true });
    const late = [rule({ vnd: 0 }), rule({ id: 'r2', vnd: 8_000, perAnswer: 'late' })];
    const charged = (answers: Record<string, string>) => ask({ rules: late, answers }).lines.map(({ vnd }) => vnd);
    // the line of the answer stands in for the one without, and only with the answer
    expect([charged({ copyCount: '1' }), charged({ late: '1' }), charged({})]).toEqual([[0], [8_000], [null]]);
    const half = ask({ rules, answers: { copyCount: '3' }, channel: 'ONLINE', reductions: [reduction({})] });
    expect(half.totalVnd).toBe(12_000);
  });

  it('follows case, channel and subject: the most particular line of a code wins', () => {
    const rules = [
      rule({}),
      rule({ id: 'r2', vnd: 60_000, channel: 'ONLINE' }),
      rule({ id: 'r3', vnd: 40_000, channel: 'ONLINE', subject: 'BUSINESS' }),
      rule({ id: 'r4', code: 'PH01', kind: 'FEE', vnd: 10_000, caseName: 'Cấp lại' }),
    ];
    expect(ask({ rules }).totalVnd).toBe(100_000);
    expect(ask({ rules, channel: 'ONLINE' }).totalVnd).toBe(60_000);
    expect(ask({ rules, channel: 'ONLINE', subject: 'BUSINESS' }).totalVnd).toBe(40_000);
    expect(ask({ rules, caseName: 'Cấp lại' }).totalVnd).toBe(110_000);
  });

  it('changes with the day of the table, the newer line in the place of the older', () => {
    const rules = [rule({ validTo: '2026-06-30' }), rule({ id: 'r2', vnd: 120_000, validFrom: '2026-07-01' })];
    expect(ask({ rules, day: '2026-06-30' }).totalVnd).toBe(100_000);
    expect(ask({ rules, day: '2026-07-01' }).totalVnd).toBe(120_000);
    const nobodyEndedTheOlder = [rule({}), rule({ id: 'r2', vnd: 120_000, validFrom: '2026-07-01' })];
    for (const both of [nobodyEndedTheOlder, nobodyEndedTheOlder.toReversed()])
      expect(ask({ rules: both, day: '2026-07-01' }).totalVnd).toBe(120_000);
  });

  it('is reduced by the greatest ground that holds, never by two together', () => {
    const reductions = [
      reduction({}),
      reduction({ id: 'poor', name: 'Hộ nghèo', percent: 100, automatic: false, channel: null }),
    ];
    expect(ask({ reductions, channel: 'ONLINE' }).lines[0]).toMatchObject({
      fullVnd: 100_000,
      vnd: 50_000,
      reduction: { percent: 50, basis: 'NQ 02/2026/NQ-HĐND' },
    });
    expect(ask({ reductions }).totalVnd).toBe(100_000);
    expect(ask({ reductions, channel: 'ONLINE', claimed: ['poor'] }).totalVnd).toBe(0);
    expect(ask({ reductions, channel: 'ONLINE', day: '2027-01-01' }).totalVnd).toBe(100_000);
  });

  it('is never shown as free where the table has only words', () => {
    const assessed = ask({ rules: [rule({ vnd: null })] });
    expect(assessed).toMatchObject({ totalVnd: 0, needsOfficer: true });
    expect(assessed.lines[0]?.vnd).toBeNull();
  });

  it('is asked for before acceptance where a line says so', () => {
    expect(ask({}).dueTime).toBe('AFTER_ACCEPTANCE');
    expect(ask({ rules: [rule({ dueTime: 'BEFORE_ACCEPTANCE' })] }).dueTime).toBe('BEFORE_ACCEPTANCE');
  });
});

it('only grounds that need a claim, and hold that day, can be claimed', () => {
  const reductions = [reduction({}), reduction({ id: 'poor', automatic: false, channel: null })];
  const ids = claimable({ reductions, day: '2026-11-23', channel: 'COUNTER' }).map(({ id }) => id);
  expect(ids).toEqual(['poor']);
  expect(claimable({ reductions, day: '2027-01-01', channel: 'COUNTER' })).toEqual([]);
});
