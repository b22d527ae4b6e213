import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, type Window } from './support/browser.ts';
import { faultsAt } from './support/checks.ts';
import { signInApplicant } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

const URL_OF = SERVER_URL;
const CITIZEN = '0900000001';

const PUBLIC_PAGES = [
  '/',
  '/thu-tuc',
  '/thu-tuc?tu=khai+sinh',
  '/thu-tuc/1.001193',
  '/thu-tuc/1.013225',
  '/tim-kiem?tu=ket+hon',
  '/linh-vuc',
  '/co-quan',
  '/co-quan/H99.41',
  '/hoi-dap',
  '/thong-bao',
  '/du-lieu-ca-nhan',
  '/ho-tro-tiep-can',
  '/api',
  '/mail',
  '/tra-cuu',
  '/dang-nhap',
  '/dang-nhap/ma',
  '/dang-ky',
  '/quen-mat-khau',
  '/can-bo/dang-nhap',
  '/nop-ho-so/1.004873',
];

/** Pages on which nothing is typed over a long time: they need no script at all. */
const READING_PAGES = ['/', '/thu-tuc', '/thu-tuc/1.001193', '/co-quan', '/hoi-dap', '/thong-bao', '/tra-cuu'];

const CITIZEN_PAGES = [
  '/ho-so',
  'DOSSIER',
  '/tai-khoan',
  '/tai-khoan/mat-khau',
  'DRAFT',
  ...['nguoi-nop', 'to-khai', 'giay-to', 'nhan-ket-qua', 'le-phi', 'kiem-tra'].map((task) => `DRAFT/${task}`),
];

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each(['vi', 'en'] as const)(
  'in %s, without a serious fault for axe (vi), fitting 360 px and quiet',
  (language) => {
    describe('for everybody', () => {
      let window: Window;
      beforeAll(async () => {
        window = await openWindow(browser);
      });
      afterAll(() => window.close());

      it.each(PUBLIC_PAGES)('is %s', async (address) => {
        expect(await faultsAt(window, address, { language })).toEqual([]);
        expect(await window.page.locator('html').getAttribute('lang')).toBe(language);
      });
    });

    describe('for a citizen', () => {
      let window: Window;
      let own: Record<string, string>;
      beforeAll(async () => {
        window = await openWindow(browser);
        await signInApplicant(window.page, CITIZEN);
        own = { DOSSIER: await firstDossier(window.page), DRAFT: await beginDraft(window.page) };
      });
      afterAll(() => window.close());

      it.each(CITIZEN_PAGES)('is %s', async (address) => {
        const real = address.replace(/^[A-Z]+/, (name) => own[name] ?? name);
        expect(await faultsAt(window, real, { language })).toEqual([]);
      });
    });
  },
);

describe('without JavaScript', () => {
  it('every page for everybody shows its heading and its content', async () => {
    const window = await openWindow(browser, { javaScriptEnabled: false });
    for (const address of PUBLIC_PAGES) {
      const response = await window.page.goto(`${URL_OF}${address}`);
      expect({ address, status: response?.status() }).toEqual({ address, status: 200 });
      expect(await window.page.locator('h1').count(), address).toBe(1);
    }
    expect(window.complaints).toEqual([]);
    await window.close();
  });
});

describe('a page for reading', () => {
  it('loads no script', async () => {
    const window = await openWindow(browser);
    const scripts: string[] = [];
    window.page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    for (const address of READING_PAGES) {
      await window.page.goto(`${URL_OF}${address}`);
      expect(scripts, address).toEqual([]);
      expect(await window.page.locator('script').count(), address).toBe(0);
    }
    await window.close();
  });
});

describe('an address that leads nowhere', () => {
  it.each(['/khong-co', '/thu-tuc/9.999999', '/co-quan/H00'])('%s says so in words and leads on', async (address) => {
    const window = await openWindow(browser);
    expect(await faultsAt(window, address, { expected: 404 })).toEqual([]);
    expect(await window.page.locator('main a').count()).toBeGreaterThan(0);
    await window.close();
  });
});

/** A draft with every task open; its address without the host. */
async function beginDraft(page: Page): Promise<string> {
  await page.goto(`${URL_OF}/nop-ho-so/1.004873`);
  await page.locator('select[name=agency]').selectOption('H99.41');
  await page.locator('main form button').last().click();
  await page.waitForURL('**/ho-so-nhap/*');
  return new URL(page.url()).pathname;
}

/** The address of a dossier that the citizen has handed in, without the host. */
async function firstDossier(page: Page): Promise<string> {
  await page.goto(`${URL_OF}/ho-so?loc=all`);
  const address = await page.locator('main a[href^="/ho-so/"]').first().getAttribute('href');
  return address ?? '';
}
