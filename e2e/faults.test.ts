import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, PHONE, type Window } from './support/browser.ts';
import { textOf } from './support/checks.ts';
import { passwordOf, signInApplicant } from './support/people.ts';

const CITIZEN = '0900000001';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

let browser: Browser;
let window: Window;
/** the papers of a draft of mine */
let papers: string;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  window = await openWindow(browser, { viewport: PHONE });
  const { page } = window;
  await signInApplicant(page, CITIZEN, '/nop-ho-so/1.004873');
  await page.locator('select[name=agency]').selectOption('H99.41');
  await page.locator('main form button').last().click();
  await page.waitForURL('**/ho-so-nhap/*');
  papers = `${page.url()}/giay-to`;
  await page.goto(papers);
});
afterEach(() => window.close());

const choose = (name: string, buffer: Buffer) =>
  window.page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/pdf', buffer });
const said = (text: string | RegExp) => window.page.locator('.upload-text').getByText(text).waitFor();

describe('a file that cannot be taken', () => {
  it('is refused with its own reason at once, and a good one with an odd name is kept under a harmless one', async () => {
    const { page } = window;
    await choose('trống.pdf', Buffer.alloc(0));
    await said('Tệp không có nội dung');
    await choose('giả mạo.pdf', Buffer.from('<html><script>alert(1)</script></html>'));
    await said('Loại tệp không được nhận');
    await choose('"><img src=x>\u202Efdp.exe.pdf', PDF);
    await said(/^Đã tải lên/);
    await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
    await page.goto(papers);
    const kept = await page.locator('main ul.list a').first().textContent();
    expect(kept).toMatch(/\.pdf$/);
    expect(kept).not.toMatch(/[\u202E<>"]/);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });
});

describe('a session that ends in the middle of an upload', () => {
  it('is said beside the file; what was typed comes back with the password, and I am back where I was', async () => {
    const { page, context } = window;
    await context.clearCookies({ name: 'motcua_session' });
    await choose('giấy tờ.pdf', PDF);
    await said('Phiên làm việc đã hết');
    await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
    await page.getByLabel('Mật khẩu', { exact: true }).waitFor();
    expect(await textOf(page)).toContain('Các tệp vừa chọn chưa được gửi');
    await page.locator('[name=_login]').fill(CITIZEN);
    await page.locator('[name=_password]').fill(passwordOf(CITIZEN));
    await page.locator('main form button').last().click();
    await page.waitForURL(/\/ho-so-nhap\/[^/]+/);
    expect(await page.locator('.person-menu').count()).toBe(1);
  });
});

describe('handing in', () => {
  it('makes one dossier of a double click, of going back and of a second window, and says that it was handed in', async () => {
    const { page, context } = window;
    const next = (name = 'Lưu và tiếp tục') => page.getByRole('button', { name, exact: true }).click();
    await page.goto(page.url().replace(/ho-so-nhap.*/, 'nop-ho-so/1.014028'));
    await page.locator('select[name=agency]').selectOption('H99.41');
    await page.getByRole('button', { name: /^Bắt đầu/ }).click();
    await page.waitForURL('**/ho-so-nhap/*');
    const draft = page.url();
    await page.goto(`${draft}/nguoi-nop`);
    await next();
    await choose('tờ khai.pdf', PDF);
    await said(/^Đã tải lên/);
    await next();
    await page.getByLabel('Nhận bản điện tử trong tài khoản này').check();
    await next();
    await next('Đã xem, tiếp tục');
    const other = await context.newPage();
    await other.goto(`${draft}/nguoi-nop`);

    await page.getByLabel(/^Tôi cam đoan/).check();
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).dblclick();
    await page.waitForURL('**/da-nop');
    const done = page.url();
    await page.goBack();
    await page.waitForURL(done);
    await page.getByRole('heading', { level: 1, name: 'Đã nộp hồ sơ' }).waitFor();

    await other.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
    await other.getByText('Hồ sơ này đã được nộp từ trước').waitFor();
    expect(other.url()).toBe(`${done}?tin=tu-truoc`);
  });
});
