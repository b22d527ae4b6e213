import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '../../platform/http/visitor.ts';
import { lastCode } from '../accounts/testContext.ts';
import { openBrowser, openTestPortal, type TestPortal } from '../submission/testPortal.ts';
import { saveAssuranceRule } from './assuranceRules.ts';
import { registerIdentityPages } from './identity.pages.tsx';
import { requireAssurance } from './requireAssurance.ts';
import { listAllProviders, saveProvider } from './saveProvider.ts';
import { tryProvider } from './tryProvider.ts';

// A certified OpenID provider runs as a program of its own and speaks over the network.
let simulator: ChildProcess;
let issuer = '';
let portal: TestPortal;

const CODE_OF_LEVEL_2 = '246810';

beforeAll(async () => {
  portal = await openTestPortal();
  registerIdentityPages(portal.app);
  // the provider calls the portal over the network when somebody signs out there
  const { port } = new URL(await portal.app.listen({ port: 0, host: 'localhost' }));
  portal.config.publicUrl = `http://localhost:${port}`;
  ({ simulator, issuer } = await startSimulator());
  await saveProvider(portal.ctx({ kind: 'SYSTEM', name: 'test' }), describeProvider('vneid-mau', issuer));
});
afterAll(async () => {
  simulator.kill('SIGTERM');
  await portal.close();
});

function describeProvider(key: string, at: string) {
  return {
    key,
    name: 'VNeID (mẫu)',
    nameEn: null,
    issuer: at,
    clientId: 'mot-cua',
    scope: 'openid',
    claims: {
      fullName: 'HoTen',
      citizenId: 'SoDinhDanh',
      taxCode: 'MaSoThue',
      phone: 'SoDienThoai',
      email: 'ThuDienTu',
      dateOfBirth: 'NgaySinh',
      kind: { claim: 'LoaiTaiKhoan', organisation: ['TO_CHUC'] },
    },
    levels: [
      { claim: 'acr' as const, value: 'urn:dinh-danh:muc-1', level: 1 as const },
      { claim: 'acr' as const, value: 'urn:dinh-danh:muc-2', level: 2 as const },
    ],
    active: true,
    position: 0,
  };
}

