import type { Language } from '../domain/language.ts';
import { en } from './en/all.ts';
import { km } from './km/all.ts';
import { leavesOf, mergeWords, type PartialWords } from './mergeWords.ts';
import { vi } from './vi/all.ts';

/** All words of one language, by area: `words('vi').portal.home.heading`. */
export type WordsTree = typeof vi;

/**
 * The words each language brings. English is complete by its type; a language that begins with a few areas (Khmer)
 * speaks Vietnamese where it has no words yet.
 */
const BROUGHT: Record<Language, PartialWords<WordsTree>> = { vi, en, km };

const trees = new Map<Language, WordsTree>();

/** The words of a language, Vietnamese where it has none. Merged once. */
export function words(language: Language): WordsTree {
  if (language === 'vi') return vi;
  const known = trees.get(language);
  if (known) return known;
  const tree = mergeWords(vi, BROUGHT[language]);
  trees.set(language, tree);
  return tree;
}

/** What a language has no words for yet: its place in the tree and the Vietnamese words said instead. */
export function missingWords(language: Language): { path: string; value: unknown }[] {
  const brought = new Set(leavesOf(BROUGHT[language]).map(({ path }) => path));
  return leavesOf(vi).filter(({ path }) => !brought.has(path));
}

const mainLanguages = new Map<Language, Language>();

/**
 * The language most of a page is in when this one is chosen, which screen readers and search engines are told: Vietnamese
 * until half of the words are there.
 */
export function mainLanguage(language: Language): Language {
  const known = mainLanguages.get(language);
  if (known) return known;
  const main = missingWords(language).length * 2 > leavesOf(vi).length ? 'vi' : language;
  mainLanguages.set(language, main);
  return main;
}

/** Title and advice for an error code; a code without words (never in a release: a test looks) gets the general ones. */
export function errorWords(
  language: Language,
  code: string,
  values: Record<string, unknown> = {},
): { title: string; detail: string } {
  const errors: Record<string, { title: string; detail: string }> = words(language).errors;
  const { title, detail } = errors[code] ?? words(language).errors['common.internal'];
  return { title, detail: detail.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all)) };
}
