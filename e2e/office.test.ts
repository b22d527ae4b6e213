import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { DESK, launchBrowser, PHONE } from './support/browser.ts';
import { faultsOf } from './support/checks.ts';
import { signInOfficer, takeSession } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

const url = SERVER_URL;
const accounts = inject('sampleAccounts');

let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});
afterAll(() => browser?.close());

async function openPage(viewport = DESK): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN' });
  contexts.push(context);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}

/** Somebody of the role in whose queue something lies, signed in. */
async function signInWithWork(role: string, queue: string): Promise<Page> {
  for (const { login } of accounts.filter(({ roles }) => roles.startsWith(role))) {
    const page = await openPage();
    await takeSession(page, '/can-bo/dang-nhap', login);
    const counts: Record<string, number> = await (await page.request.get(`${url}/api/v1/queues`)).json();
    if ((counts[queue] ?? 0) > 0) return page;
    await page.context().close();
  }
  throw new Error(`No ${role} of the sample has work in ${queue}`);
}

const countOf = async (page: Page, queue: string) => {
  const counts: Record<string, number> = await (await page.request.get(`${url}/api/v1/queues`)).json();
  return counts[queue];
};

describe('the officers’ desk', () => {
  it('lets a receptionist take a dossier and pass it on with the keyboard alone', async () => {
    const page = await signInWithWork('cán bộ tiếp nhận', 'toReceive');
    await page.goto(`${url}/office/queues/toReceive`);
    await page.getByRole('heading', { level: 1, name: 'Chờ tiếp nhận' }).waitFor();
    await page.getByRole('list', { name: 'Chờ tiếp nhận' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const before = await countOf(page, 'toReceive');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Việc có thể làm' }).waitFor();
    await page.keyboard.press('1');
    await page.getByLabel('Phí, lệ phí đã thu').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('action-collectedVnd');
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.type('15.000');
    await page.keyboard.press('Enter');
    await page.getByText('Đã xong: Tiếp nhận').waitFor();
    expect(await countOf(page, 'toReceive')).toBe((before ?? 0) - 1);
    await page.getByText('Giấy tiếp nhận hồ sơ và hẹn trả kết quả').first().waitFor();
  });

  it('lets a specialist propose a result; what was typed survives a reload, and the next dossier follows', async () => {
    const page = await signInWithWork('chuyên viên thụ lý', 'mine');
    await page.goto(`${url}/office/queues/mine`);
    const list = page.getByRole('list', { name: 'Của tôi' });
    await list.waitFor();
    const before = await countOf(page, 'mine');
    await list.getByRole('link').first().click();
    const propose = page.getByRole('button', { name: /Trình kết quả dự thảo/ }).first();
    await propose.click();
    await page.getByLabel('Đề xuất').fill('Đủ điều kiện, đề nghị cấp.');
    const kept = () => page.evaluate(() => Object.entries(sessionStorage).find(([place]) => /action/.test(place))?.[1]);
    await expect.poll(kept).toBeTruthy();
    expect(await kept(), 'it lies sealed').not.toContain('điều kiện');
    await page.reload();
    await propose.click();
    await expect.poll(() => page.getByLabel('Đề xuất').inputValue()).toBe('Đủ điều kiện, đề nghị cấp.');
    await page.getByRole('button', { name: 'Trình kết quả dự thảo', exact: true }).click();
    await page.getByText('Đã xong: Trình kết quả dự thảo').waitFor();
    expect(await countOf(page, 'mine')).toBe((before ?? 0) - 1);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/Mở hồ sơ tiếp theo|Về danh sách/);
  });

  it('tells who was faster and keeps what the slower one had typed', async () => {
    const page = await signInWithWork('lãnh đạo cơ quan', 'toSign');
    await page.goto(`${url}/office/queues/toSign`);
    await page.getByRole('list', { name: 'Chờ duyệt, ký' }).getByRole('link').first().click();
    await page
      .getByRole('button', { name: /Trả lại bước trước/ })
      .first()
      .click();
    await page.getByLabel('Ý kiến').fill('Bổ sung căn cứ pháp lý.');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other
      .getByRole('button', { name: /Phê duyệt/ })
      .first()
      .click();
    await other.getByRole('button', { name: 'Phê duyệt', exact: true }).click();
    await other.getByText('Đã xong: Phê duyệt').waitFor();
    await page.getByRole('button', { name: 'Trả lại bước trước', exact: true }).click();
    await page.getByText('Hồ sơ vừa được người khác xử lý').waitFor();
    await page.getByText('Bổ sung căn cứ pháp lý.').waitFor();
  });

  it('fits a phone and speaks English', async () => {
    const page = await openPage(PHONE);
    await signInOfficer(page, 'tiepnhan.trungtam');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.goto(`${url}/office/queues/unit`);
    await page.getByRole('heading', { level: 1, name: 'Not yet taken' }).waitFor();
    await page.getByRole('list', { name: 'Not yet taken' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: 'What you may do' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('sends whoever is not signed in to the officers’ door and back', async () => {
    const context = await browser.newContext({ locale: 'vi-VN' });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${url}/office/search?words=nguyen`);
    expect(new URL(page.url()).pathname).toBe('/can-bo/dang-nhap');
    await page.getByLabel('Tên đăng nhập').fill('tiepnhan.trungtam');
    await page
      .getByLabel('Mật khẩu', { exact: true })
      .fill(accounts.find(({ login }) => login === 'tiepnhan.trungtam')!.password);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('list', { name: 'Tìm hồ sơ' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/office/search');
  });
});