async function startSimulator(): Promise<{ simulator: ChildProcess; issuer: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'simulators/identity/main.ts'], {
    env: { ...process.env, IDENTITY_PORT: '0', IDENTITY_CLIENT: portal.config.publicUrl },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the simulator ended: ${code}`)));
    child.stdout.on('data', (said: Buffer) => {
      const at = /ready at (\S+)/.exec(said.toString())?.[1];
      if (at) resolve({ simulator: child, issuer: at });
    });
  });
}

/** The provider's half of a browser: its cookies, its pages. */
function openProviderBrowser() {
  const cookies = new Map<string, string>();
  async function visit(url: string, form?: Record<string, string>): Promise<{ url: string; body: string }> {
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (!next) return { url, body: await answer.text() };
    const to = new URL(next, url).href;
    return to.startsWith(portal.config.publicUrl) ? { url: to, body: '' } : visit(to);
  }
  return {
    visit,
    /** Signs in as a person; answers the address on the portal to which the provider sends the browser. */
    async be(authorise: string, person: string, code = ''): Promise<string> {
      const shown = await visit(authorise);
      if (shown.url.startsWith(portal.config.publicUrl)) return pathOf(shown.url);
      return pathOf((await visit(shown.url, { person, code })).url);
    },
  };
}

const pathOf = (url: string) => url.slice(portal.config.publicUrl.length);

/** A new browser in which somebody goes to the provider and comes back. */
async function arrive(person: string, { code = '', start = '/dang-nhap/dinh-danh/vneid-mau?tiep=/ho-so' } = {}) {
  const browser = openBrowser(portal.app);
  const provider = openProviderBrowser();
  const begun = await browser.get(start);
  const back = await provider.be(String(begun.headers.location), person, code);
  const answer = await browser.get(back);
  return { browser, provider, back, answer };
}

const sessionsOf = (accountId: string) =>
  portal.db.selectFrom('session').selectAll().where('accountId', '=', accountId).execute();

const accountOf = (citizenId: string) =>
  portal.db
    .selectFrom('account')
    .selectAll()
    .where('citizenId', '=', citizenId)
    .where('identityVerifiedAt', 'is not', null)
    .executeTakeFirstOrThrow();

describe('signing in by an electronic identity', () => {
  it('makes an account of a person whom nobody knew, at the level reached, and goes where they wanted', async () => {
    const { answer, browser } = await arrive('vd-9', { code: CODE_OF_LEVEL_2 });
    expect(answer.headers.location).toBe('/ho-so');
    const account = await accountOf('999088000099');
    expect(account).toMatchObject({ kind: 'CITIZEN', fullName: 'Vũ Văn Thí Dụ', dateOfBirth: '1988-09-09' });
    expect(await sessionsOf(account.id)).toMatchObject([{ assurance: 2, providerKey: 'vneid-mau' }]);
    expect((await browser.get('/ho-so')).statusCode).toBe(200);
    const typed = { fullName: 'Trần Thị Người Khác', citizenId: '999190000002', address: 'Số 9 đường Mẫu' };
    expect((await browser.submit('/tai-khoan', typed)).headers.location).toBe('/tai-khoan?tin=da-luu');
    expect(await accountOf('999088000099')).toMatchObject({ fullName: 'Vũ Văn Thí Dụ', address: 'Số 9 đường Mẫu' });
  });

  it('asks for PKCE, state and nonce, and takes an answer only in the browser that asked, once', async () => {
    const browser = openBrowser(portal.app);
    const address = new URL(String((await browser.get('/dang-nhap/dinh-danh/vneid-mau')).headers.location));
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(address.searchParams.get(name)).toBeTruthy();
    const back = await openProviderBrowser().be(address.href, 'vd-9');
    const stranger = openBrowser(portal.app);
    expect((await stranger.get(back)).statusCode).toBe(422);
    expect(stranger.cookies[SESSION_COOKIE]).toBeUndefined();
    expect((await browser.get(back.replace(/state=[^&]+/, 'state=another-state'))).statusCode).toBe(422);
    expect((await browser.get(back)).statusCode).toBe(303);
    const again = await browser.get(back);
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('Chưa đăng nhập được');
  });

  it('opens the older account of the portal only to whoever proves both', async () => {
    const { accountId, phone } = await portal.insertApplicant('Lê Thử Nghiệm');
    await portal.db.updateTable('account').set({ citizenId: '999201000003' }).where('id', '=', accountId).execute();
    await portal.db
      .deleteFrom('account')
      .where('phone', '=', '+84900000003')
      .execute()
      .catch(() => undefined);
    const { answer, browser } = await arrive('vd-3');
    expect(answer.headers.location).toBe('/dang-nhap/chon-tai-khoan');
    const shown = await browser.get('/dang-nhap/chon-tai-khoan');
    expect(shown.body).not.toContain(phone.slice(4));
    const forms = { account: accountId, channel: 'PHONE' };
    const asked = await browser.submit('/dang-nhap/chon-tai-khoan', forms);
    expect(asked.headers.location).toBe('/dang-nhap/chon-tai-khoan/ma');
    const wrong = await browser.submit('/dang-nhap/chon-tai-khoan/ma', { code: '000000' });
    expect(wrong.statusCode).toBe(422);
    const code = await lastCode(portal.db, phone);
    const done = await browser.submit('/dang-nhap/chon-tai-khoan/ma', { code });
    expect(done.headers.location).toBe('/ho-so');
    expect((await accountOf('999201000003')).id).toBe(accountId);
  });
});

describe('a provider that fails', () => {
  const system = () => portal.ctx({ kind: 'SYSTEM', name: 'test' });

  it('is named, with the other ways in, and where the person wanted to go is kept', async () => {
    const dead = describeProvider('tat-may', 'http://localhost:9');
    await saveProvider(system(), dead);
    const down = openBrowser(portal.app).get('/dang-nhap/dinh-danh/tat-may?tiep=/ho-so');
    const [unreachable, slow, nonsense, expired] = await Promise.all([
      down,
      ...['loi-1', 'loi-2', 'loi-3'].map(async (person) => (await arrive(person)).answer),
    ]);
    for (const answer of [unreachable, slow, nonsense]) {
      expect(answer?.statusCode).toBe(503);
      expect(answer?.body).toContain('Không kết nối được với VNeID (mẫu)');
    }
    expect(expired?.statusCode).toBe(422);
    expect(expired?.body).toContain('đã hết hạn');
    for (const answer of [unreachable, slow, nonsense, expired]) {
      expect(answer?.body).toContain('/dang-nhap?tiep=%2Fho-so');
      expect(answer?.body).toContain('/dang-nhap/dinh-danh/vneid-mau?tiep=%2Fho-so');
    }
    await saveProvider(system(), { ...dead, active: false });
  });

  it('is no more than a clock a little off, or keys that were changed a moment ago: both let in', async () => {
    expect((await arrive('loi-4')).answer.headers.location).toBe('/ho-so');
    await fetch(`${issuer}/_new-keys`, { method: 'POST' });
    expect((await arrive('vd-9')).answer.headers.location).toBe('/ho-so');
  });

  it('is tried by the administrator, who sees what it says and never a secret', async () => {
    const secret = 'bi-mat-mau-cua-cong-thu-nghiem';
    const described = { ...describeProvider('vneid-kin', issuer), clientId: 'mot-cua-kin' };
    await saveProvider(system(), { ...described, secret });
    await saveProvider(system(), described);
    const tried = await tryProvider(system(), 'vneid-kin');
    expect(tried).toMatchObject({ issuer, pkce: true, signOut: true, signOutFromThere: true, missingLevels: [] });
    await expect(tryProvider(system(), 'tat-may')).rejects.toThrow('identity.provider_down');
    const kept = await portal.db.selectFrom('identityProvider').selectAll().where('key', '=', 'vneid-kin').execute();
    expect(JSON.stringify([kept, await listAllProviders(system())])).not.toContain(secret);
    expect((await listAllProviders(system())).find(({ key }) => key === 'vneid-kin')?.hasSecret).toBe(true);
    const { answer } = await arrive('vd-9', { start: '/dang-nhap/dinh-danh/vneid-kin?tiep=/ho-so' });
    expect(answer.headers.location).toBe('/ho-so');
    await saveProvider(system(), { ...described, active: false });
  });
});

describe('without accounts of the portal', () => {
  beforeAll(() => {
    portal.config.ownAccounts = false;
  });
  afterAll(() => {
    portal.config.ownAccounts = true;
  });

  it('every page of theirs leads to single sign-on, and nothing is sent to them', async () => {
    const browser = openBrowser(portal.app);
    const door = await browser.get('/dang-nhap?tiep=/ho-so');
    expect((await browser.get('/nop-ho-so/1.001193')).body).not.toContain('/dang-ky?tiep');
    expect(door.body).toContain('/dang-nhap/dinh-danh/vneid-mau?tiep=%2Fho-so');
    expect(door.body).not.toContain('name="password"');
    for (const address of ['/dang-ky', '/dang-nhap/ma', '/quen-mat-khau'].flatMap((path) => [
      path,
      `${path}/xac-nhan`,
    ])) {
      expect((await browser.get(`${address}?tiep=/ho-so`)).headers.location, address).toBe('/dang-nhap?tiep=%2Fho-so');
      expect(door.body, address).not.toContain(`href="${address}`);
      expect((await browser.post(address, { contact: '0912345678' })).statusCode, address).toBe(403);
    }
  });

  it('nobody is asked for a password, and a lost account is still locked', async () => {
    const { browser } = await arrive('vd-9');
    const account = await browser.get('/tai-khoan');
    expect(account.body).not.toContain('/tai-khoan/mat-khau');
    expect((await browser.get('/tai-khoan/mat-khau')).headers.location).toBe('/tai-khoan');
    expect((await browser.get('/bao-mat-tai-khoan')).statusCode).toBe(200);
  });
});

