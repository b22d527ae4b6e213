import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, type Window } from './support/browser.ts';
import { signInOfficer } from './support/people.ts';

/* The reception desk while the server cannot be reached for minutes (Đ.3.5 quy chế Đồng Nai; nothing is issued off line). */

let browser: Browser;
let window: Window;
beforeAll(async () => {
  browser = await launchBrowser();
  window = await openWindow(browser);
});
afterAll(() => browser?.close());

describe.sequential('the counter without the server', () => {
  it('keeps what is typed and scanned, over a reload too, and gives no code', async () => {
    const { page } = window;
    await signInOfficer(page, 'tiepnhan.vidu', '/office/reception/new');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.locator('#procedure').pressSequentially('ket hon');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Đủ như quy định' }).waitFor();
    // what the page was made of is kept a moment after it was loaded
    await page.waitForFunction(() => caches.match('/office/'));

    await page.context().setOffline(true);
    await page.locator('#name').fill('Trần Thị Ví Dụ');
    await page.getByRole('button', { name: 'Đủ như quy định' }).click();
    const scan = { name: 'to-khai.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
    await page.locator('.paper-file').first().setInputFiles(scan);
    await page.getByText('Giữ to-khai.pdf trên máy này, gửi sau.').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 hồ sơ chờ gửi').waitFor();
    await page.reload();
    await page.getByText('1 hồ sơ chờ gửi').waitFor();
    await page.getByText('Không kết nối được máy chủ').waitFor();
    expect(await page.getByText('mã hồ sơ H99').count()).toBe(0);
  });

  it('sends it once when the server is back, with its scan, and then gives the code', async () => {
    const { page } = window;
    await page.context().setOffline(false);
    const sent = page.getByText(/Trần Thị Ví Dụ: mã hồ sơ H99\.41-\d{6}-\d{4}/);
    await sent.waitFor({ timeout: 30_000 });
    const code = /H99\.41-\d{6}-\d{4}/.exec((await sent.textContent()) ?? '')?.[0] ?? '';
    const found = await page.evaluate(async (words) => {
      const list = await fetch(`/api/v1/dossiers?words=${encodeURIComponent(words)}`);
      const { items } = (await list.json()) as { items: { id: string }[] };
      const one = await fetch(`/api/v1/dossiers/${items[0]?.id}`);
      const dossier = (await one.json()) as { components: { fileIds: string[] }[] };
      return { count: items.length, files: dossier.components.flatMap(({ fileIds }) => fileIds).length };
    }, code);
    expect(found).toEqual({ count: 1, files: 1 });
    expect(await page.getByText('hồ sơ chờ gửi').count()).toBe(0);
  });
});
