import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { loadConfig } from '../../src/platform/config/config.ts';
import { createPool } from '../../src/platform/db/database.ts';
import { ensureDatabase } from '../../src/platform/postgres/ensureDatabase.ts';
import { SERVER_HOME } from './server.ts';

const run = promisify(execFile);

/** `motcua …` on the data of the server under test; its output. Throws when the command fails. */
export async function motcua(...args: string[]): Promise<string> {
  const { PATH } = process.env;
  const { stdout } = await run(process.execPath, ['node_modules/.cache/motcua-e2e/motcua.js', ...args], {
    env: { PATH, MOTCUA_HOME: SERVER_HOME, MOTCUA_LANGUAGE: 'vi' },
  });
  return stdout;
}

/** Has the program look at the clocks of dossiers now, as it does every full minute. */
export async function lookAtClocks(): Promise<void> {
  const database = await ensureDatabase(loadConfig({ MOTCUA_HOME: SERVER_HOME }));
  const pool = createPool(database.url, 1);
  try {
    await pool.query("SELECT graphile_worker.add_job('clocks:sweep')");
  } finally {
    await pool.end();
    await database.stop();
  }
}

/** The text of a PDF as a reader copies it, its lines in the order of the page. */
export async function pdfText(file: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', file, '-']);
  return stdout;
}

/** What the QR code on the first page of a PDF says, read as a camera reads it. */
export async function qrOfPdf(file: string): Promise<string> {
  await run('pdftoppm', ['-r', '150', '-png', '-singlefile', file, `${file}-page`]);
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(await readFile(wasm)).buffer } });
  const [found] = await readBarcodes(await readFile(`${file}-page.png`), { formats: ['QRCode'] });
  if (!found) throw new Error('There is no QR code on the page.');
  return found.text;
}
