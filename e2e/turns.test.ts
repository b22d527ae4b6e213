import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDate } from '../src/domain/text/format.ts';
import { launchBrowser } from './support/browser.ts';
import { accessFaults } from './support/checks.ts';
import { type Desks, type EnteredDossier, openDesks } from './support/desk.ts';
import { confirmAction, openAction, openDossier } from './support/office.ts';

const LOGINS = ['tiepnhan.trungtam', 'tp2.sxd', 'cv3.sxd', 'ld.sxd'] as const;
const SPECIALIST = 'Đặng Thị Giả Định';

let browser: Browser;
let desks: Desks<(typeof LOGINS)[number]>;

beforeAll(async () => {
  browser = await launchBrowser();
  desks = await openDesks(browser, LOGINS);
});
afterAll(async () => {
  await desks.close();
  await browser?.close();
});

/** On the desk of the specialist who appraises. */
async function assigned(): Promise<EnteredDossier> {
  const dossier = await desks.enter('tiepnhan.trungtam', '1.013237', 'H99.05');
  const people = await desks.get('tp2.sxd', `/dossiers/${dossier.id}/desk-people`);
  const specialist = people.items.find(({ name }: { name: string }) => name === SPECIALIST);
  await desks.act('tp2.sxd', dossier, { action: 'ASSIGN', assigneeId: specialist.accountId });
  return dossier;
}

const inDays = (days: number) => formatDate(new Date(Date.now() + days * 86_400_000));

describe('the turns of a dossier, in the browser', () => {
  it('an apology gives one new date and keeps the one by which lateness is judged (Đ.19.9 NĐ 61/2018)', async () => {
    const dossier = await assigned();
    const specialist = desks.at('cv3.sxd');
    await openDossier(specialist, dossier.code);
    const panel = await openAction(specialist, 'Xin lỗi và hẹn lại ngày trả');
    await panel.getByLabel('Lý do').fill('Phải xác minh tại thực địa');
    await panel.getByLabel('Ngày hẹn trả mới').fill(inDays(60));
    await confirmAction(specialist, 'Xin lỗi và hẹn lại ngày trả');
    const leader = desks.at('ld.sxd');
    await openDossier(leader, dossier.code);
    await openAction(leader, 'Đồng ý');
    await confirmAction(leader, 'Đồng ý');
    await leader.getByText(`Đã xin lỗi và hẹn lại đến ${inDays(60)}`).waitFor();
    await leader.getByText(/Hạn theo quy định/).waitFor();
  });

  it('a verification on the spot is planned, and recorded with its minutes (Đ.19.3 NĐ 61/2018)', async () => {
    const dossier = await assigned();
    const specialist = desks.at('cv3.sxd');
    await openDossier(specialist, dossier.code);
    const visit = await openAction(specialist, 'Hẹn xác minh, họp');
    await visit.getByLabel('Thời gian').fill('2027-01-05T08:30');
    await visit.getByLabel('Địa điểm').fill('Thửa đất mẫu');
    await visit.getByLabel('Thành phần tham gia').fill('Chuyên viên, người nộp');
    await visit.getByLabel('Nội dung').fill('Đối chiếu hiện trạng');
    await confirmAction(specialist, 'Hẹn xác minh, họp');
    await specialist.getByText('08:30 05/01/2027').first().waitFor();
    const minutes = await openAction(specialist, 'Ghi biên bản xác minh, họp');
    await minutes.getByLabel('Thành phần tham gia').fill('Chuyên viên');
    await minutes.getByLabel('Nội dung biên bản').fill('Hiện trạng đúng hồ sơ');
    await confirmAction(specialist, 'Ghi biên bản xác minh, họp');
    await specialist.getByText('Hiện trạng đúng hồ sơ').first().waitFor();
    expect(await accessFaults(specialist)).toEqual([]);
  });

  it('a dossier is stopped by the leader with its reason (Mẫu 05), and reopened by the agency’s leader', async () => {
    const dossier = await assigned();
    await desks.act('cv3.sxd', dossier, { action: 'STOP', reason: 'Người nộp đã mất' });
    const leader = desks.at('ld.sxd');
    await openDossier(leader, dossier.code);
    await openAction(leader, 'Đồng ý');
    await confirmAction(leader, 'Đồng ý');
    await leader.getByText('Người nộp đã mất').first().waitFor();
    const reopen = await openAction(leader, 'Mở lại hồ sơ');
    await reopen.getByText('Chỉ mở lại khi có căn cứ pháp luật').waitFor();
    await reopen.getByLabel('Lý do').fill('Người thừa kế tiếp tục thủ tục');
    await confirmAction(leader, 'Mở lại hồ sơ');
    expect(desks.complaints()).toEqual([]);
  });
});
