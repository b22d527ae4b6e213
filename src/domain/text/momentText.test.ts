import { describe, expect, it } from 'vitest';
import { parseMomentText } from './momentText.ts';

describe('a moment as it is written in a journal', () => {
  it.each([
    ['23/11/2026 08:15', '2026-11-23T01:15:00.000Z'],
    ['23/11/2026, 8h15', '2026-11-23T01:15:00.000Z'],
    ['14h 23/11/2026', '2026-11-23T07:00:00.000Z'],
    ['5/3/2026 16:05', '2026-03-05T09:05:00.000Z'],
  ])('%s is Vietnamese time', (text, instant) => {
    expect(parseMomentText(text)?.toISOString()).toBe(instant);
  });

  it.each(['', '23/11/2026', '08:15', '31/02/2026 08:15', '23/11/2026 24:00', '23/11/2026 08:60'])(
    'is not told by “%s”',
    (text) => {
      expect(parseMomentText(text)).toBeUndefined();
    },
  );
});
