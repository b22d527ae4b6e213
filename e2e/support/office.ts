import type { Locator, Page } from 'playwright-core';
import { SERVER_URL } from './server.ts';

/** Opens a dossier by the officers' search; `code` may be the number of the submission. */
export async function openDossier(page: Page, code: string): Promise<void> {
  await page.goto(`${SERVER_URL}/office/search?words=${encodeURIComponent(code)}`);
  await page.locator('.desk-main').getByRole('link').filter({ hasText: code }).first().click();
  await page.getByRole('complementary').getByRole('heading', { name: 'Việc có thể làm' }).waitFor();
}

/** The panel of one action, opened by its large button. */
export async function openAction(page: Page, name: string): Promise<Locator> {
  await page.locator('.action-button').filter({ hasText: name }).first().click();
  const panel = page.locator('.action-form');
  await panel.waitFor();
  return panel;
}

/** Presses the button of an open panel and waits until the office says that it is done. */
export async function confirmAction(page: Page, name: string): Promise<void> {
  await page.locator('.action-form').getByRole('button', { name, exact: true }).click();
  await page.getByText(`Đã xong: ${name}`).waitFor();
}
