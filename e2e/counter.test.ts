import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, type Window } from './support/browser.ts';
import { textOf } from './support/checks.ts';
import { motcua, pdfText } from './support/commands.ts';
import { tabTo } from './support/keyboard.ts';
import { passwordOf, signInOfficer } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

/*
 * A marriage registered at the counter of a ward, resolved the same day at one desk: Điều 13.1, 14 and 16 of the draft
 * rules of Sóc Trăng (2019). The officers never touch a mouse.
 */

const URL_OF = SERVER_URL;
const CARD = '999190000002|999000002|Trần Thị Ví Dụ|02011990|Nữ|Số 2 đường Thí Dụ, Phường Ví Dụ, Tỉnh Mẫu|15042021';

let browser: Browser;
const windows: Window[] = [];
let dossier: { id: string; code: string; dueAt: string };

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function signedIn(login: string, to: string): Promise<Page> {
  const window = await openWindow(browser);
  windows.push(window);
  await signInOfficer(window.page, login, to);
  return window.page;
}

/** Finds the dossier by its code and opens the first thing that may be done with it. */
async function openFirstAction(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('searchbox').last());
  await page.keyboard.type(dossier.code);
  await page.keyboard.press('Enter');
  const found = page.locator('.desk-main').getByRole('link').filter({ hasText: dossier.code }).first();
  await tabTo(page, found);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Việc có thể làm' }).waitFor();
  await page.keyboard.press('1');
  await page.locator('.action-form').waitFor();
}

/** Types into the field that Tab leads to, over what is there. */
async function type(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, page.locator(field));
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

describe.sequential('a dossier at the counter, from the keyboard alone', () => {
  it('is entered with the citizen’s card, its papers checked, received and its receipt printed (Điều 13.1)', async () => {
    const page = await signedIn('tiepnhan.vidu', '/office/reception/new');
    await tabTo(page, page.locator('#procedure'));
    await page.keyboard.type('ket hon');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'card');
    await page.keyboard.insertText(CARD);
    await page.keyboard.press('Enter');
    await page.getByText('Đã đọc thẻ của Trần Thị Ví Dụ.').waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Đủ như quy định' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.locator('#collected'), 160);
    await page.keyboard.type('25000');
    const entered = page.waitForResponse((response) => response.url().endsWith('/api/v1/dossiers'));
    const printed = page.waitForResponse((response) => response.url().endsWith('/papers/receipt'));
    await page.keyboard.press('Control+Enter');
    dossier = await (await entered).json();
    expect(dossier.code).toMatch(/^H99\.41-\d{6}-\d{4}$/);
    expect((await printed).status()).toBe(200);
    await page.getByText(`Đã tiếp nhận. Mã hồ sơ ${dossier.code}.`).waitFor();
  });

  it('has a receipt with its code, the hour of its due date and what was paid (Mẫu số 01)', async () => {
    const answer = await windows[0]!.context.request.get(`${URL_OF}/api/v1/dossiers/${dossier.id}/papers/receipt`);
    const file = path.join(tmpdir(), `motcua-${dossier.id}.pdf`);
    await writeFile(file, await answer.body());
    const receipt = (await pdfText(file)).normalize('NFC').replace(/\s+/g, ' ');
    const due = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).formatToParts(
      new Date(dossier.dueAt),
    );
    const part = (type: string) => due.find((one) => one.type === type)?.value.padStart(2, '0');
    expect(receipt).toContain(dossier.code);
    expect(receipt).toContain('Trần Thị Ví Dụ');
    expect(receipt).toContain('25.000');
    expect(receipt).toMatch(new RegExp(`${part('day')}(/| tháng )${part('month')}(/| năm )`));
  });

  it('lies on the desk that resolves it at once, and is issued there (Điều 14)', async () => {
    const desk = await signedIn('cv1.vidu', '/office/search');
    await openFirstAction(desk);
    await type(desk, '#action-resultNumber', '26/2026/GCNKH');
    await type(desk, '#action-resultSigner', 'Võ Văn Thử Nghiệm');
    await desk.keyboard.press('Enter');
    await desk.getByText('Đã xong: Phát hành kết quả').waitFor();
  });

  it('is returned to the person who shows her card, and that person is recorded (Điều 16)', async () => {
    // A tab of its own: without a printer, printing may end the one before.
    const page = await windows[0]!.context.newPage();
    await page.goto(`${URL_OF}/office/search`);
    await openFirstAction(page);
    await type(page, '#action-collectorName', 'Trần Thị Ví Dụ');
    await type(page, '#action-collectorId', '999190000002');
    await page.keyboard.press('Enter');
    await page.getByText('Đã xong: Trả kết quả').waitFor();
    const shown = JSON.parse(await motcua('dossier', 'show', dossier.code, '--json'));
    expect(shown.events.at(-1)).toMatchObject({
      type: 'RETURNED',
      payload: { collectorName: 'Trần Thị Ví Dụ', collectorId: '999190000002' },
    });
    expect(await motcua('dossier', 'verify', dossier.code)).toMatch(/^Khớp/);
  });

  it('is found at the kiosk by a code that is typed badly, without a name', async () => {
    const kiosk = await openWindow(browser, { javaScriptEnabled: false });
    windows.push(kiosk);
    await kiosk.page.goto(`${URL_OF}/tra-cuu`);
    await kiosk.page.getByLabel('Mã hồ sơ').fill(` ${dossier.code.toLowerCase().replaceAll('-', '  ')} `);
    await kiosk.page.keyboard.press('Enter');
    await kiosk.page.waitForURL(`**/tra-cuu/${dossier.code}`);
    const shown = await textOf(kiosk.page);
    expect(shown).toContain(dossier.code);
    expect(shown).toContain('Đã trả kết quả');
    expect(shown).not.toContain('Trần Thị Ví Dụ');
    expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

describe('an officer with an issued password (Điều 15.2 Tiền Giang)', () => {
  it('must set one of her own before anything else, and the issued one is good no longer', async () => {
    const window = await openWindow(browser);
    const { page } = window;
    const issued = passwordOf('moi.sxd');
    const own = 'Mùa xuân 2027 ở Tỉnh Mẫu!';
    const signIn = async (password: string) => {
      await page.goto(`${URL_OF}/can-bo/dang-nhap?tiep=/office/`);
      await page.getByLabel('Tên đăng nhập').fill('moi.sxd');
      await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
    };
    await signIn(issued);
    await page.waitForURL('**/can-bo/doi-mat-khau**');
    expect((await window.context.request.get(`${URL_OF}/api/v1/queues`)).status()).toBe(403);
    await page.locator('input[name=password]').fill(own);
    await page.locator('input[name=repeat]').fill(own);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/office/**');
    await window.context.clearCookies();
    await signIn(issued);
    await page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.').first().waitFor();
    await signIn(own);
    await page.waitForURL('**/office/**');
    await window.close();
  });
});
