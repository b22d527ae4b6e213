import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, type Window } from './support/browser.ts';
import { accessFaults, textOf } from './support/checks.ts';
import { motcua, pdfText, qrOfPdf } from './support/commands.ts';
import { awaitMail, mailsTo } from './support/mail.ts';
import { confirmAction, openAction, openDossier } from './support/office.ts';
import { signInOfficer } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

/*
 * A certificate of marital status at the committee of a ward, by the standard process: Điều 14–16 of the draft rules of
 * Sóc Trăng (2019), from the portal's home page to the returned result. Every person works in a window of their own.
 */

const URL_OF = SERVER_URL;
/** One of its own for every run: an address has one account. */
const MAIL = `hanh.trinh.${Date.now()}@vidu.example`;
const PAPER = path.resolve('data/sample-province/files/component.pdf');
const RESULT = path.resolve('data/sample-province/files/result.pdf');

const OFFICERS = {
  reception: 'tiepnhan.vidu',
  head: 'tp.vidu',
  specialist: 'cv1.vidu',
  leader: 'ld.vidu',
  clerk: 'vt.vidu',
} as const;

let browser: Browser;
let citizen: Window;
const windows = new Map<string, Window>();
/** number of the submission, then the code that reception gave */
let submission = '';
let code = '';
let followAddress = '';
/** what the QR code of the receipt says */
let receiptLink = '';

beforeAll(async () => {
  browser = await launchBrowser();
  citizen = await openWindow(browser, { acceptDownloads: true });
});
afterAll(() => browser?.close());

/** The window of an officer, signed in when first asked for. */
async function at(officer: keyof typeof OFFICERS): Promise<Page> {
  const login = OFFICERS[officer];
  let window = windows.get(login);
  if (!window) {
    window = await openWindow(browser);
    windows.set(login, window);
    await signInOfficer(window.page, login);
  }
  return window.page;
}

/** What the citizen reads on the page of the dossier. */
async function followed(): Promise<string> {
  await citizen.page.goto(followAddress);
  return textOf(citizen.page);
}

const main = () => citizen.page.locator('main');
const next = () => main().getByRole('button', { name: 'Lưu và tiếp tục' }).click();
const fill = (name: string, value: string) => main().locator(`[name="${name}"]`).fill(value);
const choose = (name: string, value: string) => main().locator(`[name="${name}"][value="${value}"]`).check();

