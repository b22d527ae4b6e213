import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, type Window } from './support/browser.ts';
import { accessFaults, textOf } from './support/checks.ts';
import { pdfText } from './support/commands.ts';
import { type Desks, type EnteredDossier, openDesks } from './support/desk.ts';
import { confirmAction, openAction, openDossier } from './support/office.ts';
import { signInApplicant } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

const LOGINS = [
  ...(['tiepnhan.trungtam', 'tp2.sxd', 'cv3.sxd', 'ld.sxd', 'vt.sxd'] as const),
  ...(['cv2.trungtam', 'ld.trungtam', 'vt.trungtam'] as const),
] as const;
type Login = (typeof LOGINS)[number];
const SPECIALIST = 'Đặng Thị Giả Định';

let browser: Browser;
let desks: Desks<Login>;
let citizen: Window;

beforeAll(async () => {
  browser = await launchBrowser();
  desks = await openDesks(browser, LOGINS);
  citizen = await openWindow(browser);
  await signInApplicant(citizen.page, '0900000001');
});
afterAll(async () => {
  await desks?.close();
  await browser?.close();
});

/** What one officer does to a dossier on its page: the panel filled in, the button pressed. */
async function act(
  login: Login,
  { code }: EnteredDossier,
  action: string,
  fill?: (panel: Locator, page: Page) => Promise<void>,
) {
  const page = desks.at(login);
  await openDossier(page, code);
  const panel = await openAction(page, action);
  await fill?.(panel, page);
  await confirmAction(page, action);
  return page;
}

