import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK, launchBrowser, openWindow, PHONE, type Window } from './support/browser.ts';
import { accessFaults, sidewaysFaults, textOf } from './support/checks.ts';
import { pdfText } from './support/commands.ts';
import { type Desks, openDesks } from './support/desk.ts';
import { awaitMail } from './support/mail.ts';
import { signInApplicant, takeSession } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

/*
 * A household business is registered by somebody whom its owner has authorised (Đ.15.2 NĐ 118/2025): given and taken on
 * the portal, handed in under both names, collected at the counter by the authorised, and over when the owner ends it.
 */

const HOUSEHOLD = '1.001612';
const OWNER = { login: '0900000002', name: 'Trần Thị Ví Dụ', mail: 'congdan2@vidu.example' };
const AGENT = { login: '0900000003', name: 'Lê Thử Nghiệm', mail: 'congdan3@vidu.example' };
const OFFICERS = ['tiepnhan.vidu', 'cv3.vidu'] as const;
const PAPER = 'data/sample-province/files/component.pdf';

let browser: Browser;
let owner: Window;
let agent: Window;
let desks: Desks<(typeof OFFICERS)[number]>;
let number = '';
let dossierPage = '';
const idOf = () => ({ id: dossierPage.split('/').at(-1) ?? '' });

beforeAll(async () => {
  browser = await launchBrowser();
  [desks, owner, agent] = await Promise.all([
    openDesks(browser, OFFICERS),
    openWindow(browser),
    openWindow(browser, { acceptDownloads: true }),
  ]);
});
afterAll(async () => {
  await desks?.close();
  await browser?.close();
});

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const next = (page: Page) => page.getByRole('button', { name: 'Lưu và tiếp tục', exact: true }).last().click();
/** What is wrong with the page at the desk, and what is too wide on a telephone. */
async function faults(page: Page): Promise<string[]> {
  const wide = await accessFaults(page);
  await page.setViewportSize(PHONE);
  const narrow = await sidewaysFaults(page);
  await page.setViewportSize(DESK);
  return [...wide, ...narrow];
}

