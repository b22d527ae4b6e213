import { COMPARISONS, type Comparison, type Condition } from '../../domain/form/condition.ts';
import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import { partsOf } from '../../domain/form/groups.ts';

export const TESTS = ['in', 'notIn', 'filled', 'notFilled', ...COMPARISONS] as const;
export type Test = (typeof TESTS)[number];

/** A line of the condition form. `values`: of `in` and `notIn`, else one number or date as typed. */
export interface ConditionRow {
  path: string;
  test: Test;
  values: string[];
}

export interface ConditionRows {
  join: 'all' | 'any';
  rows: ConditionRow[];
}

/** A condition as lines of choices; undefined when it was written outside the editor and says more than lines can. */
export function toRows(condition: Condition | undefined): ConditionRows | undefined {
  if (!condition) return { join: 'all', rows: [] };
  const join = 'any' in condition ? 'any' : 'all';
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition];
  const rows = parts.map(toRow);
  return rows.every((row) => row !== undefined) ? { join, rows } : undefined;
}

function toRow(part: Condition): ConditionRow | undefined {
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

/** Lines of choices as a condition; undefined for none. `isNumber`: whether the field at a path holds a number. */
export function fromRows({ join, rows }: ConditionRows, isNumber: (path: string) => boolean): Condition | undefined {
  const parts = rows.map((row) => fromRow(row, isNumber));
  if (parts.length === 0) return undefined;
  if (parts.length === 1 && join === 'all') return parts[0];
  return join === 'all' ? { all: parts } : { any: parts };
}

function fromRow({ path, test, values }: ConditionRow, isNumber: (path: string) => boolean): Condition {
  if (test === 'filled') return { filled: path };
  if (test === 'notFilled') return { not: { filled: path } };
  if (test === 'in') return { field: path, in: values };
  if (test === 'notIn') return { not: { field: path, in: values } };
  const [value = ''] = values;
  const right = isNumber(path) ? { number: Number(value.replace(',', '.')) || 0 } : { text: value };
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

function leavesOf(field: FormField, prefix: string): Askable[] {
  const parts = partsOf(field);
  if (parts.length === 0) return [{ path: prefix + field.key, field }];
  return parts.map((part) => ({ path: `${prefix}${field.key}.${part.key}`, field: part }));
}

/** Tests that make sense for a kind of answer. */
export function testsFor({ kind }: FormField): Test[] {
  if (kind === 'choice' || kind === 'yesNo') return ['in', 'notIn', 'filled', 'notFilled'];
  if (kind === 'number' || kind === 'money' || kind === 'date' || kind === 'partialDate')
    return [...COMPARISONS, 'filled', 'notFilled'];
  return ['filled', 'notFilled', '='];
}
