import { describe, expect, it } from 'vitest';
import { parseCitizenCard } from '../identity/citizenCard.ts';
import type { FormDefinition, FormField } from './form.ts';
import { cardFacts, initialAnswers, prefillForm, valuesOf } from './prefill.ts';
import { proveForm } from './proveForm.ts';

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
        { key: 'country', kind: 'text', label: { vi: 'Quốc tịch' }, initial: 'Việt Nam' },
      ],
    },
  ],
};

describe('a question that begins with a value', () => {
  it('has it before anybody types, and is sound only with one of its kind', () => {
    expect(initialAnswers(FORM)).toEqual({ country: 'Việt Nam' });
    expect(proveForm(FORM)).toEqual([]);
    const wrong = structuredClone(FORM);
    wrong.sections[0]!.fields[2]!.initial = 'hôm nay';
    expect(proveForm(wrong)).toMatchObject([{ at: 'born' }]);
  });
});

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
