import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Receiver, spread } from './spread.ts';

const desk = fc.constantFrom('a', 'b', 'c');
const dossiers = fc
  .array(desk, { maxLength: 60 })
  .map((desks) => desks.map((where, index) => ({ id: `d${index}`, desk: where })));
const receivers = fc
  .array(fc.record({ open: fc.nat(30), desks: fc.uniqueArray(desk) }), { maxLength: 5 })
  .map((people): Receiver[] => people.map((person, index) => ({ ...person, accountId: `p${index}` })));

describe('sharing dossiers out', () => {
  it('gives each to somebody at its desk, and to nobody only where nobody sits', () => {
    fc.assert(
      fc.property(dossiers, receivers, (all, people) => {
        const plan = spread(all, people);
        for (const { id, desk: where } of all) {
          const fitting = people.filter(({ desks }) => desks.includes(where)).map(({ accountId }) => accountId);
          const chosen = plan.get(id) ?? null;
          expect(chosen === null ? fitting.length === 0 : fitting.includes(chosen)).toBe(true);
        }
      }),
    );
  });

  it('evens out what people at one desk have in hand', () => {
    const people = [
      { accountId: 'busy', open: 5, desks: ['a'] },
      { accountId: 'free', open: 1, desks: ['a'] },
    ];
    const all = Array.from({ length: 6 }, (_, index) => ({ id: `d${index}`, desk: 'a' }));
    const given = [...spread(all, people).values()];
    expect(given).toEqual(['free', 'free', 'free', 'free', 'busy', 'free']);
  });
});
