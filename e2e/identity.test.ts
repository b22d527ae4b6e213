import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, PHONE, type Window } from './support/browser.ts';
import { faultsOf } from './support/checks.ts';
import { type Desks, openDesks } from './support/desk.ts';
import { awaitMail } from './support/mail.ts';
import { passwordOf } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

// A real OpenID provider, a program of its own: sample people sign in there.
let browser: Browser;
let simulator: ChildProcess;
let desks: Desks<'quantri.tinh'>;

const LEVEL_2 = '246810';
/** asks for level 2 in the sample province */
const LICENCE = '1.003659';

beforeAll(async () => {
  browser = await launchBrowser();
  const started = await startSimulator();
  simulator = started.simulator;
  desks = await openDesks(browser, ['quantri.tinh']);
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

/** At the provider: who one is, and how surely. */
async function be({ page }: Window, name: string, code = ''): Promise<void> {
  await page.getByLabel(name).check();
  await page.getByLabel('Mã xác thực').fill(code);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

describe.each([['on a phone without JavaScript', { viewport: PHONE, javaScriptEnabled: false }]])(
  'single sign-on %s',
  (_, options) => {
    it('lets somebody in, steps up where more is asked, comes straight back, and signs out everywhere', async () => {
      const window = await openWindow(browser, options);
      const { page } = window;
      await page.goto(`${SERVER_URL}/dang-nhap?tiep=/ho-so`);
      await page.getByRole('link', { name: 'Đăng nhập bằng VNeID (mẫu)' }).click();
      await be(window, 'Đặng Thị Làm Mẫu');
      await page.waitForURL(`${SERVER_URL}/ho-so`);
      await page.goto(`${SERVER_URL}/dang-nhap/nang-muc?muc=2&tiep=${encodeURIComponent(`/nop-ho-so/${LICENCE}`)}`);
      expect(await page.locator('main').textContent()).toContain('định danh mức độ 2');
      await page.getByRole('link', { name: 'Xác thực bằng VNeID (mẫu)' }).click();
      await be(window, 'Đặng Thị Làm Mẫu', LEVEL_2);
      await page.waitForURL(`${SERVER_URL}/nop-ho-so/${LICENCE}`);
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
  it('is reported from any page, locked at once, and said so; the thief is out', async () => {
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
    const mail = await awaitMail('congdan4@vidu.example', ({ text }) => /\b\d{6}\b/.test(text));
    await owner.page.getByLabel('Mã xác nhận').fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? '');
    await owner.page.getByRole('button', { name: 'Khóa tài khoản ngay' }).click();
    await owner.page.getByRole('heading', { name: 'Tài khoản đã bị khóa' }).waitFor();

    await thief.page.goto(`${SERVER_URL}/ho-so`);
    expect(new URL(thief.page.url()).pathname).toBe('/dang-nhap');
    await awaitMail('congdan4@vidu.example', ({ subject }) => subject === 'Tài khoản của bạn đã bị khóa');
    expect([...thief.complaints, ...owner.complaints]).toEqual([]);
    await thief.close();
    await owner.close();
  });
});
