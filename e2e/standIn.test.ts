import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { accessFaults } from './support/checks.ts';
import { type Desks, type EnteredDossier, openDesks } from './support/desk.ts';
import { confirmAction, openAction, openDossier } from './support/office.ts';
import { SERVER_URL } from './support/server.ts';

const api = `${SERVER_URL}/api/v1`;
const ABSENT = 'Đặng Thị Giả Định';
const SUBSTITUTE = 'Hoàng Thị Làm Thử';

const LOGINS = ['tiepnhan.trungtam', 'tp2.sxd', 'cv3.sxd', 'vt.sxd'] as const;
let browser: Browser;
let desks: Desks<(typeof LOGINS)[number]>;
let first: EnteredDossier;
let second: EnteredDossier;

beforeAll(async () => {
  browser = await launchBrowser();
  desks = await openDesks(browser, LOGINS);
  for (const login of LOGINS) await at(login).goto(`${SERVER_URL}/office/`);
  first = await assignedDossier();
  second = await assignedDossier();
});
afterAll(async () => {
  await desks.close();
  await browser?.close();
});

const at = (login: (typeof LOGINS)[number]): Page => desks.at(login);

/** Received at the centre and given to the specialist who will be away. */
async function assignedDossier(): Promise<EnteredDossier> {
  const dossier = await desks.enter('tiepnhan.trungtam', '1.013237', 'H99.05');
  const people = await desks.get('tp2.sxd', `/dossiers/${dossier.id}/desk-people`);
  const specialist = people.items.find(({ name }: { name: string }) => name === ABSENT);
  await desks.act('tp2.sxd', dossier, { action: 'ASSIGN', assigneeId: specialist.accountId });
  return dossier;
}

describe('somebody is away (Đ.4.4, Đ.16.2b QĐ 1748/2023 Đồng Nai)', () => {
  it('a specialist registers the absence and who stands in', async () => {
    const page = at('cv3.sxd');
    await page.locator('.office-person summary').click();
    await page.getByRole('link', { name: 'Vắng mặt và người thay' }).click();
    await page.getByText('Bạn chưa đăng ký ngày vắng nào.').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Đăng ký vắng mặt' }).first().click();
    await page.getByRole('button', { name: 'Đăng ký', exact: true }).click();
    await page.getByText('Hãy nhập đến hết ngày.').waitFor();
    await page.getByLabel('Đến hết ngày').fill(await page.getByLabel('Từ ngày').inputValue());
    await page.getByLabel('Lý do').fill('Nghỉ phép năm');
    const option = page.locator('#substituteId option').filter({ hasText: SUBSTITUTE });
    await page.getByLabel('Người thay').selectOption((await option.getAttribute('value')) ?? '');
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Đăng ký', exact: true }).click();
    await page.getByText('Đang vắng').waitFor();
    expect(await page.locator('.people-card').textContent()).toContain(SUBSTITUTE);
  });

  it('the substitute sees for whom, acts, and the history says so', async () => {
    const page = at('vt.sxd');
    await page.reload();
    await page.locator('.office-person summary').click();
    await page.locator('.office-person-menu').getByText(`thay ${ABSENT}`).waitFor();
    await openDossier(page, first.code);
    const panel = await openAction(page, 'Trình kết quả dự thảo');
    await panel.getByLabel('Đề xuất').fill('Đủ điều kiện, đề nghị cấp chứng chỉ.');
    await confirmAction(page, 'Trình kết quả dự thảo');
    const history = await (await page.request.get(`${api}/dossiers/${first.id}/page`)).json();
    expect(history.history[0].by).toContain(`${SUBSTITUTE} (thay ${ABSENT})`);
  });

  it('the head of the division gives what still lies to somebody else, one by one checked', async () => {
    const page = at('tp2.sxd');
    await page.goto(`${SERVER_URL}/office/absences`);
    const card = page.locator('.people-card').filter({ hasText: ABSENT });
    await card.getByRole('link', { name: /Giao lại hồ sơ/ }).click();
    await page.getByLabel(second.code).check();
    await page.getByLabel(/^Đinh Văn Ví Dụ/).check();
    await page.getByLabel('Lý do').fill('Chuyên viên nghỉ phép');
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Giao 1 hồ sơ' }).click();
    await page.getByText('Đã giao 1 hồ sơ.').waitFor();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByText('Đã chọn 0 hồ sơ').or(page.getByText('Người này không giữ hồ sơ nào')).waitFor();
    await page.getByText(second.code).waitFor({ state: 'detached' });
    const given = await (await page.request.get(`${api}/dossiers/${second.id}/page`)).json();
    expect(given.history[0].by).toContain('Lê Thị Minh Họa');
  });

  it('back earlier, the specialist ends it and nobody stands in any more', async () => {
    const page = at('cv3.sxd');
    await page.reload();
    await page.getByRole('button', { name: 'Chấm dứt ngay' }).click();
    await page.getByRole('button', { name: 'Chấm dứt ngay' }).click();
    await page.getByText('Bạn chưa đăng ký ngày vắng nào.').waitFor();
    const me = await (await at('vt.sxd').request.get(`${api}/me`)).json();
    expect(me.posts.map(({ onBehalfOf }: { onBehalfOf: unknown }) => onBehalfOf)).toEqual([null]);
  });

  it('complained about nothing', () => {
    expect(desks.complaints()).toEqual([]);
  });
});
