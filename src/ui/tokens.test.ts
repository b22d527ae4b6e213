import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastOf } from '../domain/look/look.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name ?? '', hex ?? '']),
);

/** WCAG 2.2 contrast ratio of two tokens. */
function contrast(one: string, other: string): number {
  const [first = '', second = ''] = [one, other].map((name) => {
    const hex = tokens.get(name);
    if (!hex) throw new Error(`No colour token --${name}`);
    return hex;
  });
  return contrastOf(first, second);
}

const PAPERS = ['paper', 'paper-soft', 'paper-sunk', 'gold-soft'];
const STATES = ['neutral', 'info', 'progress', 'success', 'warning', 'danger'];

/** Ink on ground wherever the style sheets put one on the other. */
const TEXT_PAIRS = [
  ...PAPERS.flatMap((ground) =>
    ['ink', 'ink-soft', 'link', 'primary', 'danger-ink', 'warning-ink'].map((ink) => [ink, ground]),
  ),
  ...STATES.flatMap((state) => [
    [`${state}-ink`, `${state}-ground`],
    ['ink', `${state}-ground`],
  ]),
  ['on-primary', 'primary'],
  ['on-primary', 'primary-dark'],
  ['gold-bright', 'primary-dark'],
  ['primary', 'primary-soft'],
  ['paper', 'success-ink'],
  ['paper', 'warning-ink'],
  ['ink', 'gold-bright'],
] as [string, string][];

/** Lines and marks that say something: the edge of a field, the ring of the focus, the bar of progress. */
const MARK_PAIRS: [string, string][] = [
  ['line-strong', 'paper'],
  ['line-strong', 'paper-soft'],
  ['focus-ink', 'paper'],
  ['focus', 'focus-ink'],
  ['focus', 'primary'],
  ['success-ink', 'paper-sunk'],
  ['gold', 'paper'],
  ['gold-bright', 'primary'],
];

describe('colours', () => {
  it.each(TEXT_PAIRS)('%s on %s can be read (4.5 : 1)', (ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(MARK_PAIRS)('%s beside %s can be seen (3 : 1)', (mark, ground) => {
    expect(contrast(mark, ground)).toBeGreaterThanOrEqual(3);
  });
});
