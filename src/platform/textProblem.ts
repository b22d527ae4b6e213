import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';

/** A field of text, as the person who fills it in sees it. */
export interface TextField {
  field: string;
  label: string;
  /** characters it may have at the most, line ends counted once */
  most: number;
}

/** What is wrong with a text that is too long, as a list of one; empty when it is not. What somebody typed is never cut off. */
export function textProblem(text: string, { field, label, most }: TextField, language: Language) {
  if ([...text.replace(/\r\n?/g, '\n')].length <= most) return [];
  return [{ field, code: 'tooLong', message: words(language).common.form.invalid.tooLong(label, most) }];
}
