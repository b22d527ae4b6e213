import { parseCitizenId } from '../identity/citizenId.ts';
import { parseEmail } from '../identity/email.ts';
import { parsePhone } from '../identity/phone.ts';
import { parseTaxCode } from '../identity/taxCode.ts';
import { parseDateText } from '../text/dateText.ts';
import { cleanText } from '../text/normalise.ts';
import type { FieldKind, FormAnswers, FormDefinition, FormField } from './form.ts';
import { numberOf, parseMoneyText, parseNumberText } from './numberText.ts';
import { visibleFields } from './visibleFields.ts';

/** What may be wrong with an answer. `invalid`: not what its kind asks for. */
export type AnswerFault = 'required' | 'tooLong' | 'invalid' | 'tooSmall' | 'tooLarge';

export interface AnswerProblem {
  /** key of the field */
  field: string;
  code: AnswerFault;
  /** characters for `tooLong`, the bound for `tooSmall` and `tooLarge` */
  limit?: number;
}

export interface CheckedAnswers {
  /** as they are stored: only fields that are asked and answered; what could not be read stays as typed */
  answers: FormAnswers;
  /** in the order of the form; empty when the form may be handed in */
  problems: AnswerProblem[];
}

/** Characters an answer may have where the form does not say. */
export const LONGEST: Record<'text' | 'longText' | 'address', number> = { text: 300, longText: 4000, address: 500 };

type Reader = (text: string) => string | undefined;
const oneLine: Reader = (text) => text.replace(/\s+/g, ' ');

/** How each kind is read; the answer as it is stored, or undefined. Reading twice changes nothing. */
const READERS: Record<Exclude<FieldKind, 'choice'>, Reader> = {
  text: oneLine,
  longText: (text) => text,
  address: oneLine,
  number: parseNumberText,
  money: parseMoneyText,
  date: parseDateText,
  yesNo: (text) => (text === 'yes' || text === 'no' ? text : undefined),
  citizenId: parseCitizenId,
  // Since 01/07/2025 a person's own number is also the tax code (Đ.5 TT 86/2024/TT-BTC).
  taxCode: (text) => parseTaxCode(text) ?? parseCitizenId(text),
  phone: parsePhone,
  email: parseEmail,
};

/**
 * Reads what was typed into a form: dates become `yyyy-mm-dd`, numbers digits with a decimal comma, amounts whole đồng,
 * phones E.164, texts NFC without stray blanks. Browser and server use it alike; it needs no words.
 */
export function checkAnswers(form: FormDefinition, typed: FormAnswers): CheckedAnswers {
  const read = new Map<string, string>();
  for (const field of form.sections.flatMap((section) => section.fields)) {
    const text = cleanText(Object.hasOwn(typed, field.key) ? (typed[field.key] ?? '') : '');
    if (text !== '') read.set(field.key, readAnswer(field, text) ?? text);
  }
  const answers: FormAnswers = {};
  const problems: AnswerProblem[] = [];
  for (const field of visibleFields(form, Object.fromEntries(read))) {
    const value = read.get(field.key);
    if (value !== undefined) answers[field.key] = value;
    const fault = findFault(field, value);
    if (fault) problems.push({ field: field.key, ...fault });
  }
  return { answers, problems };
}

/** One answer of a field as it is stored; undefined when it is not what the kind asks for. */
export function readAnswer(field: FormField, text: string): string | undefined {
  if (field.kind !== 'choice') return READERS[field.kind](text);
  return field.options?.some((option) => option.value === text) ? text : undefined;
}

function findFault(field: FormField, value: string | undefined): Omit<AnswerProblem, 'field'> | undefined {
  if (value === undefined) return field.required ? { code: 'required' } : undefined;
  if (readAnswer(field, value) === undefined) return { code: 'invalid' };
  const most = longest(field);
  if (most !== undefined && [...value].length > most) return { code: 'tooLong', limit: most };
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
