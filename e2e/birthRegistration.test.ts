import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../test/simulator.ts';
import { launchBrowser, openWindow, PHONE, type Window } from './support/browser.ts';
import { faultsOf, textOf } from './support/checks.ts';
import { pdfText } from './support/commands.ts';
import { type Desks, openDesks } from './support/desk.ts';
import { awaitMail } from './support/mail.ts';
import { passwordOf } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

/*
 * A father registers the birth of his child from a telephone of 360 px, from everyday words to the certificate in his
 * vault: a paper taken from the vault, another one photographed, two copies of the certificate paid by VietQR (the
 * publication of 1.001193: the fee of copies is paid with the submission).
 */

const BIRTH = '1.001193';
const FATHER = '0900000001';
const MAIL = 'congdan1@vidu.example';
const OFFICERS = ['tiepnhan.vidu', 'cv1.vidu'] as const;
const CHILD = 'Nguyễn Thị Bình Mẫu';

let browser: Browser;
let phone: Window;
let bank: Simulator;
let desks: Desks<(typeof OFFICERS)[number]>;
let number = '';
let dossierPage = '';

beforeAll(async () => {
  browser = await launchBrowser();
  [bank, desks, phone] = await Promise.all([
    startSimulator('bank', { NOTICE_URL: `${SERVER_URL}/payment-notices/bank` }),
    openDesks(browser, OFFICERS),
    openWindow(browser, { viewport: PHONE, acceptDownloads: true }),
  ]);
});
afterAll(async () => {
  bank?.stop();
  await desks?.close();
  await browser?.close();
});

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const next = (page: Page) => page.getByRole('button', { name: 'Lưu và tiếp tục', exact: true }).last().click();

/** What the law wants to know of the child and the parents (Tờ khai đăng ký khai sinh). */
async function fillForm(page: Page, { born, copies }: { born: string; copies: number }): Promise<void> {
  await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill(CHILD);
  await page.getByLabel('Cha', { exact: true }).check();
  await page.getByLabel('Ngày, tháng, năm sinh', { exact: true }).fill(born);
  await page.getByLabel('Nữ', { exact: true }).check();
  await page.getByLabel('Dân tộc', { exact: true }).selectOption('Kinh');
  await page.getByLabel('Quốc tịch', { exact: true }).selectOption('Việt Nam');
  await page.getByLabel('Nơi sinh').fill('Trạm y tế phường Ví Dụ');
  await page.getByLabel('Quê quán').fill('Phường Ví Dụ, tỉnh Mẫu');
  await page.getByRole('group', { name: 'Ghi thông tin người cha' }).getByLabel('Không').check();
  const wanted = page.getByRole('group', { name: 'Xin thêm bản sao' });
  await wanted.getByLabel(copies > 0 ? 'Có' : 'Không', { exact: true }).check();
  if (copies > 0) await page.getByLabel('Số bản sao').fill(String(copies));
}

