import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { answerRows } from '../../ui/answerRows.ts';

export interface AnsweredForm {
  title: string;
  sections: { title: string; answers: { key: string; label: string; value: string }[] }[];
}

/** What was declared, under the form's own headings; questions that were not asked or not answered are left out. */
export function presentForm(form: FormDefinition, answers: Readonly<FormAnswers>, language: Language): AnsweredForm {
  const sections = answerRows(form, answers, language).map(({ title, rows }) => ({
    title,
    answers: rows.flatMap(({ value, ...row }) => (value === undefined ? [] : [{ ...row, value }])),
  }));
  return { title: inLanguage(form.title, language), sections: sections.filter(({ answers }) => answers.length > 0) };
}
