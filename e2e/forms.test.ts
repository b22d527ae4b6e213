import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, type Window } from './support/browser.ts';
import { accessFaults } from './support/checks.ts';
import { signInOfficer } from './support/people.ts';

let browser: Browser;
let office: Window;
beforeAll(async () => {
  browser = await launchBrowser();
  office = await openWindow(browser);
  await signInOfficer(office.page, 'quantri.tinh', '/office/bieu-mau');
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
    await page.getByRole('button', { name: 'Thêm điều kiện' }).press('Enter');
    await page.getByText('Điều kiện hiện tại: mục “Đã hợp pháp hóa lãnh sự” là: Có.').waitFor();
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
    await preview.getByLabel(/^Số giấy hợp pháp hóa/).fill('12/HPH');
    await page.getByLabel('Tên trường hợp').fill('Giấy nước ngoài');
    await page.getByRole('button', { name: 'Giữ câu trả lời đang xem' }).press('Enter');
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
