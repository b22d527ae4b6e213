import type { Locator, Page } from 'playwright-core';

/** Presses Tab until the control has the focus, as somebody without a mouse does; throws when it is never reached. */
export async function tabTo(page: Page, control: Locator, presses = 80): Promise<void> {
  await control.waitFor();
  for (let pressed = 0; pressed <= presses; pressed++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${control} cannot be reached with ${presses} presses of Tab.`);
}
