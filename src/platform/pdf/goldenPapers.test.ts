import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packagePath } from '../packageRoot.ts';
import { BUILT_IN_TEMPLATES, type BuiltInTemplate } from './builtInTemplates.ts';
import { closePaperRenderer, renderBuiltIn } from './renderPaper.ts';
import { samplePapers } from './samplePapers.ts';

/**
 * How every paper looks, in both legal sets. After a wanted change: run this file with GOLDEN=write, look at
 * the new images, commit them. The fonts are the program's own, so only the drawing of edges differs between machines.
 */
const GOLDEN = packagePath('test', 'golden', 'papers');
const DOTS_PER_INCH = '50';
/** of all pixels, how many may differ clearly: another version of poppler draws thin lines a little otherwise */
const MOST_DIFFERENT = 0.004;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-golden-'));
  mkdirSync(GOLDEN, { recursive: true });
});
afterAll(async () => {
  await closePaperRenderer();
  rmSync(folder, { recursive: true });
});

const nameOf = ({ file }: BuiltInTemplate) => file.replace('/', '-').replace('.typ', '');

/** The pages of a PDF as grey pictures. */
function pagesOf(pdf: Uint8Array, name: string): Buffer[] {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, pdf);
  execFileSync('pdftoppm', ['-r', DOTS_PER_INCH, '-gray', '-png', file, join(folder, `${name}-page`)], {
    stdio: 'ignore',
  });
  return readdirSync(folder)
    .filter((page) => page.startsWith(`${name}-page`))
    .sort()
    .map((page) => readFileSync(join(folder, page)));
}

function shareDifferent(one: PNG, other: PNG): number {
  expect([other.width, other.height]).toEqual([one.width, one.height]);
  const different = pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: 0.3 });
  return different / (one.width * one.height);
}

describe('a printed paper', () => {
  it.each(BUILT_IN_TEMPLATES.map((builtIn) => [nameOf(builtIn), builtIn] as const))(
    'looks as it was agreed: %s',
    async (name, builtIn) => {
      const pdf = await renderBuiltIn(builtIn, samplePapers[builtIn.template], { issuedAt: new Date(0) });
      const pages = pagesOf(pdf, name);
      for (const [index, page] of pages.entries()) {
        const golden = join(GOLDEN, `${name}-${index + 1}.png`);
        if (process.env.GOLDEN === 'write') writeFileSync(golden, page);
        expect(shareDifferent(PNG.sync.read(readFileSync(golden)), PNG.sync.read(page))).toBeLessThan(MOST_DIFFERENT);
      }
      expect(existsSync(join(GOLDEN, `${name}-${pages.length + 1}.png`))).toBe(false);
    },
  );

  it('is noticed when a line of it is missing', async () => {
    const [builtIn] = BUILT_IN_TEMPLATES.filter(({ file }) => file === 'receipt.typ');
    if (!builtIn) throw new Error('no receipt');
    const without = { ...samplePapers.receipt, fees: undefined, feeTotal: undefined, whyDueAt: [] };
    const [page] = pagesOf(await renderBuiltIn(builtIn, without), 'receipt-without-fees');
    const golden = PNG.sync.read(readFileSync(join(GOLDEN, 'receipt-1.png')));
    expect(shareDifferent(golden, PNG.sync.read(page ?? Buffer.alloc(0)))).toBeGreaterThan(MOST_DIFFERENT);
  });
});
