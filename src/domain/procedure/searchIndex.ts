import { accentedWords, foldVietnamese, hasDiacritics, searchWords, withinEdits } from '../text/normalise.ts';

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

export interface SearchHit {
  /** place in the list of entries the index was built from */
  entry: number;
  score: number;
}

interface Postings {
  entries: number[];
  weights: number[];
}

interface Term {
  /** spellings to look for with the share each counts for */
  spellings: { postings: Postings; share: number }[];
  rarity: number;
  word: string;
}

interface Phrase {
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
const RESULT = 0.3;
const FIELD = 0.3;
/** words in brackets of a name say where or in which case, not what */
const BRACKETS = 0.25;
const OTHER_ACCENTS = 0.25;
const CORRECTED = 0.6;
const NEIGHBOURS = 0.45;
const OPENING = 1.5;
const UNKNOWN = 2;
const MAYBE_IGNORED = 0.15;
const UNASKED_CHANGE = 0.75;
const LEAST_SHARE = 0.34;
/** what fits so much worse than the best is only noise behind it */
const LEAST_OF_BEST = 0.3;
const LONGEST_PHRASE = 6;
/** longer input is cut: nobody searches with more words */
const MOST_WORDS = 24;

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

function pairOf(before: number, after: number): number {
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

function rarityOf(index: SearchIndex, word: string): number {
  const found = index.folded.get(word)?.entries.length ?? 0;
  return Math.log(1 + (index.size - found + 0.5) / (found + 0.5));
}

/** What is left of the words after everyday speech is put into the catalogue's own. */
interface QueryWord {
  word: string;
  /** '' when typed without accents */
  accented: string;
  /** share of its rarity that counts */
  worth: number;
}

function translate(index: SearchIndex, query: string): QueryWord[] {
  const words = searchWords(query).slice(0, MOST_WORDS);
  const accented = accentedWords(query).slice(0, MOST_WORDS);
  const typedAccents = hasDiacritics(query);
  const translated: QueryWord[] = [];
  for (let place = 0; place < words.length; ) {
    const phrase = findPhrase(index, words, accented, place, typedAccents);
    if (phrase) {
      for (const meaning of phrase.means) {
        const exact = accentedWords(meaning);
        for (const [number, word] of searchWords(meaning).entries()) {
          translated.push({ word, accented: exact[number]!, worth: 1 });
        }
      }
      place += phrase.words.length;
    } else {
      const word = words[place]!;
      const parts = index.folded.has(word) ? undefined : runTogether(index, word);
      if (parts) {
        translated.push(...parts.map((part) => ({ word: part, accented: '', worth: 1 })));
        place++;
        continue;
      }
      const spelt = typedAccents ? accented[place]! : '';
      // Without accents "can" may be cần (to need) or căn (of căn cước): such words only count less.
      const worth = typedAccents ? Number(!index.ignore.has(spelt)) : index.ignoreFolded.has(word) ? MAYBE_IGNORED : 1;
      translated.push({ word, accented: spelt, worth });
      place++;
    }
  }
  const telling = translated.filter(({ worth }) => worth > 0);
  return telling.length > 0 ? telling : translated.map((word) => ({ ...word, worth: 1 }));
}

function findPhrase(
  index: SearchIndex,
  words: string[],
  accented: string[],
  place: number,
  typedAccents: boolean,
): Phrase | undefined {
  return index.phrases.get(words[place]!)?.find(
    (phrase) =>
      phrase.words.length <= LONGEST_PHRASE &&
      phrase.words.every((word, number) => words[place + number] === word) &&
      // Whoever types tones means them: "số đo" is no "sổ đỏ". Without tones anywhere both may be meant.
      (!typedAccents ||
        phrase.accented.every(
          (word, number) => accented[place + number] === word || !hasDiacritics(accented[place + number]!),
        )),
  );
}

function toTerms(index: SearchIndex, words: QueryWord[]): Term[] {
  const terms: Term[] = [];
  const seen = new Set<string>();
  for (const [place, { word, accented, worth }] of words.entries()) {
    if (seen.has(word)) continue;
    seen.add(word);
    const plain = index.folded.get(word);
    if (plain) {
      const exact = accented ? index.accented.get(accented) : undefined;
      const spellings = exact
        ? [
            { postings: exact, share: 1 - OTHER_ACCENTS },
            { postings: plain, share: OTHER_ACCENTS },
          ]
        : [{ postings: plain, share: accented && hasDiacritics(accented) ? 0.7 : 1 }];
      terms.push({ spellings, rarity: rarityOf(index, word) * worth, word });
      continue;
    }
    const corrections = correct(index, word, place === words.length - 1);
    if (corrections.length === 0) {
      // A word nobody ever used: it counts against every procedure alike, but not as much as a rare known word.
      terms.push({ spellings: [], rarity: UNKNOWN * worth, word });
      continue;
    }
    const share = CORRECTED;
    const rarity = worth * Math.max(...corrections.map((correction) => rarityOf(index, correction)));
    terms.push({
      spellings: corrections.map((correction) => ({ postings: index.folded.get(correction)!, share })),
      rarity,
      word: corrections[0]!,
    });
  }
  return terms;
}

/** Two known words written as one: `khaisinh`. */
function runTogether(index: SearchIndex, word: string): string[] | undefined {
  if (word.length < 5 || word.length > 14) return undefined;
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const parts = [word.slice(0, cut), word.slice(cut)];
    if (parts.every((part) => (index.folded.get(part)?.entries.length ?? 0) >= 3)) return parts;
  }
  return undefined;
}

/** Known words for an unknown one: its beginning (last word, still being typed) or a typing error. */
function correct(index: SearchIndex, word: string, last: boolean): string[] {
  const key = last ? `${word}*` : word;
  const known = index.corrections.get(key);
  if (known) return known;
  const found = findCorrections(index, word, last);
  // Strangers type without end; the map must not grow with them.
  if (index.corrections.size > 5_000) index.corrections.clear();
  index.corrections.set(key, found);
  return found;
}

function findCorrections(index: SearchIndex, word: string, last: boolean): string[] {
  if (word.length < 2 || word.length > 20) return [];
  const common = (one: string, other: string) =>
    index.folded.get(other)!.entries.length - index.folded.get(one)!.entries.length;
  if (last) {
    const longer = [...index.folded.keys()].filter((candidate) => candidate.startsWith(word));
    if (longer.length > 0) return longer.sort(common).slice(0, 6);
  }
  if (word.length < 3) return [];
  const limit = word.length >= 8 ? 2 : 1;
  return [...index.folded.keys()]
    .filter((candidate) => candidate.length >= 2 && withinEdits(word, candidate, limit))
    .sort(common)
    .slice(0, 4);
}

/**
 * The procedures that fit the words, best first. Words may be without diacritics, in any order, misspelt a little, in
 * everyday speech, or a code or its beginning. Nothing is returned that fits less than a third of what was asked, or
 * far less than the best.
 */
export function search(index: SearchIndex, query: string): SearchHit[] {
  const byCode = searchCode(index, query);
  if (byCode.length > 0) return byCode;
  const terms = toTerms(index, translate(index, query));
  const asked = terms.reduce((sum, term) => sum + term.rarity, 0);
  if (asked === 0) return [];
  const { matched, inName, touched } = match(index, terms);
  const pairs = pairsOf(index, terms);
  const said = new Set(terms.map((term) => term.word));
  const hits: SearchHit[] = [];
  for (const entry of touched) {
    const share = matched[entry]! / asked;
    if (share < LEAST_SHARE) continue;
    const ofName = Math.min(1, inName[entry]! / (index.nameRarity[entry]! || 1));
    const near = neighbours(index, entry, pairs) / asked;
    const other = index.changes[entry]!.some((word) => !said.has(word)) ? UNASKED_CHANGE : 1;
    const score =
      (share * Math.sqrt(share) + NEIGHBOURS * near) * (0.55 + 0.45 * ofName) * other * index.priors[entry]!;
    hits.push({ entry, score });
  }
  hits.sort((one, other) => other.score - one.score || one.entry - other.entry);
  const least = (hits[0]?.score ?? 0) * LEAST_OF_BEST;
  return hits.filter((hit) => hit.score >= least);
}

interface Matches {
  matched: Float64Array;
  inName: Float64Array;
  touched: number[];
}

function match(index: SearchIndex, terms: Term[]): Matches {
  const matched = new Float64Array(index.size);
  const inName = new Float64Array(index.size);
  const best = new Float64Array(index.size);
  const touched: number[] = [];
  for (const { spellings, rarity } of terms) {
    const now: number[] = [];
    for (const { postings, share } of spellings) {
      const { entries, weights } = postings;
      for (let place = 0; place < entries.length; place++) {
        const entry = entries[place]!;
        const weight = weights[place]! * share;
        if (best[entry] === 0) now.push(entry);
        // The accented and the plain spelling of one word add up to the whole; two corrections do not.
        best[entry] = share === CORRECTED ? Math.max(best[entry]!, weight) : best[entry]! + weight;
      }
    }
    for (const entry of now) {
      const weight = best[entry]!;
      if (matched[entry] === 0) touched.push(entry);
      matched[entry]! += rarity * weight;
      if (weight > RESULT) inName[entry]! += rarity * weight;
      best[entry] = 0;
    }
  }
  return { matched, inName, touched };
}

interface Pair {
  number: number;
  worth: number;
}

function pairsOf(index: SearchIndex, terms: Term[]): Pair[] {
  return terms.slice(1).flatMap((after, place) => {
    const before = terms[place]!;
    const [first, second] = [index.numbers.get(before.word), index.numbers.get(after.word)];
    if (first === undefined || second === undefined) return [];
    return [{ number: pairOf(first, second), worth: (before.rarity + after.rarity) / 2 }];
  });
}

/** Rarity of the words that stand side by side in the question and in the name; a name that begins with them counts more. */
function neighbours(index: SearchIndex, entry: number, pairs: Pair[]): number {
  let sum = 0;
  for (const { number, worth } of pairs) {
    if (index.openings[entry] === number) sum += worth * OPENING;
    else if (index.pairs[entry]!.has(number)) sum += worth;
  }
  return sum;
}

const CODE = /^(l\.)?[0-9a-f.]{3,}$/;

function searchCode(index: SearchIndex, query: string): SearchHit[] {
  const wanted = foldVietnamese(query).replace(/\s+/g, '');
  if (!CODE.test(wanted) || !/\d/.test(wanted)) return [];
  const hits: SearchHit[] = [];
  for (const [entry, code] of index.codes.entries()) {
    if (code === wanted) hits.push({ entry, score: 3 });
    else if (code.startsWith(wanted)) hits.push({ entry, score: 2 });
    else if (wanted.length >= 4 && code.includes(wanted)) hits.push({ entry, score: 1 });
  }
  return hits.sort((one, other) => other.score - one.score || one.entry - other.entry);
}
