import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { qrSvg } from '../qr.ts';

/** What the worker is started with. */
export interface TypstSettings {
  templateFolder: string;
  fontFolder: string;
}

/** One paper to make. `json` reaches the template as data only, never as source. */
export interface TypstRequest {
  id: number;
  template: string;
  json: string;
  /** printed as QR code where the template has room for one */
  qrText?: string;
  /** across the page: this is not the paper yet */
  preview: boolean;
  issuedAtSeconds: number;
}

export type TypstResponse = { id: number; pdf: Uint8Array } | { id: number; error: string };

const settings: TypstSettings = workerData;
const compiler = NodeCompiler.create({
  workspace: settings.templateFolder,
  fontArgs: [{ fontPaths: [settings.fontFolder] }],
});

async function render(request: TypstRequest): Promise<Uint8Array> {
  const qr = request.qrText ? await qrSvg(request.qrText) : '';
  const compiled = compiler.compile({
    mainFilePath: join(settings.templateFolder, `${request.template}.typ`),
    inputs: { data: request.json, qr, preview: request.preview ? 'yes' : '' },
  });
  const failure = compiled.takeError();
  if (failure) throw new Error(JSON.stringify(compiler.fetchDiagnostics(failure)));
  const document = compiled.result;
  if (!document) throw new Error('the template produced no document');
  const creationTimestamp = request.issuedAtSeconds;
  try {
    return compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp });
  } catch {
    // PDF/A forbids characters no font can draw (an emoji, a rare script). The paper must still come out: tagged PDF 1.7.
    return compiler.pdf(document, { creationTimestamp });
  }
}

parentPort?.on('message', async (request: TypstRequest) => {
  let response: TypstResponse;
  try {
    response = { id: request.id, pdf: new Uint8Array(await render(request)) };
  } catch (error) {
    response = { id: request.id, error: error instanceof Error ? error.message : String(error) };
  }
  // Typst memoises every layout for the life of the process; without this the memory grows with each paper.
  compiler.evictCache(10);
  parentPort?.postMessage(response);
});
