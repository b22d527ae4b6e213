import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../domain/language.ts';
import { leavesOf, mergeWords } from './mergeWords.ts';
import { errorWords, mainLanguage, missingWords, words } from './words.ts';

describe('words', () => {
  it('has the same places in every language', () => {
    const expected = leavesOf(words('vi')).map((leaf) => leaf.path);
    for (const language of LANGUAGES) expect(leavesOf(words(language)).map((leaf) => leaf.path)).toEqual(expected);
  });

  it.each(LANGUAGES)('leaves no text empty in %s', (language) => {
    const empty = leavesOf(words(language)).filter(({ value }) =>
      typeof value === 'function' ? value.length === 0 : typeof value !== 'string' || value.trim() === '',
    );
    expect(empty).toEqual([]);
  });

  it('writes every function so that its inputs appear in what it says', () => {
    for (const language of LANGUAGES)
      for (const { path, value } of leavesOf(words(language))) {
        if (typeof value !== 'function') continue;
        const inputs = Array.from({ length: value.length }, (_, index) => 40 + index);
        const said: unknown = value(...inputs.map((n) => (path.includes('invalid') && n === 40 ? 'Nhãn' : n)));
        expect(said, `${language} ${path}`).toBeTypeOf('string');
        for (const n of inputs) {
          const shown = path.includes('invalid') && n === 40 ? 'nhãn' : String(n);
          expect(String(said).toLowerCase(), `${language} ${path}`).toContain(shown);
        }
      }
  });

  it('keeps the placeholders of the browser scripts alike in every language', () => {
    const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const area of ['uploadScript', 'autosaveScript'] as const)
      for (const [key, text] of Object.entries(words('vi').submission[area])) {
        const english = new Map(Object.entries(words('en').submission[area])).get(key) ?? '';
        expect(placeholders(english), key).toEqual(placeholders(text));
      }
  });

  it('names the ten official statuses as TT 21/2023 does', () => {
    expect(Object.values(words('vi').dossier.status).map((status) => status.name)).toEqual([
      'Mới đăng ký',
      'Được tiếp nhận',
      'Không được tiếp nhận',
      'Đang xử lý',
      'Yêu cầu bổ sung giấy tờ',
      'Yêu cầu thực hiện nghĩa vụ tài chính',
      'Công dân yêu cầu rút hồ sơ',
      'Dừng xử lý',
      'Đã xử lý xong',
      'Đã trả kết quả',
    ]);
  });

  it('answers an unknown error code with the general words', () => {
    expect(errorWords('vi', 'nothing.like_this')).toEqual(words('vi').errors['common.internal']);
    expect(errorWords('en', 'dossier.not_found').title).toBe('There is no such dossier');
  });

  it('puts what the error knows into its words', () => {
    expect(errorWords('vi', 'file.too_large', { megabytes: 20 }).detail).toBe('Mỗi tệp tối đa 20 MB.');
  });
});

describe('a further language', () => {
  it('speaks its own words where it has them and Vietnamese elsewhere', () => {
    expect(words('km').common.home).toBe('ទំព័រដើម');
    expect(words('km').common.signIn).toBe('Đăng nhập');
    expect(words('km').portal).toEqual(words('vi').portal);
  });

  it('is told apart from Vietnamese only when half of its words are there', () => {
    expect(mainLanguage('km')).toBe('vi');
    expect(mainLanguage('en')).toBe('en');
    expect(mainLanguage('vi')).toBe('vi');
  });

  it('lists what it has no words for, with the Vietnamese', () => {
    const missing = missingWords('km');
    expect(missing).toContainEqual({ path: 'common.signIn', value: 'Đăng nhập' });
    expect(missing.map(({ path }) => path)).not.toContain('common.home');
    expect(missingWords('en')).toEqual([]);
  });

  it('writes Khmer in Khmer letters', () => {
    const vietnamese = new Map(leavesOf(words('vi')).map(({ path, value }) => [path, value]));
    const own = leavesOf(words('km')).filter(({ path, value }) => value !== vietnamese.get(path));
    expect(own.length).toBeGreaterThan(0);
    for (const { path, value } of own) expect(String(value), path).toMatch(/\p{Script=Khmer}/u);
  });

  it('leaves the Vietnamese words as they were', () => {
    mergeWords(words('vi'), { common: { home: 'x' } });
    expect(words('vi').common.home).toBe('Trang chủ');
  });
});
