import { COMPARISONS, type Comparison, type Condition } from '../../domain/form/condition.ts';
import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import { partsOf } from '../../domain/form/groups.ts';
import { optionsOf } from '../../domain/form/lists.ts';

export const TESTS = ['in', 'notIn', 'filled', 'notFilled', ...COMPARISONS] as const;
export type Test = (typeof TESTS)[number];

/** A line of the condition form. `values`: of `in` and `notIn`, else one number or date as typed. */
export interface ConditionRow {
  path: string;
  test: Test;
  values: string[];
}

/** Conditions that stand together. `none`: none of them holds. */
export interface ConditionGroup {
  join: Join;
  parts: Condition[];
}

export const JOINS = ['all', 'any', 'none'] as const;
export type Join = (typeof JOINS)[number];

/** A condition as a group, whatever it is; nothing is lost. Pure. */
export function toGroup(condition: Condition | undefined): ConditionGroup {
  if (!condition) return { join: 'all', parts: [] };
  if ('all' in condition) return { join: 'all', parts: condition.all };
  if ('any' in condition) return { join: 'any', parts: condition.any };
  if ('not' in condition && 'any' in condition.not) return { join: 'none', parts: condition.not.any };
  if ('not' in condition && !toRow(condition)) return { join: 'none', parts: [condition.not] };
  return { join: 'all', parts: [condition] };
}

/** The condition that a group says; undefined for an empty one. Pure. */
export function fromGroup({ join, parts }: ConditionGroup): Condition | undefined {
  const [only] = parts;
  if (!only) return undefined;
  if (join === 'none') return { not: { any: parts } };
  if (join === 'any') return { any: parts };
  return parts.length === 1 && !isGroup(only) ? only : { all: parts };
}

/** Whether a part of a group is a group of its own. */
export function isGroup(part: Condition): boolean {
  return 'all' in part || 'any' in part || ('not' in part && !toRow(part));
}

/** A part of a group as a line of choices; undefined when it compares something that is worked out. */
export function toRow(part: Condition): ConditionRow | undefined {
  if ('filled' in part) return { path: part.filled, test: 'filled', values: [] };
  if ('field' in part) return { path: part.field, test: 'in', values: part.in };
  if ('not' in part) {
    const row = toRow(part.not);
    if (row?.test === 'filled') return { ...row, test: 'notFilled' };
    return row?.test === 'in' ? { ...row, test: 'notIn' } : undefined;
  }
  if (!('is' in part) || !('answer' in part.left)) return undefined;
  const { left, is, right } = part;
  if ('number' in right) return { path: left.answer, test: is, values: [String(right.number)] };
  return 'text' in right ? { path: left.answer, test: is, values: [right.text] } : undefined;
}

/** `isNumber`: whether the field holds a number. */
export function fromRow({ path, test, values }: ConditionRow, isNumber: boolean): Condition {
  if (test === 'filled') return { filled: path };
  if (test === 'notFilled') return { not: { filled: path } };
  if (test === 'in') return { field: path, in: values };
  if (test === 'notIn') return { not: { field: path, in: values } };
  const [value = ''] = values;
  const right = isNumber ? { number: Number(value.replace(',', '.')) || 0 } : { text: value };
  return { left: { answer: path }, is: test as Comparison, right };
}

/** A field that a condition may name, with its path as conditions write it. */
export interface Askable {
  path: string;
  field: FormField;
}

/** What is asked before a field (and in the same item of its repeat), which a condition may name. Pure. */
export function askedBefore(form: FormDefinition, key: string, repeat?: FormField): Askable[] {
  const found: Askable[] = [];
  for (const field of form.sections.flatMap(({ fields }) => fields)) {
    if (field.key === key && !repeat) return found;
    if (repeat && field.key === repeat.key) {
      for (const inner of field.fields ?? []) {
        if (inner.key === key) return found;
        found.push(...leavesOf(inner, `${field.key}.`));
      }
      return found;
    }
    if (field.kind !== 'repeat') found.push(...leavesOf(field, ''));
  }
  return found;
}

/** Everything a rule may name: all of the form, and of its repeat what stands in the same item. Pure. */
export function askedAnywhere(form: FormDefinition, repeat?: FormField): Askable[] {
  return form.sections.flatMap(({ fields }) =>
    fields.flatMap((field) => {
      if (field.kind !== 'repeat') return leavesOf(field, '');
      return field.key === repeat?.key ? (field.fields ?? []).flatMap((inner) => leavesOf(inner, `${field.key}.`)) : [];
    }),
  );
}

/** A line that can be kept as it is: the first test and answer that fit. */
export function startingRow({ path, field }: Askable): ConditionRow {
  const test = testsFor(field)[0] ?? 'filled';
  const first = field.kind === 'yesNo' || field.kind === 'confirm' ? 'yes' : optionsOf(field)[0]?.value;
  return { path, test, values: first ? [first] : ['0'] };
}

export function isNumeric({ kind }: Pick<FormField, 'kind'>): boolean {
  return kind === 'number' || kind === 'money';
}

function leavesOf(field: FormField, prefix: string): Askable[] {
  const parts = partsOf(field);
  if (parts.length === 0) return [{ path: prefix + field.key, field }];
  return parts.map((part) => ({ path: `${prefix}${field.key}.${part.key}`, field: part }));
}

/** Tests that make sense for a kind of answer. */
export function testsFor({ kind }: FormField): Test[] {
  if (kind === 'choice' || kind === 'yesNo' || kind === 'confirm') return ['in', 'notIn', 'filled', 'notFilled'];
  if (kind === 'number' || kind === 'money' || kind === 'date' || kind === 'partialDate')
    return [...COMPARISONS, 'filled', 'notFilled'];
  return kind === 'files' ? ['filled', 'notFilled'] : ['filled', 'notFilled', '='];
}
