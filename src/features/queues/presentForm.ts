import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import type { FormDefinition } from '../../domain/form/form.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { answerRows } from '../../ui/answerRows.ts';

export interface AnsweredForm {
  title: string;
  sections: { title: string; answers: { key: string; label: string; value: string }[] }[];
}

/** What was declared, under the form's own headings; questions that were not asked or not answered are left out. */
export function presentForm(
  form: FormDefinition,
  { answers, submittedAt }: Pick<DossierState, 'answers' | 'submittedAt'>,
  language: Language,
): AnsweredForm {
  const sections = answerRows(form, answers, vietnamDate(Date.parse(submittedAt)), language).map(({ title, rows }) => ({
    title,
    answers: rows.flatMap(({ value, ...row }) => (value === undefined ? [] : [{ ...row, value }])),
  }));
  return { title: inLanguage(form.title, language), sections: sections.filter(({ answers }) => answers.length > 0) };
}
