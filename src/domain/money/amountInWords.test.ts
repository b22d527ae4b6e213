import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountInWords } from './amountInWords.ts';

const DIGIT: Record<string, number> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
};

/** Reads an amount back, knowing only how Vietnamese numbers are said. */
function readBack(text: string): number {
  let billions = 0;
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const word of text.toLowerCase().split(' ')) {
    if (word in DIGIT) digit = DIGIT[word] ?? 0;
    else if (word === 'trăm') {
      group += digit * 100;
      digit = 0;
    } else if (word === 'mười') group += 10;
    else if (word === 'mươi') {
      group += digit * 10;
      digit = 0;
    } else if (word === 'nghìn' || word === 'triệu') {
      total += (group + digit) * (word === 'nghìn' ? 1_000 : 1_000_000);
      group = 0;
      digit = 0;
    } else if (word === 'tỷ') {
      billions = (billions * 1_000_000_000 + total + group + digit) * 1_000_000_000;
      total = 0;
      group = 0;
      digit = 0;
    }
  }
  return billions + total + group + digit;
}

describe('an amount in words', () => {
  it.each([
    [0, 'Không đồng'],
    [5, 'Năm đồng'],
    [15, 'Mười lăm đồng'],
    [21, 'Hai mươi mốt đồng'],
    [105, 'Một trăm linh năm đồng'],
    [1_010, 'Một nghìn không trăm mười đồng'],
    [50_000, 'Năm mươi nghìn đồng'],
    [155_551, 'Một trăm năm mươi lăm nghìn năm trăm năm mươi mốt đồng'],
    [1_000_001, 'Một triệu không trăm linh một đồng'],
    [2_000_000_000, 'Hai tỷ đồng'],
    [1_000_000_015, 'Một tỷ không trăm mười lăm đồng'],
    [11_111_000_000_000, 'Mười một nghìn một trăm mười một tỷ đồng'],
  ])('%i is said as %s', (vnd, words) => expect(amountInWords(vnd)).toBe(words));

  it('reads back as the same amount, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (vnd) => readBack(amountInWords(vnd)) === vnd),
    );
    fc.assert(fc.property(fc.integer({ min: 0, max: 2_000_000 }), (vnd) => readBack(amountInWords(vnd)) === vnd));
  });

  it('is refused for fractions, debts and what is no number', () => {
    for (const wrong of [1.5, -1, Number.NaN, 2 ** 60]) expect(() => amountInWords(wrong)).toThrow(RangeError);
  });
});
