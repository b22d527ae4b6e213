import type { IsoDate } from '../domain/calendar/instant.ts';
import { evaluateForm } from '../domain/form/evaluateForm.ts';
import type { FormAnswers, FormDefinition, FormField } from '../domain/form/form.ts';
import { formatNumberText } from '../domain/form/numberText.ts';
import { type Entry, type GroupEntry, type LeafEntry, outlineForm } from '../domain/form/visibleFields.ts';
import { inLanguage, type Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { answerText } from './answerText.ts';

/** One line of a filled-in form. `value` is undefined where nothing was answered. */
export interface AnswerRow {
  /** path of the (first) answer, for links */
  key: string;
  label: string;
  value: string | undefined;
}

export interface AnswerSection {
  title: string;
  rows: AnswerRow[];
}

/**
 * What was asked and answered, as people read it, under the form's own headings: a place or a parcel on one line, each
 * item of a repeat named with its number. `answers` as stored, on the day on which they were or would be handed in; sections that were not asked are left out.
 */
export function answerRows(
  form: FormDefinition,
  answers: FormAnswers,
  filedOn: IsoDate,
  language: Language,
): AnswerSection[] {
  const outline = outlineForm(form, evaluateForm(form, answers, { today: filedOn }));
  return outline
    .map(({ section, entries }) => ({
      title: inLanguage(section.title, language),
      rows: entries.flatMap((entry) => rowsOf(entry, answers, language)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function rowsOf(entry: Entry, answers: FormAnswers, language: Language): AnswerRow[] {
  if (!entry.asked) return [];
  if (entry.is !== 'REPEAT') return [rowOf(entry, answers, language)];
  const { field, items } = entry;
  if (items.length === 0) return [{ key: field.key, label: inLanguage(field.label, language), value: undefined }];
  return items.flatMap((item, index) =>
    item.entries
      .filter((inner) => inner.asked)
      .map((inner) => {
        const row = rowOf(inner, answers, language);
        return { ...row, label: `${itemName(field, index, language)} – ${row.label}` };
      }),
  );
}

/** What one item of a repeat is called: “Con thứ 2”. */
export function itemName(repeat: FormField, index: number, language: Language): string {
  return words(language).forms.item(inLanguage(repeat.itemLabel ?? repeat.label, language), index + 1);
}

function rowOf(entry: LeafEntry | GroupEntry, answers: FormAnswers, language: Language): AnswerRow {
  if (entry.is === 'LEAF') {
    const { field } = entry;
    const answer = textOf(answers, field.key);
    return {
      key: field.key,
      label: inLanguage(field.label, language),
      value: answer === '' ? undefined : answerText(field, answer, language),
    };
  }
  const { field, path, parts } = entry;
  const [first] = parts;
  return {
    key: first?.field.key ?? path,
    label: inLanguage(field.label, language),
    value: field.kind === 'place' ? placeText(path, answers) : parcelText(path, answers, language),
  };
}

function placeText(path: string, answers: FormAnswers): string | undefined {
  return [textOf(answers, `${path}.line`), textOf(answers, `${path}.commune`)].filter(Boolean).join(', ') || undefined;
}

function parcelText(path: string, answers: FormAnswers, language: Language): string | undefined {
  const [parcel, sheet, area] = ['parcel', 'sheet', 'area'].map((part) => textOf(answers, `${path}.${part}`));
  if (!parcel && !sheet && !area) return undefined;
  return words(language).forms.parcel(parcel ?? '', sheet ?? '', formatNumberText(area ?? ''));
}

function textOf(answers: FormAnswers, path: string): string {
  return Object.hasOwn(answers, path) ? (answers[path] ?? '') : '';
}
