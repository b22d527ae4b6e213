import { foldVietnamese } from '../text/normalise.ts';
import { pairOf, RESULT, type SearchIndex } from './searchIndex.ts';
import { CORRECTED, type Term, toTerms, translate } from './searchTerms.ts';

export interface SearchHit {
  /** place in the list of entries the index was built from */
  entry: number;
  score: number;
}

const NEIGHBOURS = 0.45;
const OPENING = 1.5;
const UNASKED_CHANGE = 0.75;
const LEAST_SHARE = 0.34;
/** what fits so much worse than the best is only noise behind it */
const LEAST_OF_BEST = 0.3;

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
