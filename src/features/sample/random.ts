/** Numbers that look random and are the same at every load. */
export interface Random {
  /** from 0 up to, not including, 1 */
  next(): number;
  /** a whole number, both ends included */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  chance(percent: number): boolean;
}

/** A small generator (mulberry32); not for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => {
      if (list.length === 0) throw new Error('Nothing to pick from');
      return list[Math.floor(next() * list.length)]!;
    },
    chance: (percent) => next() * 100 < percent,
  };
}
