import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // sites that the tests make up may show the server of this machine in a frame
  '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
];

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1366, height: 768 };

// The same browser without its windows needs a quarter less time. Debian's /usr/bin/chromium starts /usr/lib/chromium/chromium
// with graphics that a machine without a screen has to compute.
const PROGRAM = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
].find((program) => existsSync(program));

/** Debian's Chromium, or the one of `MOTCUA_CHROMIUM`. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.MOTCUA_CHROMIUM ?? PROGRAM, args: FLAGS });
}

/** A window of one person, with what its pages complained about. */
export interface Window {
  page: Page;
  context: BrowserContext;
  /** errors of the console, uncaught exceptions, violations of the content security policy, answers of 500 and above */
  complaints: string[];
  close(): Promise<void>;
}

/** Opens a window of its own (cookies, storage); Vietnamese and 1366 × 768 unless told otherwise. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({ viewport: DESK, locale: 'vi-VN', ...options });
  context.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  context.on('console', (message) => {
    // A page that is not found or refused is logged as an error by the browser; the status itself is what tests look at.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(`${message.page()?.url()}: ${message.text()}`);
    }
  });
  context.on('weberror', (error) => complaints.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on('response', (response) => {
    const wanted = response.request().isNavigationRequest() ? 500 : 400;
    if (response.status() >= wanted) complaints.push(`${response.status()} ${response.url()}`);
  });
  return { page: await context.newPage(), context, complaints, close: () => context.close() };
}
