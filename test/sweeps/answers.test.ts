import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/platform/http/app.ts';
import { createLogTo } from '../../src/platform/log.ts';
import { type RealApp, realApp } from './realApp.ts';
import { CITIZEN, fillIn, makeScene, RECEPTIONIST, type Scene, sampleSubmission } from './scene.ts';

let real: RealApp;
let scene: Scene;
let log = '';

beforeAll(async () => {
  const logger = createLogTo(
    {
      write: (line) => {
        log += line;
      },
    },
    'trace',
  );
  real = await realApp({ log: logger as FastifyBaseLogger });
  scene = await makeScene(real.db);
});
afterAll(() => real.stop());

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('every kind of answer', () => {
  it.each<[string, 'GET' | 'POST' | 'HEAD', string, number, Record<string, string>, string | undefined]>([
    ['a page', 'GET', '/', 200, {}, undefined],
    ['a call of the API', 'GET', '/api/v1/procedures', 200, {}, undefined],
    ['a redirect to sign in', 'GET', '/tai-khoan', 303, {}, undefined],
    ['a page that does not exist', 'GET', '/khong-co-trang-nay', 404, {}, undefined],
    ['a call that does not exist', 'GET', '/api/v1/nothing', 404, {}, undefined],
    ['an asset that does not exist', 'GET', '/assets/nothing.js', 404, {}, undefined],
    ['a refused call', 'GET', '/api/v1/me', 401, {}, undefined],
    ['a forged form', 'POST', '/dang-nhap', 403, FORM, 'login=a&password=b'],
    ['an address that cannot be decoded', 'GET', '/thu-tuc/%ZZ', 400, {}, undefined],
    ['an asset whose address cannot be decoded', 'GET', '/assets/%F8%88%80', 400, {}, undefined],
    ['broken JSON', 'POST', '/api/v1/tokens', 401, { 'content-type': 'application/json' }, '{"a":'],
    ['too long a body', 'POST', '/dang-nhap', 413, FORM, `a=${'x'.repeat(1_100_000)}`],
    ['a body of an unknown type', 'POST', '/dang-nhap', 415, { 'content-type': 'text/csv' }, 'a;b'],
    ['a question for the headers only', 'HEAD', '/', 200, {}, undefined],
  ])('has the security headers: %s', async (_, method, url, status, headers, payload) => {
    const answer = await real.app.inject({ method, url, headers, payload });
    expect(answer.statusCode).toBe(status);
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'self'/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).toMatch(/object-src 'none'/);
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-frame-options']).toBeDefined();
    expect(answer.headers['referrer-policy']).toBe('same-origin');
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  it('keeps cookies from scripts and from other sites', async () => {
    const answer = await real.app.inject({ method: 'GET', url: '/dang-nhap?lang=en' });
    expect(answer.cookies.length).toBeGreaterThan(0);
    for (const cookie of answer.cookies) {
      expect(cookie.sameSite, cookie.name).toBe('Lax');
      if (cookie.name !== 'motcua_language') expect(cookie.httpOnly, cookie.name).toBe(true);
    }
  });

  it.each([
    [CITIZEN, ['/api/v1/me', '/ho-so', '/kho-du-lieu', '/api/v1/nothing']],
    [RECEPTIONIST, ['/api/v1/me', '/api/v1/queues', '/can-bo/hang-doi/toReceive/danh-sach.csv', '/office/']],
  ])('stays in no cache when it is meant for %s', async (login, urls) => {
    const headers = await real.signIn(login);
    for (const url of urls) {
      const answer = await real.app.inject({ method: 'GET', url, headers });
      expect(answer.headers['cache-control'], url).toBe('private, no-store');
    }
  });

  it('is no failure of ours when the request names what is not there', async () => {
    const ground = { legalBasis: 'Quyết định mẫu', validFrom: '9999-12-31', note: 'Thử' };
    const answer = await real.app.inject({
      method: 'POST',
      url: '/api/v1/agencies/khong-co/paper-wording',
      headers: await real.signIn('quantri.tinh'),
      payload: { ...ground, wording: { place: 'Ví Dụ' } },
    });
    expect(answer.statusCode, answer.body).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'common.unknown_reference' });
  });

  it('to a failure of ours tells the number of the request and nothing of the program', async () => {
    const app = await createApp(real.app.deps);
    const broken = async () => {
      throw new Error('secret of the program at /srv/motcua/src/secret.ts');
    };
    app.get('/hong', { config: { access: 'PUBLIC', kind: 'page' } }, broken);
    app.get('/api/v1/broken', { config: { access: 'PUBLIC', kind: 'api' } }, broken);
    for (const url of ['/hong', '/api/v1/broken']) {
      const answer = await app.inject({ method: 'GET', url });
      expect(answer.statusCode).toBe(500);
      expect(answer.body).toContain(String(answer.headers['x-request-id']));
      expect(answer.body).not.toMatch(/secret|\.ts|Error:|node_modules/);
    }
    await app.close();
  });
});

