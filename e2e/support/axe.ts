import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** A rule of axe that a page breaks, and where. */
export interface Violation {
  id: string;
  impact: string;
  /** the elements as they are written */
  elements: string[];
}

/** What axe finds against WCAG 2.2 AA and its best practices on the page as it is. Frames of others are not looked into. */
export async function violationsOf(page: Page): Promise<Violation[]> {
  // Colours on their way from one to another are neither.
  await page.evaluate(() => {
    for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
  });
  await page.evaluate(SOURCE);
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run({
      runOnly: tags,
      // Only what is wrong is asked for, without ways to find it again: far faster.
      reporter: 'no-passes',
      resultTypes: ['violations'],
      selectors: false,
      elementRef: false,
      preload: false,
    });
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact: impact ?? 'minor',
      elements: nodes.map(({ html }) => html),
    }));
  }, TAGS);
}