describe.sequential('a birth registered from a telephone', () => {
  it('is found with everyday words and begun with the account; what is known stands there with its source', async () => {
    const { page } = phone;
    await page.goto(SERVER_URL);
    await page.getByRole('searchbox').first().fill('lam giay khai sinh cho con');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).first().click();
    expect(await textOf(page)).toContain('8.000 đồng mỗi bản');
    await page.getByRole('link', { name: 'Nộp hồ sơ trực tuyến' }).first().click();
    await page.getByRole('link', { name: 'Đăng nhập để bắt đầu' }).click();
    await page.getByLabel('Số điện thoại hoặc thư điện tử').fill(FATHER);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(passwordOf(FATHER));
    await press(page, 'Đăng nhập');
    await page.waitForURL(`**/nop-ho-so/${BIRTH}`);
    await page.getByLabel('Cơ quan giải quyết').selectOption({ label: 'Ủy ban nhân dân phường Ví Dụ' });
    await press(page, /^Bắt đầu/);
    await page.getByRole('link', { name: 'Bạn là ai' }).click();
    expect(await page.getByLabel('Số định danh cá nhân').inputValue()).toBe('999085000001');
    expect(await textOf(page)).toContain('Lấy từ tài khoản');
    expect(await faultsOf(page)).toEqual([]);
    await next(page);
  });

  it('is declared: what is wrong is said beside its field, what was typed survives', async () => {
    const { page } = phone;
    await fillForm(page, { born: '31/02/2026', copies: 2 });
    await page.getByText(/^Đã lưu lúc/).waitFor();
    await next(page);
    await page.getByRole('link', { name: /Ngày, tháng, năm sinh phải là một ngày có thật/ }).click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('20/11/2026');
    expect(await page.getByLabel('Số bản sao').inputValue()).toBe('2');
    expect(await faultsOf(page)).toEqual([]);
    await next(page);
  });

  it('has one paper out of the vault and one photographed in two pages, turned and cropped into one PDF', async () => {
    const { page } = phone;
    const identity = page.locator('.panel', { hasText: 'giấy tờ tùy thân có ảnh' }).first();
    await identity.getByText('Lấy từ kho giấy tờ').click();
    // what is called like it comes first
    await identity.getByLabel(/^Chọn giấy tờ trong kho/).selectOption({ index: 1 });
    await identity.getByRole('button', { name: /^Dùng giấy tờ này/ }).click();
    await page.locator('.tag', { hasText: 'Lấy từ kho' }).waitFor();

    const photo = (name: string, background: string) =>
      sharp({ create: { width: 300, height: 400, channels: 3, background } })
        .jpeg()
        .toBuffer()
        .then((buffer) => ({ name, mimeType: 'image/jpeg', buffer }));
    const pages = [await photo('mặt trước.jpg', '#b0c4de'), await photo('mặt sau.jpg', '#f5deb3')];
    await page.getByLabel(/^Giấy chứng sinh/).setInputFiles(pages);
    await press(page, 'Xoay phải: Trang 1: mặt trước.jpg');
    await press(page, 'Lên trước: Trang 2: mặt sau.jpg');
    const crop = page.locator('.pictures-item').last().locator('details');
    await crop.locator('summary').click();
    await crop.getByRole('slider').first().press('ArrowRight');
    expect(await faultsOf(page)).toEqual([]);
    await press(page, 'Ghép thành một tệp PDF và gửi');
    await page.locator('.upload-text', { hasText: 'Đã tải lên mặt sau.pdf' }).waitFor();
    await next(page);
  });

  it('says how the result comes back and what it costs, and shows all of it before it is handed in', async () => {
    const { page } = phone;
    await page.getByRole('radio', { name: /bộ phận một cửa/i }).check();
    await next(page);
    expect(await textOf(page)).toContain('16.000 đ');
    await press(page, 'Đã xem, tiếp tục');
    for (const shown of [CHILD, 'mặt sau.pdf', '20/11/2026', '16.000 đ', '2 × 8.000 đ'])
      expect(await textOf(page)).toContain(shown);
    expect(await faultsOf(page)).toEqual([]);
    await press(page, 'Nộp hồ sơ');
    expect(await page.getByRole('alert').textContent()).toContain('Hãy đánh dấu ô cam đoan');
    await page.getByLabel(/^Tôi cam đoan/).check();
    await press(page, 'Nộp hồ sơ');
    await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor();
    dossierPage = page.url().replace(/\/da-nop$/, '');
    number = /NOP-\d{6}-\d{5}/.exec(await textOf(page))?.[0] ?? '';
    expect(await faultsOf(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^In/ }).click({ modifiers: ['Alt'] });
    expect(await pdfText(await (await download).path())).toContain(number);
    const mail = await awaitMail(MAIL, ({ text, subject }) => `${subject} ${text}`.includes(number));
    expect(mail.text).toContain('chỉ được tiếp nhận sau khi nộp 16.000 đ');
  });

  it('is paid by VietQR: the bank’s signed notice settles it, and the receipt is there', async () => {
    const { page } = phone;
    await page.getByRole('link', { name: /^Nộp 16\.000 đ/ }).click();
    await page.getByRole('radio', { name: 'Chuyển khoản VietQR' }).check();
    await press(page, 'Tiếp tục');
    await page.getByText('Đang chờ ngân hàng báo có').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const [content = ''] = /HS\d{14}/.exec(await textOf(page)) ?? [];
    await bank.call('/_pay', { account: '0100000000001', amount: '16000', content });
    // the page reloads itself
    await page.getByText('Đã nộp xong').waitFor();
    await page.getByRole('link', { name: /^Biên lai / }).click();
    expect(await textOf(page)).toContain('Biên lai này do hệ thống phát hành');
  });

  it('is received, resolved and handed over; the father follows it, rates it and has the certificate in his vault', async () => {
    const { page } = phone;
    const id = dossierPage.split('/').at(-1)!;
    await desks.act('tiepnhan.vidu', { id }, { action: 'RECEIVE', forward: true });
    const result = { resultNumber: '88/2026', resultDate: '2026-11-23', resultSigner: 'Ngô Văn Minh Họa' };
    const fileIds = [await desks.upload('cv1.vidu', 'data/sample-province/files/result.pdf')];
    await desks.act('cv1.vidu', { id }, { action: 'ISSUE', ...result, fileIds });
    await page.goto(dossierPage);
    const pickUpCode = (await page.locator('.pick-up').textContent()) ?? '';
    const collector = { collectorName: 'Nguyễn Văn Mẫu', collectorId: '999085000001', pickUpCode };
    await desks.act('tiepnhan.vidu', { id }, { action: 'RETURN', method: 'COUNTER', ...collector });

    await page.reload();
    const told = await textOf(page);
    for (const milestone of ['Nộp hồ sơ', 'Tiếp nhận', '88/2026', 'Trả kết quả']) expect(told).toContain(milestone);
    expect(await faultsOf(page)).toEqual([]);
    await page
      .getByRole('link', { name: /đánh giá/i })
      .first()
      .click();
    for (const group of await page.locator('main fieldset').all()) await group.getByRole('radio').first().check();
    expect(await faultsOf(page)).toEqual([]);
    await press(page, /Gửi đánh giá/);
    await page
      .getByText(/Cảm ơn/)
      .first()
      .waitFor();
    await expect
      .poll(async () => {
        await page.goto(`${SERVER_URL}/kho-du-lieu`);
        return textOf(page);
      })
      .toMatch(/88\/2026\s*Giấy khai sinh/);
    expect([...phone.complaints.filter((line) => !line.startsWith('422')), ...desks.complaints()]).toEqual([]);
  });
});

