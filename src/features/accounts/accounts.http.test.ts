import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { createDatabase, createPool, type Database } from '../../platform/db/database.ts';
import { type App, createApp } from '../../platform/http/app.ts';
import { createPortalShell } from '../organisation/portalShell.ts';
import { registerAccountsApi } from './accounts.api.ts';
import { registerAccountsPages } from './accounts.pages.tsx';
import { registerOfficersApi } from './officers.api.ts';
import { insertAgencies, insertOfficer, lastCode, testClock, testConfig } from './testContext.ts';

let database: TestDatabase;
let pool: pg.Pool;
let db: Database;
let app: App;
const clock = testClock();

beforeAll(async () => {
  database = await testDatabase();
  pool = createPool(database.url, 5);
  db = createDatabase(pool);
  await insertAgencies(db);
  app = await createApp({ config: testConfig, db, clock, shell: createPortalShell(db, clock, testConfig) });
  registerAccountsPages(app);
  registerAccountsApi(app);
  registerOfficersApi(app);
});

afterAll(async () => {
  await app.close();
  await pool.end();
  await database.drop();
});

/** A browser without JavaScript: keeps cookies, sends the form it was shown. */
function browser() {
  const cookies: Record<string, string> = {};
  async function send(options: { method: 'GET' | 'POST'; url: string; payload?: string | object; headers?: object }) {
    const answer = await app.inject({
      ...options,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': 'Chrome/126.0 (Android)',
        ...options.headers,
      },
      cookies,
    });
    for (const cookie of answer.cookies) {
      if (cookie.value === '') delete cookies[cookie.name];
      else cookies[cookie.name] = cookie.value;
    }
    return answer;
  }
  const get = (url: string) => send({ method: 'GET', url });
  return {
    cookies,
    get,
    send,
    /** Opens the page, fills its form and sends it to `action` (the page itself unless told). */
    async post(url: string, fields: Record<string, string>, action = url) {
      const shown = await get(url);
      const csrf = /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
      return send({ method: 'POST', url: action, payload: new URLSearchParams({ _csrf: csrf, ...fields }).toString() });
    },
  };
}

const PASSWORD = 'con mèo ngủ trưa';
const OFFICER_PASSWORD = 'Mười bốn ký tự, 14';
let people = 0;
const newPhone = () => `09124${String(++people).padStart(5, '0')}`;

async function register(next = '') {
  const person = browser();
  const phone = newPhone();
  const fields = { fullName: 'Nguyễn Văn Mẫu', contact: phone, citizenId: '', password: PASSWORD, agreed: 'yes' };
  await person.post('/dang-ky', { ...fields, tiep: next });
  const code = await lastCode(db, `+84${phone.slice(1)}`);
  return { person, phone, answer: await person.post('/dang-ky/xac-nhan', { code }) };
}

