/** Where a paper in a vault came from (Đ.16 NĐ 45/2020). */
export const VAULT_SOURCES = ['RESULT', 'DIGITISED', 'CERTIFIED', 'DECLARED', 'NATIONAL', 'DATABASE'] as const;
export type VaultSource = (typeof VAULT_SOURCES)[number];

/** What is known of the digital signature in the file. `UNCHECKED`: there is one, nobody has verified it. */
export type SignatureState = 'NONE' | 'UNCHECKED' | 'VALID' | 'INVALID';

/** How far a paper may be relied on, best first: signed electronic original … plain copy or own declaration. */
export const TRUST_LEVELS = ['SIGNED_ORIGINAL', 'CERTIFIED_COPY', 'SIGNED_SCAN', 'VERIFIED_DATA', 'PLAIN'] as const;
export type TrustLevel = (typeof TRUST_LEVELS)[number];

/** Whether a paper holds on a day. Only `VALID` ones may be used in a dossier; the others stay to be seen. */
export const VAULT_STATES = ['VALID', 'NOT_YET', 'EXPIRED', 'REVOKED', 'REPLACED'] as const;
export type VaultState = (typeof VAULT_STATES)[number];

/** What somebody noted or an event did; running out needs no note. */
export type Standing = 'GOOD' | 'REVOKED' | 'REPLACED';

export interface Validity {
  standing: Standing;
  /** `YYYY-MM-DD`; null: no such day */
  validFrom: string | null;
  validTo: string | null;
}

/**
 * Trust of a paper by its source and signature. A result issued by this system is in its own records, signed or not; a
 * signature found broken makes any file a plain one.
 */
export function trustOf({ source, signature }: { source: VaultSource; signature: SignatureState }): TrustLevel {
  if (signature === 'INVALID') return 'PLAIN';
  const signed = signature === 'VALID';
  if (source === 'RESULT' || source === 'NATIONAL') return signed ? 'SIGNED_ORIGINAL' : 'VERIFIED_DATA';
  if (source === 'CERTIFIED') return signed ? 'CERTIFIED_COPY' : 'PLAIN';
  if (source === 'DIGITISED') return signed ? 'SIGNED_SCAN' : 'PLAIN';
  return source === 'DATABASE' ? 'VERIFIED_DATA' : 'PLAIN';
}

/** Whether the paper holds on that day in Vietnam; its last day counts. */
export function stateOn({ standing, validFrom, validTo }: Validity, day: string): VaultState {
  if (standing !== 'GOOD') return standing;
  if (validTo !== null && validTo < day) return 'EXPIRED';
  return validFrom !== null && validFrom > day ? 'NOT_YET' : 'VALID';
}

/** Days before the last day of a paper on which its owner is warned. */
const WARNINGS = [30, 7, 1] as const;
const DAY = 86_400_000;

/** The warning that is due on that day: so many days are left, at most; undefined when none is. */
export function warningDue(validTo: string, day: string): (typeof WARNINGS)[number] | undefined {
  const left = Math.round((Date.parse(validTo) - Date.parse(day)) / DAY);
  if (left < 0) return undefined;
  return [...WARNINGS].reverse().find((days) => left <= days);
}

/** The longest time ahead at which a warning is due. */
export const LONGEST_WARNING_DAYS = WARNINGS[0];
