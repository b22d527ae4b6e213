import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, PHONE, type Window } from './support/browser.ts';
import { accessFaults, sidewaysFaults } from './support/checks.ts';
import { type Desks, openDesks } from './support/desk.ts';
import { SERVER_URL } from './support/server.ts';

const LOGINS = ['tiepnhan.vidu', 'gd.trungtam'] as const;

let browser: Browser;
let desks: Desks<(typeof LOGINS)[number]>;
let citizen: Window;
let photo: Buffer;
let code = '';

beforeAll(async () => {
  browser = await launchBrowser();
  desks = await openDesks(browser, LOGINS);
  citizen = await openWindow(browser, { viewport: PHONE });
  photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#557799' } })
    .withExif({ IFD0: { Model: 'máy của tôi' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await desks.close();
  await citizen.close();
  await browser?.close();
});

describe('feedback from the street (Đ.19 quy chế Sóc Trăng)', () => {
  it('is sent from a telephone with a photo and a place on the map', async () => {
    const { page } = citizen;
    await page.goto(`${SERVER_URL}/thu-tuc`);
    await page.getByRole('link', { name: 'Phản ánh về trang này' }).click();
    await page.getByLabel('Phản ánh hiện trường').check();
    await page.getByLabel('Nội dung').fill('Nắp cống trước chợ bị vỡ từ hôm qua, rất nguy hiểm cho trẻ em.');
    await page.getByLabel('Ảnh').setInputFiles({ name: 'cong.jpg', mimeType: 'image/jpeg', buffer: photo });
    // the middle of the ward, found by the list and moved by the keyboard
    await page.getByRole('combobox', { name: /^Xã, phường/ }).selectOption({ label: 'Ủy ban nhân dân phường Ví Dụ' });
    await page.getByText('Đã đánh dấu ở Ủy ban nhân dân phường Ví Dụ.').waitFor();
    await page.locator('svg.map').press('ArrowRight');
    expect(Number(await page.locator('#longitude').inputValue())).toBeGreaterThan(110.2);
    await page.getByLabel('Địa điểm').fill('Trước cổng chợ Ví Dụ');
    await page.getByLabel('Họ và tên').fill('Nguyễn Văn Mẫu');
    await page.getByLabel('Số điện thoại').fill('0912 345 678');
    expect(await accessFaults(page)).toEqual([]);
    expect(await sidewaysFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await page.getByText('Cơ quan phản hồi chậm nhất').waitFor();
    code = /PA-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.url())?.[0] ?? '';
    await page.getByRole('img', { name: 'Ảnh 1' }).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    expect(await sidewaysFaults(page)).toEqual([]);
  });

  it('is answered by the ward and published by a leader, the photo and the place with it', async () => {
    const clerk = desks.at('tiepnhan.vidu');
    await clerk.goto(`${SERVER_URL}/office/feedback`);
    await clerk.getByRole('link', { name: code }).click();
    await clerk.getByText('Nắp cống trước chợ bị vỡ').first().waitFor();
    expect(await accessFaults(clerk)).toEqual([]);
    await clerk.getByRole('button', { name: 'Trả lời' }).first().click();
    await clerk.getByLabel('Nội dung trả lời người gửi').fill('Phường đã thay nắp cống sáng nay.');
    await clerk.locator('form').getByRole('button', { name: 'Trả lời', exact: true }).click();
    await clerk.getByText('Đã trả lời').first().waitFor();

    const head = desks.at('gd.trungtam');
    await head.goto(clerk.url());
    await head.getByRole('button', { name: 'Công khai', exact: true }).first().click();
    await head.getByLabel('Tiêu đề công khai').fill('Nắp cống vỡ trước chợ');
    await head.getByLabel(/^Ảnh 1/).check();
    await head.getByLabel('Tôi đã đọc lại').check();
    await head.locator('form').getByRole('button', { name: 'Công khai', exact: true }).click();
    await head.getByText('Đã công khai').first().waitFor();

    const { page } = citizen;
    await page.goto(`${SERVER_URL}/phan-anh?q=nap+cong`);
    expect(await accessFaults(page)).toEqual([]);
    expect(await sidewaysFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Nắp cống vỡ trước chợ' }).first().click();
    await page.getByText('Phường đã thay nắp cống sáng nay.').waitFor();
    await page.getByRole('img', { name: 'Ảnh 1' }).waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/0912|Nguyễn Văn Mẫu|PA-/);
    expect(citizen.complaints).toEqual([]);
    expect(desks.complaints()).toEqual([]);
  });
});

describe('rating at the counter (Đ.12 TT 01/2018/TT-VPCP)', () => {
  it('is done on the telephone of whoever collects, with the code the officer shows', async () => {
    const clerk = desks.at('tiepnhan.vidu');
    const { items } = await desks.get('tiepnhan.vidu', '/queues/toReturn/dossiers');
    const waiting = items[0];
    const shown = await desks.post<{ code: string }>('tiepnhan.vidu', `/dossiers/${waiting.id}/rating-code`, {});
    const { page } = citizen;
    await page.goto(`${SERVER_URL}/danh-gia/ho-so?ma=${encodeURIComponent(waiting.code)}`);
    await page.getByLabel('Mã xác nhận gồm 6 chữ số').fill(shown.code);
    await page.getByLabel('Không lần nào').check();
    await page.getByLabel('1 cơ quan', { exact: true }).check();
    await page.getByRole('radio', { name: 'Không', exact: true }).check();
    await page.getByLabel('Dễ').check();
    await page.getByLabel('Rất hài lòng').check();
    expect(await accessFaults(page)).toEqual([]);
    expect(await sidewaysFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await page.getByRole('heading', { name: 'Đã nhận đánh giá' }).waitFor();
    await page.goto(`${SERVER_URL}/danh-gia`);
    await page.getByText('Điểm của mỗi tiêu chí là trung bình').waitFor();
    expect(await sidewaysFaults(page)).toEqual([]);
    expect(clerk.url()).toContain('/office/');
  });
});
