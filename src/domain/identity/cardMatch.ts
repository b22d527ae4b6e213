import { comparableText, foldVietnamese } from '../text/normalise.ts';
import type { CitizenCard } from './citizenCard.ts';

export type SeenCard = Pick<CitizenCard, 'citizenId' | 'name' | 'dateOfBirth'>;

/** A person as their account knows them; dates `yyyy-mm-dd`. */
export interface AccountHolder {
  name: string;
  citizenId: string | null;
  dateOfBirth: string | null;
}

/** `NUMBER`: the account bears the number of the card. `NAME`: it bears none, and nothing on the card contradicts it. */
export type CardProof = 'NUMBER' | 'NAME';

export type CardMatch = { proof: CardProof } | { differs: (keyof SeenCard)[] };

/**
 * Whether a card is that of an account's holder: everything that the account knows must be the same as on the card. Names
 * are often typed without diacritics and in other letters than the card's capitals. Pure.
 */
export function matchCard(card: SeenCard, holder: AccountHolder): CardMatch {
  const differs: (keyof SeenCard)[] = [];
  if (holder.citizenId !== null && holder.citizenId !== card.citizenId) differs.push('citizenId');
  if (folded(holder.name) !== folded(card.name)) differs.push('name');
  if (holder.dateOfBirth !== null && holder.dateOfBirth !== card.dateOfBirth) differs.push('dateOfBirth');
  if (differs.length > 0) return { differs };
  return { proof: holder.citizenId === null ? 'NAME' : 'NUMBER' };
}

function folded(name: string): string {
  return foldVietnamese(comparableText(name)).replace(/\s+/g, ' ').trim();
}
