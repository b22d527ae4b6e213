import type { FormAnswers } from '../domain/form/form.ts';
import type { Prefilled } from '../domain/form/prefill.ts';
import type { Language } from '../domain/language.ts';
import { formatDate } from '../domain/text/format.ts';
import { words } from '../i18n/words.ts';

/** Where answers were taken from, in words, for every one that is still as it was filled in. */
export function sourceWords(prefilled: Prefilled, values: FormAnswers, language: Language): Record<string, string> {
  const { source } = words(language).forms;
  return Object.fromEntries(
    Object.entries(prefilled).flatMap(([path, { value, origin }]) => {
      if (value === '' || values[path] !== value) return [];
      if (origin.from === 'DOSSIER') return [[path, source.DOSSIER(origin.code)]];
      if (origin.from === 'CARD') return [[path, source.CARD(formatDate(origin.on))]];
      return [[path, origin.from === 'VAULT' ? source.VAULT(origin.paper) : source.ACCOUNT]];
    }),
  );
}
