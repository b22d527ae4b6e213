import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Papers, PaperTemplate } from './papers.ts';
import { PaperError } from './renderer.ts';
import { closePaperRenderer, renderPaper } from './renderPaper.ts';
import { barestReceipt, longestReceipt, sampleReceipt, samplePapers as samples } from './samplePapers.ts';

const templates = Object.keys(samples) as PaperTemplate[];

/** What a paper is given and does not print: the link becomes a QR code, the others choose what is printed. */
const CODES = ['lookupUrl', 'outcome', 'kind', 'layout'];

/** Every text a paper was given. */
function textsOf(value: unknown, key = ''): string[] {
  if (CODES.includes(key)) return [];
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([inner, held]) => textsOf(held, inner));
}

/** Lines wrap and agency names print in capitals: compare letters only. */
const lettersOf = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, '');

let folder: string;
let files = 0;

function poppler(tool: string, pdf: Uint8Array, before: string[] = [], after: string[] = []): string {
  const file = join(folder, `${++files}.pdf`);
  writeFileSync(file, pdf);
  return execFileSync(tool, [...before, file, ...after], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

const receiptOf = (count: number) => ({
  ...sampleReceipt,
  components: Array.from({ length: count }, (_, index) => ({ name: `Giấy tờ thứ ${index + 1}`, originals: 1 })),
});

const readText = (pdf: Uint8Array): string => poppler('pdftotext', pdf, ['-enc', 'UTF-8', '-raw'], ['-']);
const pageCount = (pdf: Uint8Array): number => Number(/Pages:\s+(\d+)/.exec(poppler('pdfinfo', pdf))?.[1]);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-paper-'));
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
});

afterAll(async () => {
  await closePaperRenderer();
  rmSync(folder, { recursive: true });
});

/** What is large by law or use; the forms of a dossier are A5 (Đ.9.2 TT 01/2018/TT-VPCP). */
const PAGE_SIZES: Partial<Record<PaperTemplate, string>> = {
  'visit-minutes': '595.2\\d* x 841.8\\d*',
  'opinion-request': '595.2\\d* x 841.8\\d*',
  'blank-form': '595.2\\d* x 841.8\\d*',
  'filled-form': '595.2\\d* x 841.8\\d*',
  'handover-list': '595.2\\d* x 841.8\\d*',
  'post-handover': '595.2\\d* x 841.8\\d*',
  'envelope-labels': '595.2\\d* x 841.8\\d*',
  register: '841.8\\d* x 595.2\\d*',
  'result-list': '841.8\\d* x 595.2\\d*',
  journal: '841.8\\d* x 595.2\\d*',
};
const linked = templates.filter((template) => 'lookupUrl' in samples[template]);

/** Each sample paper, made once. */
const made = new Map<PaperTemplate, Promise<Uint8Array>>();
function paper(template: PaperTemplate): Promise<Uint8Array> {
  const pdf = made.get(template) ?? renderPaper(template, samples[template]);
  made.set(template, pdf);
  return pdf;
}

describe.each(templates)('the paper %s', (template) => {
  it('shows every text it was given', async () => {
    const shown = lettersOf(readText(await paper(template)));
    const missing = textsOf(samples[template]).filter((text) => !shown.includes(lettersOf(text)));
    expect(missing).toEqual([]);
  });

  it('carries its fonts, its structure and its title, in the size of the form and fit for archives', async () => {
    const pdf = await paper(template);
    const fonts = poppler('pdffonts', pdf).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/Tinos\S*\s+CID TrueType\s+Identity-H\s+yes yes yes/);
    const info = poppler('pdfinfo', pdf);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Title:\s+\S/);
    expect(info).toMatch(new RegExp(`Page size:\\s+${PAGE_SIZES[template] ?? '419.5\\d* x 595.2\\d*'} pts`));
    const metadata = Buffer.from(pdf).toString('latin1');
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  });
});

