import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { SERVER_URL } from './server.ts';

/** The password of an account that the sample province shows. */
export function passwordOf(login: string): string {
  const account = inject('sampleAccounts').find((candidate) => candidate.login === login);
  if (!account) throw new Error(`The sample province shows no account ${login}.`);
  return account.password;
}

/** Signs an officer in at their own page and waits for the office. */
export async function signInOfficer(page: Page, login: string, to = '/office/'): Promise<void> {
  await page.goto(`${SERVER_URL}/can-bo/dang-nhap?tiep=${encodeURIComponent(to)}`);
  await fillSignIn(page, login);
  await page.waitForURL(`**${to}`);
}

/** Signs a citizen or a business in on the portal. */
export async function signInApplicant(page: Page, login: string, to = '/ho-so'): Promise<void> {
  await page.goto(`${SERVER_URL}/dang-nhap?tiep=${encodeURIComponent(to)}`);
  await fillSignIn(page, login);
  await page.waitForURL(`**${to}`);
}

async function fillSignIn(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(passwordOf(login));
  await page.locator('main form button').first().click();
}
