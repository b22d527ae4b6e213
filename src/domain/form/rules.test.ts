import { describe, expect, it } from 'vitest';
import { checkAnswers } from './checkAnswers.ts';
import type { Expression } from './condition.ts';
import { diffForms } from './diffForms.ts';
import type { FormDefinition, FormField } from './form.ts';
import { proveForm } from './proveForm.ts';
import { addItem, removeItem } from './repeats.ts';
import { visibleFields } from './visibleFields.ts';

const label = (vi: string) => ({ vi });
const field = (key: string, kind: FormField['kind'], rest: Partial<FormField> = {}): FormField => ({
  key,
  kind,
  label: label(key),
  ...rest,
});
const formOf = (...fields: FormField[]): FormDefinition => ({
  key: 'test',
  title: label('Thử'),
  sections: [{ title: label('Phần'), fields }],
});

const children = field('children', 'repeat', {
  min: 1,
  max: 3,
  fields: [
    field('name', 'text', { required: true }),
    field('born', 'date'),
    field('age', 'number', { compute: { years: { answer: 'children.born' }, until: { today: true } } }),
    field('school', 'text', {
      required: true,
      when: { left: { answer: 'children.age' }, is: '>=', right: { number: 6 } },
    }),
    field('cost', 'money'),
  ],
});

describe('a repeat', () => {
  const form = formOf(
    children,
    field('total', 'money', { compute: { sum: 'children.cost' } }),
    field('count', 'number', { compute: { count: 'children' } }),
  );
  const typed = {
    children: '2',
    'children.0.name': 'Nguyễn Văn Mẫu',
    'children.0.born': '1/2/2015',
    'children.0.school': 'Trường Ví Dụ',
    'children.0.cost': '1.000.000',
    'children.1.name': 'Nguyễn Thị Mẫu',
    'children.1.born': '1/2/2025',
    'children.1.cost': '250.000',
  };

  it('asks and computes in each item for itself, and sums over all', () => {
    expect(checkAnswers(form, typed, { today: '2026-11-22' })).toEqual({
      problems: [],
      answers: expect.objectContaining({ 'children.0.age': '11', 'children.1.age': '1', total: '1250000', count: '2' }),
    });
    expect(visibleFields(form, typed, { today: '2026-11-22' }).map(({ key }) => key)).not.toContain(
      'children.1.school',
    );
  });

  it('has its least number of items from the start, and says when there are too many', () => {
    expect(checkAnswers(form, {}).problems).toEqual([{ field: 'children.0.name', code: 'required' }]);
    expect(checkAnswers(form, { children: '4' }).problems[0]).toEqual({ field: 'children', code: 'tooMany', limit: 3 });
  });

  it('grows at the end and closes up where an item is taken out', () => {
    expect(addItem(form, typed, 'children').children).toBe('3');
    expect(addItem(form, { ...typed, children: '3' }, 'children').children).toBe('3');
    const left = removeItem(form, typed, 'children', 0);
    expect(left).toMatchObject({ children: '1', 'children.0.name': 'Nguyễn Thị Mẫu' });
    expect(Object.keys(left)).not.toContain('children.1.name');
  });
});

describe('a computed value', () => {
  const numbers = [
    field('a', 'number'),
    field('b', 'number'),
    field('born', 'date'),
    field('until', 'date'),
    field('first', 'text'),
  ];
  const given = { a: '7', b: '2', born: '29/2/2008', until: '28/2/2026', first: 'An' };
  const both: Expression[] = [{ answer: 'a' }, { answer: 'b' }];

  it.each<[string, Expression, string]>([
    ['sum', { calculate: '+', of: both }, '9'],
    ['difference', { calculate: '-', of: both }, '5'],
    ['product', { calculate: '×', of: both }, '14'],
    ['quotient', { calculate: '÷', of: both }, '3,5'],
    ['quotient by nothing', { calculate: '÷', of: [{ answer: 'a' }, { number: 0 }] }, ''],
    ['age the day before the birthday', { years: { answer: 'born' }, until: { answer: 'until' } }, '17'],
    ['days', { days: { answer: 'until' }, until: { text: '2026-03-01' } }, '1'],
    ['calculation with a text', { calculate: '+', of: [{ answer: 'a' }, { answer: 'first' }] }, ''],
  ])('is a %s', (_, compute, expected) => {
    const { answers, problems } = checkAnswers(formOf(...numbers, field('result', 'number', { compute })), {
      ...given,
      result: '99',
    });
    expect([answers.result ?? '', problems]).toEqual([expected, []]);
  });

  it('joins texts and leaves out what is empty', () => {
    const compute: Expression = { join: [{ answer: 'first' }, { answer: 'gone' }, { text: 'Bình' }], with: ' ' };
    expect(checkAnswers(formOf(...numbers, field('result', 'text', { compute })), given).answers.result).toBe(
      'An Bình',
    );
  });
});

