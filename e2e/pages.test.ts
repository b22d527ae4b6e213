import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK, launchBrowser, openWindow, PHONE, type Window } from './support/browser.ts';
import { accessFaults, sidewaysFaults } from './support/checks.ts';
import { signInApplicant, signInOfficer } from './support/people.ts';
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

const OFFICE_SCREENS: [string, string[]][] = [
  [
    'tiepnhan.trungtam',
    [
      '/',
      '/queues/toReceive',
      '/queues/toReturn',
      '/reception',
      '/reception/new',
      '/reception/return',
      '/search?words=nguyen',
    ],
  ],
  ['ld.vidu', ['/queues/toSign', '/queues/late', '/overview']],
  ['cv1.vidu', ['/queues/mine', '/queues/recent']],
];

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

interface Looking {
  /** the status wanted; 200 when left out */
  expected?: number;
  /** whether axe looks too; the words of a language change the width of a page, not its structure */
  axe?: boolean;
}

/** Opens an address in this window and says everything that is wrong with the page at desk and phone. */
async function faultsOf(
  { page, complaints }: Window,
  address: string,
  { expected = 200, axe = true }: Looking = {},
): Promise<string[]> {
  complaints.length = 0;
  await page.setViewportSize(DESK);
  const response = await page.goto(`${URL_OF}${address}`);
  await page.locator('h1').first().waitFor();
  // The office fills itself when its data has come.
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  const access = axe ? await accessFaults(page) : [];
  await page.setViewportSize(PHONE);
  const sideways = await sidewaysFaults(page);
  const status = response?.status();
  return [...(status === expected ? [] : [`status ${status}`]), ...access, ...sideways, ...complaints];
}

describe.each(['vi', 'en'] as const)(
  'in %s, without a serious fault for axe (vi), fitting 360 px and quiet',
  (language) => {
    const axe = language === 'vi';
    const inLanguage = (address: string) => `${address}${address.includes('?') ? '&' : '?'}lang=${language}`;

    describe('for everybody', () => {
      let window: Window;
      beforeAll(async () => {
        window = await openWindow(browser);
      });
      afterAll(() => window.close());

      it.each(PUBLIC_PAGES)('is %s', async (address) => {
        expect(await faultsOf(window, inLanguage(address), { axe })).toEqual([]);
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
        expect(await faultsOf(window, inLanguage(real), { axe })).toEqual([]);
      });
    });

    describe.each(OFFICE_SCREENS)('for the officer %s', (login, screens) => {
      let window: Window;
      beforeAll(async () => {
        window = await openWindow(browser);
        await signInOfficer(window.page, login);
      });
      afterAll(() => window.close());

      it.each(screens)('is /office%s', async (screen) => {
        expect(await faultsOf(window, inLanguage(`/office${screen}`), { axe })).toEqual([]);
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
  it.each(READING_PAGES)('%s loads no script', async (address) => {
    const window = await openWindow(browser);
    const scripts: string[] = [];
    window.page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await window.page.goto(`${URL_OF}${address}`);
    expect(scripts).toEqual([]);
    expect(await window.page.locator('script').count()).toBe(0);
    await window.close();
  });
});

describe('an address that leads nowhere', () => {
  it.each(['/khong-co', '/thu-tuc/9.999999', '/co-quan/H00'])('%s says so in words and leads on', async (address) => {
    const window = await openWindow(browser);
    expect(await faultsOf(window, address, { expected: 404 })).toEqual([]);
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
