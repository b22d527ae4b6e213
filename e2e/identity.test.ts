import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, PHONE, type Window } from './support/browser.ts';
import { faultsOf, textOf } from './support/checks.ts';
import { type Desks, openDesks } from './support/desk.ts';
import { awaitMail } from './support/mail.ts';
import { passwordOf, signInApplicant } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

// A real OpenID provider, a program of its own: sample people sign in there.
let browser: Browser;
let simulator: ChildProcess;
let desks: Desks<'quantri.tinh' | 'tiepnhan.trungtam'>;

const LEVEL_2 = '246810';
const PAPER = {
  name: 'giấy tờ.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};
/** what a scanner types from the identity card of citizen 4 */
const CARD_4 = '999196000004||Phạm Thị Mẫu Vẽ|30011996|Nữ|Thôn Ba, xã Mẫu Điền, tỉnh Mẫu|15042021';
/** wants no account any more */
const LEAVES = { name: 'Hồ Thị Thôi Dùng Mẫu', email: 'thoidung@vidu.example', password: 'con trâu đi trước' };
/** asks for level 2 in the sample province */
const LICENCE = '1.003659';

beforeAll(async () => {
  browser = await launchBrowser();
  const started = await startSimulator();
  simulator = started.simulator;
  desks = await openDesks(browser, ['quantri.tinh', 'tiepnhan.trungtam']);
  const file = JSON.parse(readFileSync('data/sample-province/identity.json', 'utf8')) as { providers: object[] };
  await desks.post('quantri.tinh', '/identity-providers', { ...file.providers[0], issuer: started.issuer });
});
afterAll(async () => {
  simulator?.kill('SIGTERM');
  await desks?.close();
  await browser?.close();
});

function startSimulator(): Promise<{ simulator: ChildProcess; issuer: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'simulators/identity/main.ts'], {
    env: { ...process.env, IDENTITY_PORT: '0', IDENTITY_CLIENT: SERVER_URL },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the simulator ended: ${code}`)));
    child.stdout.on('data', (said: Buffer) => {
      const issuer = /ready at (\S+)/.exec(said.toString())?.[1];
      if (issuer) resolve({ simulator: child, issuer });
    });
  });
}

/** Makes an account of somebody's own, by the code that comes by mail. */
async function signUp(page: Window['page'], { name, email, password }: typeof LEAVES): Promise<void> {
  await page.goto(`${SERVER_URL}/dang-ky`);
  await page.getByLabel('Họ, chữ đệm và tên').fill(name);
  await page.getByLabel('Số điện thoại hoặc thư điện tử').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByLabel(/^Tôi đồng ý/).check();
  await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
  const { text } = await awaitMail(email, ({ subject }) => subject === 'Mã xác nhận Một Cửa');
  await page.getByLabel('Mã xác nhận').fill(/\b\d{6}\b/.exec(text)?.[0] ?? '');
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await page.getByText('Tài khoản đã sẵn sàng').waitFor();
}

/** At the provider: who one is, and how surely. */
async function be({ page }: Window, name: string, code = ''): Promise<void> {
  await page.getByLabel(name).check();
  await page.getByLabel('Mã xác thực').fill(code);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

describe.each([['on a phone without JavaScript', { viewport: PHONE, javaScriptEnabled: false }]])(
  'single sign-on %s',
  (_, options) => {
    it('lets somebody in, steps up in the middle of a draft and comes back to it, and signs out everywhere', async () => {
      const window = await openWindow(browser, options);
      const { page } = window;
      await page.goto(`${SERVER_URL}/dang-nhap?tiep=/nop-ho-so/${LICENCE}`);
      await page.getByRole('link', { name: 'Đăng nhập bằng VNeID (mẫu)' }).click();
      await be(window, 'Đặng Thị Làm Mẫu');
      await page.getByRole('button', { name: /^Bắt đầu/ }).click();
      await page.getByRole('link', { name: 'Bạn là ai' }).click();
      await page.getByLabel('Tên doanh nghiệp, tổ chức').fill('Công ty TNHH Làm Thử');
      await page.getByLabel('Địa chỉ', { exact: true }).fill('Số 9, thôn Ví Dụ');
      await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
      for (const box of await page.locator('input[type=file]').all()) await box.setInputFiles(PAPER);
      await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
      await page.getByLabel('Nhận bản điện tử trong tài khoản này').check();
      await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
      await page.getByRole('button', { name: 'Đã xem, tiếp tục' }).click();
      expect(await textOf(page)).toContain('định danh mức độ 2');
      await page.getByRole('link', { name: 'Xác thực bằng VNeID (mẫu)' }).click();
      await be(window, 'Đặng Thị Làm Mẫu', LEVEL_2);
      await page.waitForURL(`${SERVER_URL}/ho-so-nhap/*/kiem-tra`);
      expect(await textOf(page)).toContain('Công ty TNHH Làm Thử');
      await page.getByLabel(/^Tôi cam đoan/).check();
      await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Đã nộp hồ sơ');
      await page.locator('.person-menu summary').click();
      await page.getByRole('button', { name: 'Đăng xuất' }).click();
      await page.getByRole('link', { name: 'Đăng xuất khỏi VNeID (mẫu)' }).click();
      await page.getByRole('button', { name: 'Đăng xuất' }).click();
      await page.waitForURL(`${SERVER_URL}/dang-nhap?tin=da-dang-xuat`);
      expect(window.complaints).toEqual([]);
      await window.close();
    });
  },
);

describe('a lost account', () => {
  it('is reported from any page, locked at once, and said so; the thief is out, the counter unlocks it for its owner', async () => {
    const thief = await openWindow(browser);
    await thief.page.goto(`${SERVER_URL}/dang-nhap`);
    await thief.page.locator('input[name=login]').fill('0900000004');
    await thief.page.locator('input[name=password]').fill(passwordOf('0900000004'));
    await thief.page.locator('main form button').first().click();
    await thief.page.locator('.person-menu').waitFor();

    const owner = await openWindow(browser, { viewport: PHONE });
    await owner.page.goto(`${SERVER_URL}/thu-tuc`);
    await owner.page.getByRole('link', { name: 'Báo mất tài khoản' }).click();
    expect(await faultsOf(owner.page)).toEqual([]);
    await owner.page.getByLabel('Số điện thoại hoặc thư điện tử').fill('congdan4@vidu.example');
    await owner.page.getByRole('button', { name: 'Gửi mã' }).click();
    const mail = await awaitMail('congdan4@vidu.example', ({ subject }) => subject === 'Mã xác nhận Một Cửa');
    await owner.page.getByLabel('Mã xác nhận').fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? '');
    await owner.page.getByRole('button', { name: 'Khóa tài khoản ngay' }).click();
    await owner.page.getByRole('heading', { name: 'Tài khoản đã bị khóa' }).waitFor();

    await thief.page.goto(`${SERVER_URL}/ho-so`);
    expect(new URL(thief.page.url()).pathname).toBe('/dang-nhap');
    await awaitMail('congdan4@vidu.example', ({ subject }) => subject === 'Tài khoản của bạn đã bị khóa');

    const counter = desks.at('tiepnhan.trungtam');
    await counter.goto(`${SERVER_URL}/office/applicants`);
    await counter.getByLabel('Số điện thoại, thư điện tử hoặc số định danh').fill('0900000004');
    await counter.getByRole('button', { name: 'Tìm', exact: true }).click();
    await counter.getByText('Đang bị khóa').waitFor();
    expect(await faultsOf(counter)).toEqual([]);
    await counter.getByLabel('Quét mã QR trên thẻ căn cước').fill(CARD_4);
    await counter.keyboard.press('Enter');
    await counter.getByRole('button', { name: 'Mở khóa tài khoản' }).click();
    await counter.getByText('Đang dùng').waitFor();
    await awaitMail('congdan4@vidu.example', ({ subject }) => subject === 'Tài khoản của bạn đã được mở khóa');
    expect([...thief.complaints, ...owner.complaints]).toEqual([]);
    await thief.close();
    await owner.close();
  });
});

describe('the province’s administrator', () => {
  it('tries a provider, asks for more assurance, and erases an account that nobody gets into any more', async () => {
    const page = desks.at('quantri.tinh');
    await page.goto(`${SERVER_URL}/office/connections`);
    await page.getByRole('button', { name: 'Thử kết nối' }).click();
    await page.getByText('đã trả lời sau').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const rules = page.locator('.panel', { has: page.getByRole('heading', { name: 'Mức định danh cần có' }) });
    await rules.getByRole('button', { name: 'Thêm' }).click();
    await rules.getByLabel('Việc').selectOption({ label: 'Ủy quyền cho người khác' });
    await rules.getByLabel('Căn cứ').fill('Quyết định mẫu số 7');
    await rules.getByRole('button', { name: 'Lưu' }).click();
    const line = rules.locator('tr', { hasText: 'Quyết định mẫu số 7' });
    await line.getByRole('button', { name: 'Bỏ' }).click();
    await line.waitFor({ state: 'detached' });

    const citizen = await openWindow(browser, { viewport: PHONE });
    await signUp(citizen.page, LEAVES);
    await citizen.page.goto(`${SERVER_URL}/tai-khoan/du-lieu`);
    await citizen.page.getByLabel('Xóa dữ liệu').check();
    await citizen.page.getByLabel('Dữ liệu nào và vì sao').fill('Xóa tài khoản, tôi không dùng nữa.');
    await citizen.page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await page.goto(`${SERVER_URL}/office/data-requests`);
    const request = page.locator('.panel', { has: page.getByRole('heading', { name: LEAVES.name }) }).last();
    await request.getByText('Pháp luật buộc giữ lại').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    for (const [action, answer] of [
      ['Thực hiện', 'Chúng tôi bắt đầu thực hiện.'],
      ['Gia hạn một lần, có lý do', 'Còn hồ sơ đang giải quyết.'],
    ] as const) {
      await request.getByLabel('Quyết định').selectOption({ label: action });
      await request.getByLabel('Trả lời người dân').fill(answer);
      await request.getByRole('button', { name: 'Gửi trả lời' }).click();
    }
    await request.getByText('Còn hồ sơ đang giải quyết.').waitFor();
    await citizen.page.reload();
    expect(await textOf(citizen.page)).toContain('lý do: Còn hồ sơ đang giải quyết.');
    await request.getByLabel('Quyết định').selectOption({ label: 'Xóa toàn bộ tài khoản ngay bây giờ' });
    await request.getByLabel('Trả lời người dân').fill('Đã xóa tài khoản theo yêu cầu.');
    await request.getByRole('button', { name: 'Xóa toàn bộ tài khoản ngay bây giờ' }).click();
    await request.waitFor({ state: 'detached' });
    const last = await awaitMail(LEAVES.email, ({ subject }) => subject === 'Tài khoản và dữ liệu của bạn đã được xóa');
    expect(last.text).toContain('chứng từ mà pháp luật buộc lưu trữ vẫn được giữ');
    await citizen.page.reload();
    await citizen.page.getByLabel('Số điện thoại hoặc thư điện tử').fill(LEAVES.email);
    await citizen.page.locator('input[name=password]').fill(LEAVES.password);
    await citizen.page.locator('main form button').first().click();
    await citizen.page.getByText('Tài khoản đã xóa theo yêu cầu thì không đăng nhập được nữa').waitFor();
    expect(await faultsOf(citizen.page)).toEqual([]);
    expect([...citizen.complaints, ...desks.complaints()]).toEqual([]);
    await citizen.close();
  });
});

describe('a dossier handed over', () => {
  it('moves when the other person takes it, and only they follow it from then on', async () => {
    const [from, to] = [await openWindow(browser), await openWindow(browser, { viewport: PHONE })];
    await signInApplicant(from.page, '0900000002');
    await from.page.locator('main a[href^="/ho-so/"]').first().click();
    const dossier = from.page.url();
    await from.page.getByRole('link', { name: 'Chuyển hồ sơ cho tài khoản khác' }).click();
    await from.page.getByLabel('Số điện thoại hoặc thư điện tử của người nhận').fill('congdan6@vidu.example');
    await from.page.getByRole('button', { name: 'Gửi đề nghị chuyển' }).click();
    const { text } = await awaitMail('congdan6@vidu.example', ({ subject }) =>
      subject.includes('chuyển cho bạn một hồ sơ'),
    );
    const link = new URL(/https?:\S+\/loi-moi\/\S+/.exec(text)?.[0] ?? '');
    await signInApplicant(to.page, '0900000006', `${link.pathname}${link.search}`);
    expect(await faultsOf(to.page)).toEqual([]);
    await to.page.getByRole('button', { name: 'Nhận', exact: true }).click();
    await to.page.waitForURL(dossier);
    expect((await from.page.request.get(dossier)).status()).toBe(404);
    await awaitMail('congdan2@vidu.example', ({ subject }) => subject === 'Hồ sơ đã được chuyển');
    expect([...from.complaints, ...to.complaints]).toEqual([]);
    await from.close();
    await to.close();
  });
});

describe('an organisation of several people, on telephones', () => {
  it('invites somebody, gives them another role, lets them go, and keeps its last owner', async () => {
    const options = { viewport: PHONE };
    const [owner, other] = [await openWindow(browser, options), await openWindow(browser, options)];
    await signInApplicant(owner.page, '0900000007', '/to-chuc/moi');
    await owner.page.getByLabel('Tên tổ chức theo giấy đăng ký').fill('Hợp tác xã Làm Thử');
    await owner.page.getByLabel('Mã số thuế').fill('9900000048');
    await owner.page.getByLabel('Địa chỉ trụ sở').fill('Số 9, thôn Ví Dụ');
    await owner.page.getByLabel(/^Tôi là người đại diện/).check();
    await owner.page.getByRole('button', { name: 'Lập tài khoản' }).click();
    await owner.page.getByText('Chờ cán bộ xác nhận').waitFor();
    const waiting = await desks.get('tiepnhan.trungtam', '/organisations-to-confirm');
    const { id } = waiting.find(({ name }: { name: string }) => name === 'Hợp tác xã Làm Thử');
    await desks.post('tiepnhan.trungtam', `/organisations-to-confirm/${id}`, {});

    await owner.page.reload();
    await owner.page.getByRole('button', { name: 'Làm việc thay mặt Hợp tác xã Làm Thử' }).click();
    await owner.page.goto(`${SERVER_URL}/to-chuc`);
    await owner.page.getByLabel('Số điện thoại hoặc thư điện tử của người được mời').fill('congdan8@vidu.example');
    await owner.page.getByRole('button', { name: 'Gửi lời mời' }).click();
    await owner.page.getByRole('heading', { name: 'Lời mời chưa nhận' }).waitFor();
    const { text } = await awaitMail('congdan8@vidu.example', ({ subject }) =>
      subject.includes('mời bạn cùng làm việc'),
    );
    const link = new URL(/https?:\S+\/loi-moi\/\S+/.exec(text)?.[0] ?? '');
    await signInApplicant(other.page, '0900000008', `${link.pathname}${link.search}`);
    await other.page.getByRole('button', { name: 'Nhận', exact: true }).click();
    await other.page.getByRole('button', { name: 'Làm việc thay mặt Hợp tác xã Làm Thử' }).click();
    await other.page.waitForURL('**/ho-so');

    await owner.page.goto(`${SERVER_URL}/to-chuc`);
    expect(await faultsOf(owner.page)).toEqual([]);
    const rows = owner.page.locator('main tbody tr');
    await rows.nth(1).getByLabel('Vai trò').selectOption({ label: 'quản lý' });
    await rows.nth(1).getByRole('button', { name: 'Đổi vai trò' }).click();
    await owner.page.getByText('Đã thay đổi.').waitFor();
    await other.page.goto(`${SERVER_URL}/to-chuc`);
    await other.page.getByRole('heading', { name: 'Mời người khác' }).waitFor();
    await rows.nth(1).getByRole('link', { name: 'Cho thôi' }).click();
    await owner.page.getByRole('button', { name: 'Cho thôi' }).click();
    await expect.poll(() => rows.count()).toBe(1);
    await other.page.reload();
    await other.page.getByText('Bạn không còn được làm thay người đã chọn').waitFor();
    await rows.first().getByRole('link', { name: 'Rời tổ chức' }).click();
    await owner.page.getByRole('button', { name: 'Rời tổ chức' }).click();
    await owner.page.getByRole('alert').waitFor();
    expect(await textOf(owner.page)).toContain('Hãy giao vai trò chủ tài khoản cho người khác trước.');
    expect(await rows.count()).toBe(1);
    await owner.close();
    await other.close();
  });
});
