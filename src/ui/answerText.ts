import { parseFilesText } from '../domain/form/files.ts';
import type { FormField } from '../domain/form/form.ts';
import { formatPartialDate } from '../domain/form/kindText.ts';
import { optionsOf } from '../domain/form/lists.ts';
import { formatNumberText } from '../domain/form/numberText.ts';
import { readAnswer } from '../domain/form/readAnswer.ts';
import { formatPhone } from '../domain/identity/phone.ts';
import { inLanguage, type Language } from '../domain/language.ts';
import { formatDate, formatVnd } from '../domain/text/format.ts';
import { words } from '../i18n/words.ts';

/** A stored answer as people read it; what could not be read stays as it was typed. */
export function answerText(field: FormField, stored: string, language: Language): string {
  if (readAnswer(field, stored) === undefined) return stored;
  const { form } = words(language).common;
  switch (field.kind) {
    case 'date':
      return formatDate(stored);
    case 'partialDate':
      return formatPartialDate(stored);
    case 'number':
      return formatNumberText(stored);
    case 'money':
      return formatVnd(Number(stored));
    case 'phone':
      return formatPhone(stored);
    case 'confirm':
      return form.yes;
    case 'files':
      return (parseFilesText(stored) ?? []).map(({ name }) => name).join('; ');
    case 'yesNo':
      return stored === 'yes' ? form.yes : form.no;
    case 'choice': {
      const option = optionsOf(field).find((candidate) => candidate.value === stored);
      return option ? inLanguage(option.label, language) : stored;
    }
    default:
      return stored;
  }
}
