import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { FileStore } from '@tus/file-store';
import { Server as TusServer } from '@tus/server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildAssets } from '../script/build-assets.ts';
import { type AssetManifest, assetUrl } from '../src/ui/assets.ts';
import { IslandsForm } from './islandsForm.tsx';
import { launchBrowser } from './support/browser.ts';

/** What the test's server was sent, and how it should answer. */
let saves: { token: string | undefined; fields: Record<string, string> }[];
let posts: string[];
let saveStatus: number;
/** bytes of the file that arrive before the connection is cut once; undefined: no cut */
let cutAfterBytes: number | undefined;
let chunks: { offset: string | undefined }[];

let folder: string;
let server: Server;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let address: string;
let manifest: AssetManifest;
let tus: TusServer;

function form(): string {
  const scripts = ['autosave.js', 'upload.js'].map(
    (name) => `<script type="module" src="${assetUrl(manifest, name)}"></script>`,
  );
  return `<!doctype html><html lang="vi"><title>t</title>${scripts.join('')}<body>${renderToStaticMarkup(createElement(IslandsForm))}</body></html>`;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '/';
  response.setHeader('content-security-policy', "default-src 'self'");
  if (url.startsWith('/assets/')) {
    response
      .setHeader('content-type', 'text/javascript')
      .end(readFileSync(path.join(folder, 'assets', path.basename(url))));
  } else if (url === '/save') {
    saves.push({
      token: request.headers['x-csrf-token'] as string | undefined,
      fields: JSON.parse(await text(request)),
    });
    response.writeHead(saveStatus).end();
  } else if (url === '/submit') {
    posts.push(await text(request));
    response.end('<!doctype html><title>sent</title>');
  } else if (url.startsWith('/upload')) {
    if (request.method === 'PATCH') {
      chunks.push({ offset: request.headers['upload-offset'] as string | undefined });
      if (cutAfterBytes !== undefined && Number(request.headers['upload-offset']) >= cutAfterBytes) {
        cutAfterBytes = undefined;
        request.socket.destroy();
        return;
      }
    }
    await tus.handle(request, response);
  } else if (url === '/form') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(form());
  } else {
    response.writeHead(404).end();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'motcua-islands-'));
  manifest = await buildAssets(path.join(folder, 'assets'));
  tus = new TusServer({ path: '/upload', datastore: new FileStore({ directory: path.join(folder, 'files') }) });
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});

beforeEach(async () => {
  saves = [];
  posts = [];
  chunks = [];
  saveStatus = 204;
  cutAfterBytes = undefined;
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(`${address}/form`);
});

afterEach(() => context.close());

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const status = () => page.locator('[data-autosave-status]');
const type = (value: string) => page.getByLabel('Họ và tên').fill(value);

