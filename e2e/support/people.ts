import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { SERVER_URL } from './server.ts';

/** The password of an account of the sample province; those that it does not show have the same as the first. */
export function passwordOf(login: string): string {
  const accounts = inject('sampleAccounts');
  return (accounts.find((account) => account.login === login) ?? accounts[0])?.password ?? '';
}

/** Signs an officer in and opens the office. */
export async function signInOfficer(page: Page, login: string, to = '/office/'): Promise<void> {
  await takeSession(page, '/can-bo/dang-nhap', login);
  await page.goto(`${SERVER_URL}${to}`);
}

/** Signs a citizen or a business in and opens a page of the portal. */
export async function signInApplicant(page: Page, login: string, to = '/ho-so'): Promise<void> {
  await takeSession(page, '/dang-nhap', login);
  await page.goto(`${SERVER_URL}${to}`);
}

/**
 * Gives this window the session of an account: the sign-in form is posted without being drawn. The form itself is filled in
 * by the journeys that are about signing in.
 */
export async function takeSession(page: Page, door: '/dang-nhap' | '/can-bo/dang-nhap', login: string): Promise<void> {
  const { request } = page;
  const form = await (await request.get(`${SERVER_URL}${door}`)).text();
  const csrf = /name="_csrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const answer = await request.post(`${SERVER_URL}${door}`, {
    form: { _csrf: csrf, login, password: passwordOf(login) },
    maxRedirects: 0,
  });
  if (answer.status() !== 303) throw new Error(`${login} could not sign in: ${answer.status()}`);
}
