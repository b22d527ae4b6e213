import { createElement } from 'react';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RealApp, realApp } from '../../../test/sweeps/realApp.ts';
import { CITIZEN } from '../../../test/sweeps/scene.ts';
import { type App, createApp } from './app.ts';
import { page } from './route.ts';

let real: RealApp;
let app: App;
let rendered = 0;

beforeAll(async () => {
  real = await realApp();
  app = await createApp(real.app.deps);
  const body = () => createElement('p', {}, `rendering ${++rendered}`);
  page(app, { path: '/same', access: 'PUBLIC', sameForAll: true, handler: async () => ({ title: 'a', body: body() }) });
  page(app, {
    path: '/form',
    access: 'PUBLIC',
    sameForAll: true,
    handler: async ({ csrfToken }) => ({ title: 'a', body: createElement('p', {}, csrfToken) }),
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await real.stop();
});

async function shown(url: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await app.inject({ method: 'GET', url, headers });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  return /<p>(.*?)<\/p>/.exec(answer.body.slice(answer.body.indexOf('<main')))?.[1] ?? '';
}

describe('a page that is the same for all', () => {
  it('is rendered once a second', async () => {
    const first = await shown('/same');
    expect(await shown('/same')).toBe(first);
    const now = performance.now();
    const later = vi.spyOn(performance, 'now').mockReturnValue(now + 1_500);
    expect(await shown('/same')).not.toBe(first);
    later.mockRestore();
  });

  it('is another one in another language, on another host, at another address and for who is signed in', async () => {
    const citizen = await real.signIn(CITIZEN);
    const all = [
      await shown('/same?a=1'),
      await shown('/same?a=2'),
      await shown('/same?a=1', { 'accept-language': 'en' }),
      await shown('/same?a=1', { host: 'phuong-mau.example' }),
      await shown('/same?a=1', { ...citizen }),
      await shown('/same?a=1', { ...citizen }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('still remembers a language that somebody chooses', async () => {
    for (const _ of [1, 2]) {
      const answer = await app.inject({ method: 'GET', url: '/same?lang=en' });
      expect(answer.cookies).toMatchObject([{ name: 'motcua_language', value: 'en' }]);
    }
  });

  it('is never kept with the token of somebody’s form', async () => {
    const one = await shown('/form', { cookie: `motcua_csrf=${'a'.repeat(24)}` });
    const other = await shown('/form', { cookie: `motcua_csrf=${'b'.repeat(24)}` });
    expect([one, other]).toEqual(['a'.repeat(24), 'b'.repeat(24)]);
  });
});
