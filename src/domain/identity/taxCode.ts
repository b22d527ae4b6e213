/** Weights of the first nine digits (Đ.5 TT 86/2024/TT-BTC). */
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/**
 * The tax code as it is stored: ten digits with a right check digit, or `NNNNNNNNNN-NNN` for a branch; undefined when it
 * is neither. Individuals use their personal identification number instead since 01/07/2025: see `parseCitizenId`.
 */
export function parseTaxCode(text: string): string | undefined {
  const match = /^(\d{10})(?:-?(\d{3}))?$/.exec(text.replace(/[\s.]/g, ''));
  const [, body, branch] = match ?? [];
  if (body === undefined || branch === '000' || checkDigit(body) !== Number(body[9])) return undefined;
  return branch ? `${body}-${branch}` : body;
}

/** The tenth digit that belongs to the first nine; 10 belongs to none. */
function checkDigit(digits: string): number {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return 10 - (sum % 11);
}
