import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { accessFaults } from './support/checks.ts';
import { lookAtClocks } from './support/commands.ts';
import { type Desks, type EnteredDossier, openDesks } from './support/desk.ts';
import { confirmAction, openAction, openDossier } from './support/office.ts';
import { SERVER_URL } from './support/server.ts';

const LOGINS = [
  ...(['tiepnhan.trungtam', 'gd.trungtam', 'tp.svhttdl', 'cv1.svhttdl', 'ld.sxd'] as const),
  ...(['cv3.snv', 'cv2.maugiang', 'ld.maugiang', 'vt.maugiang', 'cv5.vp', 'ld.vp', 'vt.vp'] as const),
] as const;
const SPECIALIST = 'Hoàng Văn Tập Dượt';
const QUESTION = 'Công trình có đúng quy hoạch không?';
const PROPOSAL = 'Đủ điều kiện kinh doanh, đề nghị cấp giấy phép';

let browser: Browser;
let desks: Desks<(typeof LOGINS)[number]>;
/** a question about it is late from the first seconds on */
let asked: EnteredDossier;

beforeAll(async () => {
  browser = await launchBrowser();
  desks = await openDesks(browser, LOGINS);
  asked = await desks.enter('tiepnhan.trungtam', '1.001029', 'H99.13');
  const people = await desks.get('tp.svhttdl', `/dossiers/${asked.id}/desk-people`);
  const { accountId } = people.items.find(({ name }: { name: string }) => name === SPECIALIST);
  await desks.act('tp.svhttdl', asked, { action: 'ASSIGN', assigneeId: accountId });
  const until = new Date(Date.now() + 1500).toISOString();
  const question = { opinionAgencyCode: 'H99.05', comment: QUESTION, until };
  await desks.act('cv1.svhttdl', asked, { action: 'ASK_OPINION', ...question });
});
afterAll(async () => {
  await desks?.close();
  await browser?.close();
});

describe('an interlinked dossier over commune, province and department (Đ.19.6a, Đ.19.7 NĐ 61/2018)', () => {
  let whole: EnteredDossier;
  const branches = async (): Promise<{ dossierId: string; state: string }[]> =>
    (await desks.get('cv3.snv', `/dossiers/${whole.id}`)).branches;
  const states = async () => (await branches()).map(({ state }) => state);
  const part = async (index: number) => ({ id: (await branches())[index]?.dossierId ?? '' });

  it('is sent by the department to the commune that is chosen, and waits for it', async () => {
    whole = await desks.enter('tiepnhan.trungtam', '1.010803', 'H99.07');
    const lead = desks.at('cv3.snv');
    await openDossier(lead, whole.code);
    const panel = await openAction(lead, 'Gửi liên thông');
    await panel.getByLabel('UBND cấp xã xác nhận').selectOption({ label: 'Ủy ban nhân dân xã Mẫu Giang' });
    expect(await accessFaults(lead)).toEqual([]);
    await confirmAction(lead, 'Gửi liên thông');
    await lead.getByText('Các cơ quan cùng giải quyết (liên thông)').waitFor();
    expect(await states()).toEqual(['RUNNING', 'WAITING']);
    expect(await lead.locator('.action-button').filter({ hasText: 'Trình kết quả dự thảo' }).count()).toBe(0);
  });

  it('is done by the commune as a part of its own, with its time and a way to the whole', async () => {
    const commune = desks.at('cv2.maugiang');
    await openDossier(commune, `${whole.code}/commune`);
    await commune.getByRole('link', { name: 'Mở hồ sơ chung' }).click();
    await commune.getByText('Các cơ quan cùng giải quyết (liên thông)').waitFor();
    await commune.getByRole('link', { name: 'Mở phần này' }).click();
    await commune.getByText('Là một phần của hồ sơ liên thông').waitFor();
    const panel = await openAction(commune, 'Trình kết quả dự thảo');
    await panel.getByLabel('Đề xuất').fill('Xác nhận gia đình đang thờ cúng liệt sĩ');
    await confirmAction(commune, 'Trình kết quả dự thảo');
    await desks.act('ld.maugiang', await part(0), { action: 'APPROVE' });
    await desks.act('vt.maugiang', await part(0), result('8/XN-UBND'));
    await expect.poll(states, { timeout: 20_000 }).toEqual(['RESOLVED', 'RUNNING']);
  });

  it('is decided at the province’s office, and comes back to the department with both results', async () => {
    await desks.act('cv5.vp', await part(1), { action: 'PROPOSE', proposal: 'Đề nghị chấp thuận' });
    const office = desks.at('ld.vp');
    await openDossier(office, `${whole.code}/province`);
    await openAction(office, 'Phê duyệt');
    await confirmAction(office, 'Phê duyệt');
    await desks.act('vt.vp', await part(1), result('21/VP-KGVX'));
    await expect.poll(states, { timeout: 20_000 }).toEqual(['RESOLVED', 'RESOLVED']);
    const lead = desks.at('cv3.snv');
    await openDossier(lead, whole.code);
    await lead
      .getByText(/8\/XN-UBND/)
      .first()
      .waitFor();
    await lead
      .getByText(/21\/VP-KGVX/)
      .first()
      .waitFor();
    const panel = await openAction(lead, 'Trình kết quả dự thảo');
    await panel.getByLabel('Đề xuất').fill('Đề nghị giải quyết trợ cấp');
    await confirmAction(lead, 'Trình kết quả dự thảo');
    expect(await accessFaults(lead)).toEqual([]);
  });
});

