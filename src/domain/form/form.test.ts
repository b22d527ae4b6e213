import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswers } from './checkAnswers.ts';
import { type FieldKind, type FormAnswers, type FormDefinition, type FormField, LEAF_KINDS } from './form.ts';
import { fromJsonValue, toJsonValue } from './jsonValue.ts';
import { formatNumberText, numberOf, parseMoneyText, parseNumberText } from './numberText.ts';
import { readAnswer } from './readAnswer.ts';
import { fromStoredForm, isConsistent, toStoredForm } from './storedForm.ts';
import { toJsonSchema } from './toJsonSchema.ts';
import { fieldsOf, visibleFields } from './visibleFields.ts';

const label = (vi: string) => ({ vi });

function formOf(...fields: (Partial<FormField> & Pick<FormField, 'key' | 'kind'>)[]): FormDefinition {
  return {
    key: 'test',
    title: label('Tờ khai thử'),
    sections: [{ title: label('Phần'), fields: fields.map((field) => ({ label: label(field.key), ...field })) }],
  };
}

const folder = 'data/sample-province/forms';
const sampleForms = existsSync(folder)
  ? readdirSync(folder).map((name) => fromStoredForm(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))))
  : [];

describe('reading what was typed', () => {
  it.each([
    ['date', ' 5/3/1990 ', '1990-03-05'],
    ['date', '1990-03-05', '1990-03-05'],
    ['number', '1.500', '1500'],
    ['number', '1 500,50', '1500,5'],
    ['number', '2.5', '2,5'],
    ['number', '007', '7'],
    ['number', '-0', '0'],
    ['money', '250.000 đ', '250000'],
    ['money', '1,250,000 VND', '1250000'],
    ['phone', '0912 345 678', '+84912345678'],
    ['email', ' Ten@ViDu.VN ', 'ten@vidu.vn'],
    ['citizenId', '001 090 000 001', '001090000001'],
    ['taxCode', '001090000001', '001090000001'],
    ['yesNo', 'no', 'no'],
    ['text', ' Nguyễn\u00a0 Văn \n Mẫu ', 'Nguyễn Văn Mẫu'],
    ['longText', ' một\r\nhai ', 'một\nhai'],
    ['text', 'Nguye\u0302\u0303n', 'Nguyễn'],
  ] as const)('reads a %s “%s” as %s', (kind, typed, stored) => {
    expect(checkAnswers(formOf({ key: 'a', kind }), { a: typed })).toEqual({ answers: { a: stored }, problems: [] });
  });

  it.each([
    ['date', '31/02/2026'],
    ['number', '1.50.0'],
    ['number', '12345678901234567'],
    ['money', '2,5'],
    ['money', '-5'],
    ['phone', '12'],
    ['email', 'ten@'],
    ['citizenId', '123456789'],
    ['taxCode', '0100000000'],
    ['yesNo', 'on'],
    ['choice', 'not an option'],
  ] as const)('says that a %s “%s” is not one, and keeps what was typed', (kind, typed) => {
    const field = { key: 'a', kind, options: [{ value: 'x', label: label('X') }] };
    expect(checkAnswers(formOf(field), { a: typed })).toEqual({
      answers: { a: typed },
      problems: [{ field: 'a', code: 'invalid' }],
    });
  });

  it('counts characters as people do and names the bound that was passed', () => {
    const form = formOf(
      { key: 'short', kind: 'text', maxLength: 3 },
      { key: 'count', kind: 'number', min: 1, max: 50 },
      { key: 'sum', kind: 'money', min: 1000 },
    );
    expect(checkAnswers(form, { short: '𝒜𝒜𝒜', count: '50', sum: '1.000' }).problems).toEqual([]);
    expect(checkAnswers(form, { short: 'abcd', count: '50,5', sum: '999' }).problems).toEqual([
      { field: 'short', code: 'tooLong', limit: 3 },
      { field: 'count', code: 'tooLarge', limit: 50 },
      { field: 'sum', code: 'tooSmall', limit: 1000 },
    ]);
  });

  it('takes blanks and invisible characters for no answer, and ignores what the form does not ask', () => {
    const form = formOf({ key: 'a', kind: 'text', required: true });
    expect(checkAnswers(form, { a: ' \u200b\n', b: 'x', __proto__: 'y' } as FormAnswers)).toEqual({
      answers: {},
      problems: [{ field: 'a', code: 'required' }],
    });
  });

  it('does not mistake what every object has for an answer', () => {
    const form = formOf({ key: 'constructor', kind: 'text', required: true });
    expect(checkAnswers(form, {}).problems).toEqual([{ field: 'constructor', code: 'required' }]);
  });
});

