/** Two to one hundred characters, letters with what names hold between them. No digits, no addresses. */
export function isFullName(text: string): boolean {
  return /^\p{L}[\p{L}\p{M}'’.\- ]{1,99}$/u.test(text);
}
