const EMAIL = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>(),.;]+/g;
/** Telephone, personal and tax numbers as people write them: nine digits or more, perhaps in groups. */
const NUMBER = /(?<![\d.,/-])\+?\d(?:[\s.-]?\d){8,12}(?!\d)/g;
const HIDDEN = '[…]';

/**
 * A text with what can be told to be personal taken out: mail addresses, telephone and personal numbers, and the names given.
 * A help for whoever publishes it, who must still read it.
 */
export function maskPersonal(text: string, names: readonly string[] = []): string {
  let masked = text.replace(EMAIL, HIDDEN).replace(NUMBER, HIDDEN);
  for (const name of names) {
    if (name.trim().length > 1) masked = masked.replaceAll(new RegExp(literal(name.trim()), 'giu'), HIDDEN);
  }
  return masked;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
