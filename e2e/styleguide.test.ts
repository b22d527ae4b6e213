import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createElement } from 'react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAssets } from '../script/build-assets.ts';
import type { Actor } from '../src/domain/policy/actor.ts';
import { renderPage } from '../src/platform/http/page.tsx';
import type { ShellData } from '../src/platform/http/pageShell.ts';
import type { AssetManifest } from '../src/ui/assets.ts';
import { StyleGuide } from '../src/ui/styleguide.tsx';
import { violationsOf } from './support/axe.ts';
import { DESK, launchBrowser, PHONE } from './support/browser.ts';

const CSP = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'";
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

const SHELL: ShellData = {
  province: { name: 'Tỉnh Mẫu', nameEn: 'Mẫu Province', hotline: '0299 3000 000', email: 'hotro@tinhmau.example' },
  notices: [{ id: 'n1', kind: 'MAINTENANCE', title: 'Hệ thống bảo trì đêm 28/11/2026', titleEn: null }],
  sampleMode: true,
};
const CITIZEN: Actor = { kind: 'APPLICANT', accountId: 'a1', name: 'Nguyễn Văn Mẫu' };

let server: Server;
let browser: Browser;
let address: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'motcua-styleguide-'));
  const manifest = await buildAssets(folder);
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('content-security-policy', CSP);
    if (url.pathname.startsWith('/assets/')) {
      response.setHeader('content-type', TYPES[path.extname(url.pathname)] ?? 'application/octet-stream');
      response.end(readFileSync(path.join(folder, path.basename(url.pathname))));
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(guide(url, manifest));
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function guide(url: URL, manifest: AssetManifest): string {
  const language = url.searchParams.get('lang') === 'en' ? 'en' : 'vi';
  return renderPage({
    title: 'Bộ giao diện',
    language,
    path: url.pathname + url.search,
    shell: SHELL,
    actor: url.searchParams.has('citizen') ? CITIZEN : { kind: 'ANONYMOUS' },
    csrfToken: 'sample',
    manifest,
    layout: 'wide',
    crumbs: [{ href: '/thu-tuc', label: 'Thủ tục' }],
    scripts: ['autosave', 'upload'],
    body: createElement(StyleGuide, { language }),
  });
}

async function open(query: string, width: number, height: number, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(`${address}/style-guide?${query}`);
  return page;
}

/** Elements that stick out of the page at its right. */
const overflowing = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((element) => `${element.tagName}.${element.className}`),
  );

describe('the style guide', () => {
  it.each([
    ['lang=vi', DESK],
    ['lang=en&citizen', PHONE],
  ])('has no accessibility fault axe can find (%s)', async (query, { width, height }) => {
    const page = await open(query, width, height);
    // Two samples of a page stand on one page: the order of headings and their number are those of the samples.
    const ofSamples = ['page-has-heading-one', 'heading-order'];
    expect((await violationsOf(page)).filter(({ id }) => !ofSamples.includes(id))).toEqual([]);
    await page.context().close();
  });

  // 1366 px at 200 % zoom is 683 CSS px; 320 px is WCAG's reflow width.
  it.each([320, 360, 683, 1366])('never scrolls sideways at %i px', async (width) => {
    const page = await open('citizen', width, 740);
    expect(await overflowing(page)).toEqual([]);
    await page.context().close();
  });

  it('keeps to the content security policy, loads its own font and logs nothing', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${address}/style-guide`);
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => document.fonts.check('600 16px "Be Vietnam Pro"', 'Hồ sơ'))).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('opens the person menu and “why this date?” without JavaScript', async () => {
    const page = await open('citizen', 360, 740, false);
    const signOut = page.getByRole('button', { name: 'Đăng xuất' });
    expect(await signOut.isVisible()).toBe(false);
    await page.locator('.person-menu > summary').click();
    expect(await signOut.isVisible()).toBe(true);
    const laws = page.getByText('Luật Hộ tịch');
    expect(await laws.isVisible()).toBe(false);
    await page.getByText('Căn cứ pháp lý').click();
    expect(await laws.isVisible()).toBe(true);
    await page.context().close();
  });

  it('gives the focus to what must be corrected, and lets the keyboard skip to the content', async () => {
    const page = await open('', 1366, 768);
    await page.locator('#error-summary:focus').waitFor();
    await page.getByRole('link', { name: 'Đi thẳng tới nội dung' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await page.context().close();
  });

  it('gives every link and button at least 24 px to touch', async () => {
    const page = await open('citizen', 360, 740);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, .button, summary, input, select, nav a, .card')]
        .filter((element) => element.offsetParent !== null && getComputedStyle(element).display !== 'inline')
        .filter((element) => element.getBoundingClientRect().height < 24)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(small).toEqual([]);
    await page.context().close();
  });
});
