import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const text = readFileSync(new URL('docs/requirements.md', root), 'utf8');
const rows = [...text.matchAll(/^\| ([A-L]\d+) \| (.+?) \| ?(.*?) ?\|$/gm)].map(
  ([, id = '', test = '', shows = '']) => ({
    id,
    test,
    shows,
  }),
);

/** How many rows each chapter has. */
const CHAPTERS = { A: 11, B: 7, C: 6, D: 10, E: 15, F: 5, G: 3, H: 8, I: 3, J: 8, K: 3, L: 6 };

describe('the table of requirements', () => {
  it('has every row once and in order', () => {
    const expected = Object.entries(CHAPTERS).flatMap(([chapter, count]) =>
      Array.from({ length: count }, (_, index) => `${chapter}${index + 1}`),
    );
    expect(rows.map(({ id }) => id)).toEqual(expected);
  });

  it('names a test that exists and says what it shows, or says “not yet”', () => {
    const wrong = rows.filter(({ test, shows }) =>
      test === 'not yet'
        ? shows !== ''
        : shows === '' || !/\.test\.tsx?$/.test(test) || !existsSync(new URL(test, root)),
    );
    expect(wrong).toEqual([]);
  });

  it('names only files that exist in its explanations too', () => {
    const faults = readFileSync(new URL('docs/faults.md', root), 'utf8');
    const named = [...`${text}${faults}`.matchAll(/[\w./-]+\/[\w./-]+\.test\.tsx?/g)].map(([file]) => file);
    expect(named.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
  });
});
