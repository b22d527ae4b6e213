import { describe, expect, it } from 'vitest';
import { parseDateText } from './dateText.ts';

describe('a date as people type it', () => {
  it.each(['05/03/1990', '5/3/1990', '5-3-1990', ' 5.3.1990 ', '5 3 1990', '05031990', '1990-03-05'])(
    'reads %s',
    (text) => {
      expect(parseDateText(text)).toBe('1990-03-05');
    },
  );

  it('knows leap years', () => {
    expect(parseDateText('29/02/2024')).toBe('2024-02-29');
    expect(parseDateText('29/02/2023')).toBeUndefined();
  });

  it.each(['', '31/04/2020', '00/01/2020', '1/13/2020', '05/03/90', '5/3', 'hôm qua', '05/03/1899', '5/3/1990 x'])(
    'refuses “%s”',
    (text) => {
      expect(parseDateText(text)).toBeUndefined();
    },
  );
});
