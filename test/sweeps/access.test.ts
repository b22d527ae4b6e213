import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeclaredRoute } from '../../src/platform/http/declaredRoutes.ts';
import { SESSION_COOKIE } from '../../src/platform/http/visitor.ts';
import { type RealApp, realApp } from './realApp.ts';
import { CITIZEN, fillIn, makeScene, RECEPTIONIST, type Scene } from './scene.ts';

/** Everything that somebody who did not sign in may call. A new public route must be written here too. */
const PUBLIC = [
  'GET /healthz',
  'GET /readyz',
  'GET /metrics', // this machine, or with a token
  'GET /assets/*',
  'GET /office/assets/*',
  'GET /office/sw.js',
  'GET /office', // leads to the sign-in page
  'GET /office/*',
  'GET /can-bo',
  // signing in and up
  'GET /dang-nhap',
  'POST /dang-nhap',
  'GET /can-bo/dang-nhap',
  'POST /can-bo/dang-nhap',
  'POST /dang-xuat',
  'GET /dang-ky',
  'POST /dang-ky',
  'GET /dang-ky/xac-nhan',
  'POST /dang-ky/xac-nhan',
  'GET /dang-nhap/ma',
  'POST /dang-nhap/ma',
  'GET /dang-nhap/ma/xac-nhan',
  'POST /dang-nhap/ma/xac-nhan',
  'GET /quen-mat-khau',
  'POST /quen-mat-khau',
  'GET /quen-mat-khau/xac-nhan',
  'POST /quen-mat-khau/xac-nhan',
  'GET /dang-nhap/dinh-danh/:key',
  'GET /dang-nhap/dinh-danh/:key/ve',
  'POST /dang-nhap/dinh-danh/:key/dang-xuat', // the provider, by its signature
  'GET /dang-nhap/chon-tai-khoan', // with a sealed cookie
  'POST /dang-nhap/chon-tai-khoan',
  'GET /dang-nhap/chon-tai-khoan/ma',
  'POST /dang-nhap/chon-tai-khoan/ma',
  'GET /dang-nhap/mo-khoa',
  'POST /dang-nhap/mo-khoa',
  'GET /giup-ke-khai/:id', // with a code
  'POST /giup-ke-khai/:id',
  'GET /bao-mat-tai-khoan',
  'POST /bao-mat-tai-khoan',
  'GET /bao-mat-tai-khoan/xac-nhan',
  'POST /bao-mat-tai-khoan/xac-nhan',
  'GET /bao-mat-tai-khoan/da-khoa',
  // what anybody may read
  'GET /',
  'GET /api',
  'GET /tim-kiem',
  'GET /tim-kiem/giong-noi',
  'GET /thu-tuc',
  'GET /thu-tuc/:code',
  'GET /thu-tuc-uu-tien', // with the decision and the figures behind it
  'GET /thu-tuc-uu-tien.csv',
  'GET /thu-tuc/:code/to-khai.pdf', // the blank form
  'GET /linh-vuc',
  'GET /giao-dien/:id/mau.css', // the look of an agency's site
  'GET /giao-dien/:id/bieu-trung.png',
  'GET /co-quan',
  'GET /co-quan/:code',
  'GET /hoi-dap',
  'GET /thong-bao',
  'GET /hoi-dap/gui',
  'POST /hoi-dap/gui',
  'GET /hoi-dap/cau-hoi/:code', // the code is the key
  // feedback needs no account; what was sent is opened by its code
  'GET /phan-anh',
  'GET /phan-anh/gui',
  'POST /phan-anh/gui',
  'GET /phan-anh/tra-cuu',
  'GET /phan-anh/theo-doi/:code',
  'POST /phan-anh/theo-doi/:code/bo-sung',
  'POST /phan-anh/theo-doi/:code/hai-long',
  'GET /phan-anh/theo-doi/:code/tep/:fileId',
  'GET /phan-anh/cong-khai/:id',
  'GET /phan-anh/cong-khai/:id/tep/:fileId',
  // ratings: by the code of the dossier and a one-time code
  'GET /danh-gia',
  'GET /danh-gia/ho-so',
  'POST /danh-gia/ho-so',
  'POST /danh-gia/ho-so/ma',
  'GET /danh-gia/cam-on',
  // the look-up on agencies' own sites
  'GET /nhung/tra-cuu',
  'GET /nhung/tra-cuu.js',
  'GET /ho-so-qua-han', // names no person
  'GET /du-lieu-ca-nhan',
  'GET /ho-tro-tiep-can',
  'GET /hien-thi',
  'POST /hien-thi', // a cookie of one's own
  'GET /ngoai-tuyen',
  'GET /manifest.webmanifest',
  'GET /sw.js',
  // whoever has the link may pay, whoever has the receipt may check it; gateways sign what they say
  'GET /nop-phi/:token',
  'POST /nop-phi/:token',
  'GET /nop-phi/:token/:ref',
  'GET /nop-phi/ket-qua',
  'GET /bien-lai/:key',
  'GET /payment-notices/vnpay',
  'POST /payment-notices/platform',
  'POST /payment-notices/bank',
  'GET /nop-ho-so/:code',
  'GET /tra-cuu',
  'GET /tra-cuu/:code',
  'GET /api/v1/openapi.json',
  'GET /api/v1/places', // names of communes, while an address is typed
  'GET /api/v1/procedures',
  'GET /api/v1/procedures/:code',
  'GET /api/v1/procedures/:code/form',
  'GET /api/v1/fields',
  'GET /api/v1/agencies',
  'GET /api/v1/agencies/:code',
  'GET /api/v1/lookup/:code',
  'GET /api/v1/late-dossiers', // names no person
];

