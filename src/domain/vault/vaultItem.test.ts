import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestFirst } from './bestFirst.ts';
import { parseShareCode, shareCode, shareStateAt } from './share.ts';
import { type SignatureState, stateOn, TRUST_LEVELS, trustOf, VAULT_SOURCES, warningDue } from './vaultItem.ts';

describe('the trust of a paper', () => {
  it('falls from signed originals over certified copies and signed scans to verified data and plain copies', () => {
    const best = [
      trustOf({ source: 'RESULT', signature: 'VALID' }),
      trustOf({ source: 'CERTIFIED', signature: 'VALID' }),
      trustOf({ source: 'DIGITISED', signature: 'VALID' }),
      trustOf({ source: 'DATABASE', signature: 'NONE' }),
      trustOf({ source: 'DECLARED', signature: 'NONE' }),
    ];
    expect(best).toEqual(TRUST_LEVELS);
  });

  it('is the lowest whenever the signature is broken, wherever the paper is from', () => {
    for (const source of VAULT_SOURCES) expect(trustOf({ source, signature: 'INVALID' })).toBe('PLAIN');
  });

  it('of a declaration never rises by a signature nobody has verified', () => {
    const levels = (['NONE', 'UNCHECKED'] as SignatureState[]).map((signature) =>
      trustOf({ source: 'CERTIFIED', signature }),
    );
    expect(levels).toEqual(['PLAIN', 'PLAIN']);
  });
});

describe('the state of a paper', () => {
  const good = { standing: 'GOOD', validFrom: '2026-01-01', validTo: '2026-12-31' } as const;

  it('is valid on its first and on its last day', () => {
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => stateOn(good, day))).toEqual([
      'NOT_YET',
      'VALID',
      'VALID',
      'EXPIRED',
    ]);
  });

  it('stays revoked or replaced whatever the day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(stateOn({ ...good, standing: 'REVOKED' }, day)).toBe('REVOKED');
          expect(stateOn({ ...good, standing: 'REPLACED' }, day)).toBe('REPLACED');
        },
      ),
    );
  });

  it('is warned of 30 days, a week and a day before the end, and not afterwards', () => {
    const due = (day: string) => warningDue('2026-12-31', day);
    expect(
      ['2026-11-30', '2026-12-01', '2026-12-23', '2026-12-24', '2026-12-30', '2026-12-31', '2027-01-01'].map(due),
    ).toEqual([undefined, 30, 30, 7, 1, 1, undefined]);
  });
});

describe('a consent', () => {
  const endsAt = new Date('2026-12-01T00:00:00Z');

  it('ends with its last moment or when it is withdrawn, whichever is first', () => {
    const withdrawnAt = new Date('2026-11-01T00:00:00Z');
    const at = (moment: string, withdrawn: Date | null) =>
      shareStateAt({ endsAt, withdrawnAt: withdrawn }, new Date(moment));
    expect(at('2026-11-30T23:59:59Z', null)).toBe('OPEN');
    expect(at('2026-12-01T00:00:00Z', null)).toBe('ENDED');
    expect(at('2026-11-01T00:00:00Z', withdrawnAt)).toBe('WITHDRAWN');
    expect(at('2026-10-31T00:00:00Z', withdrawnAt)).toBe('OPEN');
  });

  it('has a code that is read however it is typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (random) => {
        const code = shareCode(random);
        expect(parseShareCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code);
      }),
    );
    expect(parseShareCode('O0I1L-???')).toBeUndefined();
  });
});

describe('what is offered for a paper', () => {
  it('begins with what is called like it, whatever the accents, and hides nothing', () => {
    const papers = [{ name: 'Hợp đồng thuê nhà' }, { name: 'GIẤY KHAI SINH' }, { name: 'Giấy chứng sinh' }];
    const offered = bestFirst(papers, 'Bản sao giấy khai sinh của trẻ');
    expect(offered.map(({ name }) => name)).toEqual(['GIẤY KHAI SINH', 'Giấy chứng sinh', 'Hợp đồng thuê nhà']);
  });
});
