import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK, launchBrowser, PHONE } from './support/browser.ts';
import { faultsOf } from './support/checks.ts';
import { signInOfficer } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

const CARD = '999190000002|999000002|Trần Thị Ví Dụ|02011990|Nữ|Số 2 đường Thí Dụ, Phường Ví Dụ, Tỉnh Mẫu|15042021';

const url = SERVER_URL;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let folder: string;
/** the dossier of the first test, whose receipt serves as a file to attach */
let firstId: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'motcua-reception-'));
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: DESK, locale: 'vi-VN' });
  page = await context.newPage();
  await signInOfficer(page, 'tiepnhan2.trungtam');
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function shoot(page: Page, name: string): Promise<void> {
  const to = process.env.MOTCUA_SHOTS;
  if (to) await page.screenshot({ path: path.join(to, `${name}.png`), fullPage: true });
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '');
}

/** Presses Tab until the control has the focus; fails when it cannot be reached that way. */
async function tabTo(page: Page, reached: string): Promise<number> {
  for (let presses = 1; presses <= 60; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, reached)) return presses;
  }
  throw new Error(`${reached} cannot be reached with Tab`);
}

async function receiptText(id: string): Promise<string> {
  const answer = await context.request.get(`${url}/api/v1/dossiers/${id}/papers/receipt`);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const file = path.join(folder, 'receipt.pdf');
  writeFileSync(file, await answer.body());
  return execFileSync('pdftotext', ['-enc', 'UTF-8', '-raw', file, '-'], { encoding: 'utf8' })
    .normalize('NFC')
    .replace(/\s+/g, ' ');
}

/** From the procedure's letters to the card, as the officer types. */
async function typeProcedureAndCard(page: Page, procedure = 'ket hon'): Promise<void> {
  await page.locator('#procedure').waitFor();
  if ((await focused(page)) !== 'procedure') await tabTo(page, '#procedure');
  // Enter does not wait for the list, as no officer with a queue does.
  await page.keyboard.type(procedure);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'card');
  await page.keyboard.insertText(CARD);
  await page.keyboard.press('Enter');
  await page.getByText('Đã đọc thẻ của Trần Thị Ví Dụ.').waitFor();
}

