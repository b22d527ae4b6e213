import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTyped, readShown } from './mergeTyped.ts';

const KNOWN = ['a', 'b'];

describe('two windows on one draft', () => {
  const shown = { a: 'một', b: 'hai' };

  it('keep what each of them changed', () => {
    const first = mergeTyped(shown, KNOWN, { typed: { a: 'một mới', b: 'hai' }, shown }).answers;
    const second = mergeTyped(first, KNOWN, { typed: { a: 'một', b: 'hai mới' }, shown });
    expect(second).toEqual({ answers: { a: 'một mới', b: 'hai mới' }, conflicts: [] });
  });

  it('overwrite nothing when both changed the same field, and say what the other wrote', () => {
    const first = mergeTyped(shown, KNOWN, { typed: { a: 'của cửa sổ một' }, shown }).answers;
    const second = mergeTyped(first, KNOWN, { typed: { a: 'của cửa sổ hai', b: 'thêm' }, shown });
    expect(second.answers).toEqual({ a: 'của cửa sổ một', b: 'thêm' });
    expect(second.conflicts).toEqual([{ field: 'a', other: 'của cửa sổ một' }]);
    // having seen it, the second press decides
    const decided = mergeTyped(second.answers, KNOWN, { typed: { a: 'của cửa sổ hai' }, shown: second.answers });
    expect(decided).toEqual({ answers: { a: 'của cửa sổ hai', b: 'thêm' }, conflicts: [] });
  });

  it('do not take another kind of line end for a change, and untick boxes that were on the page', () => {
    const lines = { a: 'một\nhai', b: 'yes' };
    const merged = mergeTyped({ a: 'một\nhai\nba', b: 'yes' }, KNOWN, {
      typed: { a: 'một\r\nhai' },
      asked: ['b'],
      shown: lines,
    });
    expect(merged).toEqual({ answers: { a: 'một\nhai\nba', b: '' }, conflicts: [] });
  });
});

describe('for any texts', () => {
  const page = fc.dictionary(fc.constantFrom(...KNOWN), fc.constantFrom('', 'x', 'y', 'z'));

  it('one window alone always gets what it sent, and nothing is ever lost unseen', () => {
    fc.assert(
      fc.property(page, page, page, (shown, now, typed) => {
        const alone = mergeTyped(shown, KNOWN, { typed, shown }).answers;
        for (const field of KNOWN) expect(alone[field] ?? '').toBe(typed[field] ?? shown[field] ?? '');
        const { answers, conflicts } = mergeTyped(now, KNOWN, { typed, shown });
        for (const field of KNOWN) {
          const lost = (now[field] ?? '') !== (answers[field] ?? '') && (now[field] ?? '') !== (shown[field] ?? '');
          expect(lost).toBe(false);
          const refused = field in typed && typed[field] !== (shown[field] ?? '') && answers[field] !== typed[field];
          expect(refused).toBe(conflicts.some((conflict) => conflict.field === field));
        }
      }),
    );
  });

  it('what a page says it showed is read, and nonsense is nothing', () => {
    expect(readShown('{"a":"x","n":7}')).toEqual({ a: 'x' });
    expect([readShown('[]'), readShown('{'), readShown(''), readShown(undefined)]).toEqual(Array(4).fill(undefined));
  });
});
