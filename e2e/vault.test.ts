import { stringify } from 'csv-stringify/sync';
import { strToU8, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, PHONE } from './support/browser.ts';
import { faultsOf } from './support/checks.ts';
import { signInApplicant, signInOfficer } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

const CITIZEN = '0900000002';
const COMPANY = '0900000091';
/** Registering labour rules: for businesses, with a form and two required papers. */
const LABOUR_RULES = '2.001955';

const pdf = (text: string) =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n%${text}\n`);
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

describe('a citizen with a phone', () => {
  it('keeps a paper in the vault, shares it at the counter and sees who looked', async () => {
    const { page, complaints, close } = await openWindow(browser, { viewport: PHONE });
    await signInApplicant(page, CITIZEN, '/kho-du-lieu');
    await page.getByRole('link', { name: 'Thêm giấy tờ' }).click();
    await page.getByLabel('Tên giấy tờ').fill('Giấy chứng sinh');
    await page.getByLabel(/^Có hiệu lực đến/).fill('31/12/2099');
    await page.locator('input[type=file]').setInputFiles({
      name: 'chứng sinh.pdf',
      mimeType: 'application/pdf',
      buffer: pdf('chứng sinh'),
    });
    await page.locator('.upload-text', { hasText: 'Đã tải lên' }).waitFor();
    await press(page, 'Lưu vào kho');
    await page.getByText('Đã thêm giấy tờ vào kho.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const paper = page.url().split('?')[0]!;

    await page.goto(`${paper}/chia-se`);
    await page.getByLabel('Một cơ quan nhà nước').check();
    await page.getByLabel(/^Cơ quan \(/).selectOption({ label: 'Trung tâm Phục vụ hành chính công tỉnh Mẫu' });
    await page.getByLabel('Để làm gì').fill('Đối chiếu khi đăng ký khai sinh');
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');
    await page.getByLabel('Cho xem đến hết ngày').fill(inAWeek);
    await page.getByLabel(/^Tôi đồng ý/).check();
    await press(page, 'Đồng ý chia sẻ');
    const code = (await page.locator('code').first().textContent()) ?? '';
    expect(await faultsOf(page)).toEqual([]);

    const office = await openWindow(browser);
    await signInOfficer(office.page, 'tiepnhan.trungtam', '/office/shared-papers');
    await office.page.getByLabel('Mã chia sẻ').fill(code.toLowerCase());
    await press(office.page, 'Mở');
    await office.page.getByRole('heading', { name: 'Giấy chứng sinh' }).first().waitFor();
    expect(await faultsOf(office.page)).toEqual([]);
    await page.goto(paper);
    expect(await page.getByRole('table', { name: 'Ai đã xem' }).textContent()).toContain('Xem thông tin');
    expect([...complaints, ...office.complaints]).toEqual([]);
    await Promise.all([close(), office.close()]);
  });
});

describe('a company', () => {
  it('submits twenty dossiers from a spreadsheet; the one that is wrong loses nothing', async () => {
    const { page, complaints, close } = await openWindow(browser);
    await signInApplicant(page, COMPANY, `/nop-nhieu-ho-so/${LABOUR_RULES}`);
    expect(await faultsOf(page)).toEqual([]);
    const template = await page.request.get(`${SERVER_URL}/nop-nhieu-ho-so/${LABOUR_RULES}/bang-mau`);
    const [head = []] = await readSheet<string>(await template.body(), 1);
    const typed: Record<string, string> = {
      'Tên doanh nghiệp': 'Công ty Ví Dụ',
      'Mã số doanh nghiệp': '9900000016',
      'Trụ sở chính': 'Số 20 đường Một Cửa',
      'Ngành nghề hoạt động': 'May mặc',
      'Tổng số lao động': '120',
      'Có tổ chức đại diện người lao động': 'Không',
      'Họ và tên': 'Nguyễn Văn Mẫu',
      'Chức vụ': 'Giám đốc',
      'Điện thoại': '0912345678',
      'Thư điện tử': 'mau@vidu.vn',
      'Người đại diện: Thư điện tử': 'mau@vidu.vn',
      'Ngày ban hành nội quy': '20/11/2026',
      'Là nội quy sửa đổi': 'Không',
    };
    const rows = Array.from({ length: 20 }, (_, index) =>
      head.map(String).map((title) => {
        if (title === 'Mã của bạn') return `NQ-${index + 1}`;
        if (title.startsWith('Tệp: Văn bản đề nghị')) return 'de-nghi.pdf';
        if (title.startsWith('Tệp: Nội quy')) return 'noi-quy.pdf';
        if (index === 4 && title === 'Ngày ban hành nội quy') return '31/02/2026';
        return typed[title] ?? typed[title.split(': ').at(-1) ?? ''] ?? '';
      }),
    );
    await page.locator('input[type=file]').setInputFiles({
      name: 'nội quy.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(stringify([head.map(String), ...rows])),
    });
    await press(page, 'Tải lên và kiểm tra');
    const table = page.getByRole('table', { name: 'Kết quả kiểm tra từng dòng' });
    expect(await table.textContent()).toContain('Chưa có tệp “noi-quy.pdf”');

    const files = ['de-nghi.pdf', 'noi-quy.pdf'].map((name) => [name, new Uint8Array(pdf(name))] as const);
    await page.getByLabel(/^Tệp giấy tờ/).setInputFiles({
      name: 'giay-to.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from(zipSync({ ...Object.fromEntries(files), 'ghi-chu.txt': strToU8('không phải giấy tờ') })),
    });
    await press(page, 'Gửi tệp giấy tờ');
    expect(await page.locator('.alert', { hasText: 'Các tệp không nhận được' }).textContent()).toContain('ghi-chu.txt');
    expect(await page.getByText('19 dòng sẵn sàng nộp · 1 dòng cần sửa').count()).toBe(1);
    await page.setViewportSize(PHONE);
    expect(await faultsOf(page)).toEqual([]);

    await page.getByLabel(/^Tôi cam đoan/).check();
    await press(page, 'Nộp 19 hồ sơ');
    await page.getByText('1 dòng cần sửa · 19 dòng đã nộp').waitFor({ timeout: 30_000 });
    expect(await table.textContent()).toMatch(/NOP-\d{6}-\d{5}/);
    const left = await page.request.get(`${page.url()}/ket-qua?dong=can-sua`);
    const [, wrong = []] = await readSheet<string>(await left.body(), 1);
    expect(wrong.map(String)).toContain('NQ-5');
    expect(complaints.filter((line) => !line.startsWith('422'))).toEqual([]);
    await close();
  });
});
