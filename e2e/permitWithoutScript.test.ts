import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, PHONE } from './support/browser.ts';
import { sidewaysFaults, textOf } from './support/checks.ts';
import { signInApplicant } from './support/people.ts';

const NEXT = 'Lưu và tiếp tục';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe('a building permit without JavaScript', () => {
  it('is submitted: items come and go by buttons, answers open questions, mistakes cost nothing typed', async () => {
    const plain = await openWindow(browser, { viewport: PHONE, javaScriptEnabled: false });
    const { page } = plain;
    const press = (name: string | RegExp) =>
      page
        .locator('main')
        .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
        .click();
    const box = (path: string) => page.locator(`main [id="${path}"]`);
    const fill = (path: string, text: string) => box(path).fill(text);
    const choose = (path: string, value: string) => page.locator(`main [name="${path}"][value="${value}"]`).check();
    await signInApplicant(page, '0900000005', '/nop-ho-so/1.013225');
    await page.getByLabel('Cơ quan giải quyết').selectOption('H99.41');
    await press(/^Bắt đầu/);
    await page.getByRole('link', { name: 'Trường hợp của bạn' }).click();
    await press(NEXT);
    expect(await page.getByRole('alert').textContent()).toContain('Hãy chọn trường hợp của bạn');
    await choose('case', '0');
    await press(NEXT);
    await press(NEXT);

    await fill('parcels.0.land.parcel', '12');
    await press('Thêm thửa đất');
    await fill('parcels.1.land.parcel', '34');
    await fill('parcels.1.land.sheet', '7');
    await fill('parcels.1.land.area', '100,5');
    await press('Bỏ thửa đất 1');
    expect(await box('parcels.0.land.parcel').inputValue()).toBe('34');
    expect(await box('parcels.1.land.parcel').count()).toBe(0);
    expect(await box('landTotal').inputValue()).toBe('100,5');
    await fill('site.commune', 'Phường Ví Dụ, Tỉnh Mẫu');
    await choose('buildingClass', 'IV');
    await fill('groundFloorArea', '80');
    await choose('floors.0.name', 'storey');
    await fill('floors.0.area', '80');
    await fill('height', 'cao');
    await fill('storeys', '1');
    await choose('hasBasement', 'yes');
    await fill('designer', 'Công ty Thiết kế Ví Dụ');
    await choose('adjoiningHouse', 'no');
    await press(NEXT);
    const summary = page.getByRole('alert');
    expect(await summary.getByRole('link').count()).toBe(2);
    await summary.getByRole('link', { name: /Chiều cao/ }).click();
    expect(await box('height').inputValue()).toBe('cao');
    expect(await box('designer').inputValue()).toBe('Công ty Thiết kế Ví Dụ');
    expect(await page.locator('[name="floors.0.name"]:checked').inputValue()).toBe('storey');
    await fill('height', '7,5');
    await fill('monthsToComplete', '8');
    await fill('basementStoreys', '1');
    await press(NEXT);

    await box('file.landCertificate').setInputFiles({
      name: 'ghi chú.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('không phải giấy tờ'),
    });
    await box('file.drawings').setInputFiles({
      name: 'ban ve.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
    });
    await press(NEXT);
    expect(await page.getByRole('alert').textContent()).toContain('“ghi chú.txt”');
    await page.locator('main').getByRole('link', { name: 'ban ve.pdf' }).waitFor();
    await box('skip.landCertificate').check();
    expect(await sidewaysFaults(page)).toEqual([]);
    await press(NEXT);
    await choose('method', 'ONLINE');
    await press(NEXT);
    await press('Đã xem, tiếp tục');
    expect(await textOf(page)).toContain('ban ve.pdf');
    expect(await sidewaysFaults(page)).toEqual([]);
    await box('declared').check();
    await press('Nộp hồ sơ');
    await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor();
    expect(await textOf(page)).toMatch(/NOP-\d{6}-\d{5}/);
    expect(plain.complaints).toEqual([]);
    await plain.close();
  });
});