describe('a dossier at the counter', () => {
  it('is received by keyboard alone, and its receipt says what was typed', async () => {
    await page.goto(`${url}/office/reception/new`);
    await typeProcedureAndCard(page);
    expect(await page.inputValue('#name')).toBe('Trần Thị Ví Dụ');
    expect(await page.inputValue('#dateOfBirth')).toBe('02/01/1990');
    await tabTo(page, '.panel-actions .button');
    await page.keyboard.press('Enter');
    await tabTo(page, '#collected');
    await page.keyboard.type('25000');
    await shoot(page, 'counter-1366');
    const entered = page.waitForResponse((response) => response.url().endsWith('/api/v1/dossiers'));
    await page.keyboard.press('Control+Enter');
    const dossier = (await (await entered).json()) as { id: string; code: string };
    firstId = dossier.id;
    await page.getByText(`Đã tiếp nhận. Mã hồ sơ ${dossier.code}.`).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'procedure');
    expect(await page.inputValue('#procedure')).toBe('');
    const text = await receiptText(dossier.id);
    expect(text).toContain(`Mã hồ sơ: ${dossier.code}`);
    expect(text).toContain('Trần Thị Ví Dụ (Trực tiếp)');
    expect(text).toContain('Số định danh cá nhân: 999190000002');
    expect(text).toContain('25.000 đ');
    expect(text).toContain('Đăng ký kết hôn');
  });

  it('is kept when the page is loaded again, and entered once though the network failed', async () => {
    await page.goto(`${url}/office/reception/new`);
    await typeProcedureAndCard(page);
    await page.fill('#phone', '0900 000 002');
    await page.reload();
    await page.locator('#phone').waitFor();
    expect(await page.inputValue('#phone')).toBe('0900 000 002');
    await page.getByRole('button', { name: 'Đủ như quy định' }).click();
    // the answer is lost on the way back: the dossier is there, the officer does not know
    let lost: { id: string; code: string } | undefined;
    await page.route('**/api/v1/dossiers', async (route) => {
      if (lost) return route.continue();
      lost = (await (await route.fetch()).json()) as { id: string; code: string };
      await route.abort();
    });
    await page.keyboard.press('Control+Enter');
    // the desk keeps it and sends it again by itself: the same dossier, under the code that was lost
    await page.getByText(`Trần Thị Ví Dụ: mã hồ sơ`).waitFor({ timeout: 30_000 });
    expect(await page.locator('main').textContent()).toContain(`Trần Thị Ví Dụ: mã hồ sơ ${lost?.code}`);
    await page.unroute('**/api/v1/dossiers');
  });

  it('says what is missing before anything is sent, and leads there', async () => {
    await page.goto(`${url}/office/reception/new`);
    await typeProcedureAndCard(page);
    await page.fill('#phone', '12');
    await page.keyboard.press('Control+Enter');
    const summary = page.locator('#error-summary');
    await summary.waitFor();
    expect(await focused(page)).toBe('error-summary');
    expect(await summary.textContent()).toContain('Số điện thoại không đúng');
    expect(await summary.textContent()).toContain('Hãy ghi nhận giấy tờ');
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await shoot(page, 'counter-360');
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(DESK);
    await page.getByRole('button', { name: 'Bỏ, làm lại từ đầu' }).click();
  });

  it('takes scans of its papers, which the receipt counts, and leaves the fee to whoever brings the result', async () => {
    await page.goto(`${url}/office/reception/new`);
    await typeProcedureAndCard(page, 'hanh nghe thu y');
    await page.getByRole('button', { name: 'Đủ như quy định' }).click();
    const pdf = await context.request.get(`${url}/api/v1/dossiers/${firstId}/papers/receipt`);
    await page
      .locator('.paper-file')
      .first()
      .setInputFiles({ name: 'to-khai.pdf', mimeType: 'application/pdf', buffer: await pdf.body() });
    await page.getByText('Đã đính kèm to-khai.pdf.').waitFor();
    await page.getByRole('radio', { name: 'Qua bưu chính' }).check();
    await page.fill('#deliveryAddress', 'Số 2 đường Thí Dụ, Phường Ví Dụ');
    await page.getByLabel('Trả phí, lệ phí cho người phát khi nhận kết quả').check();
    const entered = page.waitForResponse((response) => response.url().endsWith('/api/v1/dossiers'));
    await page.keyboard.press('Control+Enter');
    const dossier = await (await entered).json();
    expect(dossier.components[0].fileIds).toHaveLength(1);
    expect(dossier.delivery).toMatchObject({ method: 'POST', payOnDelivery: true });
    expect(await receiptText(dossier.id)).toContain('Bản điện tử');
  });

  it('of a procedure resolved on the spot is received, issued and returned in one go', async () => {
    await page.goto(`${url}/office/reception/new`);
    await page.focus('#procedure');
    await page.keyboard.type('2.000815');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#name').fill('Nguyễn Văn Mẫu');
    await page.getByRole('button', { name: 'Đủ như quy định' }).click();
    await page.locator('#onTheSpot').check();
    await page.fill('#resultNumber', '15/SCT');
    await page.fill('#resultDate', '22/11/2026');
    await page.fill('#resultSigner', 'Lê Thị Ký Mẫu');
    const entered = page.waitForResponse((response) => response.url().endsWith('/api/v1/dossiers'));
    await page.keyboard.press('Control+Enter');
    expect(await (await entered).json()).toMatchObject({ status: 10, result: { number: '15/SCT' } });
  });
});

