import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, type Window } from './support/browser.ts';
import { accessFaults, textOf } from './support/checks.ts';
import { signInOfficer } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

/*
 * The Department of Construction gives a procedure a process of its own: written, found wrong, put right, played, checked
 * by the centre within its five working days, tried, published – and the next dossier follows it.
 */

const KEY = 'rieng-so-xay-dung';
const PROCEDURE = '1.013237';

let browser: Browser;
const windows: Window[] = [];
let office: Page;
let draft: string;
let drawn = '';

beforeAll(async () => {
  browser = await launchBrowser();
  office = await signedIn('qt.sxd', '/office/processes');
});
afterAll(() => browser?.close());

async function signedIn(login: string, to: string): Promise<Page> {
  const window = await openWindow(browser);
  windows.push(window);
  await signInOfficer(window.page, login, to);
  return window.page;
}

const verdict = (page: Page) => page.locator('.process-verdict').textContent();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe.sequential('a process of an agency’s own', () => {
  it('begins as a copy, says what is wrong while one types, and can be undone', async () => {
    await office.locator('summary').filter({ hasText: 'Lập quy trình mới' }).click();
    await office.getByLabel('Sao từ quy trình').selectOption('standard-six-step');
    await office.getByLabel('Tên quy trình mới').fill('Cấp chứng chỉ tại Sở Xây dựng');
    await office.getByLabel('Mã quy trình').fill(KEY);
    await button(office, 'Lập bản nháp').click();
    await office.waitForURL(/drafts/);
    draft = new URL(office.url()).pathname;
    await office.locator('summary').filter({ hasText: 'Thông tin chung' }).click();
    await office.getByLabel(new RegExp(PROCEDURE.replace('.', '\\.'))).check();
    await button(office, 'Lưu').click();
    await office.getByText('Thời hạn ngắn nhất trong các thủ tục áp dụng').waitFor();
    expect(await verdict(office)).toContain('Không có lỗi');
    await button(office, 'Sửa bước “Chuyên viên thẩm định, dự thảo kết quả”').click();
    await office.getByLabel('Phần thời hạn').fill('70');
    await office.getByLabel('Vai trò').selectOption('PROVINCE_LEADER');
    expect(await verdict(office)).toContain('2 lỗi phải sửa');
    expect(await office.locator('.process-findings').textContent()).toContain('lãnh đạo UBND tỉnh ở Sở Xây dựng');
    expect(await button(office, 'Trình Trung tâm kiểm tra').isDisabled()).toBe(true);
    await button(office, 'Hoàn tác').click();
    expect(await verdict(office)).toContain('1 lỗi phải sửa');
    await office.getByLabel('Phần thời hạn').fill('50');
    await office.getByText('Không có lỗi').waitFor();
  });

  it('is drawn, asks before unsaved work is left, and is fit for everybody to use', async () => {
    await office.locator('.react-flow__edge').nth(8).waitFor({ state: 'attached' });
    await office.locator('.office-more summary').click();
    await office.getByRole('link', { name: 'Quy trình điện tử' }).click();
    await office.getByText('Bạn chưa lưu thay đổi').waitFor();
    await button(office, 'Ở lại').click();
    expect(new URL(office.url()).pathname).toBe(draft);
    await button(office, 'Lưu').click();
    await office.getByText('Đã lưu.').waitFor();
    expect(await accessFaults(office)).toEqual([]);
  });

  it('is played with a pretend clock, late steps and all', async () => {
    await office.locator('summary').filter({ hasText: 'Chạy khô' }).click();
    const next = office.getByRole('group', { name: 'Việc tiếp theo' });
    await next.getByRole('button', { name: 'chuyển tiếp', exact: true }).click();
    await next.getByRole('button', { name: 'phân công', exact: true }).click();
    await office.getByLabel('Việc tiếp theo xảy ra sau').fill('80');
    await next.getByRole('button', { name: 'trình', exact: true }).click();
    await office.getByText('quá hạn trả kết quả').waitFor();
  });

  it('is proposed, checked by the centre, tried with a marked dossier and published by a decision', async () => {
    await button(office, 'Trình Trung tâm kiểm tra').click();
    await office.getByText(/^Trung tâm kiểm tra trước/).waitFor();
    const centre = await signedIn('gd.trungtam', draft);
    await button(centre, 'Đồng ý').click();
    await centre.getByText('Đã kiểm tra, chờ ban hành').waitFor();
    await office.reload();
    await office.getByText('Đã kiểm tra, chờ ban hành').waitFor();
    await button(office, 'Mở hồ sơ thử').click();
    await office.getByText(/Đã mở hồ sơ thử THU-/).waitFor();
    await office.getByLabel('Số quyết định').fill('25/QĐ-SXD');
    await button(office, 'Ban hành').click();
    await office.getByText('Bản này đã khép lại').waitFor();
    await office.goto(`${SERVER_URL}/office/processes/${KEY}`);
    await office.getByRole('cell', { name: '25/QĐ-SXD, ' }).first().waitFor();
    const text = await textOf(office);
    for (const word of ['Phiên bản 1', 'Bản chạy thử 1', 'Võ Thị Làm Thử', 'Trung tâm đồng ý'])
      expect(text).toContain(word);
    const [download] = await Promise.all([
      office.waitForEvent('download'),
      office.getByRole('link', { name: 'Tải BPMN 2.0 của phiên bản 1' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${KEY}-1.bpmn`);
    drawn = await download.path();
  });

  it('is followed by the next dossier', async () => {
    const counter = await signedIn('tiepnhan.trungtam', '/office/');
    const api = `${SERVER_URL}/api/v1`;
    const { csrfToken } = await (await counter.request.get(`${api}/me`)).json();
    const answered = await counter.request.post(`${api}/dossiers`, {
      headers: { 'x-csrf-token': csrfToken },
      data: {
        procedureCode: PROCEDURE,
        competentAgencyCode: 'H99.05',
        channel: 'COUNTER',
        applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', phone: '0900000001' },
        answers: {},
        components: [],
        missingReason: 'Giấy tờ đã có trong hệ thống.',
        setCount: 1,
        delivery: { method: 'COUNTER' },
      },
    });
    expect(await answered.text()).toContain('H99.03-');
    await office.reload();
    const row = office.getByRole('row').filter({ hasText: 'Phiên bản 1' });
    expect(await row.getByRole('cell').nth(1).textContent()).toBe('1');
  });

  it('is read from its BPMN file into a draft of the next version', async () => {
    await office.goto(`${SERVER_URL}/office/processes`);
    await office.getByText('Nhập quy trình từ tệp BPMN').click();
    await office.getByLabel('Tệp BPMN (.bpmn, .xml)').setInputFiles(drawn);
    await button(office, 'Đọc tệp').click();
    await office.getByText('Mọi nội dung của tệp đã được lấy.').waitFor();
    expect(await office.getByLabel('Mã quy trình').last().inputValue()).toBe(KEY);
    await button(office, 'Tạo bản nháp').click();
    await office.waitForURL(/\/processes\/drafts\//);
    await office.getByText('Chưa có thay đổi nào').waitFor();
  });

  it('complained about nothing', () => {
    expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
