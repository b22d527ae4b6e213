import { randomInt } from 'node:crypto';

/** Without l, I, O, 0, 1: issued passwords are read from paper or said on the phone. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz';
const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const FIGURES = '23456789';

/** A password to hand over, good for one sign-in: `Abcd-efgh-ijkm-23`, some 75 bits. */
export function makeIssuedPassword(): string {
  const pick = (from: string, count: number) =>
    Array.from({ length: count }, () => from[randomInt(from.length)]).join('');
  return `${pick(CAPITALS, 1)}${pick(LETTERS, 3)}-${pick(LETTERS, 4)}-${pick(LETTERS, 4)}-${pick(FIGURES, 2)}`;
}
