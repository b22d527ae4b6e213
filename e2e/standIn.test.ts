import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openWindow, type Window } from './support/browser.ts';
import { accessFaults } from './support/checks.ts';
import { confirmAction, openAction, openDossier } from './support/office.ts';
import { signInOfficer } from './support/people.ts';

const api = `${inject('serverUrl')}/api/v1`;
const ABSENT = 'Đặng Thị Giả Định';
const SUBSTITUTE = 'Hoàng Thị Làm Thử';

let browser: Browser;
const windows: Window[] = [];
/** pages of the sample's people by login */
const people: Record<string, Page> = {};
let first: { id: string; code: string };
let second: { id: string; code: string };

beforeAll(async () => {
  browser = await launchBrowser();
  for (const login of ['tiepnhan.trungtam', 'tp2.sxd', 'cv3.sxd', 'vt.sxd']) {
    const window = await openWindow(browser);
    windows.push(window);
    await signInOfficer(window.page, login);
    people[login] = window.page;
  }
  first = await assignedDossier();
  second = await assignedDossier();
});
afterAll(async () => {
  await Promise.all(windows.map((window) => window.close()));
  await browser?.close();
});

const at = (login: string): Page => {
  const page = people[login];
  if (!page) throw new Error(`Nobody signed in as ${login}`);
  return page;
};

/** A change by the API in the window of somebody who is signed in. */
async function post<T>(login: string, path: string, data: object): Promise<T> {
  const { request } = at(login);
  const { csrfToken } = await (await request.get(`${api}/me`)).json();
  const answer = await request.post(`${api}${path}`, { headers: { 'x-csrf-token': csrfToken }, data });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}

/** Received at the centre and given to the specialist who will be away. */
async function assignedDossier(): Promise<{ id: string; code: string }> {
  const dossier = await post<{ id: string; code: string }>('tiepnhan.trungtam', '/dossiers', {
    procedureCode: '1.013237',
    competentAgencyCode: 'H99.05',
    channel: 'COUNTER',
    applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', phone: '0900000001' },
    answers: {},
    components: [],
    missingReason: 'Giấy tờ đã có trong hệ thống.',
    setCount: 1,
    delivery: { method: 'COUNTER' },
  });
  const desk = await (await at('tp2.sxd').request.get(`${api}/dossiers/${dossier.id}/desk-people`)).json();
  const specialist = desk.items.find(({ name }: { name: string }) => name === ABSENT);
  await post('tp2.sxd', `/dossiers/${dossier.id}/actions`, { action: 'ASSIGN', assigneeId: specialist.accountId });
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
    await page.goto(`${inject('serverUrl')}/office/vang-mat`);
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
    expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
