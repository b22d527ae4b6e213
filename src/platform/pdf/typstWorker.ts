import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { qrSvg } from '../qr.ts';

/** One paper to make. `json` reaches the template as data only, never as source. */
export interface TypstRequest {
  id: number;
  /** Typst source of the paper; it may import "common.typ" and nothing else */
  main: string;
  /** Typst source of `common.typ` */
  shared: string;
  json: string;
  /** printed as QR code where the template has room for one */
  qrText?: string;
  /** across the page, empty for a paper that counts */
  mark: string;
  issuedAtSeconds: number;
  /** SVG: all pages below each other, for a look on the screen */
  format: 'PDF' | 'SVG';
}

/** Where a template is wrong, in the compiler's words. Lines and columns count from 1. */
export interface TemplateFault {
  file: 'template' | 'common';
  line: number;
  column: number;
  message: string;
}

export type TypstResponse = { id: number; made: Uint8Array } | { id: number; error: string; faults: TemplateFault[] };

interface Diagnostic {
  message: string;
  path: string;
  range?: { start: { line: number; character: number } };
  severity: number;
}

class TemplateError extends Error {
  readonly faults: TemplateFault[];

  constructor(faults: TemplateFault[]) {
    super(faults.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('; '));
    this.faults = faults;
  }
}

/** A folder that does not exist: every source comes with the request, so a template can read nothing of this machine. */
const NOWHERE = '/nowhere-motcua';
const MAIN = join(NOWHERE, 'template.typ');
const SHARED = join(NOWHERE, 'common.typ');

const compiler = NodeCompiler.create({ workspace: NOWHERE, fontArgs: [{ fontPaths: [process.argv[2] ?? ''] }] });

async function render(request: TypstRequest): Promise<Uint8Array> {
  const qr = request.qrText ? await qrSvg(request.qrText) : '';
  compiler.addSource(SHARED, request.shared);
  compiler.addSource(MAIN, request.main);
  const compiled = compiler.compile({
    mainFilePath: MAIN,
    inputs: { data: request.json, qr, mark: request.mark },
  });
  const failure = compiled.takeError();
  if (failure) throw new TemplateError(faultsOf(compiler.fetchDiagnostics(failure)));
  const document = compiled.result;
  if (!document) throw new Error('the template produced no document');
  if (request.format === 'SVG') return Buffer.from(compiler.plainSvg(document));
  const creationTimestamp = request.issuedAtSeconds;
  try {
    return compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp });
  } catch {
    // PDF/A forbids characters no font can draw (an emoji, a rare script). The paper must still come out: tagged PDF 1.7.
    return compiler.pdf(document, { creationTimestamp });
  }
}

/** Severity 1 is an error; what follows it only says by which way it was reached. */
function faultsOf(diagnostics: Diagnostic[]): TemplateFault[] {
  return diagnostics
    .filter(({ severity }) => severity === 1)
    .map(({ message, path, range }) => ({
      file: path === SHARED ? ('common' as const) : ('template' as const),
      line: (range?.start.line ?? 0) + 1,
      column: (range?.start.character ?? 0) + 1,
      message: message.replaceAll(NOWHERE, ''),
    }));
}

process.on('message', async (request: TypstRequest) => {
  let response: TypstResponse;
  try {
    response = { id: request.id, made: new Uint8Array(await render(request)) };
  } catch (error) {
    const faults = error instanceof TemplateError ? error.faults : [];
    response = { id: request.id, error: error instanceof Error ? error.message : String(error), faults };
  }
  // Typst memoises every layout for the life of the process; without this the memory grows with each paper.
  compiler.evictCache(10);
  process.send?.(response);
});

// The program that started this one ends it: a Ctrl-C meant for both must not lose the paper under way.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

try {
  // when memory runs out, this process goes before the database does
  writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {
  // no Linux: nothing to set
}