describe('the form’s own rules', () => {
  const rule = {
    holds: {
      left: { years: { answer: 'born' }, until: { today: true as const } },
      is: '>=' as const,
      right: { number: 18 },
    },
    message: label('Chưa đủ 18 tuổi.'),
  };
  const form = formOf(field('born', 'date', { rules: [rule] }));

  it('are said in the form’s words, and not where something they need is unknown', () => {
    expect(checkAnswers(form, { born: '1/1/2010' }, { today: '2026-11-22' }).problems).toEqual([
      { field: 'born', code: 'rule', message: label('Chưa đủ 18 tuổi.') },
    ]);
    expect(checkAnswers(form, { born: '1/1/2010' }).problems).toEqual([]);
    expect(checkAnswers(form, { born: '1/1/2000' }, { today: '2026-11-22' }).problems).toEqual([]);
  });
});

describe('a place and a parcel', () => {
  const form = formOf(field('home', 'place'), field('land', 'landParcel', { required: true }));

  it('may be left out whole but not by half, and required ones not at all', () => {
    const parcel = { 'land.parcel': '12', 'land.sheet': '5', 'land.area': '100,5' };
    expect(checkAnswers(form, parcel).problems).toEqual([]);
    expect(checkAnswers(form, { ...parcel, 'home.line': 'Số 1' }).problems).toEqual([
      { field: 'home.commune', code: 'required' },
    ]);
    expect(checkAnswers(form, {}).problems.map(({ field: path }) => path)).toEqual([
      'land.parcel',
      'land.sheet',
      'land.area',
    ]);
  });

  it('takes a former commune for today’s, and asks where there is none or more than one', () => {
    const places = new Map([
      ['Xã Cũ, Huyện Cũ', 'Phường Ví Dụ, Tỉnh Mẫu'],
      ['Xã Chia', null],
    ]);
    const typed = { 'land.parcel': '1', 'land.sheet': '1', 'land.area': '1' };
    expect(checkAnswers(form, { ...typed, 'home.commune': 'Xã Cũ, Huyện Cũ' }, { places }).answers).toMatchObject({
      'home.commune': 'Phường Ví Dụ, Tỉnh Mẫu',
    });
    expect(checkAnswers(form, { ...typed, 'home.commune': 'Xã Chia' }, { places }).problems).toEqual([
      { field: 'home.commune', code: 'invalid' },
    ]);
  });
});

describe('the prover of forms', () => {
  it('finds conditions on later answers, impossible answers, doubled keys and empty groups', () => {
    const form = formOf(
      field('early', 'text', { when: { filled: 'late' } }),
      field('late', 'yesNo'),
      field('odd', 'text', { when: { field: 'late', in: ['maybe'] } }),
      field('twice', 'text'),
      field('twice', 'text'),
      field('group', 'repeat', { fields: [] }),
      field('sum', 'number', { compute: { sum: 'late' } }),
    );
    expect(proveForm(form).map(({ at }) => at)).toEqual(['early', 'odd', 'group', 'sum', 'twice']);
    expect(proveForm(formOf(children))).toEqual([]);
  });
});

describe('the difference of two versions', () => {
  it('names what was added, removed, moved and changed, with the properties', () => {
    const before = formOf(field('a', 'text'), field('b', 'text'), children);
    const after = formOf(
      field('a', 'text', { required: true }),
      { ...children, fields: [field('name', 'longText', { required: true })] },
      field('c', 'date'),
    );
    expect(diffForms(before, after).map(({ kind, at, properties }) => [kind, at, ...properties])).toEqual([
      ['CHANGED', 'a', 'required'],
      ['CHANGED', 'children.name', 'kind'],
      ['ADDED', 'c'],
      ['REMOVED', 'b'],
      ...['born', 'age', 'school', 'cost'].map((key) => ['REMOVED', `children.${key}`]),
    ]);
  });
});
