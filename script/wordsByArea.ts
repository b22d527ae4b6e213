import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** How an area of the words is named in code: `w.money`, `words(language).money`, `const { money } = w`. */
const NAMED = /\b(?:w|tree|words\([\w.]+\))\.(\w+)/g;
const TAKEN_OUT = /\{([^{}]*)\}\s*=\s*(?:w|tree|words\([\w.]+\))\s*;/g;

const BROUGHT_BY = '\0words/';

/**
 * Lets every script of the office bring the Vietnamese words of the areas that its own code names, instead of all words with
 * the first one. The tree they come into is `src/office/areasSaid.ts`.
 */
export function wordsByArea(source: string): Plugin {
  const languages = path.join(source, 'i18n');
  const areas = new Set(readdirSync(path.join(languages, 'vi')).map((file) => path.basename(file, '.ts')));
  const speaking = [path.join(source, 'office'), path.join(source, 'ui')];
  return {
    name: 'words-by-area',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(BROUGHT_BY) ? id : null),
    load(id) {
      if (!id.startsWith(BROUGHT_BY)) return null;
      const area = id.slice(BROUGHT_BY.length);
      return [
        `import { ${area} } from ${JSON.stringify(path.join(languages, `vi/${area}.ts`))};`,
        `import { vi } from ${JSON.stringify(path.join(source, 'office/areasSaid.ts'))};`,
        `vi.${area} = ${area};`,
      ].join('\n');
    },
    transform(code, id) {
      if (!speaking.some((folder) => id.startsWith(folder)) || !/\.tsx?$/.test(id)) return null;
      const named = [...areasNamed(code)].filter((name) => areas.has(name));
      return named.length === 0
        ? null
        : { code: `${named.map((area) => `import '${BROUGHT_BY}${area}';`).join('')}${code}`, map: null };
    },
  };
}

function areasNamed(code: string): Set<string> {
  const taken = [...code.matchAll(TAKEN_OUT)].flatMap(([, names = '']) => names.split(/[,:\s]+/));
  return new Set([...[...code.matchAll(NAMED)].map(([, name = '']) => name), ...taken]);
}
