import { describe, expect, it } from 'vitest';
import { textProblem } from './textProblem.ts';

const field = { field: 'body', label: 'Nội dung', most: 5 };

describe('a text that somebody typed', () => {
  it('is refused in words when it is too long, not cut off', () => {
    expect(textProblem('123456', field, 'vi')).toEqual([
      { field: 'body', code: 'tooLong', message: 'Nội dung dài quá 5 ký tự. Hãy rút gọn.' },
    ]);
  });

  it('may be as long as the box lets it be: a line end counts once, a letter outside the BMP too', () => {
    expect(textProblem('12\r\n45', field, 'vi')).toEqual([]);
    expect(textProblem('1234😀', field, 'vi')).toEqual([]);
  });
});
