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

/** What remains of a page for somebody who needs letters of twice the size and wide spacing (WCAG 1.4.4, 1.4.10, 1.4.12). */
async function enlargedFaults(page: Page): Promise<string[]> {
  // a window of 1280 px at 200 %
  await page.setViewportSize({ width: 640, height: 480 });
  await page.evaluate(() => {
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }',
    );
    document.adoptedStyleSheets = [spacing];
  });
  const faults = [...(await sidewaysFaults(page)), ...(await page.evaluate(findLostText))];
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  return faults;
}

/** In the browser: text that is cut off by its box, and lines of text that lie on each other. */
function findLostText(): string[] {
  const isOnlySaid = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).clipPath !== 'none' || isOnlySaid(element.parentElement));
  const faults: string[] = [];
  const lines: { text: Node; box: DOMRect }[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const owner = text.parentElement;
    if (!owner?.checkVisibility({ visibilityProperty: true }) || !text.textContent?.trim()) continue;
    if (owner.closest('svg, option') || isOnlySaid(owner)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) if (box.width > 2 && box.bottom > 0) lines.push({ text, box });
    for (let around: Element | null = owner; around && around !== document.body; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const cutX = ['hidden', 'clip'].includes(overflowX) && around.scrollWidth > around.clientWidth + 2;
      const cutY = ['hidden', 'clip'].includes(overflowY) && around.scrollHeight > around.clientHeight + 2;
      if (cutX || cutY) faults.push(`cut off: ${around.tagName}.${around.className} “${text.textContent.trim()}”`);
    }
  }
  lines.forEach(({ text, box }, index) => {
    for (const other of lines.slice(index + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (text !== other.text && across > 4 && down > 6)
        faults.push(`on each other: “${text.textContent?.trim()}” “${other.text.textContent?.trim()}”`);
    }
  });
  return [...new Set(faults)].slice(0, 10);
}

interface Looking {
  /** Vietnamese when left out; axe looks at that only: the words of a language change the width of a page, not its structure */
  language?: 'vi' | 'en';
  /** the status wanted; 200 when left out */
  expected?: number;
}

/**
 * Opens an address in this window and says everything that is wrong with the page: for axe at the desk, for large letters,
 * and on the phone.
 */
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
  const access = axe ? [...(await accessFaults(page)), ...(await enlargedFaults(page))] : [];
  await page.setViewportSize(PHONE);
  const status = response?.status() ?? 0;
  const wrong = status === expected ? [] : [`status ${status}`];
  return [...wrong, ...access, ...(await sidewaysFaults(page)), ...complaints];
}

/** All text of the page's main part, also what is folded. */
export async function textOf(page: Page): Promise<string> {
  return (await page.locator('main').textContent()) ?? '';
}
