import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';

/** What a message's link says: it leads to a dossier, or to the page on which what was told is seen. Path or address. */
export function linkLabel(link: string, language: Language): string {
  const text = words(language).notifications;
  return /^(https?:\/\/[^/]+)?\/(ho-so|office\/dossiers|tra-cuu)\b/.test(link) ? text.openLink : text.openPage;
}