describe('a draft that saves itself', () => {
  it('sends what was typed with the session’s token and says when it was saved', async () => {
    await type('Nguyễn Văn Mẫu');
    await page.getByLabel('Đồng ý').check();
    await status()
      .getByText(/Đã lưu lúc \d\d:\d\d/)
      .waitFor();
    expect(saves).toEqual([{ token: 'token-1', fields: { fullName: 'Nguyễn Văn Mẫu', agree: 'yes' } }]);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('keeps the text when the connection is lost and saves it when it is back', async () => {
    await context.setOffline(true);
    await type('Trần Thị Ví Dụ');
    await status().getByText('Mất kết nối').waitFor();
    expect(saves).toEqual([]);
    await context.setOffline(false);
    await status().getByText('Đã lưu').waitFor();
    expect(saves.at(-1)?.fields.fullName).toBe('Trần Thị Ví Dụ');
  });

  it('gives the text back after the session ended and the page was opened again', async () => {
    saveStatus = 401;
    await type('Lê Thử Nghiệm');
    await status().getByText('Phiên làm việc đã hết').waitFor();
    saveStatus = 204;
    await page.goto(`${address}/form`);
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Lê Thử Nghiệm');
    await status().getByText('Đã lưu').waitFor();
    expect(saves.at(-1)?.fields.fullName).toBe('Lê Thử Nghiệm');
  });

  it('lets the server’s answer stand after the form was sent', async () => {
    await type('Đã gửi');
    await page.getByRole('button', { name: 'Gửi' }).click();
    await page.waitForURL('**/submit');
    await page.goto(`${address}/form`);
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('');
  });
});

describe('an upload', () => {
  const SIZE = 5 * 1024 * 1024;
  const file = { name: 'tờ khai.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(SIZE, 'a') };

  /** The content of what the store holds, by file name. */
  const stored = () => readdirSync(path.join(folder, 'files')).filter((name) => !name.endsWith('.json'));

  it('arrives whole, says so, and the form then carries only its address', async () => {
    await page.getByLabel('Giấy tờ').setInputFiles(file);
    await page.locator('.upload-text').getByText('Đã tải lên tờ khai.pdf').waitFor();
    const uploadUrl = await page.locator('input[name="paperUpload"]').inputValue();
    expect(readFileSync(path.join(folder, 'files', path.basename(uploadUrl))).length).toBe(SIZE);
    await page.getByRole('button', { name: 'Gửi' }).click();
    await page.waitForURL('**/submit');
    expect(posts[0]).toContain(path.basename(uploadUrl));
    expect(posts[0]?.length).toBeLessThan(5000);
  });

  it('goes on from where it was when the connection is cut in the middle', async () => {
    const before = stored();
    cutAfterBytes = 2 * 1024 * 1024;
    await page.getByLabel('Giấy tờ').setInputFiles(file);
    await page.locator('.upload-text').getByText('Đã tải lên').waitFor();
    expect(cutAfterBytes).toBeUndefined();
    expect(chunks.map((chunk) => chunk.offset)).toEqual(['0', '2097152', '2097152', '4194304']);
    const [added] = stored().filter((name) => !before.includes(name));
    expect(readFileSync(path.join(folder, 'files', added ?? '')).equals(file.buffer)).toBe(true);
  });

  it('is awaited when the form is sent meanwhile', async () => {
    await page.getByLabel('Giấy tờ').setInputFiles(file);
    await page.getByRole('button', { name: 'Gửi' }).click();
    await page.waitForURL('**/submit');
    expect(posts).toHaveLength(1);
    expect(posts[0]).toContain('name="paperUpload"');
    expect(posts[0]?.length).toBeLessThan(5000);
  });

  it('that failed goes along with the form, whatever was chosen in its box since', async () => {
    const box = page.locator('#paper');
    await page.route('**/upload', (route) => route.fulfill({ status: 400 }), { times: 1 });
    await box.setInputFiles({ ...file, name: 'hong.pdf', buffer: Buffer.from('chưa gửi được') });
    await page.locator('.upload-text').getByText('Không tải lên được hong.pdf').waitFor();
    await box.setInputFiles({ ...file, name: 'khac.pdf', buffer: Buffer.from('gửi được') });
    await page.locator('.upload-text').getByText('Đã tải lên khac.pdf').waitFor();
    await page.getByRole('button', { name: 'Gửi' }).click();
    await page.waitForURL('**/submit');
    expect(posts[0]).toContain('chưa gửi được');
    expect(posts[0]).toContain('name="paperUpload"');
    expect(posts[0]).not.toContain('khac.pdf');
  });

  it('refuses a file that is too large with the limit in words', async () => {
    await page.getByLabel('Giấy tờ').setInputFiles({ ...file, buffer: Buffer.alloc(9 * 1024 * 1024) });
    await page.locator('.upload-text').getByText('Tệp lớn hơn 8 MB').waitFor();
    expect(chunks).toEqual([]);
  });
});

describe('the scripts', () => {
  it('weigh less than 25 kB together when compressed', async () => {
    const { gzipSync } = await import('node:zlib');
    const bytes = ['autosave.js', 'upload.js']
      .map((name) => gzipSync(readFileSync(path.join(folder, 'assets', manifest[name] ?? ''))).length)
      .reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThan(25_000);
  });
});
