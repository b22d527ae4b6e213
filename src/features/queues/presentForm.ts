import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { formatDate, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';

export interface AnsweredForm {
  title: string;
  sections: { title: string; answers: { key: string; label: string; value: string }[] }[];
}

/** What was declared, under the form's own headings; questions that were not asked or not answered are left out. */
export function presentForm(
  form: FormDefinition,
  answers: Readonly<Record<string, string>>,
  language: Language,
): AnsweredForm {
  const sections = form.sections.map((section) => ({
    title: inLanguage(section.title, language),
    answers: section.fields.flatMap((field) => {
      const answer = answers[field.key];
      if (!answer) return [];
      const value = answerText(field, answer, language);
      return [{ key: field.key, label: inLanguage(field.label, language), value }];
    }),
  }));
  return { title: inLanguage(form.title, language), sections: sections.filter(({ answers }) => answers.length > 0) };
}

function answerText(field: FormField, answer: string, language: Language): string {
  const { form } = words(language).common;
  if (field.kind === 'yesNo') return answer === 'yes' ? form.yes : form.no;
  if (field.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(answer)) return formatDate(answer);
  if (field.kind === 'money' && /^\d{1,15}$/.test(answer)) return formatVnd(Number(answer));
  const option = field.options?.find((candidate) => candidate.value === answer);
  return option ? inLanguage(option.label, language) : answer;
}
