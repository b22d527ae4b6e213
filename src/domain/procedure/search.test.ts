import { describe, expect, it } from 'vitest';
import { search } from './search.ts';
import { buildSearchIndex, type EverydayWords, type SearchEntry } from './searchIndex.ts';

const entry = (code: string, name: string, prior = 1): SearchEntry => ({
  code,
  name,
  field: 'Thử',
  keywords: [],
  results: [],
  prior,
});

const ENTRIES = [
  entry('1.000001', 'Thủ tục đăng ký khai sinh'),
  entry('1.000002', 'Thủ tục đăng ký khai sinh có yếu tố nước ngoài'),
  entry('1.000003', 'Thủ tục đăng ký lại khai sinh'),
  entry('1.000004', 'Thủ tục đăng ký kết hôn'),
  entry('1.000005', 'Cấp giấy chứng nhận quyền sử dụng đất'),
  entry('1.000006', 'Cấp giấy phép khai thác đá'),
  entry('1.000007', 'Hoà giải tranh chấp'),
  entry('1.000008', 'Cấp thẻ căn cước'),
  entry('1.000009', 'Cấp lại thẻ căn cước'),
  ...Array.from({ length: 20 }, (_, number) => entry(`2.0000${10 + number}`, `Phê duyệt phương án số ${number}`)),
];
const EVERYDAY: EverydayWords = {
  ignore: ['làm', 'cho', 'xin', 'cần'],
  phrases: [
    { say: ['sổ đỏ'], means: ['giấy chứng nhận quyền sử dụng đất'] },
    { say: ['cho con'], means: [] },
    { say: ['cưới'], means: ['đăng ký kết hôn'] },
  ],
  changes: ['cấp lại', 'đăng ký lại'],
};
const index = buildSearchIndex(ENTRIES, EVERYDAY);
const codes = (words: string) => search(index, words).map((hit) => ENTRIES[hit.entry]!.code);

describe('procedure search', () => {
  it('finds words with and without diacritics, in any order', () => {
    for (const words of ['đăng ký kết hôn', 'dang ky ket hon', 'hôn kết', 'KET HON', 'đăng kí kết hôn']) {
      expect(codes(words)[0]).toBe('1.000004');
    }
  });

  it('puts the plain procedure before its special cases', () => {
    expect(codes('khai sinh').slice(0, 3)).toEqual(
      ['1.000001', '1.000003', '1.000002'].sort(
        (a, b) => codes('khai sinh').indexOf(a) - codes('khai sinh').indexOf(b),
      ),
    );
    expect(codes('khai sinh')[0]).toBe('1.000001');
    expect(codes('thẻ căn cước')).toEqual(['1.000008', '1.000009']);
    expect(codes('cấp lại thẻ căn cước')[0]).toBe('1.000009');
  });

  it('forgives small typing errors and words run together', () => {
    for (const words of ['kahi sinh', 'khai sihn', 'khaisinh', 'khai sin']) expect(codes(words)[0]).toBe('1.000001');
    expect(codes('chưng nhận quyên sử dung')[0]).toBe('1.000005');
  });

  it('finds names written with tone marks in the old place', () => {
    expect(codes('hòa giải')[0]).toBe('1.000007');
    expect(codes('hoà giải')[0]).toBe('1.000007');
  });

  it('understands everyday speech and skips words that say nothing', () => {
    expect(codes('xin làm sổ đỏ')[0]).toBe('1.000005');
    expect(codes('làm khai sinh cho con')[0]).toBe('1.000001');
    expect(codes('cuoi')[0]).toBe('1.000004');
  });

  it('takes typed tones at their word: "số đo" is no "sổ đỏ"', () => {
    expect(codes('số đo')).not.toContain('1.000005');
    expect(codes('so do')).toContain('1.000005');
  });

  it('finds codes whole and by their beginning', () => {
    expect(codes('1.000004')).toEqual(['1.000004']);
    expect(codes('1.00000')).toHaveLength(9);
  });

  it('answers nothing to words that nothing is about, to blanks and to signs', () => {
    for (const words of ['', '   ', '!!! ???', 'zzzzzz qqqqq', '%_\\']) expect(codes(words)).toEqual([]);
  });

  it('stays fast and calm with very long input', () => {
    // of the processor: others may be using it too
    const started = process.cpuUsage();
    search(index, 'đăng ký '.repeat(50_000));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(1_000);
  });
});
