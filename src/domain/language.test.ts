import { describe, expect, it } from 'vitest';
import { inLanguage } from './language.ts';

describe('a text of a form or a procedure', () => {
  it('is shown in the reader’s language where it has it, else in Vietnamese', () => {
    const words = { vi: 'Họ và tên', en: 'Full name', km: 'ឈ្មោះពេញ' };
    expect((['vi', 'en', 'km'] as const).map((language) => inLanguage(words, language))).toEqual(Object.values(words));
    expect(inLanguage({ vi: 'Họ và tên', en: 'Full name' }, 'km')).toBe('Họ và tên');
    expect(inLanguage({ vi: 'Họ và tên', km: 'ឈ្មោះពេញ' }, 'en')).toBe('Họ và tên');
  });
});
