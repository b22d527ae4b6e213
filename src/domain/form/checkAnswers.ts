import type { Words } from '../language.ts';
import { holds, isDecidable } from './condition.ts';
import { evaluateForm } from './evaluateForm.ts';
import { MOST_FILES, parseFilesText } from './files.ts';
import type { FormAnswers, FormDefinition, FormField } from './form.ts';
import { numberOf } from './numberText.ts';
import { type Known, readAnswer } from './readAnswer.ts';
import { type Entry, outlineForm } from './visibleFields.ts';

/** What may be wrong with an answer. `invalid`: not what its kind asks for; `rule`: the form's own rule, in its words. */
export type AnswerFault = 'required' | 'tooLong' | 'invalid' | 'tooSmall' | 'tooLarge' | 'tooMany' | 'rule';

export interface AnswerProblem {
  /** path of the answer: `name`, `children.0.name` */
  field: string;
  code: AnswerFault;
  /** characters for `tooLong`, the bound for `tooSmall`, `tooLarge` and `tooMany` */
  limit?: number;
  /** of a `rule` */
  message?: Words;
}

export interface CheckedAnswers {
  /** as they are stored: only fields that are asked and answered; what could not be read stays as typed */
  answers: FormAnswers;
  /** in the order of the form; empty when the form may be handed in */
  problems: AnswerProblem[];
}

/** Characters an answer may have where the form does not say. */
export const LONGEST: Record<'text' | 'longText' | 'address', number> = { text: 300, longText: 4000, address: 500 };

/**
 * Reads what was typed into a form: dates become `yyyy-mm-dd`, numbers digits with a decimal comma, amounts whole đồng,
 * phones E.164, texts NFC without stray blanks; what is computed is computed. Browser and server use it alike; it needs
 * no words.
 */
export function checkAnswers(form: FormDefinition, typed: FormAnswers, known: Known = {}): CheckedAnswers {
  const evaluation = evaluateForm(form, typed, known);
  const answers: FormAnswers = {};
  const problems: AnswerProblem[] = [];

  function check(entry: Entry, item?: { repeat: string; index: number }): void {
    if (!entry.asked) return;
    if (entry.is === 'GROUP') for (const part of entry.parts) check(part, item);
    else if (entry.is === 'LEAF') checkLeaf(entry.field, item);
    else {
      const { field, items } = entry;
      if (items.length > 0) answers[field.key] = String(items.length);
      if (field.max !== undefined && items.length > field.max)
        problems.push({ field: field.key, code: 'tooMany', limit: field.max });
      for (const [index, { entries }] of items.entries())
        for (const inner of entries) check(inner, { repeat: field.key, index });
    }
  }

  function checkLeaf(field: FormField, item?: { repeat: string; index: number }): void {
    const value = evaluation.textAt(field.key);
    if (value !== '') answers[field.key] = value;
    const fault = findFault(field, value, known) ?? brokenRule(field, value, item);
    if (fault) problems.push({ field: field.key, ...fault });
  }

  function brokenRule({ rules = [] }: FormField, value: string, item?: { repeat: string; index: number }): Fault {
    const scope = evaluation.scope(item);
    const broken =
      value === '' ? undefined : rules.find((rule) => isDecidable(rule.holds, scope) && !holds(rule.holds, scope));
    return broken && { code: 'rule', message: broken.message };
  }

  for (const { entries } of outlineForm(form, evaluation)) for (const entry of entries) check(entry);
  return { answers, problems };
}

type Fault = Omit<AnswerProblem, 'field'> | undefined;

function findFault(field: FormField, value: string, known: Known): Fault {
  if (field.compute) return undefined;
  if (value === '') return field.required ? { code: 'required' } : undefined;
  if (readAnswer(field, value, known) === undefined) return { code: 'invalid' };
  const most = longest(field);
  if (most !== undefined && [...value].length > most) return { code: 'tooLong', limit: most };
  if (field.kind === 'files') {
    const limit = field.max ?? MOST_FILES;
    return (parseFilesText(value)?.length ?? 0) > limit ? { code: 'tooMany', limit } : undefined;
  }
  if (field.kind !== 'number' && field.kind !== 'money') return undefined;
  const amount = numberOf(value);
  if (field.min !== undefined && amount < field.min) return { code: 'tooSmall', limit: field.min };
  if (field.max !== undefined && amount > field.max) return { code: 'tooLarge', limit: field.max };
  return undefined;
}

/** Characters a text answer may have. */
export function longest(field: FormField): number | undefined {
  const { kind } = field;
  return kind === 'text' || kind === 'longText' || kind === 'address' ? (field.maxLength ?? LONGEST[kind]) : undefined;
}