/** Forms that answer somebody whose session has ended themselves, so that what was typed is not lost. */
const ASK_TO_SIGN_IN_THEMSELVES = /^POST \/(ho-so-nhap|ho-so)\/:id\//;

let real: RealApp;
let scene: Scene;
let routes: { name: string; route: DeclaredRoute; method: string; url: string }[];

beforeAll(async () => {
  real = await realApp();
  scene = await makeScene(real.db);
  routes = real.app.declaredRoutes.flatMap((route) =>
    [route.method].flat().map((method) => ({
      name: `${method} ${route.url}`,
      route,
      method,
      url: fillIn(route.url, scene),
    })),
  );
});
afterAll(() => real.stop());

function send(method: string, url: string, headers: Record<string, string> = {}) {
  const form = method === 'GET' || method === 'HEAD' ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  return real.app.inject({
    method: method as 'GET',
    url,
    headers: { ...form, ...headers },
    ...(method === 'POST' && { payload: 'a=1' }),
  });
}

function needsSession({ route, name }: { route: DeclaredRoute; name: string }): boolean {
  return route.config?.access !== 'PUBLIC' || ASK_TO_SIGN_IN_THEMSELVES.test(name);
}

/** Statements that change something, except what the platform writes about the visit itself. */
function changes(): string[] {
  return real
    .takeStatements()
    .filter((sql) => /^\s*(insert|update|delete|select graphile_worker)/i.test(sql))
    .filter((sql) => !/rate_limit|access_log|update "session"/.test(sql));
}

describe('every route', () => {
  it('that asks for no session is on the list of public ones', () => {
    const open = routes.filter((one) => !needsSession(one) && one.method !== 'HEAD').map(({ name }) => name);
    const notBuilt = open.includes('GET /office/assets/*') ? [] : ['GET /office/assets/*'];
    expect([...open, ...notBuilt].sort()).toEqual([...PUBLIC].sort());
  });

  it.each([
    ['without a session', {}],
    ['with a session nobody has', { cookie: `${SESSION_COOKIE}=${'A'.repeat(43)}` }],
    ['with a token nobody has', { authorization: `Bearer motcua_${'A'.repeat(43)}` }],
  ])('that is not public is refused %s', async (_, headers) => {
    const closed = routes.filter(needsSession);
    expect(closed.length).toBeGreaterThan(40);
    const open: string[] = [];
    real.takeStatements();
    for (const { name, method, url } of closed) {
      const answer = await send(method, url, headers as Record<string, string>);
      const toSignIn = answer.statusCode === 303 && /\/dang-nhap(\?|$)/.test(answer.headers.location ?? '');
      const refused = [401, 403].includes(answer.statusCode) || toSignIn;
      if (!refused) open.push(`${name}: ${answer.statusCode}`);
      expect(changes(), name).toEqual([]);
      expect(answer.body, name).not.toContain(scene.code);
    }
    expect(open).toEqual([]);
  });

  it('for officers is refused to applicants, and the other way round', async () => {
    const applicant = await real.signIn(CITIZEN);
    const officer = await real.signIn(RECEPTIONIST);
    const answered: string[] = [];
    for (const { name, route, method, url } of routes) {
      const access = route.config?.access;
      if (access === 'PUBLIC' || access === 'SIGNED_IN') continue;
      const answer = await send(method, url, access === 'APPLICANT' ? officer : applicant);
      if (answer.statusCode !== 403) answered.push(`${name}: ${answer.statusCode}`);
    }
    expect(answered).toEqual([]);
  });

  it('for some roles is refused to officers of all others', async () => {
    const logins = ['tiepnhan.trungtam', 'quantri.tinh'];
    const held: Record<string, string> = {
      'tiepnhan.trungtam': 'RECEPTIONIST',
      'quantri.tinh': 'SYSTEM_ADMINISTRATOR',
    };
    let refused = 0;
    for (const login of logins) {
      const headers = await real.signIn(login);
      for (const { name, route, method, url } of routes) {
        const access = route.config?.access;
        if (typeof access !== 'object' || access.roles.some((role) => role === held[login])) continue;
        expect((await send(method, url, headers)).statusCode, `${login} ${name}`).toBe(403);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(5);
  });
});

describe('every request that changes something', () => {
  const changing = () => routes.filter(({ method }) => !['GET', 'HEAD'].includes(method));

  it.each(['no token', 'a wrong token', "another session's token"])('is refused with %s', async (which) => {
    const other = await real.signIn('0900000002');
    const wrong: Record<string, string> = which === 'no token' ? {} : { 'x-csrf-token': 'x'.repeat(24) };
    if (which.startsWith('another')) wrong['x-csrf-token'] = other['x-csrf-token'];
    expect(changing().length).toBeGreaterThan(20);
    for (const { name, route, method, url } of changing()) {
      const access = route.config?.access;
      const login = access === 'APPLICANT' || access === 'PUBLIC' || access === 'SIGNED_IN' ? CITIZEN : RECEPTIONIST;
      const { cookie } = await real.signIn(login);
      real.takeStatements();
      const answer = await send(method, url, { cookie, ...wrong });
      expect(answer.statusCode, name).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode, name).toBeLessThan(500);
      expect(changes(), name).toEqual([]);
    }
  });

  it('of a visitor who is not signed in is refused without the token of the form', async () => {
    for (const { name, route, method, url } of changing()) {
      if (route.config?.access !== 'PUBLIC' || ASK_TO_SIGN_IN_THEMSELVES.test(name)) continue;
      real.takeStatements();
      for (const cookie of ['', `motcua_csrf=${'A'.repeat(24)}`]) {
        const answer = await send(method, url, cookie ? { cookie } : {});
        expect(answer.statusCode, name).toBeGreaterThanOrEqual(400);
        expect(changes(), name).toEqual([]);
      }
    }
  });
});
