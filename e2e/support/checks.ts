import type { Page } from 'playwright-core';
import { violationsOf } from './axe.ts';
import { DESK, PHONE, type Window } from './browser.ts';
import { SERVER_URL } from './server.ts';

const GRAVE = ['serious', 'critical'];

/** What axe finds serious or critical on the page as it is (WCAG 2.2 AA and its best practices), with the elements. */
export async function accessFaults(page: Page): Promise<string[]> {
  return (await violationsOf(page))
    .filter(({ impact }) => GRAVE.includes(impact))
    .map(({ id, elements }) => `${id}: ${elements.map((html) => html.slice(0, 160)).join(' | ')}`);
}

/** Elements that make the page scroll sideways; none when it does not. Boxes that scroll in themselves are not meant. */
export function sidewaysFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
      .map((element) => `${element.tagName}.${element.className}`);
  });
}

/** Both: what is wrong with the page as it is. */
export async function faultsOf(page: Page): Promise<string[]> {
  return [...(await accessFaults(page)), ...(await sidewaysFaults(page))];
}

interface Looking {
  /** Vietnamese when left out; axe looks at that only: the words of a language change the width of a page, not its structure */
  language?: 'vi' | 'en';
  /** the status wanted; 200 when left out */
  expected?: number;
}

/** Opens an address in this window and says everything that is wrong with the page, for axe at the desk, for all on the phone. */
export async function faultsAt(
  { page, complaints }: Window,
  address: string,
  { language = 'vi', expected = 200 }: Looking = {},
): Promise<string[]> {
  complaints.length = 0;
  const axe = language === 'vi';
  await page.setViewportSize(axe ? DESK : PHONE);
  const response = await page.goto(`${SERVER_URL}${address}${address.includes('?') ? '&' : '?'}lang=${language}`);
  await page.locator('h1').first().waitFor();
  // The office fills itself when its data has come.
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  const access = axe ? await accessFaults(page) : [];
  await page.setViewportSize(PHONE);
  const status = response?.status() ?? 0;
  const wrong = status === expected ? [] : [`status ${status}`];
  return [...wrong, ...access, ...(await sidewaysFaults(page)), ...complaints];
}

/** All text of the page's main part, also what is folded. */
export async function textOf(page: Page): Promise<string> {
  return (await page.locator('main').textContent()) ?? '';
}
