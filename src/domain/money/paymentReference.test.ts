import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paymentReference, referencesIn } from './paymentReference.ts';

const at = new Date('2026-03-02T18:00:00Z');

describe('the reference of a payment', () => {
  it('holds the day in Vietnam and fits a transfer’s purpose', () => {
    expect(paymentReference(at, 101)).toMatch(/^HS260303000101\d\d$/);
  });

  it('is found again in what banks make of a purpose', () => {
    fc.assert(
      fc.property(fc.nat(), (number) => {
        const reference = paymentReference(at, number);
        const spaced = reference.replace(/(.{4})/g, '$1 ').toLowerCase();
        for (const purpose of [reference, `MBVCB.123.${reference} CT tu 007`, `nop phi ${spaced}-CHUYEN TIEN`])
          expect(referencesIn(purpose)).toEqual([reference]);
      }),
    );
  });

  it('with one wrong digit, or two digits swapped, is nobody’s', () => {
    const reference = paymentReference(at, 271_828);
    for (let place = 2; place < reference.length; place++) {
      const wrong = String((Number(reference[place]) + 1) % 10);
      expect(referencesIn(reference.slice(0, place) + wrong + reference.slice(place + 1))).toEqual([]);
    }
    expect(referencesIn(reference.replace('27', '72'))).toEqual([]);
  });
});
