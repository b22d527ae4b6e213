import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { APIResponse, Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, PHONE, type Window } from './support/browser.ts';
import { faultsOf, sidewaysFaults, textOf } from './support/checks.ts';
import { pdfText } from './support/commands.ts';
import { type Desks, type EnteredDossier, openDesks } from './support/desk.ts';
import { signInApplicant } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

/*
 * A certificate of marital status at the committee of a ward, brought home by the public post (QĐ 45/2016, Điều 25 of the
 * rules of Hòa Bình): ordered on a phone without JavaScript, handed over with two signatures, delivered.
 */

const OFFICERS = ['tiepnhan.vidu', 'tp.vidu', 'cv1.vidu', 'ld.vidu', 'vt.vidu', 'buudien.vidu'] as const;
const POSTMAN = 'Lê Thị Bưu Điện';
const RECEIVER = 'Trần Thị Ví Dụ';

let browser: Browser;
let citizen: Window;
let desks: Desks<(typeof OFFICERS)[number]>;
let dossier: EnteredDossier;
let number = '';

beforeAll(async () => {
  browser = await launchBrowser();
  desks = await openDesks(browser, OFFICERS);
  citizen = await openWindow(browser, { viewport: PHONE, javaScriptEnabled: false });
  await signInApplicant(citizen.page, '0900000001');
});
afterAll(async () => {
  await citizen?.close();
  await desks?.close();
  await browser?.close();
});

