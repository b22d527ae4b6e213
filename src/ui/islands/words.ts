/** The words an element carries in `data-words`, in the page's language. */
export function carriedWords(element: HTMLElement): (key: string, values?: Record<string, string | number>) => string {
  const texts = JSON.parse(element.dataset.words ?? '{}') as Record<string, string>;
  return (key, values = {}) =>
    (texts[key] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
