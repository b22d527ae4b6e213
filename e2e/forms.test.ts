import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawCard } from '../test/cardPicture.ts';
import { launchBrowser, openWindow, PHONE, type Window } from './support/browser.ts';
import { accessFaults } from './support/checks.ts';
import { signInApplicant, signInOfficer } from './support/people.ts';

const CARD = '999190000002||Trần Thị Ví Dụ|02011990|Nữ|Số 2 đường Thí Dụ, Phường Ví Dụ, Tỉnh Mẫu|15042021';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let browser: Browser;
let office: Window;
beforeAll(async () => {
  browser = await launchBrowser();
  office = await openWindow(browser);
  await signInOfficer(office.page, 'quantri.tinh', '/office/forms');
});
afterAll(() => browser?.close());

describe('an administrator writes a form by keyboard alone', () => {
  it('adds a question, makes it depend on another, moves it, keeps answers, and publishes from a day on', async () => {
    const { page } = office;
    await page.getByRole('link', { name: 'Phiếu yêu cầu chứng thực bản sao' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Phiếu yêu cầu chứng thực bản sao' }).waitFor();
    const outline = page.getByRole('button', { name: /^Đã hợp pháp hóa lãnh sự/ });
    await outline.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Thêm câu hỏi', exact: true }).press('Enter');
    await page.getByLabel('Câu hỏi (tiếng Việt)').fill('Số giấy hợp pháp hóa');
    await page.getByLabel('Câu hỏi (tiếng Anh)').fill('Number of the legalisation');
    const khmer = page.getByLabel('Câu hỏi (tiếng Khmer)');
    await page.locator('details', { has: khmer }).locator('summary').press('Enter');
    await khmer.fill('លេខ');
    await page.getByRole('button', { name: 'Thêm điều kiện' }).press('Enter');
    await page.getByText('Điều kiện hiện tại: mục “Đã hợp pháp hóa lãnh sự” là: Có.').waitFor();
    await page.getByRole('button', { name: 'Thêm nhóm điều kiện' }).press('Enter');
    await page.getByText('và (mục “Đã hợp pháp hóa lãnh sự” là: Có).').waitFor();
    await page.getByRole('button', { name: 'Thêm quy tắc' }).press('Enter');
    await page.locator('#rule01Test').selectOption('=');
    await page.locator('#rule01Value').fill('12/HPH');
    await page.getByLabel('Báo lỗi khi không đúng (quy tắc 1)', { exact: true }).fill('Số này không có trong sổ mẫu.');
    const added = page.getByRole('button', { name: /^Số giấy hợp pháp hóa/ });
    await added.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByText(/^“Số giấy hợp pháp hóa” đứng thứ \d+ trong \d+\.$/).waitFor();
    expect(await accessFaults(page)).toEqual([]);

    const preview = page.getByRole('region', { name: 'Xem trước' });
    expect(await preview.getByLabel(/^Số giấy hợp pháp hóa/).count()).toBe(0);
    await preview.getByRole('radio', { name: 'Cơ quan nước ngoài' }).press('Space');
    const legalised = preview.getByRole('group', { name: /Đã hợp pháp hóa lãnh sự/ });
    await legalised.getByRole('radio', { name: 'Có' }).press('Space');
    const number = preview.getByLabel(/^Số giấy hợp pháp hóa/);
    await number.fill('13/HPH');
    await preview.getByText('Số này không có trong sổ mẫu.').waitFor();
    await number.fill('12/HPH');
    await page.getByLabel('Tên trường hợp').fill('Giấy nước ngoài');
    await page.getByRole('button', { name: 'Giữ câu trả lời đang xem' }).press('Enter');
    await page.getByText('Như cũ').waitFor();

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Xuất ra tệp JSON' }).press('Enter');
    const file = await (await saved).path();
    expect(readFileSync(file, 'utf8')).toContain('"km": "លេខ"');
    await page.getByLabel('Nhập từ tệp JSON').setInputFiles(file);
    await page.getByRole('heading', { name: 'Tờ khai', exact: true }).waitFor();
    await page.getByText('Như cũ').waitFor();

    await page.getByLabel('Số quyết định').fill('99/QĐ-UBND');
    await page.getByLabel('Áp dụng từ ngày').fill('2099-01-01');
    await page.getByRole('button', { name: 'Lưu bản soạn' }).press('Enter');
    await page.getByText('Đã lưu bản soạn.').waitFor();
    await page.getByRole('button', { name: 'Công bố bản mới' }).press('Enter');
    await page.getByText('Không khác bản đang dùng.').waitFor();
    expect(await page.getByRole('heading', { name: /^Khác bản/ }).count()).toBe(0);
  });
});

describe('a form on a phone', () => {
  it('is filled in by a picture of the citizen card, and takes a file at once', async () => {
    const phone = await openWindow(browser, { viewport: PHONE });
    const { page } = phone;
    await signInApplicant(page, '0900000003', '/nop-ho-so/1.013225');
    await page.locator('select[name=agency]').selectOption({ index: 1 });
    await page.getByRole('button', { name: /^Bắt đầu/ }).click();
    await page.waitForURL(/ho-so-nhap/);
    await page.goto(`${page.url().split('?')[0]}/to-khai`);
    await page.locator('[id="parcels.0.land.parcel"]').fill('34');
    await page.getByText('Điền nhanh bằng thẻ căn cước').click();
    const picture = page.getByLabel('Chụp mặt thẻ có mã QR');
    // no browser of an iPhone reads codes: the server does
    await picture.setInputFiles({ name: 'thẻ.jpg', mimeType: 'image/jpeg', buffer: await drawCard(CARD) });
    await page.waitForURL(/tin=da-doc-the/, { timeout: 45_000 });
    await page.getByText('Đã điền từ thẻ căn cước.').waitFor();
    expect(await page.locator('#ownerName').inputValue()).toBe('Trần Thị Ví Dụ');
    expect(await page.getByText(/^Lấy từ thẻ căn cước, ngày/).count()).toBeGreaterThan(1);
    // what was typed before is still there
    expect(await page.locator('[id="parcels.0.land.parcel"]').inputValue()).toBe('34');
    await page.locator('#sitePhotos').setInputFiles({ name: 'khu đất.png', mimeType: 'image/png', buffer: PNG });
    await page.getByRole('button', { name: 'Gửi nguyên ảnh' }).click();
    await page.getByText('Đã tải lên khu đất.png').first().waitFor();
    // what the browsers of Android phones bring
    await page.addInitScript(
      (rawValue) => {
        class BarcodeDetector {
          detect = async () => [{ rawValue }];
        }
        Object.assign(window, { BarcodeDetector });
      },
      CARD.replace('Trần Thị Ví Dụ', 'Trần Thị Ví Dụ Hai'),
    );
    await page.reload();
    await page.getByRole('link', { name: 'khu đất.png' }).waitFor();
    await page.getByText('Điền nhanh bằng thẻ căn cước').click();
    await picture.setInputFiles({ name: 'thẻ.png', mimeType: 'image/png', buffer: PNG });
    await expect.poll(() => page.locator('#ownerName').inputValue()).toBe('Trần Thị Ví Dụ Hai');
    expect(await accessFaults(page)).toEqual([]);
    expect(phone.complaints).toEqual([]);
    await phone.close();
  });
});
