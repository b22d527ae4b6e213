import type { Language } from '../domain/language.ts';

/** Administration is done in Vietnamese; whoever reads the portal in English may work in that. */
export const OFFICE_LANGUAGES = ['vi', 'en'] as const satisfies Language[];

/** The same cookie as the portal's: one choice for both. */
const COOKIE = /(?:^|; )motcua_language=([a-z]{2})/;

/** The language chosen before, else Vietnamese. */
export function currentLanguage(): (typeof OFFICE_LANGUAGES)[number] {
  const chosen = COOKIE.exec(document.cookie)?.[1];
  return OFFICE_LANGUAGES.find((language) => language === chosen) ?? 'vi';
}
