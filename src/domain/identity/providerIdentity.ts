import type { Assurance } from '../policy/actor.ts';
import { parseCitizenId } from './citizenId.ts';
import { parseEmail } from './email.ts';
import { parsePhone } from './phone.ts';
import { parseTaxCode } from './taxCode.ts';

/** Which claim of a provider means what; names as the provider writes them. */
export interface ClaimMapping {
  fullName: string;
  citizenId: string;
  taxCode?: string;
  phone?: string;
  email?: string;
  dateOfBirth?: string;
  /** the claim that tells people from organisations, and its values that mean an organisation */
  kind?: { claim: string; organisation: string[] };
}

/** A value of `acr` or `amr` and the level it stands for. For asking, the first `acr` of a level is sent. */
export interface LevelMapping {
  claim: 'acr' | 'amr';
  value: string;
  level: 1 | 2;
}

/** Who somebody is, as a provider vouches for. Contacts are as stored: E.164, lower case. */
export interface ProviderIdentity {
  kind: 'CITIZEN' | 'ORGANISATION';
  fullName: string;
  citizenId: string | null;
  taxCode: string | null;
  phone: string | null;
  email: string | null;
  /** `YYYY-MM-DD` */
  dateOfBirth: string | null;
}

/**
 * Reads a provider's claims by its mapping; undefined when they name nobody: no name, a person without a valid citizen
 * number (12 digits), an organisation without a valid tax code. Pure.
 */
export function readIdentity(claims: Record<string, unknown>, mapping: ClaimMapping): ProviderIdentity | undefined {
  const text = (claim: string | undefined): string => {
    const value = claim === undefined ? undefined : claims[claim];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  const isOrganisation = mapping.kind?.organisation.includes(text(mapping.kind.claim)) ?? false;
  const identity: ProviderIdentity = {
    kind: isOrganisation ? 'ORGANISATION' : 'CITIZEN',
    fullName: text(mapping.fullName),
    citizenId: isOrganisation ? null : (parseCitizenId(text(mapping.citizenId)) ?? null),
    taxCode: isOrganisation ? (parseTaxCode(text(mapping.taxCode)) ?? null) : null,
    phone: parsePhone(text(mapping.phone)) ?? null,
    email: parseEmail(text(mapping.email)) ?? null,
    dateOfBirth: isOrganisation ? null : readDate(text(mapping.dateOfBirth)),
  };
  const named = identity.fullName !== '' && (identity.citizenId ?? identity.taxCode) !== null;
  return named ? identity : undefined;
}

function readDate(text: string): string | null {
  const iso = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text);
  const local = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  const date = iso ? `${iso[1]}-${iso[2]}-${iso[3]}` : local ? `${local[3]}-${local[2]}-${local[1]}` : '';
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) && date !== '' ? date : null;
}

/** The highest level that `acr` or one of `amr` stands for; 0 when the mapping knows none of them. Pure. */
export function levelOf(claims: Record<string, unknown>, levels: readonly LevelMapping[]): Assurance {
  const said = (claim: 'acr' | 'amr'): unknown[] => [claims[claim]].flat();
  return levels.reduce<Assurance>(
    (highest, { claim, value, level }) => (level > highest && said(claim).includes(value) ? level : highest),
    0,
  );
}

/** What to ask a provider for, to reach at least a level: its values of `acr`, the level itself first. Pure. */
export function acrValues(levels: readonly LevelMapping[], least: Assurance): string[] {
  return levels
    .filter(({ claim, level }) => claim === 'acr' && level >= least)
    .sort((one, other) => one.level - other.level)
    .map(({ value }) => value);
}
