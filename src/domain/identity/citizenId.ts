/** What a personal identification number tells by itself. */
export interface CitizenIdFacts {
  /** three digits of the province or country where the birth was registered; not checked against a list */
  birthRegistrationCode: string;
  sex: 'MALE' | 'FEMALE';
  birthYear: number;
}

/** Spaces and dots that people put between groups of digits. */
const SEPARATORS = /[\s.]/g;

/** The 12 digits of a typed personal identification number, or undefined. Old 9-digit numbers ended on 01/01/2025. */
export function parseCitizenId(text: string): string | undefined {
  const digits = text.replace(SEPARATORS, '');
  return /^\d{12}$/.test(digits) ? digits : undefined;
}

/**
 * Reads `PPP C YY NNNNNN` (Đ.13 NĐ 137/2015): place, century with sex, year. There is no check digit, so facts that
 * contradict what was declared are a reason to look again, never to refuse.
 */
export function readCitizenId(citizenId: string): CitizenIdFacts {
  const century = Number(citizenId[3]);
  return {
    birthRegistrationCode: citizenId.slice(0, 3),
    sex: century % 2 === 0 ? 'MALE' : 'FEMALE',
    birthYear: 1900 + Math.floor(century / 2) * 100 + Number(citizenId.slice(4, 6)),
  };
}
