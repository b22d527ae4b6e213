import { afterAll, describe, expect, it } from 'vitest';
import { builtInSource, newestBuiltIn } from './builtInTemplates.ts';
import { closePaperRenderer, renderPaper, tryTemplate } from './renderPaper.ts';
import { sampleReceipt } from './samplePapers.ts';

afterAll(() => closePaperRenderer());

const { shared, main: receiptSource } = builtInSource(newestBuiltIn('receipt'));
const attempt = (main: string, common = shared) => tryTemplate({ main, shared: common }, sampleReceipt);
const refused = async (main: string) => {
  const failure = await attempt(main).then(
    () => undefined,
    (error) => error,
  );
  return failure as { code: string; faults: { file: string; line: number; column: number; message: string }[] };
};

describe('a template somebody is writing', () => {
  it('is shown as soon as it is right', async () => {
    const pdf = await attempt(receiptSource.replace('Số lượng hồ sơ', 'Số bộ hồ sơ'));
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is told in which line and column it is wrong, in the template or in what it shares', async () => {
    const { code, faults } = await refused('#import "common.typ": *\n\nXin chào #data.khongco\n');
    expect(code).toBe('TEMPLATE');
    expect(faults).toEqual([expect.objectContaining({ file: 'template', line: 3, column: 16 })]);
    const shared = await attempt('#import "common.typ": *', '#let data = \n').catch((error) => error);
    expect(shared.faults[0]).toMatchObject({ file: 'common', line: 1 });
  });

  it.each([
    ['#read("/etc/passwd")'],
    ['#read("../../../../../../etc/passwd")'],
    ['#include "/etc/hostname"'],
    ['#image("/etc/passwd")'],
    ['#read("receipt.typ")'],
    ['#import "@preview/cetz:0.3.4"'],
    ['#let where = "@pre" + "view/cetz:0.3.4"\n#import where'],
  ])('reads no file and no package: %s', async (source) => {
    const { code, faults } = await refused(`#import "common.typ": *\n${source}`);
    expect(code).toBe('TEMPLATE');
    expect(faults[0]?.message).toMatch(/not found|denied|failed to download/);
  });

  it('is stopped when it never ends, while receipts go on being printed', async () => {
    const endless = refused('#for a in range(100000) { for b in range(100000) { let c = a * b } }');
    const startedAt = Date.now();
    await renderPaper('receipt', sampleReceipt);
    expect(Date.now() - startedAt).toBeLessThan(4_000);
    expect(await endless).toMatchObject({ code: 'TIMEOUT' });
    await attempt(receiptSource);
  }, 20_000);

  it('is stopped when it takes the memory of others', async () => {
    const greedy = await refused(
      '#let all = ()\n#for a in range(9000000) { all.push("x" * 400 + str(a)) }\n#all.len()',
    );
    expect(['MEMORY', 'TIMEOUT']).toContain(greedy.code);
  }, 20_000);
});
