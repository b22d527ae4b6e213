import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = path.resolve(import.meta.dirname, '..');
const FILES = ['office', 'ui']
  .flatMap((folder) =>
    readdirSync(path.join(SOURCE, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'));

/** Ways to reach words that the build would not see, so that they would be missing in the browser. */
const UNSEEN = {
  'the tree under another name than `w` or `tree`': /\b(?!w\b|tree\b)\w+\??: WordsTree\b(?!\[)|(?<!\} )= (?:w|tree);/,
  'an area by a computed name': /\b(?:w|tree|words\([\w.]+\))\[/,
  'words(…) that is neither asked for an area at once nor taken apart, nor called `w` or `tree`':
    /(?<!function |\} = |\b(?:w|tree) = )\bwords\((?:[\w.]+|'vi'|'en')\)(?!\.)/,
  'useWords() that is neither taken apart nor asked for `w`': /(?<!function |\} = )\buseWords\(\)(?!\.w\.)/,
};

describe('the words of the officers’ application', () => {
  it.each(Object.entries(UNSEEN))('are never reached by %s', (_, pattern) => {
    const code = (file: string) =>
      readFileSync(path.join(SOURCE, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(FILES.length).toBeGreaterThan(200);
    expect(FILES.filter((file) => pattern.test(code(file)))).toEqual([]);
  });
});
