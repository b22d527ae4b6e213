import { vietnamDate } from '../calendar/instant.ts';

const MODULUS = 97n;

/**
 * The reference by which a payment is known to gateways and banks: `HS` + day + number of six digits + two check digits,
 * without accents and at most 25 characters so that it survives a transfer's purpose. `number`: running, of which the
 * last six digits are used. Pure.
 */
export function paymentReference(at: Date, number: number): string {
  const day = vietnamDate(at.getTime()).slice(2).replaceAll('-', '');
  const digits = `${day}${String(number % 1_000_000).padStart(6, '0')}`;
  return `HS${digits}${checkDigits(digits)}`;
}

/** So that `digits` and check digits together leave 1 when divided by 97 (ISO/IEC 7064, MOD 97-10). */
function checkDigits(digits: string): string {
  return String(98n - ((BigInt(digits) * 100n) % MODULUS)).padStart(2, '0');
}

/**
 * The references found in the purpose of a transfer, each once; banks add text before and after, blanks and small letters.
 * What was typed wrong fails its check digits and is not found. Pure.
 */
export function referencesIn(purpose: string): string[] {
  const text = purpose.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const found = text.match(/HS\d{14}/g) ?? [];
  return [...new Set(found.filter((one) => BigInt(one.slice(2)) % MODULUS === 1n))];
}
