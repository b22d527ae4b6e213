import type { Language } from '../domain/language.ts';
import { type WordsTree, words } from '../i18n/words.ts';
import { currentLanguage } from './chosenLanguage.ts';

/** The present address in another language: the server keeps the choice and comes back here. */
export function addressIn(language: Language): string {
  const url = new URL(location.href);
  url.searchParams.set('lang', language);
  return url.href;
}

const language = currentLanguage();
const w = words(language);

/** The language of the screen and its words. A choice of another one loads the page anew, so it never changes. */
export function useWords(): { language: Language; w: WordsTree } {
  return { language, w };
}
