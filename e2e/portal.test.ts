import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, type Window } from './support/browser.ts';
import { textOf } from './support/checks.ts';
import { SERVER_URL } from './support/server.ts';

const URL_OF = SERVER_URL;
let browser: Browser;
let window: Window;

beforeAll(async () => {
  browser = await launchBrowser();
  window = await openWindow(browser, { javaScriptEnabled: false });
});
afterAll(() => browser?.close());

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const shownAt = async (address: string) => {
  await window.page.goto(`${URL_OF}${address}`);
  return plain(await textOf(window.page));
};

describe('a procedure', () => {
  it('is shown with papers and their numbers, limit, fees, agency, result and legal basis', async () => {
    const published = JSON.parse(readFileSync('data/sample-province/procedures/1.013225.json', 'utf8'));
    const shown = await shownAt('/thu-tuc/1.013225');
    const papers = published.componentCases.flatMap((group: { components: { name: string }[] }) => group.components);
    expect(papers.length).toBeGreaterThan(3);
    for (const { name } of papers) expect(shown).toContain(plain(name));
    for (const { code } of published.legalBasis) expect(shown).toContain(code);
    for (const result of published.results) expect(shown).toContain(plain(result.name ?? result));
    expect(shown).toContain(plain(published.name));
    expect(shown).toContain('7 ngày làm việc');
    expect(shown).toContain('1.013225');
    expect(shown).toContain('phường Ví Dụ');
  });

  it('offers submission online only where its service level has it', async () => {
    await shownAt('/thu-tuc/1.013225');
    expect(await window.page.locator('a[href="/nop-ho-so/1.013225"]').count()).toBeGreaterThan(0);
    await shownAt('/thu-tuc/2.000815');
    expect(await window.page.locator('a[href="/nop-ho-so/2.000815"]').count()).toBe(0);
  });
});

describe('questions and answers', () => {
  it('are public and found by words without diacritics', async () => {
    await shownAt('/hoi-dap');
    const all = await window.page.locator('main details').count();
    await window.page.getByRole('searchbox').last().fill('le phi');
    await window.page.keyboard.press('Enter');
    await window.page.waitForURL('**/hoi-dap?**');
    const found = await window.page.locator('main details').count();
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);
  });
});

describe('notices', () => {
  it('of maintenance and incidents have a page of their own', async () => {
    const notices: { title: { vi: string } }[] = JSON.parse(readFileSync('data/sample-province/notices.json', 'utf8'));
    const shown = await shownAt('/thong-bao');
    const listed = notices.filter(({ title }) => shown.includes(plain(title.vi)));
    expect(listed.length).toBeGreaterThan(0);
  });
});
