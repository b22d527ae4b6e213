/** Languages the product speaks. Vietnamese is the one that must never be missing. */
export const LANGUAGES = ['vi', 'en', 'km'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text of a procedure, an agency, a rule; the others may be missing where only the Vietnamese wording has legal force. */
export interface Words {
  vi: string;
  en?: string;
  km?: string;
}

/** Words of our own: never without English. */
export type BothWords = Words & { en: string };

/** The text in the wanted language, Vietnamese where it is missing. */
export function inLanguage(words: Words, language: Language): string {
  return words[language] ?? words.vi;
}