describe('fields that depend on others', () => {
  const form = formOf(
    { key: 'married', kind: 'yesNo', required: true },
    {
      key: 'certificate',
      kind: 'choice',
      required: true,
      when: { field: 'married', in: ['yes'] },
      options: [
        { value: 'here', label: label('Trong nước') },
        { value: 'abroad', label: label('Nước ngoài') },
      ],
    },
    { key: 'country', kind: 'text', required: true, when: { field: 'certificate', in: ['abroad'] } },
  );

  it('are asked only then, at any depth', () => {
    expect(checkAnswers(form, { married: 'yes', certificate: 'abroad' }).problems).toEqual([
      { field: 'country', code: 'required' },
    ]);
    expect(checkAnswers(form, { married: 'yes', certificate: 'here' }).problems).toEqual([]);
  });

  it('lose their answers when the question goes away', () => {
    expect(checkAnswers(form, { married: 'no', certificate: 'abroad', country: 'Lào' })).toEqual({
      answers: { married: 'no' },
      problems: [],
    });
  });

  it('may come before the field they depend on', () => {
    const backwards = formOf(
      { key: 'detail', kind: 'text', when: { field: 'other', in: ['yes'] } },
      { key: 'other', kind: 'yesNo' },
    );
    expect(visibleFields(backwards, { other: 'yes' }).map((field) => field.key)).toEqual(['detail', 'other']);
  });

  it('are not asked when they depend on themselves or on nothing', () => {
    const odd = formOf(
      { key: 'a', kind: 'yesNo', when: { field: 'b', in: ['yes'] } },
      { key: 'b', kind: 'yesNo', when: { field: 'a', in: ['yes'] } },
      { key: 'c', kind: 'yesNo', when: { field: 'gone', in: ['yes'] } },
    );
    expect(visibleFields(odd, { a: 'yes', b: 'yes', gone: 'yes' })).toEqual([]);
  });
});

const OPTIONS = [
  { value: 'x', label: label('X') },
  { value: 'y', label: label('Y') },
];

/** A leaf with its bounds; `repeat` ones get two leaves inside. */
const arbitraryField = fc.record({
  kind: fc.constantFrom(...LEAF_KINDS, 'place' as const, 'landParcel' as const, 'repeat' as const),
  inner: fc.tuple(
    fc.constantFrom(...LEAF_KINDS),
    fc.constantFrom('number', 'yesNo', 'place') as fc.Arbitrary<FieldKind>,
  ),
  required: fc.boolean(),
  max: fc.option(fc.constantFrom(1, 3), { nil: undefined }),
  when: fc.option(fc.record({ index: fc.nat(9), value: fc.constantFrom('yes', 'no', 'x') }), { nil: undefined }),
  not: fc.boolean(),
});
const arbitraryForm = fc.array(arbitraryField, { minLength: 1, maxLength: 10 }).map((fields) =>
  formOf(
    ...fields.map(({ kind, inner, required, max, when, not }, index) => {
      const earlier = when && { field: `f${Math.min(when.index, index - 1)}`, in: [when.value] };
      // only a text, a choice or yes and no is compared by JSON Schema in the same way
      const asks = ['text', 'choice', 'yesNo'].includes(fields[Math.min(when?.index ?? 0, index - 1)]?.kind ?? '');
      const base = {
        key: `f${index}`,
        kind,
        ...(required && { required }),
        ...(earlier && index > 0 && asks && { when: not ? { not: earlier } : earlier }),
        ...(kind === 'choice' && { options: OPTIONS }),
        ...(max !== undefined && (kind === 'number' || kind === 'money') && { min: 1, max }),
      };
      if (kind !== 'repeat') return base;
      const [first, second] = inner.map((innerKind, part) => ({
        key: `g${part}`,
        kind: innerKind,
        label: label('Mục'),
        ...(required && { required }),
        ...(innerKind === 'choice' && { options: OPTIONS }),
      }));
      const { required: _, ...repeat } = base;
      return { ...repeat, ...(max !== undefined && { min: 1 }), max: 3, fields: [first!, second!] };
    }),
  ),
);
const arbitraryText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    'yes',
    'no',
    'x',
    '7',
    '1.125',
    '1,125',
    '0',
    '2',
    'Phường Ví Dụ, Tỉnh Mẫu',
    '51A-123.45',
    '3/1960',
    '-7',
    '05/03/1990',
    '0912345678',
    'a@b.vn',
    '001090000001',
    'aaaaaaaa-0000-4000-8000-000000000000',
    ' ',
  ),
);
const arbitraryAnswers = fc.dictionary(
  fc.oneof(
    fc.nat(11).map((index) => `f${index}`),
    fc
      .tuple(
        fc.nat(9),
        fc.constantFrom(
          'commune',
          'line',
          'sheet',
          'parcel',
          'area',
          '0.g0',
          '0.g1',
          '1.g0',
          '3.g1.line',
          '1.g1.commune',
        ),
      )
      .map(([index, part]) => `f${index}.${part}`),
  ),
  arbitraryText,
);

