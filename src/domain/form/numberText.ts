const GROUPED_BY_DOTS = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/;
const GROUPED_BY_SPACES = /^-?\d{1,3}( \d{3})+([.,]\d+)?$/;
const PLAIN = /^-?\d+([.,]\d+)?$/;

/**
 * A number as people in Vietnam type it – 1500, 1.500, 1 500, 2,5, 2.5 – as it is stored: digits with a decimal comma.
 * A dot before exactly three digits groups thousands. Undefined when it is no number, or longer than doubles are exact.
 */
export function parseNumberText(text: string): string | undefined {
  const clean = text.replace(/\s+/g, ' ').trim();
  let plain: string;
  if (GROUPED_BY_DOTS.test(clean)) plain = clean.replaceAll('.', '');
  else if (GROUPED_BY_SPACES.test(clean)) plain = clean.replaceAll(' ', '').replace('.', ',');
  else if (PLAIN.test(clean)) plain = clean.replace('.', ',');
  else return undefined;
  const [whole = '', decimals = ''] = plain.replace('-', '').split(',');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const rest = decimals.replace(/0+$/, '');
  if (digits.length + rest.length > 15) return undefined;
  const value = rest ? `${digits},${rest}` : digits;
  return clean.startsWith('-') && value !== '0' ? `-${value}` : value;
}

/** The value of a stored number. */
export function numberOf(stored: string): number {
  return Number(stored.replace(',', '.'));
}

/** Whole đồng as people type them – 250000, 250.000, 250,000 đ – as plain digits. Undefined for anything else. */
export function parseMoneyText(text: string): string | undefined {
  const clean = text.replace(/(đồng|vnđ|vnd|đ|₫)\.?\s*$/iu, '').trim();
  if (!/^(\d+|\d{1,3}([., ]\d{3})+)$/.test(clean)) return undefined;
  const digits = clean.replace(/[., ]/g, '').replace(/^0+(?=\d)/, '');
  return digits.length > 15 ? undefined : digits;
}

/** A stored number as people read it: 1.500 · 2,5. */
export function formatNumberText(stored: string): string {
  const [whole = '', decimals] = stored.split(',');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return decimals === undefined ? grouped : `${grouped},${decimals}`;
}