describe('the level of assurance', () => {
  it('leads who is known too little to the provider and straight back, in the same account', async () => {
    const { browser, provider } = await arrive('vd-8');
    const { id } = await accountOf('999192000088');
    expect(await sessionsOf(id)).toMatchObject([{ assurance: 1 }]);
    const before = browser.cookies[SESSION_COOKIE];
    const page = await browser.get('/dang-nhap/nang-muc?muc=2&tiep=/ho-so');
    const start = /href="(\/dang-nhap\/dinh-danh\/vneid-mau[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&');
    const begun = await browser.get(String(start));
    const answer = await browser.get(await provider.be(String(begun.headers.location), 'vd-8', CODE_OF_LEVEL_2));
    expect(answer.headers.location).toBe('/ho-so');
    expect(await sessionsOf(id)).toMatchObject([{ assurance: 2 }]);
    expect(browser.cookies[SESSION_COOKIE]).not.toBe(before);
  });

  it('that was not reached is said, and asked again', async () => {
    const start = '/dang-nhap/dinh-danh/vneid-mau?muc=2&tiep=/ho-so';
    const { answer } = await arrive('vd-3', { start, code: CODE_OF_LEVEL_2 });
    expect(answer.headers.location).toMatch(/^\/dang-nhap\/nang-muc\?muc=2.*tin=chua-dat$/);
  });

  it('refuses an identity that is another person than the one signed in', async () => {
    const { browser } = await arrive('vd-8');
    const begun = await browser.get('/dang-nhap/dinh-danh/vneid-mau?muc=2');
    const back = await openProviderBrowser().be(String(begun.headers.location), 'vd-9', CODE_OF_LEVEL_2);
    const answer = await browser.get(back);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('của người khác');
  });

  it('comes from the narrowest rule: the procedure before the agency before all', async () => {
    const system = portal.ctx({ kind: 'SYSTEM', name: 'test' });
    const [procedure] = await portal.db.selectFrom('procedure').select('code').orderBy('code').limit(1).execute();
    const code = procedure!.code;
    const rule = { action: 'SUBMIT', agencyCode: null, maxAgeMinutes: null, basis: 'Quyết định mẫu' } as const;
    await saveAssuranceRule(system, { ...rule, procedureCode: null, level: 0 });
    await saveAssuranceRule(system, { ...rule, procedureCode: code, level: 2 });
    const actor = { kind: 'APPLICANT', accountId: 'x', name: 'x', assurance: 1 } as const;
    await requireAssurance(portal.ctx(actor), 'SUBMIT', { procedureCode: 'khác' });
    await expect(requireAssurance(portal.ctx(actor), 'SUBMIT', { procedureCode: code })).rejects.toMatchObject({
      details: { level: 2, lack: 'LEVEL' },
    });
    await requireAssurance(portal.ctx({ ...actor, assurance: 2 }), 'SUBMIT', { procedureCode: code });
    await portal.db.deleteFrom('assuranceRule').execute();
  });
});