async function readPdf(answer: APIResponse): Promise<string> {
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const folder = await mkdtemp(path.join(tmpdir(), 'motcua-post-'));
  try {
    await writeFile(path.join(folder, 'paper.pdf'), await answer.body());
    return (await pdfText(path.join(folder, 'paper.pdf'))).replace(/\s+/g, ' ');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Given in by the citizen over the interface for other systems: the pages have a journey of their own. */
async function submitted(): Promise<EnteredDossier> {
  const { request } = citizen.page;
  const api = `${SERVER_URL}/api/v1`;
  const { csrfToken } = await (await request.get(`${api}/me`)).json();
  const procedure = await (await request.get(`${api}/procedures/1.004873`)).json();
  const components = procedure.content.componentCases[0].components as { key: string; name: string }[];
  const answer = await request.post(`${api}/dossiers`, {
    headers: { 'x-csrf-token': csrfToken },
    data: {
      procedureCode: '1.004873',
      competentAgencyCode: 'H99.41',
      channel: 'ONLINE',
      applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', phone: '0900000001', address: 'Số 1 đường Mẫu' },
      answers: MARITAL,
      components: components.map(({ key, name }) => ({ key, name, shape: 'COPY', count: 1, fileIds: [] })),
      setCount: 1,
      delivery: { method: 'COUNTER' },
    },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return answer.json();
}

const MARITAL = {
  applicantName: 'Nguyễn Văn Mẫu',
  applicantAddress: 'Số 1 đường Mẫu, phường Ví Dụ, Tỉnh Mẫu',
  applicantPhone: '0900000001',
  applicantCitizenId: '999085000001',
  forWhom: 'self',
  subjectDateOfBirth: '1990-09-02',
  statusNow: 'never',
  purpose: 'property',
};

describe.sequential('a result that comes home by post', () => {
  it('is ordered on a phone without JavaScript, with its price or the word that there is none yet', async () => {
    dossier = await submitted();
    const { page } = citizen;
    await page.goto(`${SERVER_URL}/ho-so/${dossier.id}`);
    await page.getByRole('link', { name: 'Đặt bưu điện phát kết quả' }).click();
    await page.getByLabel('Xã, phường').fill('');
    await page.getByRole('button', { name: 'Xem giá cước' }).click();
    await page.getByRole('alert').waitFor();
    expect(await sidewaysFaults(page)).toEqual([]);
    await page.getByLabel('Số nhà, đường hoặc thôn').fill('Số 7 đường Thí Dụ');
    await page.getByLabel('Xã, phường').fill('Phường Ví Dụ');
    await page.getByRole('button', { name: 'Xem giá cước' }).click();
    const offer = await textOf(page);
    expect(offer).toContain('Số 7 đường Thí Dụ, Phường Ví Dụ, Tỉnh Mẫu');
    expect(offer).toContain('Bưu điện chưa báo giá lúc này');
    expect(await sidewaysFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Đặt bưu điện', exact: true }).click();
    const shown = await textOf(page);
    expect(shown).toContain('Chờ bưu điện nhận đơn');
    number = /BC\d{9}/.exec(shown)?.[0] ?? '';
    expect(number).not.toBe('');
    // what axe runs needs scripts
    const window = await openWindow(browser, { viewport: PHONE });
    await signInApplicant(window.page, '0900000001', `/ho-so/${dossier.id}`);
    expect(await faultsOf(window.page)).toEqual([]);
    await window.page.goto(`${SERVER_URL}/ho-so/${dossier.id}/buu-chinh?loai=nhan-tai-nha`);
    expect(await faultsOf(window.page)).toEqual([]);
    await window.close();
  });

  it('is handed to the post with a list that both sides sign, once the result is there', async () => {
    await resolve();
    const counter = desks.at('tiepnhan.vidu');
    await counter.goto(`${SERVER_URL}/office/buu-chinh?xem=HAND_OUT`);
    const parcel = counter.getByRole('checkbox', { name: number });
    // the job that gives the order to the post runs beside
    await expect.poll(() => reloaded(counter, parcel), { timeout: 40_000 }).toBe(1);
    await parcel.check();
    expect(await faultsOf(counter)).toEqual([]);
    await counter.getByRole('button', { name: 'Lập danh sách bàn giao (1)' }).click();
    await counter.getByText('Đã lập danh sách').waitFor();

    const post = desks.at('buudien.vidu');
    await post.setViewportSize(PHONE);
    await post.goto(`${SERVER_URL}/office/buu-chinh?xem=LISTS`);
    await post.getByRole('button', { name: 'Kiểm đếm và ký nhận' }).first().click();
    await post.getByRole('checkbox', { name: number }).waitFor();
    expect(await faultsOf(post)).toEqual([]);
    await post.getByRole('button', { name: 'Ký nhận', exact: true }).click();
    await post.getByText('Đã ký nhận.').waitFor();
    const href = await post.getByRole('link', { name: 'In danh sách' }).first().getAttribute('href');
    const list = await readPdf(await post.request.get(`${SERVER_URL}${href}`));
    expect(list).toContain(number);
    expect(list).toContain(POSTMAN);
    await citizen.page.goto(`${SERVER_URL}/ho-so/${dossier.id}`);
    expect(await textOf(citizen.page)).toContain('Bưu điện đã nhận kết quả');
  });

  it('is delivered on a post officer’s phone, closes the dossier, and stands on the control sheet', async () => {
    const post = desks.at('buudien.vidu');
    await post.goto(`${SERVER_URL}/office/buu-chinh?xem=DELIVER`);
    await post.getByRole('row', { name: number }).getByRole('button', { name: 'Đã phát' }).click();
    await post.getByLabel('Họ tên người giao hoặc nhận').fill(RECEIVER);
    expect(await faultsOf(post)).toEqual([]);
    await post.getByRole('button', { name: 'Xác nhận' }).click();
    await post.getByText('Đã ghi.').waitFor();
    await citizen.page.goto(`${SERVER_URL}/ho-so/${dossier.id}`);
    const shown = await textOf(citizen.page);
    expect(shown).toContain('Đã trả kết quả');
    expect(shown).toContain('Đã phát');
    expect(await sidewaysFaults(citizen.page)).toEqual([]);
    const { request } = desks.at('tiepnhan.vidu');
    const sheet = await readPdf(await request.get(`${SERVER_URL}/api/v1/dossiers/${dossier.id}/papers/control-sheet`));
    for (const word of ['từ bưu chính', 'BG26-', number]) expect(sheet).toContain(word);
    expect([...citizen.complaints, ...desks.complaints()]).toEqual([]);
  });

  it('is all that a post officer sees: the dossier, the search and the queues are shut', async () => {
    const { request } = desks.at('buudien.vidu');
    const asked = ['dossiers', 'papers', 'queues'] as const;
    const paths = {
      dossiers: `/dossiers/${dossier.id}`,
      papers: `/dossiers/${dossier.id}/papers`,
      queues: '/queues',
    };
    const statuses = await Promise.all(
      asked.map(async (one) => (await request.get(`${SERVER_URL}/api/v1${paths[one]}`)).status()),
    );
    for (const status of statuses) expect([403, 404]).toContain(status);
  });
});

/** What lies between the order and the result, by everybody at their desk. */
async function resolve(): Promise<void> {
  await desks.act('tiepnhan.vidu', dossier, { action: 'RECEIVE', forward: true });
  const people = await desks.get('tp.vidu', `/dossiers/${dossier.id}/desk-people`);
  const { id: accountId } = await (await desks.at('cv1.vidu').request.get(`${SERVER_URL}/api/v1/me`)).json();
  expect(people.items.map((one: { accountId: string }) => one.accountId)).toContain(accountId);
  await desks.act('tp.vidu', dossier, { action: 'ASSIGN', assigneeId: accountId });
  await desks.act('cv1.vidu', dossier, { action: 'PROPOSE', proposal: 'Đủ điều kiện cấp' });
  await desks.act('tp.vidu', dossier, { action: 'APPROVE' });
  await desks.act('ld.vidu', dossier, { action: 'APPROVE' });
  await desks.act('vt.vidu', dossier, {
    action: 'ISSUE',
    resultNumber: '45/UBND-XNHN',
    resultDate: '2026-11-23',
    resultSigner: 'Lãnh đạo Mẫu',
  });
}

/** How often the parcel is on the list as it is now. */
async function reloaded(page: Page, parcel: Locator): Promise<number> {
  await page.reload();
  await page.locator('.post-desk table, .post-desk .empty-state').first().waitFor();
  return parcel.count();
}
