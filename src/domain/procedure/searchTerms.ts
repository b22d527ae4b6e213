import { accentedWords, hasDiacritics, searchWords, withinEdits } from '../text/normalise.ts';
import { type Phrase, type Postings, rarityOf, type SearchIndex } from './searchIndex.ts';

export interface Term {
  /** spellings to look for with the share each counts for */
  spellings: { postings: Postings; share: number }[];
  rarity: number;
  word: string;
}

const OTHER_ACCENTS = 0.25;
const UNKNOWN = 2;
const MAYBE_IGNORED = 0.15;
const LONGEST_PHRASE = 6;
/** longer input is cut: nobody searches with more words */
const MOST_WORDS = 24;
export const CORRECTED = 0.6;

/** What is left of the words after everyday speech is put into the catalogue's own. */
interface QueryWord {
  word: string;
  /** '' when typed without accents */
  accented: string;
  /** share of its rarity that counts */
  worth: number;
}

/** The words of a question in the catalogue's own language, without those that say nothing. */
export function translate(index: SearchIndex, query: string): QueryWord[] {
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

/** What to look for: each word with its spellings, its corrections and how telling it is. */
export function toTerms(index: SearchIndex, words: QueryWord[]): Term[] {
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