describe('signing out', () => {
  it('of the portal goes on to the provider, with the session named', async () => {
    const { browser } = await arrive('vd-9');
    const page = await browser.get('/ho-so');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const out = await browser.post('/dang-xuat', { _csrf: csrf });
    expect(out.statusCode).toBe(200);
    expect(String(out.headers.refresh)).toContain(`${issuer}/session/end?`);
    expect(String(out.headers.refresh)).toContain('id_token_hint=');
    expect((await browser.get('/ho-so')).statusCode).toBe(303);
  });

  it('at the provider ends the session here, by its signed word and nobody else’s', async () => {
    const { browser, provider } = await arrive('vd-9');
    const { id } = await accountOf('999088000099');
    const refused = await portal.app.inject({
      method: 'POST',
      url: '/dang-nhap/dinh-danh/vneid-mau/dang-xuat',
      payload: 'logout_token=eyJhbGciOiJub25lIn0.eyJzdWIiOiJ2ZC05In0.',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(refused.statusCode).toBe(400);
    expect((await sessionsOf(id)).length).toBeGreaterThan(0);
    const asked = await provider.visit(`${issuer}/session/end?client_id=mot-cua`);
    const fields = Object.fromEntries(
      [...asked.body.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    await provider.visit(`${issuer}/session/end/confirm`, { ...fields, logout: 'yes' });
    expect((await browser.get('/ho-so')).statusCode).toBe(303);
  });
});

describe('a lost account', () => {
  it('is locked at once with the code, ends every session and token, and tells every address', async () => {
    const { accountId, phone } = await portal.insertApplicant('Trần Thị Mất Máy');
    const thief = openBrowser(portal.app);
    await thief.signIn(phone);
    const owner = openBrowser(portal.app);
    await owner.submit('/bao-mat-tai-khoan', { contact: phone });
    const done = await owner.submit('/bao-mat-tai-khoan/xac-nhan', { code: await lastCode(portal.db, phone) });
    expect(done.headers.location).toBe('/bao-mat-tai-khoan/da-khoa');
    expect((await thief.get('/ho-so')).statusCode).toBe(303);
    await expect(openBrowser(portal.app).signIn(phone)).rejects.toThrow('not signed in');
    const told = await portal.db
      .selectFrom('notification')
      .select('channel')
      .where('accountId', '=', accountId)
      .where('eventKey', 'like', 'account:%:locked:%')
      .execute();
    expect(told.map(({ channel }) => channel).sort()).toEqual(['EMAIL', 'PORTAL', 'SMS']);
  });

  it('is unlocked by the identity that it is linked to, and its old password is gone', async () => {
    const { id } = await accountOf('999192000088');
    await portal.db.updateTable('account').set({ status: 'LOCKED' }).where('id', '=', id).execute();
    const { answer, browser } = await arrive('vd-8');
    expect(answer.headers.location).toBe('/dang-nhap/mo-khoa');
    expect((await browser.get('/ho-so')).statusCode).toBe(303);
    const done = await browser.submit('/dang-nhap/mo-khoa', {});
    expect(done.headers.location).toBe('/ho-so');
    expect(await accountOf('999192000088')).toMatchObject({ status: 'ACTIVE', passwordHash: '!' });
  });

  it('is answered alike for an address that nobody has', async () => {
    const browser = openBrowser(portal.app);
    const asked = await browser.submit('/bao-mat-tai-khoan', { contact: '0912999888' });
    expect(asked.headers.location).toBe('/bao-mat-tai-khoan/xac-nhan');
    expect((await browser.submit('/bao-mat-tai-khoan/xac-nhan', { code: '123456' })).statusCode).toBe(422);
  });
});
