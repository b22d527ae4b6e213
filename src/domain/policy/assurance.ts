import type { Actor, Assurance } from './actor.ts';

/** What may ask for a level of assurance. */
export type AssuredAction = 'SUBMIT' | 'CREATE_ORGANISATION' | 'AUTHORISE' | 'PERSONAL_DATA';

/** How surely a person must be known, and how long ago that may have been proved (null: any time in the session). */
export interface AssuranceNeed {
  level: Assurance;
  maxAgeMinutes: number | null;
}

export const NO_NEED: AssuranceNeed = { level: 0, maxAgeMinutes: null };

/**
 * What an applicant still lacks: a higher level, a proof made anew (Đ.19.4 NĐ 69/2024: one proof, one transaction), or
 * nothing. Officers and the program are known by other means. Pure; `now` in milliseconds.
 */
export function assuranceLack(actor: Actor, need: AssuranceNeed, now: number): 'LEVEL' | 'FRESH' | undefined {
  if (actor.kind !== 'APPLICANT') return undefined;
  if ((actor.assurance ?? 0) < need.level) return 'LEVEL';
  if (need.maxAgeMinutes === null || need.level === 0) return undefined;
  const proved = actor.authenticatedAt ? Date.parse(actor.authenticatedAt) : 0;
  return now - proved > need.maxAgeMinutes * 60_000 ? 'FRESH' : undefined;
}