describe.sequential('a household business registered by an authorised person', () => {
  it('begins with an authorisation that the owner gives for this procedure and the other one takes; both are told', async () => {
    const { page } = owner;
    await signInApplicant(page, OWNER.login, `/nop-ho-so/${HOUSEHOLD}`);
    await page.getByRole('link', { name: 'Ủy quyền cho người khác nộp thay' }).click();
    expect(await textOf(page)).toContain('Đăng ký thành lập hộ kinh doanh');
    await page.getByLabel(/^Số điện thoại hoặc thư điện tử/).fill(AGENT.mail);
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');
    await page.getByLabel('Đến hết ngày').fill(until);
    expect(await faults(page)).toEqual([]);
    await press(page, 'Gửi ủy quyền');
    await page.getByText('Đã gửi. Ủy quyền có hiệu lực khi người kia nhận.').waitFor();
    expect(await faults(page)).toEqual([]);

    const { text } = await awaitMail(AGENT.mail, (mail) => mail.text.includes('/loi-moi/'));
    await takeSession(agent.page, '/dang-nhap', AGENT.login);
    await agent.page.goto(/http\S+\/loi-moi\/\S+/.exec(text)?.[0] ?? '');
    for (const shown of [OWNER.name, 'Đăng ký thành lập hộ kinh doanh', until])
      expect(await textOf(agent.page)).toContain(shown);
    expect(await faults(agent.page)).toEqual([]);
    await press(agent.page, 'Nhận');
    for (const { mail } of [OWNER, AGENT])
      await awaitMail(mail, ({ subject }) => subject.includes('Ủy quyền đã có hiệu lực'));
  });

  it('is written and handed in by the authorised, in the owner’s name and with the authorisation', async () => {
    const { page } = agent;
    await press(page, `Làm việc thay mặt ${OWNER.name}`);
    await page.goto(`${SERVER_URL}/nop-ho-so/${HOUSEHOLD}`);
    await page.getByLabel('Cơ quan giải quyết').selectOption({ label: 'Ủy ban nhân dân phường Ví Dụ' });
    await press(page, /^Bắt đầu/);
    await page.getByRole('link', { name: 'Bạn là ai' }).click();
    await page.getByLabel(`Tôi nộp thay ${OWNER.name}`).check();
    expect(await page.getByLabel('Họ, chữ đệm, tên', { exact: true }).inputValue()).toBe(OWNER.name);
    expect(await faults(page)).toEqual([]);
    await next(page);
    expect(await page.getByLabel('Họ và tên', { exact: true }).first().inputValue()).toBe(OWNER.name);
    await page.getByLabel('Tên hộ kinh doanh').fill('Hộ kinh doanh Tạp hóa Ví Dụ');
    await page.getByLabel('Xã, phường, đặc khu và tỉnh, thành phố').fill('Phường Ví Dụ, Tỉnh Mẫu');
    await page.getByLabel('Tên ngành').fill('Bán lẻ lương thực, thực phẩm');
    await page.getByLabel('Mã ngành cấp bốn').fill('4711');
    await page.getByLabel('Vốn kinh doanh (đồng)').fill('50.000.000');
    await page.getByLabel('Số người làm').fill('2');
    await page.getByLabel('Một cá nhân').check();
    await page.getByLabel('Kê khai', { exact: true }).check();
    await page.getByRole('group', { name: 'Đang là chủ hộ kinh doanh khác' }).getByLabel('Không').check();
    expect(await faults(page)).toEqual([]);
    await next(page);
    const box = page.getByLabel(/^Văn bản ủy quyền nộp hồ sơ/);
    await box.setInputFiles(PAPER);
    await page.locator('.upload-text', { hasText: 'Đã tải lên' }).waitFor();
    await next(page);
    await page.getByLabel(/tại Bộ phận Một cửa/i).check();
    await next(page);
    await press(page, 'Đã xem, tiếp tục');
    expect(await faults(page)).toEqual([]);
    await page.getByLabel(/^Tôi cam đoan/).check();
    await press(page, 'Nộp hồ sơ');
    await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor();
    dossierPage = page.url().replace(/\/da-nop$/, '');
    number = /NOP-\d{6}-\d{5}/.exec(await textOf(page))?.[0] ?? '';
  });

  it('names both on the receipt and stands among the owner’s dossiers; its fee is paid by whoever has the link', async () => {
    await desks.act('tiepnhan.vidu', idOf(), { action: 'RECEIVE', forward: true });
    const { page } = owner;
    await page.goto(`${SERVER_URL}/ho-so`);
    await page.getByRole('link', { name: 'Đăng ký thành lập hộ kinh doanh' }).first().click();
    expect(await textOf(page)).toContain(`Người nộp thay: ${AGENT.name}`);
    expect(await faults(page)).toEqual([]);

    await agent.page.goto(dossierPage);
    const download = agent.page.waitForEvent('download');
    await agent.page
      .getByRole('link', { name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' })
      .click({ modifiers: ['Alt'] });
    const receipt = await pdfText(await (await download).path());
    for (const name of [OWNER.name, AGENT.name]) expect(receipt).toContain(name);
    await agent.page.getByRole('link', { name: /^Nộp 50\.000 đ/ }).click();
    await agent.page.getByRole('radio', { name: 'Chuyển khoản VietQR' }).check();
    await press(agent.page, 'Tiếp tục');
    await agent.page.getByText('Đang chờ ngân hàng báo có').waitFor();
  });

  it('is collected at the counter by the authorised', async () => {
    const result = { resultNumber: '41H8000123', resultDate: '2026-11-23', resultSigner: 'Ngô Văn Minh Họa' };
    const fileIds = [await desks.upload('cv3.vidu', 'data/sample-province/files/result.pdf')];
    await desks.act('cv3.vidu', idOf(), { action: 'ISSUE', ...result, fileIds });
    const desk = desks.at('tiepnhan.vidu');
    await desk.goto(`${SERVER_URL}/office/reception/return`);
    await desk.fill('#find', number);
    await desk.keyboard.press('Enter');
    await desk.fill('#collectorName', AGENT.name);
    await desk.getByRole('button', { name: 'Xác nhận đã trả kết quả' }).click();
    await desk.getByText('Đã trả kết quả hồ sơ').waitFor();
  });

  it('opens nothing any more once the owner has ended it: the authorised is told why and where to go on', async () => {
    await agent.page.goto(`${SERVER_URL}/nop-ho-so/${HOUSEHOLD}`);
    await agent.page.getByLabel('Cơ quan giải quyết').selectOption({ label: 'Ủy ban nhân dân phường Ví Dụ' });
    await press(agent.page, /^Bắt đầu/);
    const { page } = owner;
    await page.goto(`${SERVER_URL}/dai-dien`);
    await page
      .getByRole('row', { name: new RegExp(AGENT.name) })
      .getByRole('link', { name: 'Chấm dứt' })
      .click();
    await press(page, 'Chấm dứt');
    await page.getByText('Đã chấm dứt ủy quyền. Cả hai bên đều được báo.').waitFor();
    await agent.page.getByRole('link', { name: 'Bạn là ai' }).click();
    expect(await textOf(agent.page)).toContain('Bạn không còn được làm thay người đã chọn');
    expect(await faults(agent.page)).toEqual([]);
    await press(agent.page, 'Làm việc cho chính tôi');
    for (const { mail } of [OWNER, AGENT])
      await awaitMail(mail, ({ subject }) => subject.includes('Ủy quyền đã chấm dứt'));
    expect([...owner.complaints, ...agent.complaints, ...desks.complaints()]).toEqual([]);
  });
});
