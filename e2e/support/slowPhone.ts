import type { Page } from 'playwright-core';

/** How much slower than this machine, when it does nothing else. */
const SLOWER = 4;

/**
 * A cheap phone on a slow network: 1.6 Mbit/s, 150 ms there and back, a fourth of this machine's speed. What the machine does
 * besides already slows the browser down: only the rest of the four times is added.
 */
export async function slowPhone(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: Math.max(1, SLOWER * (await shareOfMachine(page))) });
}

/** Which part of the speed that the machine reaches at moments it has on the whole, 0 to 1. */
function shareOfMachine(page: Page): Promise<number> {
  return page.evaluate(() => {
    const begun = performance.now();
    let [units, fastest] = [0, 0];
    while (performance.now() - begun < 300) {
      const from = performance.now();
      let done = 0;
      while (performance.now() - from < 3) done++;
      units += done;
      fastest = Math.max(fastest, done / (performance.now() - from));
    }
    return units / (performance.now() - begun) / fastest;
  });
}

/** When the largest thing of the page was painted, in milliseconds. */
export function largestPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
}

/** What came over the network for one file of the page, headers included. */
export interface Received {
  address: string;
  bytes: number;
}

/** Everything the page brought, itself first, once its fonts are there. */
export function filesReceived(page: Page): Promise<Received[]> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return (entries as PerformanceResourceTiming[]).map(({ name, transferSize, encodedBodySize }) => ({
      address: name,
      // what a service worker has fetched meanwhile came over the network too
      bytes: transferSize || encodedBodySize,
    }));
  });
}
