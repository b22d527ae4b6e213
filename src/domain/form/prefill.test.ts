import { describe, expect, it } from 'vitest';
import { parseCitizenCard } from '../identity/citizenCard.ts';
import type { FormDefinition, FormField } from './form.ts';
import { cardFacts, prefillForm, valuesOf } from './prefill.ts';

const field = (key: string, kind: FormField['kind'], prefill: FormField['prefill']): FormField => ({
  key,
  kind,
  prefill,
  label: { vi: key },
});
const FORM: FormDefinition = {
  key: 'test',
  title: { vi: 'Tờ khai thử' },
  sections: [
    {
      title: { vi: 'Người khai' },
      fields: [
        field('name', 'text', 'fullName'),
        field('id', 'citizenId', 'citizenId'),
        field('born', 'date', 'dateOfBirth'),
        {
          ...field('sex', 'choice', 'sex'),
          options: [
            { value: 'm', label: { vi: 'Nam' } },
            { value: 'f', label: { vi: 'Nữ' } },
          ],
        },
        field('phone', 'phone', 'phone'),
        { key: 'other', kind: 'text', label: { vi: 'khác' } },
      ],
    },
  ],
};

describe('a form that is filled in from a citizen card', () => {
  it('gets what the card says into the questions that ask for it, with the day it was read', () => {
    const card = parseCitizenCard('999190000002||Trần Thị Ví Dụ|02011990|Nữ|Phường Ví Dụ, Tỉnh Mẫu|15042021');
    if (!card) throw new Error('not a card');
    const filled = prefillForm(FORM, cardFacts(card, '2026-11-22'));
    expect(valuesOf(filled)).toEqual({
      name: 'Trần Thị Ví Dụ',
      id: '999190000002',
      born: '02/01/1990',
      sex: 'f',
    });
    expect(filled.name?.origin).toEqual({ from: 'CARD', on: '2026-11-22' });
  });
});
