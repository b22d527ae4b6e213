import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packagePath } from '../packageRoot.ts';
import type { Papers, PaperTemplate } from './papers.ts';
import type { TypstRequest, TypstResponse, TypstSettings } from './typstWorker.ts';

/** A paper could not be made: `TEMPLATE` – the template refused, `CRASH` – the renderer died, `TIMEOUT` – too slow. */
export class PaperError extends Error {
  readonly code: 'TEMPLATE' | 'CRASH' | 'TIMEOUT';

  constructor(code: PaperError['code'], template: PaperTemplate, detail: string) {
    super(`paper ${template} was not made (${code}): ${detail}`);
    this.name = 'PaperError';
    this.code = code;
  }
}

export interface RenderPaperOptions {
  /** creation date written into the file; the same data and moment give the same bytes. Default: now */
  issuedAt?: Date;
  /** across the page: this is not the paper yet */
  preview?: boolean;
}

interface Waiting {
  template: PaperTemplate;
  resolve: (pdf: Uint8Array) => void;
  reject: (error: PaperError) => void;
  timer: NodeJS.Timeout;
}

const TIMEOUT_MS = 30_000;
const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let lastId = 0;

/** The bundle has its worker beside it; the sources are TypeScript, which a worker thread of Node 20 reads through tsx. */
function workerAddress(): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL('./typstWorker.js', import.meta.url);
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const source = JSON.stringify(new URL('./typstWorker.ts', import.meta.url).href);
  return new URL(`data:text/javascript,import { register } from ${tsx}; register(); await import(${source});`);
}

function startWorker(): Worker {
  const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
  const settings: TypstSettings = { templateFolder: packagePath('templates'), fontFolder };
  const started = new Worker(workerAddress(), { workerData: settings });
  started.on('message', (response: TypstResponse) => finish(response));
  started.on('error', (error) => abandon(started, 'CRASH', error.message));
  started.on('exit', (code) => abandon(started, 'CRASH', `the renderer ended with code ${code}`));
  return started;
}

function take(id: number): Waiting | undefined {
  const found = waiting.get(id);
  waiting.delete(id);
  clearTimeout(found?.timer);
  // An idle renderer must not keep a command-line run alive.
  if (waiting.size === 0) worker?.unref();
  return found;
}

function finish(response: TypstResponse): void {
  const found = take(response.id);
  if ('pdf' in response) found?.resolve(response.pdf);
  else found?.reject(new PaperError('TEMPLATE', found.template, response.error));
}

/** Gives up on a worker: everybody who waits for it hears why, the next paper gets a new one. */
function abandon(lost: Worker, code: PaperError['code'], detail: string): void {
  if (worker !== lost) return;
  worker = undefined;
  for (const id of [...waiting.keys()]) {
    const found = take(id);
    found?.reject(new PaperError(code, found.template, detail));
  }
}

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
 * Runs in one worker thread, so the caller's event loop stays free. Texts are data: nothing in them is ever executed.
 * `lookupUrl`, when the paper has one, is printed as QR code. Throws `PaperError`.
 */
export async function renderPaper<T extends PaperTemplate>(
  template: T,
  data: Papers[T],
  options: RenderPaperOptions = {},
): Promise<Uint8Array> {
  const request: TypstRequest = {
    id: ++lastId,
    template,
    json: JSON.stringify(data, printable),
    qrText: 'lookupUrl' in data ? data.lookupUrl : undefined,
    preview: options.preview ?? false,
    issuedAtSeconds: Math.floor((options.issuedAt ?? new Date()).getTime() / 1000),
  };
  worker ??= startWorker();
  const busy = worker;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      abandon(busy, 'TIMEOUT', `no answer within ${TIMEOUT_MS} ms`);
      void busy.terminate();
    }, TIMEOUT_MS);
    waiting.set(request.id, { template, resolve, reject, timer });
    busy.ref();
    busy.postMessage(request);
  });
}

/** Ends the renderer (graceful stop, tests). A later `renderPaper` starts it again. */
export async function closePaperRenderer(): Promise<void> {
  const ending = worker;
  if (!ending) return;
  abandon(ending, 'CRASH', 'the program is stopping');
  await ending.terminate();
}
