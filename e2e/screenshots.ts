/* Takes the pictures of README from a running server: `npx tsx e2e/screenshots.ts` while script/server is up. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './support/browser.ts';

const URL_OF = process.env.MOTCUA_PUBLIC_URL ?? 'http://localhost:3000';
const FOLDER = path.resolve('docs/images');
const PASSWORD = 'MotCua@2026';

mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();

/** A window of the size of the pictures; small files: one pixel a point. */
async function window(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 760 }, locale: 'vi-VN' });
  return context.newPage();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 72 });
  console.log(`docs/images/${name}.jpg`);
}

async function officer(login: string, to: string): Promise<Page> {
  const page = await window();
  await page.goto(`${URL_OF}/can-bo/dang-nhap?tiep=${encodeURIComponent(to)}`);
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('main form button').first().click();
  await page.waitForURL(`**${to}`);
  return page;
}

try {
  const visitor = await window();
  await visitor.goto(URL_OF);
  await shoot(visitor, 'home');
  await visitor.goto(`${URL_OF}/thu-tuc/1.013225`);
  await shoot(visitor, 'procedure');
  const leader = await officer('ct.tinh', '/office/overview');
  await shoot(leader, 'overview');
  const receptionist = await officer('tiepnhan.trungtam', '/office/queues/toReturn');
  await receptionist.locator('.dossier-row').first().click();
  await receptionist.getByRole('heading', { name: 'Việc có thể làm' }).waitFor();
  await shoot(receptionist, 'dossier');
  const id = receptionist.url().split('/').pop();
  const receipt = await receptionist.request.get(`${URL_OF}/api/v1/dossiers/${id}/papers/receipt`);
  const toPicture = ['-r', '96', '-jpeg', '-singlefile', '-', path.join(FOLDER, 'receipt')];
  execFileSync('pdftoppm', toPicture, { input: await receipt.body() });
  await receptionist.goto(`${URL_OF}/office/reception/new`);
  await receptionist.locator('#procedure').pressSequentially('chung chi');
  await receptionist.getByRole('option').first().waitFor();
  await receptionist.keyboard.press('Enter');
  await receptionist.locator('#card').waitFor();
  await shoot(receptionist, 'counter');
} finally {
  await browser.close();
}
