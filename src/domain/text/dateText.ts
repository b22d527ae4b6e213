/**
 * Reads a date as people type it: 05/03/1990, 5-3-1990, 5.3.1990, 5 3 1990, 05031990, and 1990-03-05 from native
 * pickers. Answers `yyyy-mm-dd`, or undefined when it is no real day between 1900 and 2199.
 */
export function parseDateText(text: string): string | undefined {
  const clean = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean);
  const typed = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/.exec(clean) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(clean);
  const [year, month, day] = iso ? iso.slice(1).map(Number) : typed ? typed.slice(1).map(Number).reverse() : [];
  if (year === undefined || month === undefined || day === undefined || year < 1900 || year > 2199) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}
