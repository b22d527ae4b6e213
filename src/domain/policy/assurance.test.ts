import { describe, expect, it } from 'vitest';
import type { Applicant, Assurance } from './actor.ts';
import { assuranceLack, NO_NEED } from './assurance.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const known = (assurance?: Assurance, authenticatedAt?: string): Applicant => ({
  kind: 'APPLICANT',
  accountId: 'a',
  name: 'Nguyễn Văn Mẫu',
  assurance,
  authenticatedAt,
});

describe('what an applicant lacks', () => {
  it('is nothing where nothing is asked', () => {
    expect(assuranceLack(known(), NO_NEED, NOW)).toBeUndefined();
  });

  it('is the level, until it is reached', () => {
    const need = { level: 2, maxAgeMinutes: null } as const;
    expect(assuranceLack(known(), need, NOW)).toBe('LEVEL');
    expect(assuranceLack(known(1), need, NOW)).toBe('LEVEL');
    expect(assuranceLack(known(2), need, NOW)).toBeUndefined();
  });

  it('is a new proof when the last one is older than the action bears', () => {
    const need = { level: 1, maxAgeMinutes: 10 } as const;
    expect(assuranceLack(known(2, '2026-11-23T01:50:00Z'), need, NOW)).toBeUndefined();
    expect(assuranceLack(known(2, '2026-11-23T01:49:59Z'), need, NOW)).toBe('FRESH');
    expect(assuranceLack(known(2), need, NOW)).toBe('FRESH');
  });

  it('never concerns officers', () => {
    const officer = { kind: 'OFFICER', accountId: 'o', name: 'x', posts: [], mustChangePassword: false } as const;
    expect(assuranceLack({ ...officer, posts: [] }, { level: 2, maxAgeMinutes: 1 }, NOW)).toBeUndefined();
  });
});
