/** Puts data into the places of a text: `{name}`. A place without data stays as it is. */
export function fillIn(text: string, data: Record<string, string | number>): string {
  return text.replaceAll(/\{(\w+)\}/g, (all, key: string) => String(data[key] ?? all));
}