describe.sequential('a dossier online, from the home page to the returned result', () => {
  it('is found with everyday words, and begun with an account made on the way (Điều 11.1)', async () => {
    const { page } = citizen;
    await page.goto(URL_OF);
    await page.getByRole('searchbox').first().fill('xac nhan doc than');
    await page.keyboard.press('Enter');
    await main().getByRole('link', { name: 'Cấp Giấy xác nhận tình trạng hôn nhân' }).first().click();
    await main().getByRole('link', { name: 'Nộp hồ sơ trực tuyến' }).first().click();
    await main().getByRole('link', { name: 'Đăng ký' }).click();
    await fill('fullName', 'Lê Thị Hành Trình');
    await fill('contact', MAIL);
    await fill('citizenId', '001190000777');
    await fill('password', 'một câu dễ nhớ 2026');
    await main().getByRole('checkbox').check();
    await main().getByRole('button', { name: 'Gửi mã xác nhận' }).click();
    const mail = await awaitMail(MAIL, ({ subject }) => subject === 'Mã xác nhận Một Cửa');
    await main()
      .getByLabel('Mã xác nhận')
      .fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? '');
    await main().getByRole('button', { name: 'Xác nhận' }).click();
    await main().getByRole('button', { name: 'Bắt đầu' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/nop-ho-so/1.004873');
  });

  it('is filled in and submitted with a paper, and confirmed at once (Điều 11.1, 11.2)', async () => {
    const { page } = citizen;
    await main().getByLabel('Cơ quan giải quyết').selectOption({ label: 'Ủy ban nhân dân phường Ví Dụ' });
    await main().getByRole('button', { name: 'Bắt đầu' }).click();
    await main().getByText('Chưa nộp').first().waitFor();
    await main().getByRole('link', { name: 'Bạn là ai' }).click();
    await choose('for', 'self');
    await fill('address', 'Số 1 đường Mẫu, phường Ví Dụ, Tỉnh Mẫu');
    await fill('phone', '0912 345 670');
    await next();
    await fill('applicantAddress', 'Số 1 đường Mẫu, phường Ví Dụ, Tỉnh Mẫu');
    await fill('applicantPhone', '0912 345 670');
    await choose('forWhom', 'self');
    await fill('subjectDateOfBirth', '02/09/1990');
    await choose('statusNow', 'never');
    await choose('purpose', 'property');
    await next();
    const box = main().locator('input[type=file]').first();
    await box.setInputFiles(PAPER);
    await main().locator('.upload-text', { hasText: 'Đã tải lên' }).first().waitFor();
    await main().locator('[name="skip.identityPaper"]').check();
    await next();
    await choose('method', 'ONLINE');
    await next();
    await main().getByRole('button', { name: 'Đã xem, tiếp tục' }).click();
    await main().getByText('component.pdf').waitFor();
    await main().getByRole('checkbox').check();
    await main().getByRole('button', { name: 'Nộp hồ sơ' }).click();
    await page.waitForURL('**/da-nop');
    followAddress = page.url().replace(/\/da-nop$/, '');
    submission = /NOP-\d{6}-\d{5}/.exec(await textOf(page))?.[0] ?? '';
    expect(submission).not.toBe('');
    expect(await textOf(page)).toContain('Trả lời chậm nhất');
    expect(await main().getByRole('img').count()).toBe(1);
    expect(await accessFaults(page)).toEqual([]);
    await awaitMail(MAIL, ({ text, subject }) => `${subject} ${text}`.includes(submission));
  });

  it('is received by the one-stop with code, due date and receipt, and handed over (Điều 11.2b, 14.1)', async () => {
    const page = await at('reception');
    await openDossier(page, submission);
    expect(await textOf(page)).toContain('component.pdf');
    const panel = await openAction(page, 'Tiếp nhận');
    await panel.getByRole('checkbox').check();
    await confirmAction(page, 'Tiếp nhận');
    const shown = await followed();
    code = /H99\.41-\d{6}-\d{4}/.exec(shown)?.[0] ?? '';
    expect(code).not.toBe('');
    expect(shown).toContain('Hạn trả kết quả');
    const download = citizen.page.waitForEvent('download');
    await main()
      .getByRole('link', { name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' })
      .click({ modifiers: ['Alt'] });
    const file = await (await download).path();
    receiptLink = await qrOfPdf(file);
    const receipt = await pdfText(file);
    expect(receipt).toContain(code);
    expect(receipt).toContain('Lê Thị Hành Trình');
    await awaitMail(MAIL, ({ text, subject }) => `${subject} ${text}`.includes(code));
  });

  it('is assigned by the head of the division and proposed by the specialist with a draft (Điều 14.2, 14.3)', async () => {
    const head = await at('head');
    await openDossier(head, code);
    const assign = await openAction(head, 'Phân công');
    await assign.getByRole('radio', { name: 'Võ Văn Thử Nghiệm' }).check();
    await confirmAction(head, 'Phân công');
    const specialist = await at('specialist');
    await openDossier(specialist, code);
    await propose(specialist, 'Hồ sơ đủ điều kiện, đề nghị cấp giấy xác nhận.');
    expect(await followed()).toContain('Tư pháp');
  });

  it('goes up to the leader, who sends it back once and then approves it (Điều 14.4, 15.1)', async () => {
    await approve(await at('head'));
    const leader = await at('leader');
    await openDossier(leader, code);
    const back = await openAction(leader, 'Trả lại bước trước');
    await back.getByRole('textbox').first().fill('Ghi rõ thời gian cư trú trong dự thảo.');
    await confirmAction(leader, 'Trả lại bước trước');
    const specialist = await at('specialist');
    await openDossier(specialist, code);
    expect(await textOf(specialist)).toContain('Ghi rõ thời gian cư trú trong dự thảo.');
    await propose(specialist, 'Đã ghi rõ thời gian cư trú.');
    await approve(await at('head'));
    await approve(leader);
  });

  it('is issued by the records clerk with number, date, signer and the document (Điều 15.2)', async () => {
    const page = await at('clerk');
    await openDossier(page, code);
    const panel = await openAction(page, 'Phát hành kết quả');
    await panel.locator('#action-resultNumber').fill('17/UBND-XNTTHN');
    await panel.locator('#action-resultSigner').fill('Ngô Văn Minh Họa');
    await panel.locator('input[type=file]').setInputFiles(RESULT);
    await panel.locator('.files-chosen').getByText('result.pdf').waitFor();
    await confirmAction(page, 'Phát hành kết quả');
    const shown = await followed();
    expect(shown).toContain('17/UBND-XNTTHN');
    expect(shown).toContain('Ngô Văn Minh Họa');
    const download = citizen.page.waitForEvent('download');
    await main().getByRole('link', { name: 'Tải kết quả' }).click();
    expect(await readFile(await (await download).path())).toEqual(await readFile(RESULT));
  });

  it('is returned, and anybody with the receipt sees so; its history agrees with what is stored (Điều 16)', async () => {
    const page = await at('reception');
    await openDossier(page, code);
    await openAction(page, 'Trả kết quả');
    await confirmAction(page, 'Trả kết quả');
    expect(await followed()).toContain('Đã trả kết quả');
    const stranger = await openWindow(browser, { javaScriptEnabled: false });
    await stranger.page.goto(`${URL_OF}/tra-cuu`);
    await stranger.page.getByLabel('Mã hồ sơ').fill(code);
    await stranger.page.getByRole('button', { name: 'Tra cứu' }).click();
    const shown = await textOf(stranger.page);
    expect(shown).toContain('Đã trả kết quả');
    expect(shown).not.toContain('Hành Trình');
    await stranger.page.goto(receiptLink);
    const behindQr = await textOf(stranger.page);
    expect(behindQr).toContain('Giấy này do hệ thống cấp');
    expect(behindQr).toContain('Đã trả kết quả');
    await stranger.close();
    expect(await motcua('dossier', 'verify', code)).toMatch(/^Khớp: \d+ sự kiện/);
  });

  it('has told the citizen of each change once, and no page on the way complained', async () => {
    const subjects = (await mailsTo(MAIL)).map(({ subject, deliveries }) => `${deliveries} ${subject}`);
    expect(subjects.length).toBeGreaterThanOrEqual(5);
    expect(subjects.filter((line) => !line.startsWith('1 '))).toEqual([]);
    expect([citizen, ...windows.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

async function propose(page: Page, proposal: string): Promise<void> {
  const panel = await openAction(page, 'Trình kết quả dự thảo');
  await panel.locator('#action-proposal').fill(proposal);
  await panel.locator('input[type=file]').setInputFiles({
    name: 'dự thảo.pdf',
    mimeType: 'application/pdf',
    buffer: await readFile(PAPER),
  });
  await panel.locator('.files-chosen').getByText('dự thảo.pdf').waitFor();
  await confirmAction(page, 'Trình kết quả dự thảo');
}

async function approve(page: Page): Promise<void> {
  await openDossier(page, code);
  await openAction(page, 'Phê duyệt');
  await confirmAction(page, 'Phê duyệt');
}
