import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDatabase } from '../src/platform/postgres/ensureDatabase.ts';
import { launchBrowser, PHONE } from './support/browser.ts';
import { faultsOf } from './support/checks.ts';
import { SERVER_HOME, SERVER_URL } from './support/server.ts';

const url = SERVER_URL;
let browser: Browser;
let dossier: { code: string; key: string; name: string };

beforeAll(async () => {
  browser = await launchBrowser();
  const database = await ensureDatabase({ home: SERVER_HOME, databaseUrl: undefined });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT code, lookup_key AS key, applicant_name AS name FROM dossier
     WHERE status = 4 AND due_at IS NOT NULL ORDER BY code LIMIT 1`,
  );
  dossier = rows[0];
  await client.end();
  await database.stop();
});
afterAll(() => browser?.close());

async function open(address: string, javaScriptEnabled = false): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(`${url}${address}`);
  return page;
}

async function faults(address: string): Promise<string[]> {
  const page = await open(address, true);
  const found = await faultsOf(page);
  await page.context().close();
  return found;
}

async function text(page: Page): Promise<string> {
  return (await page.locator('main').textContent()) ?? '';
}

describe('looking a dossier up on a phone without JavaScript', () => {
  it('finds it however the code is typed, and shows how far it is and nobody’s name', async () => {
    const page = await open('/tra-cuu');
    await page.getByLabel('Mã hồ sơ').fill(` ${dossier.code.toLowerCase().replaceAll('-', ' – ')}`);
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    expect(new URL(page.url()).pathname).toBe(`/tra-cuu/${dossier.code}`);
    const shown = await text(page);
    expect(shown).toContain('Hoàn thành 50%');
    expect(shown).not.toContain(dossier.name);
    await page.context().close();
  });

  it('opens the receipt behind a QR code, and explains its date', async () => {
    const page = await open('/tra-cuu');
    await page.getByLabel('Mã hồ sơ').fill(`${url}/tra-cuu/${dossier.code}?k=${dossier.key}`);
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    const shown = await text(page);
    expect(shown).toContain('Giấy này do hệ thống cấp');
    expect(shown).toContain(dossier.name);
    await page.getByText('Vì sao là ngày này?').click();
    expect(await page.locator('.trace li').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it('calls a forged paper forged, and helps with a code that does not exist', async () => {
    const forged = await open(`/tra-cuu/${dossier.code}?k=forged-key-1234`);
    expect(await text(forged)).toContain('không phải do hệ thống cấp');
    expect(await text(forged)).not.toContain(dossier.name);
    await forged.context().close();
    const missing = await open('/tra-cuu/H99.03-200101-9999');
    expect(await missing.getByLabel('Mã hồ sơ').inputValue()).toBe('H99.03-200101-9999');
    await missing.context().close();
  });

  it('has no fault axe can find at 360 px and never scrolls sideways', async () => {
    for (const address of ['/tra-cuu', '/tra-cuu?ma=khai+sinh', '/tra-cuu/H99.03-200101-9999']) {
      expect({ address, faults: await faults(address) }).toEqual({ address, faults: [] });
    }
    expect(await faults(`/tra-cuu/${dossier.code}`)).toEqual([]);
    expect(await faults(`/tra-cuu/${dossier.code}?k=${dossier.key}`)).toEqual([]);
    expect(await faults(`/tra-cuu/${dossier.code}?k=forged-key-1234`)).toEqual([]);
  });
});

describe('mail and text messages of a trial', () => {
  it('a code asked for by telephone comes as a text message, on the page of those', async () => {
    const page = await open('/dang-nhap/ma');
    await page.locator('input[name=contact]').fill('0900000002');
    await page.locator('main form button').click();
    const messages = await open('/sms');
    for (let tries = 0; tries < 40 && !(await text(messages)).includes('84900000002'); tries++) {
      await messages.waitForTimeout(500);
      await messages.reload();
    }
    expect(await text(messages)).toMatch(/\b\d{6}\b/);
    await page.context().close();
    await messages.context().close();
    expect(await faults('/sms')).toEqual([]);
  });

  it('really goes through the queue and SMTP into the mailbox on the page', async () => {
    const page = await open('/dang-nhap/ma');
    await page.locator('input[name=contact]').fill('congdan1@vidu.example');
    await page.locator('main form button').click();
    const mails = await open('/mail');
    for (let tries = 0; tries < 40 && !(await text(mails)).includes('Mã xác nhận'); tries++) {
      await mails.waitForTimeout(500);
      await mails.reload();
    }
    await mails.locator('.result-title a', { hasText: 'Mã xác nhận' }).first().click();
    expect(await text(mails)).toMatch(/Mã xác nhận của Ông\/Bà là \d{6}/);
    const address = new URL(mails.url()).pathname;
    await page.context().close();
    await mails.context().close();
    expect([...(await faults('/mail')), ...(await faults(address))]).toEqual([]);
  });
});