/** The text of a paper that the dossier's page offers. */
async function paperOf(page: Page, name: string): Promise<string> {
  const link = page.getByRole('link', { name }).first();
  const href = (await link.getAttribute('href')) ?? '';
  const answer = await page.request.get(new URL(href, SERVER_URL).href);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const folder = await mkdtemp(path.join(tmpdir(), 'motcua-paper-'));
  try {
    await writeFile(path.join(folder, 'paper.pdf'), await answer.body());
    return await pdfText(path.join(folder, 'paper.pdf'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** One of the citizen's dossiers that the centre has accepted and nobody has resolved. */
async function anAcceptedOneOf({ request }: Page): Promise<EnteredDossier> {
  const list = await (await request.get(`${SERVER_URL}/ho-so`)).text();
  const ids = [...new Set([...list.matchAll(/ho-so\/([0-9a-f-]{36})/g)].map(([, id]) => id ?? ''))];
  for (const id of ids) {
    const { code, status } = await (await request.get(`${SERVER_URL}/api/v1/dossiers/${id}`)).json();
    if (code?.startsWith('H99.03-') && [2, 4, 5].includes(status)) return { id, code };
  }
  throw new Error('The citizen has no open dossier at the centre');
}

const numbered = (number: string) => async (panel: Locator) => {
  await panel.getByLabel('Số, ký hiệu kết quả').fill(number);
  await panel.getByLabel('Người ký').fill('Lãnh đạo Mẫu');
};

describe('a dossier that is refused after appraisal (Đ.19.8 NĐ 61/2018, Đ.14.3d quy chế Sóc Trăng)', () => {
  it('is refused by the leader with reasons, and its letter is seen before it is issued, and returned', async () => {
    const dossier = await desks.enter('tiepnhan.trungtam', '1.013237', 'H99.05');
    const people = await desks.get('tp2.sxd', `/dossiers/${dossier.id}/desk-people`);
    const { accountId } = people.items.find(({ name }: { name: string }) => name === SPECIALIST);
    await desks.act('tp2.sxd', dossier, { action: 'ASSIGN', assigneeId: accountId });
    await desks.act('cv3.sxd', dossier, { action: 'PROPOSE', proposal: 'Không đủ điều kiện, đề nghị từ chối' });
    await desks.act('tp2.sxd', dossier, { action: 'APPROVE' });

    const leader = await act('ld.sxd', dossier, 'Từ chối giải quyết', async (panel, page) => {
      await panel.getByText('Căn cứ: ').waitFor();
      await panel.getByLabel('Lý do').fill('Công trình nằm trong hành lang bảo vệ đê');
      await panel.getByRole('button', { name: 'Xem trước giấy tờ sẽ phát hành' }).click();
      await panel.getByRole('link', { name: 'Mở bản xem trước (PDF)' }).waitFor();
      expect(await accessFaults(page)).toEqual([]);
    });
    await leader.getByText('Công trình nằm trong hành lang bảo vệ đê').first().waitFor();

    await act('vt.sxd', dossier, 'Phát hành kết quả', numbered('45/SXD-TC'));
    const counter = await act('tiepnhan.trungtam', dossier, 'Trả kết quả');
    await counter.getByText('Đã trả kết quả').first().waitFor();
    const letter = await paperOf(counter, 'Phiếu từ chối');
    expect(letter).toContain('Công trình nằm trong hành lang bảo vệ đê');
    expect(letter).toContain(dossier.code);
  });
});

describe('a dossier that its applicant no longer wants (Đ.21 NĐ 118/2025)', () => {
  it('is asked back on the portal after acceptance, confirmed by the one-stop, and has its notice (Mẫu 05)', async () => {
    const { page } = citizen;
    const dossier = await anAcceptedOneOf(page);
    await page.goto(`${SERVER_URL}/ho-so/${dossier.id}`);
    await page.getByRole('link', { name: 'Đề nghị rút hồ sơ' }).click();
    await page.getByText('Bộ phận Một cửa phải xác nhận').waitFor();
    await page.getByLabel('Lý do rút').fill('Không còn nhu cầu');
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Đề nghị rút hồ sơ' }).click();
    await page.getByText('Đã gửi đề nghị rút hồ sơ.').waitFor();
    expect(await textOf(page)).toContain('Bạn đã đề nghị rút hồ sơ lúc');

    const counter = desks.at('tiepnhan.trungtam');
    await counter.goto(`${SERVER_URL}/office/queues/withdrawals`);
    await counter.getByRole('link').filter({ hasText: dossier.code }).click();
    await counter.getByText('Không còn nhu cầu').first().waitFor();
    const panel = await openAction(counter, 'Rút hồ sơ');
    await panel.getByLabel('Lý do').fill('Theo đề nghị của người nộp');
    await confirmAction(counter, 'Rút hồ sơ');
    expect(await paperOf(counter, 'Thông báo dừng giải quyết')).toContain('Theo đề nghị của người nộp');
    await page.reload();
    expect(await textOf(page)).toContain('Công dân yêu cầu rút hồ sơ');
  });
});

describe('four on the spot (Đ.13.2a, Đ.16.1c QĐ 1748/2023 Đồng Nai)', () => {
  it('a dossier is received, appraised, approved, issued and returned without leaving the centre', async () => {
    const dossier = await desks.enter('tiepnhan.trungtam', '2.001610', 'H99.10');
    await act('cv2.trungtam', dossier, 'Trình kết quả dự thảo', async (panel) => {
      await panel.getByLabel('Đề xuất').fill('Đủ điều kiện, đề nghị cấp');
    });
    await act('ld.trungtam', dossier, 'Phê duyệt');
    await act('vt.trungtam', dossier, 'Phát hành kết quả', numbered('12/GCN'));
    const counter = await act('tiepnhan.trungtam', dossier, 'Trả kết quả');
    await counter.getByText('Đã trả kết quả').first().waitFor();
    expect(await accessFaults(counter)).toEqual([]);
    const { dossier: returned, ...page } = await desks.get('tiepnhan.trungtam', `/dossiers/${dossier.id}/page`);
    expect(returned).toMatchObject({ status: 10, result: { number: '12/GCN' } });
    expect(page.history.map(({ title }: { title: string }) => title).reverse()).toHaveLength(7);
  });

  it('no page on the way complained', () => {
    expect([...desks.complaints(), ...citizen.complaints]).toEqual([]);
  });
});
