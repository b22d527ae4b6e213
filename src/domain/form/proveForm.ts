import type { Words } from '../language.ts';
import { type Condition, type Expression, referencesOf } from './condition.ts';
import { MOST_FILES } from './files.ts';
import type { FormDefinition, FormField } from './form.ts';
import { findSpot, MOST_ITEMS } from './groups.ts';
import { optionValues } from './lists.ts';
import { readAnswer } from './readAnswer.ts';

/** Something that keeps a form from being published. */
export interface FormFinding {
  /** `sections/2` or the key of the field, of a field in a repeat `children.name` */
  at: string;
  words: Words;
}

const KEY = /^[a-z][a-zA-Z0-9]{0,59}$/;
const COMPUTED_KINDS = new Set(['text', 'longText', 'number', 'money']);

/** What is wrong with a form: keys, options, bounds, and conditions that name what is not asked before. Pure. */
export function proveForm(form: FormDefinition): FormFinding[] {
  const tops = new Map(form.sections.flatMap(({ fields }) => fields.map((field) => [field.key, field] as const)));
  const findings: FormFinding[] = [];
  const before = new Set<string>();
  const find = (at: string, vi: string, en: string) => findings.push({ at, words: { vi, en } });

  /** The leaf a condition means, or undefined; `repeat`: the repeat it stands in. */
  function meant(path: string, repeat?: FormField): FormField | undefined {
    const inside = repeat && path.startsWith(`${repeat.key}.`);
    const spot = findSpot(tops, inside ? `${repeat.key}.0${path.slice(repeat.key.length)}` : path);
    return spot && (inside || !spot.item) ? spot.field : undefined;
  }

  function checkReferences(
    at: string,
    part: Condition | Expression,
    repeat: FormField | undefined,
    anywhere: boolean,
  ): void {
    for (const { path, values, all } of referencesOf(part)) {
      const field = all ? summed(path) : meant(path, repeat);
      const top = path.split('.')[0] ?? '';
      const known = before.has(top) || before.has(path) || (anywhere && field);
      if (!field || !known)
        find(at, `“${path}” không phải câu hỏi đứng trước mục này.`, `“${path}” is not asked before this.`);
      const possible =
        field &&
        (field.kind === 'yesNo'
          ? ['yes', 'no']
          : field.kind === 'confirm'
            ? ['yes']
            : field.kind === 'choice'
              ? optionValues(field)
              : undefined);
      const impossible = possible ? (values ?? []).filter((value) => !possible.includes(value)) : [];
      if (impossible.length > 0 || values?.length === 0)
        find(
          at,
          `Câu “${path}” không bao giờ có câu trả lời ${impossible.join(', ') || '(trống)'}.`,
          `The field “${path}” never has the answer ${impossible.join(', ') || '(none)'}.`,
        );
    }
  }

  function summed(path: string): FormField | undefined {
    const top = tops.get(path.split('.')[0] ?? '');
    if (top?.kind !== 'repeat') return undefined;
    return path.includes('.') ? meant(path, top) : top;
  }

  function checkField(field: FormField, repeat?: FormField): void {
    const at = repeat ? `${repeat.key}.${field.key}` : field.key;
    const { kind, options, list, min, max, fields = [] } = field;
    if (!KEY.test(field.key))
      find(at, 'Mã phải viết liền, bắt đầu bằng chữ thường.', 'The key must be camelCase letters and digits.');
    if (!field.label.vi.trim()) find(at, 'Chưa có tên tiếng Việt.', 'The Vietnamese label is missing.');
    if ((kind === 'choice') !== (options !== undefined || list !== undefined) || (options && list))
      find(
        at,
        'Mục chọn cần đúng một danh sách; loại khác không có.',
        'A choice, and only a choice, has one list of options.',
      );
    if (options && (options.length < 2 || new Set(options.map(({ value }) => value)).size < options.length))
      find(
        at,
        'Cần ít nhất hai lựa chọn có giá trị khác nhau.',
        'At least two options with different values are needed.',
      );
    if (min !== undefined && max !== undefined && min > max)
      find(at, 'Giá trị nhỏ nhất lớn hơn giá trị lớn nhất.', 'The least is above the most.');
    if (kind === 'repeat' && (repeat || fields.length === 0 || (max ?? MOST_ITEMS) > MOST_ITEMS || (min ?? 0) < 0))
      find(
        at,
        `Nhóm lặp lại cần có câu hỏi, nhiều nhất ${MOST_ITEMS} lần, không lồng nhau.`,
        `A repeat needs fields, at most ${MOST_ITEMS} items, and stands in no other.`,
      );
    if (kind === 'files' && (max ?? MOST_FILES) > MOST_FILES)
      find(at, `Mỗi mục nhận nhiều nhất ${MOST_FILES} tệp.`, `A field takes at most ${MOST_FILES} files.`);
    if (field.initial !== undefined && (repeat || readAnswer(field, field.initial) === undefined))
      find(at, 'Giá trị ban đầu không hợp với loại câu trả lời.', 'The value it begins with is not one of its kind.');
    if (field.compute && !COMPUTED_KINDS.has(kind))
      find(at, 'Chỉ chữ, số và tiền được tự tính.', 'Only texts, numbers and amounts are computed.');
    if (field.when) checkReferences(at, field.when, repeat, false);
    if (field.compute) checkReferences(at, field.compute, repeat, false);
    before.add(at);
    if (kind === 'repeat') for (const inner of fields) checkField(inner, field);
    for (const rule of field.rules ?? []) checkReferences(at, rule.holds, repeat, true);
    for (const key of doubled(fields.map((inner) => inner.key))) find(`${at}.${key}`, ...twice(key));
  }

  for (const [index, section] of form.sections.entries()) {
    if (!section.title.vi.trim()) find(`sections/${index}`, 'Phần chưa có tên.', 'The section has no title.');
    if (section.fields.length === 0) find(`sections/${index}`, 'Phần chưa có câu hỏi.', 'The section has no fields.');
    if (section.when) checkReferences(`sections/${index}`, section.when, undefined, false);
    for (const field of section.fields) checkField(field);
  }
  if (form.sections.length === 0) find('sections', 'Tờ khai chưa có phần nào.', 'The form has no sections.');
  for (const key of doubled(form.sections.flatMap(({ fields }) => fields.map((field) => field.key))))
    find(key, ...twice(key));
  return findings;
}

function twice(key: string): [string, string] {
  return [`Mã ${key} có hai lần. Hãy đặt mã khác.`, `Key ${key} occurs twice. Choose another.`];
}

function doubled(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
