import { type BuiltInTemplate, builtInSource, newestBuiltIn } from './builtInTemplates.ts';
import type { Papers, PaperTemplate } from './papers.ts';
import { createRenderer } from './renderer.ts';

/** Typst source of a paper, and of the `common.typ` it imports. */
export interface TemplateSource {
  main: string;
  shared: string;
}

export interface RenderPaperOptions {
  /** creation date written into the file; the same data and moment give the same bytes. Default: now */
  issuedAt?: Date;
  /** across the page: this is not the paper yet, or the dossier is only a trial (chạy thử) */
  mark?: 'PREVIEW' | 'TEST';
  /** a version of the template; default: the newest that comes with the program */
  source?: TemplateSource;
}

const MARKS = { PREVIEW: 'BẢN XEM TRƯỚC', TEST: 'CHẠY THỬ' };

const papers = createRenderer({ milliseconds: 30_000, bytes: 2 ** 31 });
/** for templates that nobody has published yet: they may never end, and must not hold up receipts meanwhile */
const trials = createRenderer({ milliseconds: 5_000, bytes: 2 ** 29 });

/** Control characters have no place on paper, bidirectional overrides could falsify what it says; half characters break JSON. */
function printable(_key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd');
}

/**
 * Makes a paper as PDF: PDF/A-2a (tagged, fonts embedded), or tagged PDF 1.7 when a text holds characters no font can draw.
 * Runs in a process of its own, so the caller's event loop stays free. Texts are data: nothing in them is ever executed.
 * `lookupUrl`, when the paper has one, is printed as QR code. Throws `PaperError`.
 */
export async function renderPaper<T extends PaperTemplate>(
  template: T,
  data: Papers[T],
  options: RenderPaperOptions = {},
): Promise<Uint8Array> {
  return papers.render(requestOf(options.source ?? builtInSource(newestBuiltIn(template)), data, options));
}

/** One of the templates that come with the program, newest or of an older legal set. Throws `PaperError`. */
export async function renderBuiltIn(
  builtIn: BuiltInTemplate,
  data: Papers[PaperTemplate],
  options: RenderPaperOptions = {},
): Promise<Uint8Array> {
  return papers.render(requestOf(builtInSource(builtIn), data, options));
}

/** PDF, or all pages below each other as one SVG: the same lay-out, shown in a page without a PDF viewer. */
export type TryFormat = 'PDF' | 'SVG';

/** A template somebody is still writing, with the data of a sample: five seconds, no files, no network. Throws `PaperError`. */
export async function tryTemplate(
  source: TemplateSource,
  data: Papers[PaperTemplate],
  options: Pick<RenderPaperOptions, 'issuedAt'> & { format?: TryFormat } = {},
): Promise<Uint8Array> {
  return trials.render(requestOf(source, data, { ...options, mark: 'PREVIEW' }, options.format));
}

function requestOf(
  source: TemplateSource,
  data: Papers[PaperTemplate],
  options: RenderPaperOptions,
  format: TryFormat = 'PDF',
) {
  return {
    main: source.main,
    shared: source.shared,
    format,
    json: JSON.stringify(data, printable),
    qrText: 'lookupUrl' in data ? data.lookupUrl : undefined,
    mark: options.mark ? MARKS[options.mark] : '',
    issuedAtSeconds: Math.floor((options.issuedAt ?? new Date()).getTime() / 1000),
  };
}

/** Ends the renderers (graceful stop, tests). A later paper starts them again. */
export async function closePaperRenderer(): Promise<void> {
  await Promise.all([papers.close(), trials.close()]);
}
