import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accentedWords,
  cleanText,
  comparableText,
  foldVietnamese,
  hasDiacritics,
  searchWords,
  withinEdits,
} from './normalise.ts';

describe('Vietnamese texts', () => {
  it('lose every diacritic and đ when folded, composed or decomposed alike', () => {
    const text = 'Thủ tục ĐĂNG KÝ khai sinh – Trường hợp ở vùng biên giới, Ưu tiên';
    expect(foldVietnamese(text)).toBe('thu tuc dang ky khai sinh – truong hop o vung bien gioi, uu tien');
    expect(foldVietnamese(text.normalize('NFD'))).toBe(foldVietnamese(text));
  });

  it('compare equal in the old and the new way of placing tone marks', () => {
    expect(comparableText('Hoà giải, thuỷ sản, khoẻ, loá')).toBe(comparableText('Hòa giải, thủy sản, khỏe, lóa'));
    expect(comparableText('hoàn công, quý, quỹ, thuyền')).toBe('hoàn công, quý, quỹ, thuyền');
    expect(comparableText('HOÀ BÌNH')).toBe('HÒA BÌNH');
  });

  it('keep their meaning when compared: other tones stay different', () => {
    expect(comparableText('hóa')).not.toBe(comparableText('hòa'));
    expect(comparableText('thủ tục')).not.toBe(comparableText('thu tục'));
  });

  it('are stored composed, without control and zero-width characters and lone surrogates', () => {
    expect(cleanText('  Hồ sơ\u0000\u200b\r\nmới\ud800 '.normalize('NFD'))).toBe('Hồ sơ\nmới\ufffd');
  });

  it('split into search words with codes in one piece and one spelling of i and y', () => {
    expect(searchWords('Đăng ký (1.001193), sửa/đổi.')).toEqual(['dang', 'ki', '1.001193', 'sua', 'doi']);
    expect(searchWords('kĩ sư')).toEqual(searchWords('kỹ sư'));
    expect(searchWords('khai thuỷ lợi')).toEqual(['khai', 'thuy', 'loi']);
  });

  it('give accented words one for one with search words', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zàảãáạăâđèêìòôơùưỳ .,0-9-]{0,40}$/), (text) => {
        expect(accentedWords(text)).toHaveLength(searchWords(text).length);
      }),
    );
  });

  it('tell typed diacritics from plain typing', () => {
    expect(hasDiacritics('khai sinh')).toBe(false);
    expect(hasDiacritics('Dat')).toBe(false);
    expect(hasDiacritics('đat')).toBe(true);
    expect(hasDiacritics('khái')).toBe(true);
  });

  it('count an insertion, a deletion, a change and a swap as one error each', () => {
    for (const typed of ['khaai', 'kha', 'khau', 'kahi']) expect(withinEdits(typed, 'khai', 1)).toBe(true);
    expect(withinEdits('kia', 'khai', 1)).toBe(false);
    expect(withinEdits('xaaydugn', 'xaydung', 2)).toBe(true);
  });
});
