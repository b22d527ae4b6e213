import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, PHONE } from './support/browser.ts';
import { faultsOf } from './support/checks.ts';
import { SERVER_URL } from './support/server.ts';

const BIRTH = '1.001193';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

const url = SERVER_URL;
const [citizen] = inject('sampleAccounts');
/** folder for pictures to look at; none are taken without it */
const pictures = process.env.SCREENSHOTS;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function open(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled, locale: 'vi-VN' });
  return context.newPage();
}

async function look(page: Page, name: string, scripted: boolean): Promise<void> {
  if (pictures)
    await page.screenshot({ path: path.join(pictures, `${name}${scripted ? '' : '-nojs'}.png`), fullPage: true });
  if (scripted) expect(await faultsOf(page), name).toEqual([]);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a citizen on a phone %s', (_, scripted) => {
  it('submits a birth registration from the procedure’s page to the confirmation', async () => {
    const page = await open(scripted);
    await page.goto(`${url}/nop-ho-so/${BIRTH}`);
    await page.getByRole('link', { name: 'Đăng nhập để bắt đầu' }).click();
    await page.getByLabel('Số điện thoại hoặc thư điện tử').fill(citizen!.login);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(citizen!.password);
    await press(page, 'Đăng nhập');
    expect(new URL(page.url()).pathname).toBe(`/nop-ho-so/${BIRTH}`);
    await look(page, '1-start', scripted);
    const agency = page.getByLabel('Cơ quan giải quyết');
    await agency.selectOption({ index: 1 });
    await page.getByRole('button', { name: /^Bắt đầu/ }).click();
    await look(page, '2-tasks', scripted);
    expect(await page.getByText('Chưa nộp', { exact: true }).isVisible()).toBe(true);

    await page.getByRole('link', { name: 'Bạn là ai' }).click();
    await look(page, '3-applicant', scripted);
    await press(page, 'Lưu và tiếp tục');

    await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Nguyễn Thị Ví Dụ');
    if (scripted) {
      await page.getByText(/^Đã lưu lúc/).waitFor();
      await page.reload();
      expect(await page.getByLabel('Họ, chữ đệm, tên của trẻ').inputValue()).toBe('Nguyễn Thị Ví Dụ');
    }
    await page.getByLabel('Mẹ', { exact: true }).check();
    await page.getByLabel('Ngày, tháng, năm sinh').fill('31/02/2026');
    await page.getByLabel('Nữ', { exact: true }).check();
    await page.getByLabel('Dân tộc', { exact: true }).selectOption('Kinh');
    await page.getByLabel('Quốc tịch', { exact: true }).selectOption('Việt Nam');
    await page.getByLabel('Nơi sinh').fill('Trạm y tế xã Mẫu');
    await page.getByLabel('Quê quán').fill('Xã Mẫu, Tỉnh Mẫu');
    await page.getByRole('group', { name: 'Ghi thông tin người cha' }).getByLabel('Không').check();
    await press(page, 'Lưu và tiếp tục');
    await look(page, '4-form-error', scripted);
    await page.getByRole('link', { name: /Ngày, tháng, năm sinh phải là một ngày có thật/ }).click();
    await page.getByLabel('Ngày, tháng, năm sinh').fill('20/11/2026');
    await press(page, 'Lưu và tiếp tục');

    await look(page, '5-papers', scripted);
    const certificate = page.getByLabel(/^Giấy chứng sinh/);
    await certificate.setInputFiles({
      name: 'giấy chứng sinh.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.concat([PDF, randomBytes(3_000_000)]),
    });
    if (scripted) await page.locator('.upload-text', { hasText: 'Đã tải lên giấy chứng sinh.pdf' }).waitFor();
    await page.locator('[name="skip.identityPaper"]').check();
    await press(page, 'Lưu và tiếp tục');

    await page.getByLabel('Nhận bản điện tử trong tài khoản này').check();
    await look(page, '6-return', scripted);
    await press(page, 'Lưu và tiếp tục');
    await look(page, '7-fee', scripted);
    await press(page, 'Đã xem, tiếp tục');

    await look(page, '8-check', scripted);
    expect(await page.getByRole('link', { name: 'giấy chứng sinh.pdf' }).count()).toBe(1);
    await press(page, 'Nộp hồ sơ');
    expect(await page.getByRole('alert').textContent()).toContain('Hãy đánh dấu ô cam đoan');
    await page.getByLabel(/^Tôi cam đoan/).check();
    await press(page, 'Nộp hồ sơ');

    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Đã nộp hồ sơ');
    const shown = await page.locator('main').textContent();
    const number = /NOP-\d{6}-\d{5}/.exec(shown ?? '')?.[0];
    expect(number).toBeDefined();
    expect(shown).toContain('Trả lời chậm nhất');
    await look(page, '9-confirmation', scripted);

    await page.getByRole('link', { name: 'Theo dõi hồ sơ' }).click();
    await look(page, '10-follow', scripted);
    await page.goto(`${url}/ho-so`);
    expect(await page.locator('main').textContent()).toContain(number);
    await look(page, '11-list', scripted);
    await page.context().close();
  });
});
