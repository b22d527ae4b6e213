import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DossierMoneyView } from '../src/features/payments/payments.api.ts';
import { type Simulator, startSimulator } from '../test/simulator.ts';
import { launchBrowser, PHONE } from './support/browser.ts';
import { faultsOf, sidewaysFaults, textOf } from './support/checks.ts';
import { type Desks, openDesks } from './support/desk.ts';
import { SERVER_URL } from './support/server.ts';

const PERMIT = '1.013225';
const WARD = 'H99.41';
const DESK = 'tiepnhan.vidu';
const ADMIN = 'quantri.tinh';

let browser: Browser;
let bank: Simulator;
let desks: Desks<typeof DESK | typeof ADMIN>;
beforeAll(async () => {
  browser = await launchBrowser();
  [bank, desks] = await Promise.all([
    startSimulator('bank', { NOTICE_URL: `${SERVER_URL}/payment-notices/bank` }),
    openDesks(browser, [DESK, ADMIN]),
  ]);
});
afterAll(async () => {
  bank?.stop();
  await desks?.close();
  await browser?.close();
});

/** A dossier received at the counter whose fee is still owed. */
async function owing(): Promise<{ id: string; money: () => Promise<DossierMoneyView> }> {
  const { id } = await desks.enter(DESK, PERMIT, WARD);
  return { id, money: () => desks.get(DESK, `/dossiers/${id}/money`) };
}

describe('paying a fee', () => {
  it('by VietQR on a phone, without JavaScript and by keyboard alone: the bank’s notice settles it', async () => {
    const { money } = await owing();
    const [owed] = (await money()).obligations;
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false, locale: 'vi-VN' });
    const page = await context.newPage();
    await page.goto(owed!.payUrl);
    expect(await textOf(page)).toContain('75.000 đ');
    expect(await textOf(page)).not.toContain('Nguyễn Văn Mẫu');

    await page.getByRole('radio', { name: 'Chuyển khoản VietQR' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Tiếp tục' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Đang chờ ngân hàng báo có').waitFor();
    const [content = ''] = /HS\d{14}/.exec(await textOf(page)) ?? [];
    const paid = await bank.call('/_pay', { account: '0100000000001', amount: '75000', content });
    expect(paid).toMatchObject({ amount: '75000' });

    // the page reloads itself
    await page.getByText('Đã nộp xong').waitFor();
    await page.getByRole('link', { name: /^Biên lai / }).click();
    expect(await textOf(page)).toContain('Biên lai này do hệ thống phát hành');
    await context.close();
    expect((await money()).obligations[0]).toMatchObject({ status: 'PAID', open: false });
  });

  it('at the counter by card: the officer takes it on the dossier’s page, and the receipt is there', async () => {
    const { id, money } = await owing();
    const page = desks.at(DESK);
    await page.goto(`${SERVER_URL}/office/dossiers/${id}`);
    await page.getByRole('button', { name: 'Thu 75.000 đ' }).click();
    await page.getByLabel('Cách thu').selectOption('POS');
    await page.getByLabel('Số phiếu máy POS').fill('000123');
    await page.getByRole('button', { name: 'Thu 75.000 đ' }).click();
    await page.getByText('Đã thu, biên lai đã lập.').waitFor();
    const { obligations, receipts } = await money();
    expect(obligations[0]?.payments).toMatchObject([{ way: 'POS', transactionId: '000123' }]);
    const pdf = await page.request.get(`${SERVER_URL}${receipts[0]?.href}`);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

it('the fee table is found by a few letters, and a line of it can be for each of a number in the form', async () => {
  const page = desks.at(ADMIN);
  await page.goto(`${SERVER_URL}/office/money?tab=fees`);
  await page.getByRole('combobox', { name: 'Thủ tục' }).fill('trich luc ho tich');
  await page.getByRole('option', { name: 'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh' }).click();
  await page.getByText('8.000 đ × tổng số bản').waitFor();
  await page.getByRole('button', { name: 'Thêm dòng' }).click();
  await page.getByLabel('Mã khoản').fill('P-BANDICH');
  await page.getByLabel('Tên khoản thu').fill('Phí bản song ngữ');
  await page.getByLabel('Mức thu (đồng)').fill('12.000');
  await page.getByLabel('Nhân với số trong tờ khai').selectOption({ label: 'Tổng số bản' });
  await page.getByLabel('Căn cứ pháp lý').fill('Nghị quyết mẫu số 03');
  // in force when nobody pays by it yet
  await page.getByLabel('Có hiệu lực từ ngày').fill('01/01/2090');
  await page.setViewportSize(PHONE);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Thêm dòng' }).click();
  await page.getByText('12.000 đ × tổng số bản').waitFor();
  await page.getByRole('button', { name: 'Kết thúc: Phí bản song ngữ' }).click();
  await page.getByText('12.000 đ × tổng số bản').waitFor({ state: 'detached' });
  expect(await sidewaysFaults(page)).toEqual([]);
});

it('the pages of money have no grave faults of access and fit a phone', async () => {
  const { money } = await owing();
  const [owed] = (await money()).obligations;
  const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(owed!.payUrl);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('radio', { name: 'Chuyển khoản VietQR' }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  expect(await faultsOf(page)).toEqual([]);
  await context.close();
  const office = desks.at(DESK);
  for (const tab of ['obligations', 'refunds', 'reconciliation', 'fees&procedure=1.013225']) {
    await office.goto(`${SERVER_URL}/office/money?tab=${tab}`);
    await office.getByRole('heading', { name: 'Thu phí, lệ phí' }).waitFor();
    await office.waitForLoadState('networkidle');
    expect(await faultsOf(office), tab).toEqual([]);
  }
  expect(desks.complaints()).toEqual([]);
});
