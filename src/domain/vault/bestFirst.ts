import { searchWords } from '../text/normalise.ts';

/** Papers whose names share the most words with a name come first; otherwise the order stays. */
export function bestFirst<P extends { name: string }>(papers: readonly P[], name: string): P[] {
  const wanted = new Set(searchWords(name));
  const shared = (paper: P) => {
    const words = new Set(searchWords(paper.name));
    return words.size === 0 ? 0 : [...words].filter((word) => wanted.has(word)).length / words.size;
  };
  return papers
    .map((paper, place) => ({ paper, place, score: shared(paper) }))
    .sort((one, other) => other.score - one.score || one.place - other.place)
    .map(({ paper }) => paper);
}
