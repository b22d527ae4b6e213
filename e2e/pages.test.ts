import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PATHS } from '../src/ui/paths.ts';
import { launchBrowser, openWindow, type Window } from './support/browser.ts';
import { faultsAt } from './support/checks.ts';
import { signInApplicant, takeSession } from './support/people.ts';
import { SERVER_URL } from './support/server.ts';

const URL_OF = SERVER_URL;
const CITIZEN = '0900000001';

/**
 * An address of every page of the portal: complete by the compiler. `NAME` stands for what is there only when the program
 * runs; `undefined` for what is no page of its own, or is looked at in the journey that leads to it.
 */
const ADDRESSES: Record<keyof typeof PATHS, string | undefined> = {
  home: '/',
  procedures: '/thu-tuc?q=khai+sinh',
  procedure: '/thu-tuc/1.013225',
  fields: '/linh-vuc',
  agencies: '/co-quan',
  agency: '/co-quan/H99.41',
  search: '/tim-kiem?q=giay+phep+lai+xe', // finds no procedure, but an answer
  lookup: '/tra-cuu',
  embed: '/nhung/tra-cuu',
  voiceSearch: '/tim-kiem/giong-noi',
  lookupCode: undefined, // e2e/lookup.test.ts
  faq: '/hoi-dap',
  ask: '/hoi-dap/gui',
  question: undefined, // once it was asked
  notices: '/thong-bao',
  feedback: '/phan-anh',
  sendFeedback: '/phan-anh/gui',
  feedbackCode: undefined, // e2e/feedback.test.ts
  publicFeedback: undefined, // e2e/feedback.test.ts
  ratings: '/danh-gia',
  rateByCode: '/danh-gia/ho-so',
  lateDossiers: '/ho-so-qua-han',
  priorities: '/thu-tuc-uu-tien',
  pay: undefined, // e2e/money.test.ts
  payReturn: undefined, // leads on
  feeReceipt: undefined, // e2e/money.test.ts
  signIn: '/dang-nhap',
  signUp: '/dang-ky',
  signOut: undefined, // leads on
  help: undefined, // with a code
  lostAccount: '/bao-mat-tai-khoan',
  office: undefined, // e2e/officePages.test.ts
  privacy: '/du-lieu-ca-nhan',
  accessibility: '/ho-tro-tiep-can',
  display: '/hien-thi',
  offline: '/ngoai-tuyen',
  styleGuide: undefined, // e2e/styleguide.test.ts
  submit: '/nop-ho-so/1.004873',
  myDossiers: '/ho-so',
  myDossier: 'DOSSIER',
  draft: 'DRAFT',
  vault: '/kho-du-lieu',
  vaultItem: 'PAPER',
  sharedPapers: '/giay-to-chia-se',
  bulk: '/nop-nhieu-ho-so/1.004873',
  bulkSubmission: undefined, // once rows were sent
  representation: '/dai-dien',
  account: '/tai-khoan',
};

const OWN: readonly (keyof typeof PATHS)[] = [
  ...(['myDossiers', 'myDossier', 'draft', 'vault', 'vaultItem', 'bulk', 'representation', 'account'] as const),
];

const listed = (own: boolean) =>
  Object.entries(ADDRESSES).flatMap(([name, address]) =>
    address !== undefined && OWN.some((one) => one === name) === own ? [address] : [],
  );

const PUBLIC_PAGES = [
  ...listed(false),
  ...['/thu-tuc', '/thu-tuc/1.001193', '/api', '/mail', '/sms', '/dang-nhap/ma', '/quen-mat-khau', '/can-bo/dang-nhap'],
];

const CITIZEN_PAGES = [
  ...listed(true),
  '/tai-khoan/mat-khau',
  ...['nguoi-nop', 'to-khai', 'giay-to', 'nhan-ket-qua', 'le-phi', 'kiem-tra'].map((task) => `DRAFT/${task}`),
];

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

// Each language once: Vietnamese as most people see it, English as somebody whose browser runs no scripts.
describe.each([
  ['in Vietnamese, with scripts, without a serious fault for axe, fitting large letters and 360 px, and quiet', 'vi'],
  ['in English, without JavaScript, fitting 360 px and quiet', 'en'],
] as const)('%s', (_, language) => {
  const open = () => openWindow(browser, { javaScriptEnabled: language === 'vi' });

  describe('for everybody', () => {
    let window: Window;
    beforeAll(async () => {
      window = await open();
    });
    afterAll(() => window.close());

    it.each(PUBLIC_PAGES)('is %s', async (address) => {
      expect(await faultsAt(window, address, { language })).toEqual([]);
      expect(await window.page.locator('html').getAttribute('lang')).toBe(language);
      expect(await window.page.locator('h1').count()).toBe(1);
    });
  });

  describe('for a citizen', () => {
    let window: Window;
    let own: Record<string, string>;
    beforeAll(async () => {
      window = await open();
      await signInApplicant(window.page, CITIZEN);
      own = {
        DOSSIER: await firstLink(window.page, '/ho-so', '/ho-so/'),
        DRAFT: await beginDraft(window.page),
        PAPER: await firstLink(window.page, '/kho-du-lieu', '/kho-du-lieu/'),
      };
    });
    afterAll(() => window.close());

    it.each(CITIZEN_PAGES)('is %s', async (address) => {
      const real = address.replace(/^[A-Z]+/, (name) => own[name] ?? name);
      expect(await faultsAt(window, real, { language })).toEqual([]);
    });
  });
});

describe('for somebody whom movement makes ill', () => {
  it('nothing moves', async () => {
    const { page, close } = await openWindow(browser, { reducedMotion: 'reduce' });
    await takeSession(page, '/can-bo/dang-nhap', 'cv1.vidu');
    for (const address of ['/', '/thu-tuc/1.001193', '/phan-anh/gui', '/office/']) {
      await page.goto(`${URL_OF}${address}`);
      await page.locator('h1').first().waitFor();
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter((element) => {
            const { transitionDuration, animationName } = getComputedStyle(element);
            return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration);
          })
          .map((element) => `${element.tagName}.${element.className}`),
      );
      expect(moving, address).toEqual([]);
    }
    await close();
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

/** The first address on a page of the citizen that begins like this, without the host. */
async function firstLink(page: Page, from: string, beginning: string): Promise<string> {
  await page.goto(`${URL_OF}${from}`);
  return (await page.locator(`main a[href^="${beginning}"]`).first().getAttribute('href')) ?? '';
}
