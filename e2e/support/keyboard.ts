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

/** Somebody without a mouse who also looks: where the focus is must be seen at every stop. */
export interface Keyboard {
  /** goes to a control and says what was wrong with the stops on the way, for `faults` */
  to(control: Locator): Promise<void>;
  /** goes there and presses Enter */
  press(control: Locator): Promise<void>;
  /** replaces what is in a box */
  write(control: Locator, text: string): Promise<void>;
  /** ticks a box, or chooses one of a group of radios by the arrows */
  choose(control: Locator): Promise<void>;
  /** goes down a list until the choice is there */
  pick(select: Locator, value: string): Promise<void>;
  /** opens the choice of files */
  attach(control: Locator, files: Parameters<Locator['setInputFiles']>[0]): Promise<void>;
  /** stops without a ring, out of sight, or covered by something */
  faults: Set<string>;
}

const MOST_STOPS = 120;
const MOST_CHOICES = 40;

/** The keyboard of a page. */
export function keyboardOf(page: Page): Keyboard {
  const faults = new Set<string>();
  const { keyboard } = page;
  // whoever listens before the key is pressed does not come too late
  page.on('filechooser', () => undefined);

  async function to(control: Locator): Promise<void> {
    await control.waitFor();
    for (let stop = 0; stop <= MOST_STOPS; stop++) {
      const { reached, fault } = await control.evaluate(lookAtFocus);
      if (fault) faults.add(`${new URL(page.url()).pathname}: ${fault}`);
      if (reached) return;
      await keyboard.press('Tab');
    }
    throw new Error(`${control} cannot be reached with ${MOST_STOPS} presses of Tab.`);
  }

  async function until(done: () => Promise<boolean>, key: string): Promise<void> {
    for (let pressed = 0; pressed < MOST_CHOICES; pressed++) {
      if (await done()) return;
      await keyboard.press(key);
    }
    throw new Error(`Not reached with ${MOST_CHOICES} presses of ${key}.`);
  }

  return {
    to,
    faults,
    press: async (control) => {
      await to(control);
      await keyboard.press('Enter');
    },
    write: async (control, text) => {
      await to(control);
      await keyboard.press('ControlOrMeta+A');
      await keyboard.insertText(text);
    },
    choose: async (control) => {
      const group = page.locator(`input[name="${await control.getAttribute('name')}"]`);
      const chosen = group.and(page.locator(':checked'));
      await to((await chosen.count()) > 0 ? chosen.first() : group.first());
      if (!(await control.isChecked())) await keyboard.press('Space');
      await until(() => control.isChecked(), 'ArrowDown');
    },
    pick: async (select, value) => {
      await to(select);
      await until(async () => (await select.inputValue()) === value, 'ArrowDown');
    },
    attach: async (control, files) => {
      await to(control);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.press('Space')]);
      await chooser.setFiles(files);
    },
  };
}

/** In the browser: whether the control has the focus, and what is wrong with where the focus is. */
function lookAtFocus(control: Element): { reached: boolean; fault?: string } {
  const stop = document.activeElement;
  const reached = stop === control;
  // between the end of a page and its beginning, and where a link or a script has led, which is no stop
  if (!(stop instanceof HTMLElement) || stop === document.body || stop.tabIndex < 0) return { reached };
  const name = `${stop.tagName.toLowerCase()} “${(stop.getAttribute('aria-label') ?? stop.textContent ?? '').trim().slice(0, 40)}”#${stop.id}`;
  const { outlineStyle, outlineWidth } = getComputedStyle(stop);
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return { reached, fault: `${name} has no ring` };
  const { left, top, right, bottom } = stop.getBoundingClientRect();
  const [west, north] = [Math.max(left, 0), Math.max(top, 0)];
  const [east, south] = [Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
  if (east - west < 4 || south - north < 4) return { reached, fault: `${name} is out of sight` };
  const above = document.elementFromPoint((west + east) / 2, (north + south) / 2);
  const own = above && (stop.contains(above) || above.contains(stop));
  return { reached, fault: own ? undefined : `${name} is covered by ${above?.tagName}.${above?.className}` };
}
