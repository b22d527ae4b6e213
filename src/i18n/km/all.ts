import type { PartialWords } from '../mergeWords.ts';
import type { WordsTree } from '../words.ts';
import { common } from './common.ts';

/** Khmer, one file for each area as in `vi/`. How to add words: CONTRIBUTING.md, “A further language”. */
export const km = { common } satisfies PartialWords<WordsTree>;