describe('a citizen without JavaScript', () => {
  it('signs up, confirms with the code, and goes on to where they wanted', async () => {
    const { person, answer } = await register('/nop-ho-so/1.001193');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/nop-ho-so/1.001193');
    const account = await person.get('/tai-khoan');
    expect(account.statusCode).toBe(200);
    expect(account.body).toContain('Chrome, Android (Thiết bị này)');
    expect(account.headers['cache-control']).toBe('private, no-store');
  });

  it('gets the form back with what was typed, never the password, and a list of what is wrong', async () => {
    const person = browser();
    const answer = await person.post('/dang-ky', { fullName: 'Nguyễn Văn Mẫu', contact: 'abc', password: 'bí mật' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('value="Nguyễn Văn Mẫu"');
    expect(answer.body).toContain('value="abc"');
    expect(answer.body).not.toContain('bí mật');
    expect(answer.body).toContain('href="#contact"');
    expect(answer.body).toContain('aria-describedby="contact-hint contact-error"');
    expect(answer.body).toMatch(/<title>Lỗi: /);
  });

  it('is asked for the code in a field that phones fill by themselves', async () => {
    const person = browser();
    await person.post('/dang-nhap/ma', { contact: newPhone() });
    const page = await person.get('/dang-nhap/ma/xac-nhan');
    expect(page.body).toMatch(/<input[^>]*inputMode="numeric"[^>]*autoComplete="one-time-code"/i);
  });

  it('signs in with a code, forgets the password and sets a new one, signs out', async () => {
    const { person, phone } = await register();
    const stored = `+84${phone.slice(1)}`;
    expect((await person.post('/tai-khoan', {}, '/dang-xuat')).headers.location).toBe('/dang-nhap?tin=da-dang-xuat');
    expect((await person.get('/tai-khoan')).headers.location).toBe('/dang-nhap?tiep=%2Ftai-khoan');
    await person.post('/dang-nhap/ma', { contact: phone });
    const entered = await person.post('/dang-nhap/ma/xac-nhan', { code: await lastCode(db, stored) });
    expect(entered.headers.location).toBe('/');
    await person.post('/quen-mat-khau', { contact: phone });
    const fresh = 'hoa ban tháng ba';
    const fields = { code: await lastCode(db, stored), password: fresh, repeat: fresh };
    const reset = await person.post('/quen-mat-khau/xac-nhan', fields);
    expect(reset.headers.location).toBe('/dang-nhap?tin=da-dat-mat-khau');
    const signedIn = await person.post('/dang-nhap', { login: phone, password: fresh, tiep: '/ho-so?trang=2' });
    expect(signedIn.headers.location).toBe('/ho-so?trang=2');
  });

  it('changes details and password on the account page, in English too', async () => {
    const { person } = await register();
    const saved = await person.post('/tai-khoan', { fullName: 'Trần Thị Ví Dụ', dateOfBirth: '31/2/1990' });
    expect(saved.statusCode).toBe(422);
    expect(saved.body).toContain('value="31/2/1990"');
    const english = await person.get('/tai-khoan/mat-khau?lang=en');
    expect(english.body).toContain('Change password');
    const changed = await person.post('/tai-khoan/mat-khau', {
      current: PASSWORD,
      password: 'hoa ban tháng ba',
      repeat: 'hoa ban tháng ba',
    });
    expect(changed.headers.location).toBe('/tai-khoan?tin=da-doi-mat-khau');
  });

  it('ends the session of a lost phone from another device', async () => {
    const { person, phone } = await register();
    const lost = browser();
    await lost.post('/dang-nhap', { login: phone, password: PASSWORD });
    expect((await lost.get('/tai-khoan')).statusCode).toBe(200);
    await person.post('/tai-khoan', {}, '/tai-khoan/thiet-bi');
    expect((await lost.get('/tai-khoan')).statusCode).toBe(303);
    expect((await person.get('/tai-khoan')).statusCode).toBe(200);
  });
});

describe('the door', () => {
  it('sends nobody to another site or into the office after signing in', async () => {
    const { phone } = await register();
    const tricks = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/%09/evil',
      '/.//evil.example',
      '\t//evil.example',
      'javascript:alert(1)',
      '/can-bo/',
      '',
    ];
    for (const tiep of tricks) {
      const answer = await browser().post('/dang-nhap', { login: phone, password: PASSWORD, tiep });
      const target = new URL(answer.headers.location ?? '', 'http://portal.example');
      expect(target.origin, tiep).toBe('http://portal.example');
      expect(target.pathname.startsWith('/can-bo'), tiep).toBe(false);
    }
  });

  it('shows the same page for a wrong password and an unknown login', async () => {
    const { phone } = await register();
    const show = async (login: string) => {
      const { statusCode, body } = await browser().post('/dang-nhap', { login, password: 'sai' });
      return { statusCode, body: body.replaceAll(login, 'LOGIN').replace(/name="_csrf" value="[^"]+"/, '') };
    };
    const known = await show(phone);
    expect(known.statusCode).toBe(422);
    expect(await show(newPhone())).toEqual(known);
  });

  it('shows the same pages for asking a code of a known and an unknown address', async () => {
    const { phone } = await register();
    const show = async (contact: string) => {
      const person = browser();
      const { statusCode, headers } = await person.post('/quen-mat-khau', { contact });
      const next = await person.post('/quen-mat-khau/xac-nhan', {
        code: '000000',
        password: PASSWORD,
        repeat: PASSWORD,
      });
      const spaced = contact.replace(/(.{4})(.{3})/, '$1 $2 ');
      const body = next.body
        .replaceAll(contact, 'CONTACT')
        .replaceAll(spaced, 'CONTACT')
        .replaceAll(/name="_csrf" value="[^"]+"/g, '');
      return { statusCode, location: headers.location, nextStatus: next.statusCode, body };
    };
    const known = await show(phone);
    expect(known).toMatchObject({ statusCode: 303, nextStatus: 422 });
    expect(await show(newPhone())).toEqual(known);
  });

  it('refuses a form that did not come from our page', async () => {
    const person = browser();
    const answer = await person.send({ method: 'POST', url: '/dang-nhap', payload: 'login=a&password=b' });
    expect(answer.statusCode).toBe(403);
  });

  it('keeps the token of a session out of reach of scripts and other sites', async () => {
    const { phone } = await register();
    const answer = await browser().post('/dang-nhap', { login: phone, password: PASSWORD });
    const cookie = answer.cookies.find(({ name }) => name === 'motcua_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  });

  it('takes any cookie and form for what it is', async () => {
    for (const pending of [
      'x',
      Buffer.from('null').toString('base64url'),
      Buffer.from('{"attemptId":1}').toString('base64url'),
    ]) {
      const person = browser();
      person.cookies.motcua_pending = pending;
      expect((await person.get('/dang-ky/xac-nhan')).headers.location).toBe('/dang-ky');
    }
    for (const [url, fields] of [
      ['/dang-nhap', { login: 'a'.repeat(1_900), password: 'b'.repeat(1_900) }],
      ['/dang-ky', {}],
      ['/dang-nhap/ma', { contact: '@' }],
      ['/quen-mat-khau', {}],
    ] as const)
      expect((await browser().post(url, { ...fields })).statusCode, url).toBe(422);
  });
});

describe('an officer', () => {
  it('with an issued password can set a new one and do nothing else', async () => {
    await insertOfficer(db, {
      login: 'quan.tri.moi',
      password: OFFICER_PASSWORD,
      posts: [{ role: 'SYSTEM_ADMINISTRATOR', agencyCode: 'H99.91' }],
    });
    await db.updateTable('account').set({ mustChangePassword: true }).where('login', '=', 'quan.tri.moi').execute();
    const officer = browser();
    const entered = await officer.post('/can-bo/dang-nhap', {
      login: 'quan.tri.moi',
      password: OFFICER_PASSWORD,
      tiep: '/can-bo/ho-so',
    });
    expect(entered.headers.location).toBe('/can-bo/doi-mat-khau?tiep=%2Fcan-bo%2Fho-so');
    const refused = await officer.get('/api/v1/officers');
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ code: 'account.password_change_required' });
    expect((await officer.get('/api/v1/me')).json()).toMatchObject({ mustChangePassword: true, posts: [] });
    expect((await officer.get('/tai-khoan/mat-khau')).headers.location).toBe('/can-bo/doi-mat-khau');
    const fresh = 'Mật khẩu riêng, 2026';
    const fields = { password: fresh, repeat: fresh, tiep: '/can-bo/ho-so' };
    expect((await officer.post('/can-bo/doi-mat-khau', fields)).headers.location).toBe('/can-bo/ho-so');
    expect((await officer.get('/api/v1/officers')).statusCode).toBe(200);
  });

  it('is told by the API who they are, opens accounts, and signs out', async () => {
    await insertOfficer(db, {
      login: 'quan.tri.so',
      password: OFFICER_PASSWORD,
      posts: [{ role: 'AGENCY_ADMINISTRATOR', agencyCode: 'H99.91' }],
    });
    const officer = browser();
    const login = { login: 'quan.tri.so', password: OFFICER_PASSWORD };
    expect((await officer.post('/can-bo/dang-nhap', login)).headers.location).toBe('/can-bo/');
    const me = (await officer.get('/api/v1/me')).json<{ csrfToken: string }>();
    expect(me).toMatchObject({
      kind: 'OFFICER',
      login: 'quan.tri.so',
      posts: [{ role: 'AGENCY_ADMINISTRATOR', agencyName: 'Sở Mẫu H99.91' }],
      unread: 0,
    });
    const wanted = {
      login: 'chuyen.vien.moi',
      fullName: 'Lê Thị Mẫu',
      posts: [{ role: 'SPECIALIST', agencyCode: 'H99.91', unitId: null }],
    };
    const headers = { 'content-type': 'application/json' };
    const send = (url: string, payload: object, token?: string) =>
      officer.send({ method: 'POST', url, payload, headers: token ? { ...headers, 'x-csrf-token': token } : headers });
    expect((await send('/api/v1/officers', wanted)).statusCode).toBe(403);
    const created = await send('/api/v1/officers', wanted, me.csrfToken);
    expect(created.json()).toMatchObject({ issuedPassword: expect.stringMatching(/^\w{4}-\w{4}-\w{4}-\d\d$/) });
    const again = await send('/api/v1/officers', wanted, me.csrfToken);
    expect(again.json()).toMatchObject({
      code: 'common.invalid_input',
      fields: [{ field: 'login', message: 'Tên đăng nhập này đã có người dùng.' }],
    });
    const list = (await officer.get('/api/v1/officers?agencyCode=H99.91')).json<{ items: { login: string }[] }>();
    expect(list.items.map((item) => item.login)).toContain('chuyen.vien.moi');
    expect((await send('/api/v1/sign-out', {}, me.csrfToken)).json()).toEqual({ signedOut: true });
    expect((await officer.get('/api/v1/me')).statusCode).toBe(401);
  });

  it('finds an account page with posts and devices, but no applicant’s form', async () => {
    await insertOfficer(db, {
      login: 'tiep.nhan.mau',
      password: OFFICER_PASSWORD,
      posts: [{ role: 'RECEPTIONIST', agencyCode: 'H99.91' }],
    });
    const officer = browser();
    await officer.post('/can-bo/dang-nhap', { login: 'tiep.nhan.mau', password: OFFICER_PASSWORD });
    const account = await officer.get('/tai-khoan');
    expect(account.body).toContain('Sở Mẫu H99.91');
    expect(account.body).not.toContain('name="dateOfBirth"');
    expect((await officer.post('/tai-khoan', { fullName: 'Tên Khác' })).statusCode).toBe(403);
  });
});
