import { LANGUAGES, type Language } from '../domain/language.ts';

/** The same cookie as the portal's: one choice for both. */
const COOKIE = /(?:^|; )motcua_language=([a-z]{2})/;

/** The language chosen before, else Vietnamese: the language of the administration. */
export function currentLanguage(): Language {
  const chosen = COOKIE.exec(document.cookie)?.[1];
  return LANGUAGES.find((language) => language === chosen) ?? 'vi';
}