describe('an opinion of another agency (Đ.19.5 NĐ 61/2018)', () => {
  it('that is late is listed by the date of the answer, at whom it is asked', async () => {
    const page = desks.at('ld.sxd');
    await page.goto(`${SERVER_URL}/office/queues/opinions`);
    const row = page.getByRole('listitem').filter({ hasText: asked.code });
    await row.getByText('Hạn trả lời ý kiến').waitFor();
    await row.getByText(/Quá hạn/).waitFor();
    expect(await accessFaults(page)).toEqual([]);
  });

  it('that was late is reported to the head of the centre', async () => {
    await lookAtClocks();
    const subjects = async () =>
      (await desks.get('gd.trungtam', '/messages')).items.map(({ subject }: { subject: string }) => subject);
    const subject = `Ý kiến về hồ sơ ${asked.code} đã quá hạn`;
    await expect.poll(subjects, { timeout: 20_000 }).toContain(subject);
    const page = desks.at('gd.trungtam');
    await page.goto(`${SERVER_URL}/office/messages`);
    await page.getByText(subject).first().waitFor();
    await page.getByText(QUESTION).first().waitFor();
  });

  it('is answered in the browser, and whoever was typing meanwhile sees it and loses nothing', async () => {
    const specialist = desks.at('cv1.svhttdl');
    await openDossier(specialist, asked.code);
    const proposal = await openAction(specialist, 'Trình kết quả dự thảo');
    await proposal.getByLabel('Đề xuất').fill(PROPOSAL);

    const answering = desks.at('ld.sxd');
    await openDossier(answering, asked.code);
    const panel = await openAction(answering, 'Trả lời ý kiến');
    await panel.getByText(QUESTION).waitFor();
    await panel.getByLabel('Nội dung trả lời').fill('Đúng quy hoạch chi tiết 1/500');
    await confirmAction(answering, 'Trả lời ý kiến');

    await proposal.getByRole('button', { name: 'Trình kết quả dự thảo', exact: true }).click();
    const notice = specialist.getByText('Hồ sơ vừa được người khác xử lý. Đã tải lại trạng thái mới.');
    await notice.waitFor();
    await specialist.locator('.actions').getByText('Đúng quy hoạch chi tiết 1/500').waitFor();
    expect(await proposal.getByLabel('Đề xuất').inputValue()).toBe(PROPOSAL);
    expect(await accessFaults(specialist)).toEqual([]);
    await confirmAction(specialist, 'Trình kết quả dự thảo');
    await notice.waitFor({ state: 'detached' });
  });

  it('no page on the way complained but of the one who was overtaken', () => {
    expect(desks.complaints().filter((line) => !line.startsWith('409 '))).toEqual([]);
  });
});

function result(resultNumber: string) {
  return { action: 'ISSUE', resultNumber, resultDate: '2026-11-20', resultSigner: 'Lãnh đạo Mẫu' };
}