it('is submitted without JavaScript too, on the same telephone', async () => {
  const window = await openWindow(browser, { viewport: PHONE, javaScriptEnabled: false });
  const { page } = window;
  await page.context().addCookies(await phone.context.cookies());
  await page.goto(`${SERVER_URL}/nop-ho-so/${BIRTH}`);
  await page.getByLabel('Cơ quan giải quyết').selectOption({ label: 'Ủy ban nhân dân xã Mẫu Giang' });
  await press(page, /^Bắt đầu/);
  await page.getByRole('link', { name: 'Bạn là ai' }).click();
  await next(page);
  await fillForm(page, { born: '20/11/2026', copies: 0 });
  await next(page);
  const paper = {
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  };
  await page.getByLabel(/^Giấy chứng sinh/).setInputFiles({ name: 'chứng sinh.pdf', ...paper });
  await page.locator('[name="skip.identityPaper"]').check();
  await next(page);
  await page.getByLabel('Nhận bản điện tử trong tài khoản này').check();
  await next(page);
  expect(await textOf(page)).toContain('Không thu khi đăng ký khai sinh đúng hạn');
  await press(page, 'Đã xem, tiếp tục');
  await page.getByLabel(/^Tôi cam đoan/).check();
  await press(page, 'Nộp hồ sơ');
  expect(await textOf(page)).toMatch(/NOP-\d{6}-\d{5}/);
  await window.close();
});