describe('the other screens of reception', () => {
  it('show the online queue with its clock, on a desk and on a phone', async () => {
    await page.goto(`${url}/office/reception`);
    await page.getByRole('table').or(page.getByText('Không có hồ sơ trực tuyến nào')).waitFor();
    await shoot(page, 'waiting-1366');
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await shoot(page, 'waiting-360');
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(DESK);
  });

  it('hand a result over to who may collect it, and to nobody else without an authorisation', async () => {
    const entered = await page.evaluate(async () => {
      const me = await (await fetch('/api/v1/me')).json();
      const answer = await fetch('/api/v1/dossiers', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken },
        body: JSON.stringify({
          procedureCode: '2.000815',
          competentAgencyCode: 'H99.41',
          channel: 'COUNTER',
          applicant: { kind: 'CITIZEN', name: 'Trần Thị Ví Dụ', citizenId: '999190000002' },
          answers: {},
          components: [],
          missingReason: 'Giấy tờ đã có trong hệ thống.',
          setCount: 1,
          delivery: { method: 'COUNTER' },
        }),
      });
      const dossier = await answer.json();
      await fetch(`/api/v1/dossiers/${dossier.id}/actions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken },
        body: JSON.stringify({
          action: 'ISSUE',
          resultNumber: '16/SCT',
          resultDate: '2026-11-22',
          resultSigner: 'Lê Thị Ký Mẫu',
        }),
      });
      return dossier as { id: string; code: string };
    });
    await page.goto(`${url}/office/reception/return`);
    await shoot(page, 'return-list-1366');
    expect(await faultsOf(page)).toEqual([]);
    await page.fill('#find', `${url}/tra-cuu/${entered.code}?k=abcdefghijkl`);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'collectorCard');
    await page.fill('#collectorName', 'Lê Văn Người Khác');
    await page.getByRole('button', { name: 'Xác nhận đã trả kết quả' }).click();
    await page.getByText('Hãy xem giấy ủy quyền').first().waitFor();
    await shoot(page, 'return-1366');
    expect(await faultsOf(page)).toEqual([]);
    await page.focus('#collectorCard');
    await page.keyboard.insertText(CARD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Xác nhận đã trả kết quả' }).click();
    await page.getByText(`Đã trả kết quả hồ sơ ${entered.code}.`).waitFor();
    const dossier = await (await context.request.get(`${url}/api/v1/dossiers/${entered.id}`)).json();
    expect(dossier).toMatchObject({ status: 10, returned: { collectorName: 'Trần Thị Ví Dụ', authorised: false } });
  });
});

describe('the overview of leaders', () => {
  it('leads from the province to a late dossier in three clicks', async () => {
    const own = await browser.newContext({ viewport: DESK, locale: 'vi-VN' });
    const screen = await own.newPage();
    await signInOfficer(screen, 'ct.tinh');
    await screen.goto(`${url}/office/overview`);
    await screen.getByRole('heading', { name: 'Hồ sơ quá hạn' }).waitFor();
    await shoot(screen, 'overview-1366');
    expect(await faultsOf(screen)).toEqual([]);
    for (const heading of ['Theo cơ quan giải quyết', 'Theo phòng, bộ phận đang giữ', 'Theo cán bộ đang giữ']) {
      await screen.getByRole('heading', { name: heading }).waitFor();
      await screen.locator('.panel', { hasText: heading }).locator('tbody th a').first().click();
    }
    await screen.getByRole('heading', { name: 'Hồ sơ đang giải quyết' }).waitFor();
    expect(await screen.locator('tbody tr').first().textContent()).toContain('Quá hạn');
    await screen.setViewportSize(PHONE);
    await screen.goto(`${url}/office/overview`);
    await screen.getByRole('heading', { name: 'Hồ sơ quá hạn' }).waitFor();
    await shoot(screen, 'overview-360');
    expect(await faultsOf(screen)).toEqual([]);
    await own.close();
  });
});
