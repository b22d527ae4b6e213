import { randomBytes } from 'node:crypto';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../test/simulator.ts';
import { launchBrowser, openWindow, PHONE, type Window } from './support/browser.ts';
import { faultsOf, sidewaysFaults, textOf } from './support/checks.ts';
import { type Desks, type EnteredDossier, openDesks } from './support/desk.ts';
import { type Keyboard, keyboardOf } from './support/keyboard.ts';
import { awaitMail } from './support/mail.ts';
import { confirmAction, openAction, openDossier } from './support/office.ts';
import { passwordOf } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

/*
 * A building permit for a house at the committee of a ward: submitted from a phone by somebody who has no mouse, asked to
 * be completed twice, paid through VNPay, ready before its day (Điều 94–105 Luật Xây dựng, Điều 15, 17, 19 NĐ 61/2018).
 */

const WARD = 'H99.41';
const OFFICERS = ['tiepnhan.vidu', 'tp3.vidu', 'cv3.vidu', 'ld.vidu', 'vt.vidu'] as const;
const CITIZEN = { login: '0900000004', phone: '+84900000004', mail: 'congdan4@vidu.example' };
/** the address of VNPay in the sample province */
const VNPAY = 'http://localhost:3201';
const PIECE_BYTES = 2 * 1024 * 1024;
const DRAWING_PIECES = 2;

const pdf = (name: string, bytes = 2000) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.concat([
    Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
    randomBytes(bytes),
  ]),
});

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const box = (page: Page, path: string) => page.locator(`main [id="${path}"]`);
const button = (page: Page, name: string | RegExp) =>
  page.locator('main').getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const NEXT = 'Lưu và tiếp tục';