/** Our own formats, as a client would have to know them; everything else is plain JSON Schema. */
function createAjv() {
  const ajv = new Ajv2020({ strictRequired: false, validateSchema: false });
  ajv.addVocabulary(['x-kind', 'x-required', 'x-list']);
  const kinds = { date: 'date', email: 'email', 'x-partial-date': 'partialDate', 'x-tax-code': 'taxCode' } as const;
  const ours = { 'x-phone': 'phone', 'x-commune': 'commune', 'x-vehicle-plate': 'vehiclePlate' } as const;
  for (const [format, kind] of Object.entries({ ...kinds, ...ours }))
    ajv.addFormat(format, (text: string) => readAnswer({ key: 'a', kind, label: label('A') }, text) === text);
  return ajv;
}

describe('for any form and any answers', () => {
  it('reading what was read changes nothing', () => {
    fc.assert(
      fc.property(arbitraryForm, arbitraryAnswers, (form, typed) => {
        const once = checkAnswers(form, typed);
        expect(checkAnswers(form, once.answers)).toEqual(once);
      }),
    );
  });

  it('only fields that are asked have answers and problems, and a required one has one of the two', () => {
    fc.assert(
      fc.property(arbitraryForm, arbitraryAnswers, (form, typed) => {
        const { answers, problems } = checkAnswers(form, typed);
        const asked = visibleFields(form, answers);
        const repeats = fieldsOf(form).filter(({ kind }) => kind === 'repeat');
        const keys = new Set([...asked, ...repeats].map((field) => field.key));
        for (const key of [...Object.keys(answers), ...problems.map((problem) => problem.field)])
          expect(keys).toContain(key);
        for (const { key, required } of asked) {
          if (required) expect(key in answers || problems.some((problem) => problem.field === key)).toBe(true);
        }
      }),
    );
  });

  it('the check finds nothing to put right exactly when the JSON Schema accepts the value', () => {
    const ajv = createAjv();
    fc.assert(
      fc.property(arbitraryForm, arbitraryAnswers, (form, typed) => {
        const { answers, problems } = checkAnswers(form, typed);
        const validate = ajv.compile(toJsonSchema(form, 'vi'));
        expect(validate(toJsonValue(form, answers)), JSON.stringify([problems, validate.errors])).toBe(
          problems.length === 0,
        );
      }),
      { numRuns: 80 },
    );
    // each form is compiled into a validator
  }, 60_000);

  it('the JSON value says all that the answers say', () => {
    fc.assert(
      fc.property(arbitraryForm, arbitraryAnswers, (form, typed) => {
        const once = checkAnswers(form, typed);
        expect(checkAnswers(form, fromJsonValue(toJsonValue(form, once.answers)))).toEqual(once);
      }),
    );
  });

  it('a form is the same after it was stored', () => {
    fc.assert(
      fc.property(arbitraryForm, (form) => {
        const stored = toStoredForm(form);
        expect(toStoredForm(fromStoredForm(JSON.parse(JSON.stringify(stored))))).toEqual(stored);
        expect(isConsistent(stored)).toBe(true);
      }),
    );
  });

  it('numbers are shown as they were stored', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.nat(9999), (whole, decimals) => {
        const stored = parseNumberText(`${whole},${decimals}`)!;
        expect(parseNumberText(formatNumberText(stored))).toBe(stored);
        expect(Number.isFinite(numberOf(stored))).toBe(true);
        if (whole >= 0) expect(parseMoneyText(formatNumberText(String(whole)))).toBe(String(whole));
      }),
    );
  });
});

describe.skipIf(sampleForms.length === 0)('the forms of the sample province', () => {
  const ajv = createAjv();
  it.each(sampleForms.map((form) => [form.key, form] as const))(
    '%s has a JSON Schema that a validator accepts',
    (_, form) => {
      const validate = ajv.compile(toJsonSchema(form, 'en'));
      expect(validate({})).toBe(fieldsOf(form).every((field) => !field.required || field.when !== undefined));
    },
  );
});
