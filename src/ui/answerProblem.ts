import type { AnswerProblem } from '../domain/form/checkAnswers.ts';
import type { FormField } from '../domain/form/form.ts';
import { inLanguage, type Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';

/** What is wrong with an answer and how to put it right, in words. */
export function answerProblemInWords(field: FormField, problem: AnswerProblem, language: Language): string {
  const { invalid } = words(language).common.form;
  const label = inLanguage(field.label, language);
  const { kind } = field;
  switch (problem.code) {
    case 'required':
      if (kind === 'confirm') return invalid.confirm(label);
      if (kind === 'files') return invalid.files(label);
      if (kind === 'yesNo') return invalid.yesNo(label);
      return kind === 'choice' ? invalid.choice(label) : invalid.required(label);
    case 'tooLong':
      return invalid.tooLong(label, problem.limit ?? 0);
    case 'tooSmall':
      return invalid.min(label, problem.limit ?? 0);
    case 'tooLarge':
      return invalid.max(label, problem.limit ?? 0);
    case 'tooMany':
      return (kind === 'files' ? invalid.tooManyFiles : invalid.tooMany)(label, problem.limit ?? 0);
    case 'rule':
      return problem.message ? inLanguage(problem.message, language) : invalid.choice(label);
    case 'invalid':
      if (kind === 'number' || kind === 'money') return invalid.number(label);
      if (kind === 'date') return invalid.date(label);
      if (kind === 'partialDate') return invalid.partialDate(label);
      if (kind === 'citizenId' || kind === 'taxCode' || kind === 'phone' || kind === 'email') return invalid[kind];
      if (kind === 'files') return invalid.unknownFile(label);
      if (kind === 'commune' || kind === 'vehiclePlate') return invalid[kind];
      return invalid.choice(label);
  }
}
