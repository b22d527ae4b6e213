import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf, isReadable, paletteOf, readableShade } from './look.ts';

const colours = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

/** Grounds and marks of the portal that do not change with an agency's colour. */
const PAPERS = ['#ffffff', '#faf8f5', '#f2eee8', '#fdf5e0'];
const GOLD_BRIGHT = '#f2c14e';

describe('the colour of an agency', () => {
  it('is measured as WCAG does', () => {
    expect(contrastOf('#000000', '#ffffff')).toBe(21);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('is refused where it cannot be read on every paper, and the nearest darker shade is offered', () => {
    expect(isReadable('#1d4f7a')).toBe(true);
    expect(isReadable('#2e9bd6')).toBe(false);
    expect(readableShade('#1d4f7a')).toBe('#1d4f7a');
    expect(contrastOf(readableShade('#2e9bd6'), '#f2eee8')).toBeGreaterThanOrEqual(4.5);
  });

  it('leaves every text and mark of the portal readable, whatever was asked for', () => {
    fc.assert(
      fc.property(colours, (asked) => {
        const { primary, primaryDark, primarySoft, link } = paletteOf(readableShade(asked));
        for (const paper of PAPERS) expect(contrastOf(link, paper)).toBeGreaterThanOrEqual(4.5);
        for (const ground of [primary, primaryDark]) expect(contrastOf('#ffffff', ground)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(primary, primarySoft)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(GOLD_BRIGHT, primary)).toBeGreaterThanOrEqual(3);
        expect(contrastOf(GOLD_BRIGHT, primaryDark)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 300 },
    );
  });
});
