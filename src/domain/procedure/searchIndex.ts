import { accentedWords, searchWords } from '../text/normalise.ts';

/** What is searched of one procedure. */
export interface SearchEntry {
  code: string;
  name: string;
  nameEn?: string | null;
  field: string;
  keywords: string[];
  results: string[];
  /** how likely an ordinary visitor means this one when words fit several alike; 1 = no preference */
  prior: number;
}

/** Words of everyday speech: what people say and what the catalogue calls it. */
export interface EverydayWords {
  /** words that say nothing about which procedure is meant */
  ignore: string[];
  phrases: { say: string[]; means: string[] }[];
  /** beginnings of names that change or end something there is already: second choice unless asked for */
  changes: string[];
}

export interface Postings {
  entries: number[];
  weights: number[];
}

export interface Phrase {
  words: string[];
  accented: string[];
  means: string[];
}

export interface SearchIndex {
  size: number;
  codes: string[];
  folded: Map<string, Postings>;
  accented: Map<string, Postings>;
  /** words of the names, to number the pairs of neighbours */
  numbers: Map<string, number>;
  pairs: Set<number>[];
  /** the first words of the names */
  openings: number[];
  /** words that make a name one of change, empty when it is none */
  changes: string[][];
  nameRarity: number[];
  nameParts: Map<string, number>[];
  priors: number[];
  /** accented and, for those who type without accents, folded */
  ignore: Set<string>;
  ignoreFolded: Set<string>;
  phrases: Map<string, Phrase[]>;
  corrections: Map<string, string[]>;
}

const NAME = 1;
const KEYWORD = 0.5;
export const RESULT = 0.3;
const FIELD = 0.3;
/** words in brackets of a name say where or in which case, not what */
const BRACKETS = 0.25;

/** Builds the inverted index over a catalogue; some 100 ms for 1,349 procedures. */
export function buildSearchIndex(entries: SearchEntry[], everyday: EverydayWords): SearchIndex {
  const index: SearchIndex = {
    size: entries.length,
    codes: entries.map((entry) => entry.code.toLowerCase()),
    folded: new Map(),
    accented: new Map(),
    numbers: new Map(),
    pairs: [],
    openings: [],
    changes: [],
    nameRarity: [],
    nameParts: [],
    priors: entries.map((entry) => entry.prior),
    ignore: new Set(everyday.ignore.flatMap(accentedWords)),
    ignoreFolded: new Set(everyday.ignore.flatMap(searchWords)),
    phrases: new Map(),
    corrections: new Map(),
  };
  const changes = everyday.changes.map(searchWords);
  for (const [number, entry] of entries.entries()) addEntry(index, number, entry, changes);
  for (const [number] of entries.entries()) {
    let total = 0;
    for (const [word, weight] of index.nameParts[number]!) total += weight * rarityOf(index, word);
    index.nameRarity.push(total);
  }
  for (const { say, means } of everyday.phrases) {
    for (const text of say) addPhrase(index, text, means);
  }
  return index;
}

function addEntry(index: SearchIndex, number: number, entry: SearchEntry, changes: string[][]): void {
  const folded = new Map<string, number>();
  const accented = new Map<string, number>();
  const take = (text: string, weight: number) => {
    for (const word of searchWords(text)) folded.set(word, Math.max(folded.get(word) ?? 0, weight));
    for (const word of accentedWords(text)) accented.set(word, Math.max(accented.get(word) ?? 0, weight));
  };
  const bare = entry.name.replace(/^(thủ tục|\d+\.)\s*/i, '');
  const outside = bare.replace(/\([^)]*\)?/g, ' ');
  take(entry.name, BRACKETS);
  take(outside, NAME);
  if (entry.nameEn) take(entry.nameEn, NAME);
  for (const keyword of entry.keywords) take(keyword, KEYWORD);
  for (const result of entry.results) take(result, RESULT);
  take(entry.field, FIELD);
  for (const [word, weight] of folded) add(index.folded, word, number, weight);
  for (const [word, weight] of accented) add(index.accented, word, number, weight);
  const words = searchWords(bare);
  const numbers = words.map((word) => numberOf(index, word));
  index.pairs.push(new Set(numbers.slice(1).map((number, place) => pairOf(numbers[place]!, number))));
  index.openings.push(numbers.length > 1 ? pairOf(numbers[0]!, numbers[1]!) : -1);
  index.changes.push(changes.find((change) => change.every((word, place) => words[place] === word)) ?? []);
  const inside = new Map<string, number>();
  for (const word of words) inside.set(word, BRACKETS);
  for (const word of searchWords(outside)) inside.set(word, NAME);
  index.nameParts.push(inside);
}

function numberOf(index: SearchIndex, word: string): number {
  const known = index.numbers.get(word) ?? index.numbers.size;
  index.numbers.set(word, known);
  return known;
}

/** One number for two neighbouring words. */
export function pairOf(before: number, after: number): number {
  return before * 65_536 + after;
}

function add(map: Map<string, Postings>, word: string, entry: number, weight: number): void {
  const postings = map.get(word);
  if (postings) {
    postings.entries.push(entry);
    postings.weights.push(weight);
  } else map.set(word, { entries: [entry], weights: [weight] });
}

function addPhrase(index: SearchIndex, text: string, means: string[]): void {
  const words = searchWords(text);
  const [first] = words;
  if (!first) return;
  const phrases = index.phrases.get(first) ?? [];
  phrases.push({ words, accented: accentedWords(text), means });
  phrases.sort((one, other) => other.words.length - one.words.length);
  index.phrases.set(first, phrases);
}

/** How telling a word is: the fewer procedures have it, the more. */
export function rarityOf(index: SearchIndex, word: string): number {
  const found = index.folded.get(word)?.entries.length ?? 0;
  return Math.log(1 + (index.size - found + 0.5) / (found + 0.5));
}
