import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, type Window } from './support/browser.ts';
import { faultsAt } from './support/checks.ts';
import { takeSession } from './support/people.ts';

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

describe.each(['vi', 'en'] as const)(
  'in %s, without a serious fault for axe (vi), fitting 360 px and quiet',
  (language) => {
    describe.each(OFFICE_SCREENS)('for the officer %s', (login, screens) => {
      let window: Window;
      beforeAll(async () => {
        window = await openWindow(browser);
        await takeSession(window.page, '/can-bo/dang-nhap', login);
      });
      afterAll(() => window.close());

      it.each(screens)('is /office%s', async (screen) => {
        expect(await faultsAt(window, `/office${screen}`, { language })).toEqual([]);
      });
    });
  },
);