describe.sequential('a building permit', () => {
  let vnpay: Simulator;
  let desks: Desks<(typeof OFFICERS)[number]>;
  let citizen: Window;
  let page: Page;
  let keys: Keyboard;
  let dossier: EnteredDossier;
  let follow = '';

  beforeAll(async () => {
    citizen = await openWindow(browser, { viewport: PHONE });
    ({ page } = citizen);
    keys = keyboardOf(page);
    [vnpay, desks] = await Promise.all([
      startSimulator('vnpay', { IPN_URL: `${SERVER_URL}/payment-notices/vnpay` }),
      openDesks(browser, OFFICERS),
    ]);
  });
  afterAll(async () => {
    vnpay?.stop();
    await citizen?.close();
    await desks?.close();
  });

  const link = (name: string | RegExp) => page.locator('main').getByRole('link', { name }).first();
  const write = (path: string, text: string) => keys.write(box(page, path), text);
  const choose = (path: string, value: string) => keys.choose(page.locator(`main [name="${path}"][value="${value}"]`));
  const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
  /** From the list of what waits for the citizen. */
  async function openAsked(): Promise<void> {
    await page.goto(`${SERVER_URL}/ho-so?muc=can-ban-lam`);
    await page.locator('main li').filter({ hasText: dossier.code }).getByRole('link').click();
  }
  async function followed(): Promise<string> {
    await page.goto(follow);
    return textOf(page);
  }

  it('is found and begun from the home page by keyboard alone; its cases come first', async () => {
    await page.goto(SERVER_URL);
    await page.keyboard.press('Tab');
    expect(await page.locator('.skip-link').boundingBox()).toMatchObject({ y: 0 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    await keys.write(page.locator('main').getByRole('searchbox').first(), 'xin phep xay nha');
    await page.keyboard.press('Enter');
    await keys.press(link(/^Cấp giấy phép xây dựng mới đối với công trình cấp III/));
    await keys.press(link('Nộp hồ sơ trực tuyến'));
    await keys.press(link('Đăng nhập để bắt đầu'));
    await keys.write(page.getByLabel('Số điện thoại hoặc thư điện tử'), CITIZEN.login);
    await keys.write(page.getByLabel('Mật khẩu', { exact: true }), passwordOf(CITIZEN.login));
    await page.keyboard.press('Enter');
    await keys.pick(page.getByLabel('Cơ quan giải quyết'), WARD);
    await keys.press(button(page, /^Bắt đầu/));
    await keys.press(link('Trường hợp của bạn'));
    await keys.choose(page.getByRole('radio', { name: /^Nhà ở riêng lẻ/ }));
    await page.keyboard.press('Enter');
    await keys.press(button(page, NEXT));
    await box(page, 'ownerName').waitFor();
  });

  it('says what is wrong first, and leads to each box', async () => {
    await write('parcels.0.land.parcel', '12');
    await write('parcels.0.land.area', 'một trăm');
    await keys.press(button(page, NEXT));
    await page.locator('#error-summary').waitFor();
    expect(await focused()).toBe('error-summary');
    expect(await page.title()).toMatch(/^Lỗi/);
    await keys.press(
      page
        .locator('#error-summary')
        .getByRole('link', { name: /^Thửa đất 1: Diện tích/ })
        .first(),
    );
    expect(await focused()).toBe('parcels.0.land.area');
    expect(await box(page, 'parcels.0.land.parcel').inputValue()).toBe('12');
    expect(await faultsOf(page)).toEqual([]);
  });

  it('is filled in: parcels, storeys that repeat, sums, and questions that other answers open', async () => {
    await write('parcels.0.land.area', '120,5');
    await write('parcels.0.land.sheet', '34');
    await write('site.commune', 'Phường Ví Dụ, Tỉnh Mẫu');
    await choose('buildingClass', 'IV');
    await write('groundFloorArea', '80');
    await choose('floors.0.name', 'storey');
    await write('floors.0.area', '80');
    await keys.press(button(page, 'Thêm tầng'));
    await page.waitForURL('**/to-khai#floors.1');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('floors.1.name');
    await choose('floors.1.name', 'mezzanine');
    await write('floors.1.area', '30,5');
    expect(await box(page, 'totalFloorArea').inputValue()).toBe('110,5');
    await write('height', '7,5');
    await write('storeys', '1');
    expect(await box(page, 'basementStoreys').isVisible()).toBe(false);
    await choose('hasBasement', 'yes');
    await write('basementStoreys', '1');
    await write('designer', 'Công ty Thiết kế Ví Dụ');
    await choose('adjoiningHouse', 'yes');
    await choose('safetyCommitment', 'yes');
    await write('monthsToComplete', '8');
    await keys.press(button(page, NEXT));
    await page.waitForURL('**/giay-to');
  });

  it('takes a large drawing that goes on where the connection broke, and is submitted', async () => {
    const offsets: string[] = [];
    await page.route('**/tep/tai-len/*', (route: Route) => {
      const offset = route.request().headers()['upload-offset'] ?? '';
      if (route.request().method() === 'PATCH') offsets.push(offset);
      const breaks = offset === String(PIECE_BYTES) && offsets.filter((one) => one === offset).length === 1;
      return breaks ? route.abort('connectionreset') : route.continue();
    });
    await keys.attach(box(page, 'file.landCertificate'), pdf('so do.pdf'));
    await page.getByText('Đã tải lên so do.pdf').first().waitFor();
    await keys.attach(box(page, 'file.drawings'), pdf('ban ve.pdf', DRAWING_PIECES * PIECE_BYTES - 1000));
    await page.getByText('Đã tải lên ban ve.pdf').first().waitFor();
    await page.unroute('**/tep/tai-len/*');
    expect(offsets.slice(-3).map((offset) => Number(offset) / PIECE_BYTES)).toEqual([0, 1, 1]);
    expect(await faultsOf(page)).toEqual([]);
    await keys.press(button(page, NEXT));
    await choose('method', 'COUNTER');
    await keys.press(button(page, NEXT));
    await keys.press(button(page, 'Đã xem, tiếp tục'));
    await box(page, 'declared').waitFor();
    const shown = await textOf(page);
    for (const answer of ['so do.pdf', 'ban ve.pdf', '110,5', 'Công ty Thiết kế Ví Dụ'])
      expect(shown).toContain(answer);
    await keys.choose(box(page, 'declared'));
    await keys.press(button(page, 'Nộp hồ sơ'));
    await page.waitForURL('**/da-nop');
    const code = /NOP-\d{6}-\d{5}/.exec(await textOf(page))?.[0] ?? '';
    await keys.press(page.locator('.person-menu summary'));
    await keys.press(page.locator('.person-menu').getByRole('link', { name: 'Hồ sơ của tôi' }));
    await keys.press(page.locator('main li').filter({ hasText: code }).getByRole('link'));
    await page.getByText('Hiện bạn không phải làm gì.').waitFor();
    follow = page.url();
    dossier = { id: new URL(follow).pathname.split('/').at(-1) ?? '', code };
    expect([...keys.faults]).toEqual([]);
  });

  it('is asked to be completed before it is accepted: paper by paper, told in every way (Điều 17.2)', async () => {
    const reception = desks.at('tiepnhan.vidu');
    await openDossier(reception, dossier.code);
    const panel = await openAction(reception, 'Yêu cầu bổ sung');
    await panel.getByRole('checkbox', { name: /^Giấy chứng nhận quyền sử dụng đất/ }).check();
    await panel.getByLabel('Cần bổ sung, sửa gì').fill('Ảnh mờ, chụp lại cả bốn trang');
    await panel.getByRole('button', { name: 'Thêm giấy tờ khác' }).click();
    await panel.getByLabel('Tên giấy tờ').fill('Cam kết an toàn nhà liền kề');
    await panel.getByLabel('Cần bổ sung, sửa gì').last().fill('Hồ sơ khai có nhà liền kề mà chưa có cam kết');
    await confirmAction(reception, 'Yêu cầu bổ sung');

    const mail = await awaitMail(CITIZEN.mail, ({ subject }) => subject.includes(`${dossier.code} cần bổ sung`));
    expect(mail.text).toContain('Ảnh mờ, chụp lại cả bốn trang');
    expect(mail.text).toContain(follow);
    const messages = async () => (await page.request.get(`${SERVER_URL}/sms`)).text();
    await expect.poll(messages, { timeout: 15_000 }).toContain(`${dossier.code} can bo sung`);
    await openAsked();
    expect(await page.locator('main h2').first().textContent()).toContain('Việc bạn cần làm bây giờ');
    expect(await faultsOf(page)).toEqual([]);
  });

  it('is answered item by item; a file that fails is sent again, and nothing that arrived is lost', async () => {
    const first = page.getByRole('group', { name: /^1\/2/ });
    const second = page.getByRole('group', { name: /^2\/2/ });
    await first.getByText('Ảnh mờ, chụp lại cả bốn trang').waitFor();
    const refuse = (route: Route) => route.fulfill({ status: 400, body: '' });
    await first.getByLabel('Tệp bổ sung').setInputFiles(pdf('so do ro.pdf'));
    await first.getByText('Đã tải lên so do ro.pdf').first().waitFor();
    await page.route('**/tep/tai-len', refuse);
    await second.getByLabel('Tệp bổ sung').setInputFiles(pdf('cam ket.pdf'));
    await second.getByText('Không tải lên được cam ket.pdf').first().waitFor();
    await page.unroute('**/tep/tai-len', refuse);
    await second.getByRole('button', { name: 'Thử lại' }).click();
    await second.getByText('Đã tải lên cam ket.pdf').first().waitFor();
    await second.getByLabel('Nói thêm về giấy tờ này').fill('Có chữ ký của chủ nhà bên cạnh');
    await button(page, 'Gửi bổ sung').click();
    await page.getByText('Đã gửi bổ sung.').waitFor();
    const shown = await textOf(page);
    for (const one of ['so do ro.pdf', 'cam ket.pdf', 'Có chữ ký của chủ nhà bên cạnh']) expect(shown).toContain(one);
    expect(shown).toMatch(/trả lời chậm nhất \d\d:\d\d/);
    expect(await sidewaysFaults(page)).toEqual([]);
  });

  it('is received and handed over by an officer who uses the keyboard alone (Điều 17.1)', async () => {
    const reception = desks.at('tiepnhan.vidu');
    const desk = keyboardOf(reception);
    await reception.goto(`${SERVER_URL}/office/`);
    await desk.write(reception.locator('#office-search'), dossier.code);
    await reception.keyboard.press('Enter');
    await desk.press(reception.locator('.desk-main').getByRole('link').filter({ hasText: dossier.code }).first());
    await desk.press(reception.locator('.action-button').filter({ hasText: 'Tiếp nhận' }).first());
    const form = reception.locator('.action-form');
    await desk.to(form.getByRole('checkbox'));
    expect(await form.getByRole('checkbox').isChecked()).toBe(true);
    await desk.press(form.getByRole('button', { name: 'Tiếp nhận', exact: true }));
    await reception.getByText('Đã xong: Tiếp nhận').waitFor();
    expect([...desk.faults]).toEqual([]);
    const shown = await followed();
    dossier.code = /H99\.41-\d{6}-\d{4}/.exec(shown)?.[0] ?? '';
    expect(dossier.code).not.toBe('');
    expect(shown).toContain('Vì sao là ngày này?');
  });

  it('is asked again after appraisal by the leader’s decision: the clock stops and starts anew (Điều 19.4)', async () => {
    const people = await desks.get('tp3.vidu', `/dossiers/${dossier.id}/desk-people`);
    const { id: assigneeId } = await (await desks.at('cv3.vidu').request.get(`${SERVER_URL}/api/v1/me`)).json();
    expect(people.items.map((one: { accountId: string }) => one.accountId)).toContain(assigneeId);
    await desks.act('tp3.vidu', dossier, { action: 'ASSIGN', assigneeId });
    const specialist = desks.at('cv3.vidu');
    await openDossier(specialist, dossier.code);
    const panel = await openAction(specialist, 'Yêu cầu bổ sung');
    await panel.getByText('được trình lãnh đạo quyết định').waitFor();
    await panel.getByRole('button', { name: 'Thêm giấy tờ khác' }).click();
    await panel.getByLabel('Tên giấy tờ').fill('Bản vẽ móng');
    await panel.getByLabel('Cần bổ sung, sửa gì').fill('Thiếu mặt cắt móng giáp nhà bên');
    await panel.getByLabel('Lý do').fill('Chỉ thấy khi thẩm định bản vẽ');
    await confirmAction(specialist, 'Yêu cầu bổ sung');
    await specialist.getByText(/Đang chờ lãnh đạo quyết định: Yêu cầu bổ sung/).waitFor();
    expect(await followed()).not.toContain('Thiếu mặt cắt móng');

    const leader = desks.at('ld.vidu');
    await openDossier(leader, dossier.code);
    await leader.getByText('Thiếu mặt cắt móng giáp nhà bên').first().waitFor();
    expect(await faultsOf(leader)).toEqual([]);
    await openAction(leader, 'Đồng ý');
    await confirmAction(leader, 'Đồng ý');

    const asked = await followed();
    expect(asked).toContain('Thời gian chờ bạn không tính vào thời hạn.');
    await page.getByLabel('Tệp bổ sung').setInputFiles(pdf('mong.pdf'));
    await button(page, 'Gửi bổ sung').click();
    await page.getByText('Đã gửi bổ sung.').waitFor();
    await page.getByText('Vì sao là ngày này?').click();
    expect(await textOf(page)).toMatch(/tính lại từ đầu/);
  });

  it('is paid through VNPay: coming back settles nothing, the signed notice does', async () => {
    await citizen.context.route(`${VNPAY}/**`, (route) =>
      route.continue({ url: route.request().url().replace(VNPAY, vnpay.url) }),
    );
    await vnpay.call('/_mode', { mode: 'late' });
    await openAsked();
    expect(await page.locator('main h2').first().textContent()).toContain('Việc bạn cần làm bây giờ');
    await link(/^Nộp 37\.500 đ/).click();
    await page.getByRole('radio', { name: 'VNPay' }).check();
    await button(page, 'Tiếp tục').click();
    await link(/^Đến trang thanh toán của VNPay/).click();
    await page.getByRole('button', { name: 'Thanh toán' }).click();
    await page.getByText('Đang chờ VNPay xác nhận').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const money = () => desks.get('tiepnhan.vidu', `/dossiers/${dossier.id}/money`);
    expect((await money()).obligations).toMatchObject([{ open: true, payments: [] }]);
    await vnpay.call('/_send', {});
    await page.getByText('Đã nộp xong').waitFor();
    expect((await money()).obligations).toMatchObject([{ open: false, payments: [{ way: 'VNPAY' }] }]);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('is ready before its day, which is said, and handed over at the counter', async () => {
    await desks.act('cv3.vidu', dossier, { action: 'PROPOSE', proposal: 'Đủ điều kiện cấp giấy phép' });
    await desks.act('tp3.vidu', dossier, { action: 'APPROVE' });
    await desks.act('ld.vidu', dossier, { action: 'APPROVE' });
    await desks.act('vt.vidu', dossier, {
      action: 'ISSUE',
      resultNumber: '21/GPXD',
      resultDate: '2026-11-23',
      resultSigner: 'Ngô Văn Minh Họa',
    });
    const mail = await awaitMail(CITIZEN.mail, ({ subject }) => subject.includes(`${dossier.code} đã có kết quả`));
    expect(mail.subject).toContain('trước hẹn');
    await openAsked();
    const shown = await textOf(page);
    // one piece of news, whatever ways it took
    expect(await page.locator('summary').filter({ hasText: 'đã có kết quả trước hẹn' }).count()).toBe(1);
    for (const one of ['Đến nhận kết quả', 'Mã nhận kết quả', '21/GPXD']) expect(shown).toContain(one);
    expect(await faultsOf(page)).toEqual([]);
    await desks.act('tiepnhan.vidu', dossier, {
      action: 'RETURN',
      method: 'COUNTER',
      collectorName: 'Phạm Thị Mẫu Vẽ',
    });
    expect(await followed()).toContain('Đã trả kết quả');
    expect([...citizen.complaints.filter((one) => !/tep\/tai-len/.test(one)), ...desks.complaints()]).toEqual([]);
  });
});
