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
 * rules of Hòa Bình): found and ordered on a phone without JavaScript, handed over with two signatures, delivered.
 */

const OFFICERS = ['tiepnhan.vidu', 'tp.vidu', 'cv1.vidu', 'ld.vidu', 'vt.vidu', 'buudien.vidu'] as const;
const CITIZEN = '0900000001';
const NEXT = 'Lưu và tiếp tục';
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
  await signInApplicant(citizen.page, CITIZEN);
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

/** The page after a press, and that it fits a narrow phone. */
async function press(name: string | RegExp): Promise<void> {
  await citizen.page
    .locator('main')
    .getByRole('button', { name, exact: typeof name === 'string' })
    .click();
  expect(await sidewaysFaults(citizen.page)).toEqual([]);
}
const follow = (name: string | RegExp) => citizen.page.locator('main').getByRole('link', { name }).first().click();
const fill = (name: string, text: string) => citizen.page.locator(`main [name="${name}"]`).fill(text);
const choose = (name: string, value: string) => citizen.page.locator(`main [name="${name}"][value="${value}"]`).check();

describe.sequential('a result that comes home by post', () => {
  it('is found, asked for and ordered home on a phone without JavaScript, with what the postage is', async () => {
    const { page } = citizen;
    await page.goto(SERVER_URL);
    await page.getByRole('searchbox').first().fill('giay doc than');
    await page.keyboard.press('Enter');
    await follow('Cấp Giấy xác nhận tình trạng hôn nhân');
    await follow('Nộp hồ sơ trực tuyến');
    await page.getByLabel('Cơ quan giải quyết').selectOption('H99.41');
    await press(/^Bắt đầu/);
    await follow('Bạn là ai');
    await press(NEXT);
    await choose('forWhom', 'self');
    await fill('subjectDateOfBirth', '02/09/1990');
    await choose('statusNow', 'never');
    await choose('purpose', 'property');
    await press(NEXT);
    await choose('skip.identityPaper', 'yes');
    await press(NEXT);
    await choose('method', 'POST');
    await press(NEXT);
    await fill('address', 'Số 7 đường Thí Dụ');
    await fill('commune', 'Phường Ví Dụ');
    await page.getByLabel('Tỉnh, thành phố').selectOption('own');
    await press(NEXT);
    await press('Đã xem, tiếp tục');
    const before = await textOf(page);
    for (const one of ['Số 7 đường Thí Dụ', 'Bưu điện chưa báo giá lúc này']) expect(before).toContain(one);
    await page.getByRole('checkbox').check();
    await press('Nộp hồ sơ');
    await follow('Theo dõi hồ sơ');
    expect(await textOf(page)).toContain('Chờ bưu điện nhận đơn');
    const { pathname } = new URL(page.url());
    const code = /NOP-\d{6}-\d{5}/.exec(await textOf(page))?.[0] ?? '';
    dossier = { id: pathname.split('/').at(-1) ?? '', code };
  });

  it('is ordered anew to another address while the post does not hold it', async () => {
    const { page } = citizen;
    await press('Hủy đơn');
    await follow('Đặt bưu điện phát kết quả');
    await page.getByLabel('Xã, phường').fill('');
    await press('Xem giá cước');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Số nhà, đường hoặc thôn').fill('Số 9 đường Thí Dụ');
    await page.getByLabel('Xã, phường').fill('Phường Ví Dụ');
    await press('Xem giá cước');
    expect(await textOf(page)).toContain('Số 9 đường Thí Dụ, Phường Ví Dụ, Tỉnh Mẫu');
    await press('Đặt bưu điện');
    const shown = await textOf(page);
    expect(shown).toContain('Chờ bưu điện nhận đơn');
    number = /BC\d{9}/.exec(shown)?.[0] ?? '';
    expect(number).not.toBe('');
    // what axe runs needs scripts
    const window = await openWindow(browser, { viewport: PHONE });
    await signInApplicant(window.page, CITIZEN, `/ho-so/${dossier.id}`);
    expect(await faultsOf(window.page)).toEqual([]);
    await window.page.goto(`${SERVER_URL}/ho-so/${dossier.id}/buu-chinh?loai=nhan-tai-nha`);
    expect(await faultsOf(window.page)).toEqual([]);
    await window.close();
  });

  it('can be paid for to whoever brings it, after a claim to pay less was answered', async () => {
    const { page } = citizen;
    const own = `${SERVER_URL}/ho-so/${dossier.id}`;
    const owed = { name: 'Lệ phí cấp bản giấy', kind: 'CHARGE', vnd: 15_000, basis: 'Nghị quyết mẫu số 01' };
    await desks.post('tiepnhan.vidu', `/dossiers/${dossier.id}/obligations`, owed);
    await page.goto(`${own}/mien-giam`);
    await page.getByRole('radio', { name: 'Người thuộc hộ nghèo' }).check();
    await fill('explanation', 'Sổ hộ nghèo số 12');
    await press('Gửi đề nghị');
    expect(await textOf(page)).toContain('Chờ cán bộ trả lời');
    const { claims } = await desks.get('tiepnhan.vidu', `/dossiers/${dossier.id}/money`);
    const answer = { confirm: false, answer: 'Sổ đã hết hạn từ năm trước' };
    await desks.post('tiepnhan.vidu', `/fee-claims/${claims[0].id}/decision`, answer);
    await page.goto(own);
    expect(await textOf(page)).toContain(answer.answer);
    await press('Trả phí, lệ phí cho người phát khi nhận kết quả');
    expect(await textOf(page)).toContain('Phí, lệ phí còn lại được trả cho người phát khi nhận kết quả');
  });

  it('is handed to the post with a list that both sides sign, once the result is there', async () => {
    await resolve();
    const counter = desks.at('tiepnhan.vidu');
    await counter.goto(`${SERVER_URL}/office/post?view=HAND_OUT`);
    const parcel = counter.getByRole('checkbox', { name: number });
    // the job that gives the order to the post runs beside
    await expect.poll(() => reloaded(counter, parcel), { timeout: 40_000 }).toBe(1);
    await parcel.check();
    expect(await faultsOf(counter)).toEqual([]);
    await counter.getByRole('button', { name: 'Lập danh sách bàn giao (1)' }).click();
    const made = await counter.getByText('Đã lập danh sách').textContent();
    const listed = /BG\d\d-\d{5}/.exec(made ?? '')?.[0] ?? '';

    const post = desks.at('buudien.vidu');
    await post.setViewportSize(PHONE);
    await post.goto(`${SERVER_URL}/office/post?view=LISTS`);
    const row = post.getByRole('row', { name: listed });
    await row.getByRole('button', { name: 'Kiểm đếm và ký nhận' }).click();
    await post.getByRole('checkbox', { name: number }).waitFor();
    expect(await faultsOf(post)).toEqual([]);
    await post.getByRole('button', { name: 'Ký nhận', exact: true }).click();
    await post.getByText('Đã ký nhận.').waitFor();
    const href = await row.getByRole('link', { name: 'In danh sách' }).getAttribute('href');
    const list = await readPdf(await post.request.get(`${SERVER_URL}${href}`));
    expect(list).toContain(number);
    expect(list).toContain(POSTMAN);
    await citizen.page.goto(`${SERVER_URL}/ho-so/${dossier.id}`);
    expect(await textOf(citizen.page)).toContain('Bưu điện đã nhận kết quả');
  });

  it('is delivered on a post officer’s phone, closes the dossier, and stands on the control sheet', async () => {
    const post = desks.at('buudien.vidu');
    await post.goto(`${SERVER_URL}/office/post?view=DELIVER`);
    await post.getByRole('row', { name: number }).getByRole('button', { name: 'Đã phát' }).click();
    await post.getByLabel('Họ tên người giao hoặc nhận').fill(RECEIVER);
    await post.getByLabel('Số tiền đã thu (15.000 đ)').fill('15.000');
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
