const KHMER_TEXT = /<(\/?)(\w+)([^>]*)>([^<]*\p{Script=Khmer}[^<]*)/gu;

/** Elements whose content is text only. */
const PLAIN = new Set(['title', 'option', 'textarea']);

/**
 * Marks the Khmer words of a page whose other words are Vietnamese, so that a screen reader changes its voice. Works on
 * markup as React writes it: a sign `>` in an attribute is escaped. Pure.
 */
export function markKhmer(html: string): string {
  return html.replace(KHMER_TEXT, (all, closing: string, name: string, rest: string, text: string) =>
    closing === '' && PLAIN.has(name) ? all : `<${closing}${name}${rest}><span lang="km">${text}</span>`,
  );
}
