import type { WordsTree } from '../i18n/words.ts';

/** The build puts this in the place of `i18n/vi/all.ts`: every script adds the areas it says (script/wordsByArea.ts). */
export const vi: Partial<WordsTree> = {};