describe.each(linked)('the paper %s of a dossier', (template) => {
  it('has a QR code that a reader takes from the printed page', async () => {
    const file = join(folder, `${template}-page`);
    const pdf = await paper(template);
    poppler('pdftoppm', pdf, ['-r', '150', '-gray', '-png', '-f', '1', '-singlefile'], [file]);
    const codes = await readBarcodes(new Uint8Array(readFileSync(`${file}.png`)), { formats: ['QRCode'] });
    expect(codes.map((code) => code.text)).toEqual([(samples[template] as { lookupUrl: string }).lookupUrl]);
  });
});

describe('a receipt', () => {
  it('fits one page with all its fields, and numbers its pages when it needs more', async () => {
    const short = await renderPaper('receipt', sampleReceipt);
    expect(pageCount(short)).toBe(1);
    expect(readText(short)).not.toContain('Trang 1/');
    const long = await renderPaper('receipt', longestReceipt);
    const pages = pageCount(long);
    expect(pages).toBeGreaterThan(1);
    for (let page = 1; page <= pages; page++) expect(readText(long)).toContain(`Trang ${page}/${pages}`);
  });

  it('of a hundred components has its list headed on every page and its signatures with what is signed', async () => {
    const pages = readText(await renderPaper('receipt', receiptOf(100)))
      .trimEnd()
      .split('\f');
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) if (/Giấy tờ thứ \d+/.test(page)) expect(page).toContain('Tên thành phần hồ sơ');
    expect(pages.at(-1)).toContain('6. Đăng ký nhận kết quả tại');
    expect(pages.at(-1)).toContain('NGƯỜI NỘP HỒ SƠ');
  });

  it('never leaves its signatures alone, however long the trace of the date is', async () => {
    for (let lines = 1; lines <= 40; lines += 3) {
      const whyDueAt = Array.from(
        { length: lines },
        (_, index) => `Ngày nghỉ thứ ${index + 1}, không tính vào thời hạn.`,
      );
      const pages = readText(await renderPaper('receipt', { ...sampleReceipt, whyDueAt }))
        .trimEnd()
        .split('\f');
      const last = pages.at(-1) ?? '';
      expect(last).toContain('NGƯỜI TIẾP NHẬN HỒ SƠ');
      expect(last).toContain('Đăng ký nhận kết quả tại');
    }
  });

  it('repeats the head of the paper list on every page the list reaches', async () => {
    const pages = readText(await renderPaper('receipt', longestReceipt)).split('\f');
    const withRows = pages.filter((page) => /Thành phần thứ \d+:/.test(page));
    expect(withRows.length).toBeGreaterThan(1);
    for (const page of withRows) expect(page).toContain('Tên thành phần hồ sơ');
  });

  it('leaves dotted lines to write on where the form has a field and nothing is known', async () => {
    const text = readText(await renderPaper('receipt', barestReceipt));
    for (const label of ['Địa chỉ', 'Số điện thoại', 'Email', 'Thời gian trả kết quả giải quyết hồ sơ']) {
      expect(text).toMatch(new RegExp(`${label}: ?\\.{5,}`));
    }
    expect(text).not.toContain('Chủ hồ sơ');
    expect(text).not.toContain('none');
  });

  it('keeps names of any length inside the page', async () => {
    const unbroken = `${'Nguyễn'.repeat(60)}@example.com`;
    const pdf = await renderPaper('receipt', {
      ...longestReceipt,
      head: { ...longestReceipt.head, unit: unbroken },
      submitter: { ...sampleReceipt.submitter, name: unbroken, email: unbroken },
      components: [{ name: unbroken, originals: 1 }],
      officerName: unbroken,
    });
    const words = poppler('pdftotext', pdf, ['-bbox'], ['-']);
    const rightEdges = [...words.matchAll(/xMax="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(rightEdges.length).toBeGreaterThan(100);
    // 148 mm wide with a margin of 10 mm: 391 pt; one point for rounding and overhanging italics
    expect(Math.max(...rightEdges)).toBeLessThan(392.5);
  });

  it('is the same file for the same data and moment', async () => {
    const issuedAt = new Date('2026-03-05T08:05:00+07:00');
    const first = await renderPaper('receipt', sampleReceipt, { issuedAt });
    const second = await renderPaper('receipt', sampleReceipt, { issuedAt });
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });
});

describe('a blank form', () => {
  it('never leaves the signature alone, however many fields it has', async () => {
    for (let count = 1; count <= 40; count += 3) {
      const fields = Array.from({ length: count }, (_, index) => ({
        label: `Mục thứ ${index + 1}`,
        required: false,
        options: [],
        extraLines: 1,
        condition: '',
      }));
      const pdf = await renderPaper('blank-form', { ...samples['blank-form'], sections: [{ title: 'Khai', fields }] });
      const last = readText(pdf).trimEnd().split('\f').at(-1);
      expect(last).toContain('NGƯỜI YÊU CẦU');
      expect(last).toContain(`Mục thứ ${count}:`);
    }
  });
});

describe('hostile text', () => {
  const attacks = [
    '#panic("x")',
    '#read("/etc/passwd")',
    '$ x^2 $ \\ \\u{41} `code` *bold* _it_ <label> @ref // comment /* */',
    '= Heading',
    '"; "} ] ) #]',
    'a\u202etxt.exe\u202c',
    '\ud800 half',
    'bell\u0007 null\u0000 end',
    'Sóc Trăng ខេត្តឃ្លាំង 😀 臺灣',
  ];

  it.each(attacks)('comes out literally: %j', async (attack) => {
    const pdf = await renderPaper('receipt', {
      ...sampleReceipt,
      head: { ...sampleReceipt.head, place: attack },
      procedureName: `[[${attack}]]`,
      components: [{ name: attack, originals: 1 }],
      whyDueAt: [attack],
    });
    const expected = attack
      .replace(/[\u202e\u202c]|\p{Cc}/gu, '')
      .replace('\ud800', '\ufffd')
      // letters only: what the reader shows of a script without a font on this machine is the reader's affair
      .replace(/[\u1780-\u17ff😀臺灣]/gu, '');
    const shown = lettersOf(readText(pdf)).replace(/[\u1780-\u17ff😀臺灣]/gu, '');
    expect(shown).toContain(`[[${lettersOf(expected)}]]`);
  });

  // a label is cut at its edge instead
  const growing = templates.filter((template) => template !== 'envelope-labels');
  it.each(growing)('of 5,000 characters in every field still gives the paper %s', async (template) => {
    const endless = 'Hồ sơ này rất dài. '.repeat(264).slice(0, 5000).trim();
    const stretch = (value: unknown, key = ''): unknown => {
      if (typeof value === 'string') return CODES.includes(key) ? value : endless;
      if (Array.isArray(value)) return value.map((item) => stretch(item));
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(Object.entries(value).map(([inner, held]) => [inner, stretch(held, inner)]));
    };
    const pdf = await renderPaper(template, stretch(samples[template]) as Papers[typeof template]);
    expect(pageCount(pdf)).toBeGreaterThan(5);
  });
});

describe('the renderer', () => {
  it('reports a template that refuses its data and goes on with the next paper', async () => {
    const broken = renderPaper('receipt', { ...sampleReceipt, components: undefined as never });
    await expect(broken).rejects.toMatchObject({ name: 'PaperError', code: 'TEMPLATE' });
    await expect(broken).rejects.toBeInstanceOf(PaperError);
    expect(pageCount(await renderPaper('receipt', sampleReceipt))).toBe(1);
  });

  it('starts again after it was closed, and tells the papers that were under way', async () => {
    const underway = renderPaper('receipt', longestReceipt);
    const outcome = expect(underway).rejects.toMatchObject({ code: 'CRASH' });
    while (!(await Promise.race([underway.catch(() => true), new Promise((go) => setTimeout(go, 1, false))]))) {
      await closePaperRenderer();
    }
    await outcome;
    expect(pageCount(await renderPaper('receipt', sampleReceipt))).toBe(1);
  });

  it('leaves the event loop free while fifty papers are made', async () => {
    await renderPaper('receipt', sampleReceipt);
    const before = performance.eventLoopUtilization();
    const papers = await Promise.all(Array.from({ length: 50 }, () => renderPaper('receipt', sampleReceipt)));
    expect(papers).toHaveLength(50);
    // on the loop itself it would be 1; other programs on the machine make it seem busier than it is
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.8);
  });
});
