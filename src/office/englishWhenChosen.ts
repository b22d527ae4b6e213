import type { PartialWords } from '../i18n/mergeWords.ts';
import type { WordsTree } from '../i18n/words.ts';
import { currentLanguage } from './chosenLanguage.ts';

/** What a Vietnamese page says in English: the way there. */
const ITS_NAME: PartialWords<WordsTree> = { common: { languageName: 'English' } };

/** The build puts this in the place of `i18n/en/all.ts`: officers who read Vietnamese do not wait for the English words. */
export const en = currentLanguage() === 'en' ? (await import('../i18n/en/all.ts')).en : ITS_NAME;