describe('the log', () => {
  it('holds nothing personal after everything people do, done well and badly', async () => {
    const PERSONAL = {
      name: 'Nguyễn Thị Riêng Tư',
      phone: '0987654321',
      email: 'rieng.tu@mau.example',
      citizenId: '099099000025',
      password: 'mật khẩu rất riêng 9!',
      address: 'Số 99 ngõ Bí Mật',
    };
    log = '';
    const send = (method: 'GET' | 'POST', url: string, headers: Record<string, string>, payload?: string) =>
      real.app.inject({ method, url, headers, payload });
    const shown = await send('GET', '/dang-ky', {});
    const csrf = /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
    const cookie = shown.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const typed = (fields: Record<string, string>) => new URLSearchParams({ _csrf: csrf, ...fields }).toString();
    const signUp = { fullName: PERSONAL.name, contact: PERSONAL.phone, citizenId: PERSONAL.citizenId };
    await send(
      'POST',
      '/dang-ky',
      { ...FORM, cookie },
      typed({ ...signUp, password: PERSONAL.password, agreed: 'yes' }),
    );
    await send('POST', '/dang-ky', { ...FORM, cookie }, typed({ ...signUp, contact: PERSONAL.email, password: '1' }));
    await send(
      'POST',
      '/dang-nhap',
      { ...FORM, cookie },
      typed({ login: PERSONAL.phone, password: PERSONAL.password }),
    );
    await send('POST', '/dang-nhap', FORM, typed({ login: PERSONAL.email, password: PERSONAL.password }));
    await send(
      'POST',
      '/quen-mat-khau',
      { ...FORM, cookie },
      typed({ login: PERSONAL.phone, contact: PERSONAL.phone }),
    );
    await send('GET', `/tra-cuu/${scene.code}?k=${scene.lookupKey}`, {});
    await send('GET', `/tra-cuu?q=${encodeURIComponent(PERSONAL.name)}`, {});
    await send('GET', `/khong-co/${encodeURIComponent(PERSONAL.name)}`, {});
    await send('GET', `/thu-tuc?q=${PERSONAL.phone}`, {});

    const citizen = await real.signIn(CITIZEN);
    const officer = await real.signIn(RECEPTIONIST);
    const json = { 'content-type': 'application/json' };
    const { ownerAccountId: _, ...submission } = await sampleSubmission(real.db);
    const { name, citizenId, phone, email, address } = PERSONAL;
    const applicant = { kind: 'CITIZEN', name, citizenId, phone, email, address };
    const post = (headers: Record<string, string>, body: object) =>
      send('POST', '/api/v1/dossiers', { ...json, ...headers }, JSON.stringify({ ...submission, applicant, ...body }));
    const submitted = await post(citizen, {});
    expect(submitted.statusCode).toBe(200);
    await post(citizen, { procedureCode: name });
    await post(citizen, { applicant: { ...applicant, [phone]: email } });
    await post(officer, { channel: 'COUNTER', note: address });
    await send('POST', '/api/v1/dossiers', { ...json, ...citizen }, `{"name":"${name}","phone":`);
    await send('GET', `/api/v1/dossiers?words=${encodeURIComponent(name)}`, officer);
    for (const route of real.app.declaredRoutes) {
      if (route.method === 'GET') await send('GET', fillIn(route.url, scene), citizen);
      if (route.method === 'GET') await send('GET', fillIn(route.url, scene), officer);
    }

    const app = await createApp({ ...real.app.deps, log: real.app.log });
    app.post('/hong', { config: { access: 'PUBLIC' } }, async (request) => {
      throw Object.assign(new pg.DatabaseError(`invalid input value: "${JSON.stringify(request.body)}"`, 1, 'error'), {
        severity: 'ERROR',
        code: 'XX000',
        detail: `Key (phone)=(${phone})`,
      });
    });
    await app.inject({ method: 'POST', url: '/hong', headers: json, payload: JSON.stringify(PERSONAL) });
    await app.close();

    const lines = log.trim().split('\n');
    expect(lines.length).toBeGreaterThan(100);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('msg');
    for (const line of lines.filter((one) => one.includes('"request"')))
      expect(JSON.parse(line).requestId).toBeDefined();
    const secrets = [
      ...Object.values(PERSONAL),
      '+84987654321',
      scene.code,
      scene.lookupKey,
      csrf,
      citizen['x-csrf-token'],
    ];
    const bare = decodeURIComponent(log.replace(/%(?![0-9a-f]{2})/gi, '%25'));
    expect(secrets.filter((secret) => log.includes(secret) || bare.includes(secret))).toEqual([]);
  }, 60_000);
});
