const TONE_CLUSTER = /([oO])([àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?!\p{L})|(?<![qQ])([uU])([ỳýỷỹỵỲÝỶỸỴ])(?!\p{L})/gu;
const CONTROL = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;
const MARKS = /\p{M}/gu;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;
const NOT_WORD = /[^\p{L}\p{M}\p{N}.]+/gu;
const LONE_DOTS = /(?<!\d)\.|\.(?!\d)/g;
const CONSONANT_Y = /^(h|k|l|m|n|s|t|v|qu)y$/;

/**
 * A text as it is stored: Unicode NFC, no control or zero-width characters, no lone surrogates, Unix line ends, no blank
 * space at either end. Words and their spelling are untouched.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(/\u00a0/g, ' ')
    .trim();
}

function moveTone(match: string, o?: string, after?: string, u?: string, y?: string): string {
  const first = o ?? u ?? '';
  const marked = (after ?? y ?? '').normalize('NFD');
  const tone = TONE.exec(marked)?.[0] ?? '';
  return tone ? (first + tone + marked.replace(tone, '')).normalize('NFC') : match;
}

/**
 * A text for telling whether two texts say the same: the tone mark where the old style puts it (hoà → hòa, thuỷ → thủy)
 * and single blanks. Not for display.
 */
export function comparableText(text: string): string {
  return text.normalize('NFC').replace(TONE_CLUSTER, moveTone).replace(/\s+/g, ' ').trim();
}

/** Lower-case text without any diacritics: `Đăng ký Hòa giải` → `dang ky hoa giai`. Punctuation is kept. */
export function foldVietnamese(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd').replaceAll('ð', 'd');
}

function splitWords(text: string): string[] {
  return text.normalize('NFC').toLowerCase().replace(NOT_WORD, ' ').replace(LONE_DOTS, ' ').split(' ').filter(Boolean);
}

interface Spelling {
  folded: string;
  accented: string;
}

/** Vietnamese is written in some thousand syllables: each is worked out once. */
const spellings = new Map<string, Spelling>();
const MOST_SPELLINGS = 20_000;

function spellingOf(word: string): Spelling {
  const known = spellings.get(word);
  if (known) return known;
  const folded = foldVietnamese(word).replace(CONSONANT_Y, '$1i');
  const spelling = { folded, accented: comparableText(word).replaceAll('ð', 'đ') };
  if (spellings.size >= MOST_SPELLINGS) spellings.clear();
  spellings.set(word, spelling);
  return spelling;
}

/**
 * The words of a text as search compares them: folded, split at everything but letters, digits and dots between digits
 * (so that the code `1.001193` stays one word), and with `i` for a lone `y` (kỹ = kĩ, ly = li).
 */
export function searchWords(text: string): string[] {
  return splitWords(text).map((word) => spellingOf(word).folded);
}

/** The same words with their diacritics, one for one with `searchWords`. */
export function accentedWords(text: string): string[] {
  return splitWords(text).map((word) => spellingOf(word).accented);
}

/** Whether the text carries any Vietnamese diacritic: somebody who types `dang ky` means every `đ` and every tone. */
export function hasDiacritics(text: string): boolean {
  return /đ|\p{M}/iu.test(text.normalize('NFD'));
}

/** Whether two words differ by at most `limit` insertions, deletions, changes or swaps of neighbours. */
export function withinEdits(first: string, second: string, limit: number): boolean {
  if (Math.abs(first.length - second.length) > limit) return false;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let row = 1; row <= first.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= second.length; column++) {
      const same = first[row - 1] === second[column - 1];
      let cost = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1]) {
        cost = Math.min(cost, beforePrevious[column - 2]! + 1);
      }
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return false;
    beforePrevious = previous;
    previous = current;
  }
  return previous[second.length]! <= limit;
}
