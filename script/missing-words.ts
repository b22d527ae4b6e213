import { parseArgs } from 'node:util';
import { LANGUAGES } from '../src/domain/language.ts';
import { missingWords } from '../src/i18n/words.ts';

/* Lists what a language has no words for yet, with the Vietnamese: `npm run words:missing km [area]`. */
const { positionals } = parseArgs({ allowPositionals: true });
const [wanted, area = ''] = positionals;
const language = LANGUAGES.find((known) => known === wanted);
if (!language) {
  console.error(`npm run words:missing ${LANGUAGES.join('|')} [area]`);
  process.exitCode = 2;
} else {
  for (const { path, value } of missingWords(language)) {
    if (path.startsWith(area)) console.log(`${path}\t${String(value).replaceAll('\n', ' ')}`);
  }
}
