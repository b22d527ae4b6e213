import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import { findSession } from '../../platform/auth/session.ts';
import type { Ctx } from '../../platform/context.ts';
import { createDatabase, createPool, type Database } from '../../platform/db/database.ts';
import { ProblemError } from '../../platform/errors.ts';
import { assignPost } from './assignPost.ts';
import { changePassword } from './changePassword.ts';
import { confirmSignUp } from './confirmSignUp.ts';
import { createApiToken } from './createApiToken.ts';
import { createOfficer } from './createOfficer.ts';
import { disableOfficer } from './disableOfficer.ts';
import { getOwnAccount, listOfficers } from './queries.ts';
import { reissuePassword } from './reissuePassword.ts';
import { requestOneTimeCode } from './requestOneTimeCode.ts';
import { resetPassword } from './resetPassword.ts';
import { signIn } from './signIn.ts';
import { signInWithCode } from './signInWithCode.ts';
import { signOut, signOutElsewhere } from './signOut.ts';
import { signUp } from './signUp.ts';
import {
  insertAgencies,
  insertOfficer,
  lastCode,
  type TestClock,
  testClock,
  testConfig,
  testCtx,
} from './testContext.ts';
import { updateProfile } from './updateProfile.ts';

let database: TestDatabase;
let pool: pg.Pool;
let db: Database;
let units: Record<'H99.91' | 'H99.92', string>;
let clock: TestClock;
let ctx: Ctx;

beforeAll(async () => {
  database = await testDatabase();
  pool = createPool(database.url, 8);
  db = createDatabase(pool);
  ({ units } = await insertAgencies(db));
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

beforeEach(() => {
  clock = testClock();
  ctx = testCtx(db, clock);
});

let people = 0;
const newPhone = () => `09123${String(++people).padStart(5, '0')}`;
const stored = (phone: string) => `+84${phone.slice(1)}`;
const PASSWORD = 'con mèo ngủ trưa';

const form = (contact: string, more: Partial<Parameters<typeof signUp>[1]> = {}) => ({
  fullName: 'Nguyễn Văn Mẫu',
  contact,
  citizenId: '',
  password: PASSWORD,
  agreed: true,
  ...more,
});

/** Signs up and confirms; answers the phone as typed. */
async function register(phone = newPhone()): Promise<{ phone: string; token: string; accountId: string }> {
  const { attemptId } = await signUp(ctx, form(phone));
  const signedIn = await confirmSignUp(ctx, { attemptId, code: await lastCode(db, stored(phone)) });
  return { phone, ...signedIn };
}

const enter = (login: string, password: string, audience: 'APPLICANT' | 'OFFICER' = 'APPLICANT') =>
  signIn(ctx, { audience, login, password });

async function sessionOf(token: string) {
  const session = await findSession(db, token, clock, testConfig);
  if (!session) throw new Error('no session');
  return session;
}

/** Code, fields and values of a refusal: all that an answer is made of. */
async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw error ?? new Error('not refused');
  return {
    code: error.kind.code,
    fields: error.fields.map(({ field, code }) => `${field}:${code}`),
    values: error.values,
  };
}

async function messagesTo(address: string) {
  const rows = await db
    .selectFrom('notification')
    .select(['subject', 'channel'])
    .where('address', '=', address)
    .orderBy('id')
    .execute();
  return rows.map((row) => `${row.channel} ${row.subject}`);
}

describe('signing up', () => {
  it('opens the account only when the code comes back', async () => {
    const phone = newPhone();
    const { attemptId } = await signUp(ctx, form(phone, { citizenId: '001 090 012 345' }));
    expect(await refusal(enter(phone, PASSWORD))).toMatchObject({ code: 'account.wrong_password' });
    expect(await refusal(confirmSignUp(ctx, { attemptId, code: 'abc' }))).toMatchObject({ code: 'account.code_wrong' });
    const { token } = await confirmSignUp(ctx, { attemptId, code: await lastCode(db, stored(phone)) });
    const { actor } = await sessionOf(token);
    expect(actor).toMatchObject({ kind: 'APPLICANT', name: 'Nguyễn Văn Mẫu' });
    expect(await getOwnAccount({ ...ctx, actor })).toMatchObject({ phone: stored(phone), citizenId: '001090012345' });
    expect(await enter(phone, PASSWORD)).toMatchObject({ mustChangePassword: false });
  });

  it('puts the message with the code on its way in the same transaction', async () => {
    const phone = newPhone();
    await signUp(ctx, form(phone));
    expect(await messagesTo(stored(phone))).toEqual(['SMS Mã xác nhận Một Cửa']);
    const { rows } = await pool.query<{ count: number }>(
      `SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'notification.send'`,
    );
    const { rows: notifications } = await pool.query<{ count: number }>('SELECT count(*) FROM notification');
    expect(rows[0]?.count).toBe(notifications[0]?.count);
  });

  it('says beside each field what is wrong', async () => {
    const wrong = { fullName: 'N1', contact: 'abc', citizenId: '123', password: '12345678', agreed: false };
    expect(await refusal(signUp(ctx, wrong))).toMatchObject({
      code: 'common.invalid_input',
      fields: ['fullName:INVALID', 'contact:INVALID', 'citizenId:INVALID', 'password:TOO_COMMON', 'agreed:REQUIRED'],
    });
  });

  it('with an address that has an account answers as ever, tells its owner, and changes nothing', async () => {
    const { phone } = await register();
    const { attemptId } = await signUp(ctx, form(phone, { fullName: 'Kẻ Khác', password: 'mật khẩu của kẻ khác' }));
    expect(attemptId).toMatch(/^[0-9a-f-]{36}$/);
    expect((await messagesTo(stored(phone))).at(-1)).toBe('SMS Bạn đã có tài khoản Một Cửa');
    expect(await refusal(confirmSignUp(ctx, { attemptId, code: '000000' }))).toMatchObject({
      code: 'account.code_wrong',
    });
    expect(await refusal(enter(phone, 'mật khẩu của kẻ khác'))).toMatchObject({ code: 'account.wrong_password' });
    expect(await enter(phone, PASSWORD)).toMatchObject({ mustChangePassword: false });
  });

  it('of somebody else with my address never gives them my account', async () => {
    const phone = newPhone();
    const mine = await signUp(ctx, form(phone));
    const myCode = await lastCode(db, stored(phone));
    await signUp(ctx, form(phone, { password: 'mật khẩu của kẻ khác' }));
    expect(await refusal(confirmSignUp(ctx, { ...mine, code: myCode }))).toMatchObject({ code: 'account.code_wrong' });
    const again = await signUp(ctx, form(phone));
    await confirmSignUp(ctx, { ...again, code: await lastCode(db, stored(phone)) });
    expect(await refusal(enter(phone, 'mật khẩu của kẻ khác'))).toMatchObject({ code: 'account.wrong_password' });
  });

  it('by two at the same moment makes one account', async () => {
    const email = 'cung.luc@tinhmau.example';
    await Promise.all([signUp(ctx, form(email)), signUp(ctx, form('Cung.Luc@TinhMau.example'))]);
    const rows = await db.selectFrom('account').select('id').where('login', '=', email).execute();
    expect(rows).toHaveLength(1);
  });

  it('confirmed twice at the same moment opens one session', async () => {
    const phone = newPhone();
    const { attemptId } = await signUp(ctx, form(phone));
    const code = await lastCode(db, stored(phone));
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => confirmSignUp(ctx, { attemptId, code })));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const sessions = await db
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.accountId')
      .select('session.accountId')
      .where('account.login', '=', stored(phone))
      .execute();
    expect(sessions).toHaveLength(1);
  });
});

describe('signing in', () => {
  it('answers a wrong password, an unknown login, a sleeping and a closed account alike', async () => {
    const { phone } = await register();
    const sleeping = newPhone();
    await signUp(ctx, form(sleeping));
    const closed = await register();
    await db.updateTable('account').set({ status: 'DISABLED' }).where('id', '=', closed.accountId).execute();
    const answers = [
      await refusal(enter(phone, 'không phải mật khẩu')),
      await refusal(enter(newPhone(), PASSWORD)),
      await refusal(enter(sleeping, PASSWORD)),
      await refusal(enter(closed.phone, PASSWORD)),
      await refusal(enter('không phải số', PASSWORD)),
      await refusal(enter('', '')),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual({ code: 'account.wrong_password', fields: [], values: {} });
  });

  it('is not heard for a quarter of an hour after five wrong tries, whether or not the login exists', async () => {
    const { phone } = await register();
    const unknown = newPhone();
    for (const login of [phone, unknown])
      for (let count = 0; count < 5; count++)
        expect(await refusal(enter(login, 'sai'))).toMatchObject({ code: 'account.wrong_password' });
    const locked = { code: 'account.locked', fields: [], values: { minutes: 15 } };
    expect(await refusal(enter(phone, PASSWORD))).toEqual(locked);
    expect(await refusal(enter(unknown, PASSWORD))).toEqual(locked);
    expect(await refusal(enter(`+84 ${phone.slice(1)}`, PASSWORD))).toEqual(locked);
    clock.advance(15 * 60);
    expect(await enter(phone, PASSWORD)).toMatchObject({ mustChangePassword: false });
  });

  it('begins to count anew after the right password', async () => {
    const { phone } = await register();
    for (let round = 0; round < 3; round++) {
      for (let count = 0; count < 4; count++) await refusal(enter(phone, 'sai'));
      await enter(phone, PASSWORD);
    }
  });

  it('keeps citizens and officers at their own doors', async () => {
    const password = 'Mười bốn ký tự, 14';
    await insertOfficer(db, { login: 'cua.rieng', password, posts: [] });
    const { phone } = await register();
    expect(await enter('Cua.Rieng ', password, 'OFFICER')).toMatchObject({ mustChangePassword: false });
    expect(await refusal(enter('cua.rieng', password))).toMatchObject({ code: 'account.wrong_password' });
    expect(await refusal(enter(stored(phone), PASSWORD, 'OFFICER'))).toMatchObject({ code: 'account.wrong_password' });
  });

  it('replaces a hash that was made under an older policy', async () => {
    const { phone, accountId } = await register();
    const weaker = await import('@node-rs/argon2').then(({ hash }) =>
      hash(PASSWORD, { memoryCost: 4096, timeCost: 1 }),
    );
    await db.updateTable('account').set({ passwordHash: weaker }).where('id', '=', accountId).execute();
    await enter(phone, PASSWORD);
    const row = await db.selectFrom('account').select('passwordHash').where('id', '=', accountId).executeTakeFirst();
    expect(row?.passwordHash).toContain('$m=19456,t=2,p=1$');
  });

  it('and out is written into the access log, wrong tries too', async () => {
    const { phone, accountId } = await register();
    await refusal(enter(phone, 'sai'));
    const { token } = await enter(phone, PASSWORD);
    const session = await sessionOf(token);
    await signOut({ ...ctx, actor: session.actor }, session);
    const rows = await db
      .selectFrom('accessLog')
      .select('action')
      .where('subjectId', '=', accountId)
      .orderBy('id')
      .execute();
    expect(rows.map((row) => row.action)).toEqual(['SIGN_IN', 'SIGN_IN_FAILED', 'SIGN_IN', 'SIGN_OUT']);
    expect(await findSession(db, token, clock, testConfig)).toBeUndefined();
  });
});

describe('a one-time code', () => {
  it('signs in without a password', async () => {
    const { phone, accountId } = await register();
    const { attemptId } = await requestOneTimeCode(ctx, { contact: phone, purpose: 'SIGN_IN' });
    const signedIn = await signInWithCode(ctx, { attemptId, code: await lastCode(db, stored(phone)) });
    expect(signedIn.accountId).toBe(accountId);
  });

  it('asked for an unknown address is answered alike, and sends nothing', async () => {
    const unknown = newPhone();
    const answer = await requestOneTimeCode(ctx, { contact: unknown, purpose: 'SIGN_IN' });
    expect(answer).toEqual({ attemptId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(await messagesTo(stored(unknown))).toEqual([]);
    expect(await refusal(signInWithCode(ctx, { ...answer, code: '123456' }))).toMatchObject({
      code: 'account.code_wrong',
    });
  });

  it('is sent at most five times an hour to one address, known or not', async () => {
    const { phone } = await register();
    const unknown = newPhone();
    const request = (contact: string) => requestOneTimeCode(ctx, { contact, purpose: 'SIGN_IN' });
    // Signing up was the first of the known one.
    for (let count = 0; count < 4; count++) await request(phone);
    for (let count = 0; count < 5; count++) await request(unknown);
    const tooMany = { code: 'account.too_many_codes', fields: [], values: { minutes: 60 } };
    expect(await refusal(request(phone))).toEqual(tooMany);
    expect(await refusal(request(unknown))).toEqual(tooMany);
  });

  it('with a malformed attempt is wrong, not a failure of the server', async () => {
    for (const attemptId of ['', 'abc', "' OR 1=1 --", '00000000-0000-0000-0000-000000000000'])
      expect(await refusal(signInWithCode(ctx, { attemptId, code: '123456' }))).toMatchObject({
        code: 'account.code_wrong',
      });
  });
});

describe('a password', () => {
  it('that was forgotten is set anew with a code; every session ends and the owner is told', async () => {
    const { phone, token } = await register();
    const { attemptId } = await requestOneTimeCode(ctx, { contact: phone, purpose: 'RESET_PASSWORD' });
    const code = await lastCode(db, stored(phone));
    const weak = { attemptId, code, password: `mk ${phone}`, repeat: `mk ${phone}` };
    expect(await refusal(resetPassword(ctx, weak))).toMatchObject({ fields: ['password:CONTAINS_LOGIN'] });
    const fresh = 'hoa ban tháng ba';
    expect(await refusal(resetPassword(ctx, { ...weak, password: fresh, repeat: 'khác' }))).toMatchObject({
      fields: ['repeat:MISMATCH'],
    });
    await resetPassword(ctx, { attemptId, code, password: fresh, repeat: fresh });
    expect(await findSession(db, token, clock, testConfig)).toBeUndefined();
    expect((await messagesTo(stored(phone))).at(-1)).toBe('SMS Mật khẩu Một Cửa đã được đổi');
    expect(await refusal(enter(phone, PASSWORD))).toMatchObject({ code: 'account.wrong_password' });
    await enter(phone, fresh);
  });

  it('set anew lifts the lock of too many tries', async () => {
    const { phone } = await register();
    for (let count = 0; count < 6; count++) await refusal(enter(phone, 'sai'));
    const { attemptId } = await requestOneTimeCode(ctx, { contact: phone, purpose: 'RESET_PASSWORD' });
    const fresh = 'hoa ban tháng ba';
    await resetPassword(ctx, { attemptId, code: await lastCode(db, stored(phone)), password: fresh, repeat: fresh });
    await enter(phone, fresh);
  });

  it('is changed with the current one; this device stays, the others are signed out', async () => {
    const { phone, token } = await register();
    const other = await enter(phone, PASSWORD);
    const session = await sessionOf(token);
    const own = { ...ctx, actor: session.actor };
    const change = (current: string, password: string) =>
      changePassword(own, session, { current, password, repeat: password });
    expect(await refusal(change('sai', 'hoa ban tháng ba'))).toMatchObject({ fields: ['current:WRONG'] });
    expect(await refusal(change(PASSWORD, PASSWORD))).toMatchObject({ fields: ['password:SAME'] });
    await change(PASSWORD, 'hoa ban tháng ba');
    expect(await findSession(db, token, clock, testConfig)).toBeDefined();
    expect(await findSession(db, other.token, clock, testConfig)).toBeUndefined();
  });

  it('cannot be guessed through an open session', async () => {
    const { token } = await register();
    const session = await sessionOf(token);
    const guess = () =>
      changePassword({ ...ctx, actor: session.actor }, session, {
        current: 'đoán',
        password: 'hoa ban tháng ba',
        repeat: 'hoa ban tháng ba',
      });
    for (let count = 0; count < 5; count++) expect(await refusal(guess())).toMatchObject({ fields: ['current:WRONG'] });
    expect(await refusal(guess())).toMatchObject({ code: 'account.locked' });
  });
});

describe('the person’s own account', () => {
  it('is corrected field by field, and says what is wrong', async () => {
    const { token } = await register();
    const { actor } = await sessionOf(token);
    const own = { ...ctx, actor };
    const profile = {
      fullName: 'Trần Thị Ví Dụ',
      citizenId: '001190012345',
      dateOfBirth: '5/3/1990',
      address: 'Thôn Mẫu, xã Ví Dụ',
      language: 'en',
    };
    await updateProfile(own, profile);
    expect(await getOwnAccount(own)).toMatchObject({ ...profile, dateOfBirth: '1990-03-05' });
    const wrong = { ...profile, citizenId: '1', dateOfBirth: '1/1/2199', address: 'x'.repeat(301) };
    expect(await refusal(updateProfile(own, wrong))).toMatchObject({
      fields: ['citizenId:INVALID', 'dateOfBirth:INVALID', 'address:TOO_LONG'],
    });
  });

  it('is signed out everywhere else at once', async () => {
    const { phone, token } = await register();
    await enter(phone, PASSWORD);
    await enter(phone, PASSWORD);
    const session = await sessionOf(token);
    expect(await signOutElsewhere({ ...ctx, actor: session.actor }, session)).toBe(2);
    expect(await findSession(db, token, clock, testConfig)).toBeDefined();
  });
});

describe('officers’ accounts', () => {
  const administrator = (role: 'AGENCY_ADMINISTRATOR' | 'SYSTEM_ADMINISTRATOR', agencyCode = 'H99.91'): Actor => ({
    kind: 'OFFICER',
    accountId: '00000000-0000-7000-8000-000000000001',
    name: 'Lê Văn Mẫu',
    mustChangePassword: false,
    posts: [{ role, agencyCode, unitId: null }],
  });
  const as = (actor: Actor): Ctx => ({ ...ctx, actor });
  const post = (agencyCode: 'H99.91' | 'H99.92' = 'H99.91', role = 'SPECIALIST') => ({
    role,
    agencyCode,
    unitId: units[agencyCode],
  });
  const officer = (login: string, posts = [post()]) => ({ login, fullName: 'Phạm Thị Mẫu', posts });

  it('start with a password that must be changed before anything else', async () => {
    const agency = as(administrator('AGENCY_ADMINISTRATOR'));
    const { issuedPassword } = await createOfficer(agency, officer('moi.den'));
    const { token, mustChangePassword } = await enter('moi.den', issuedPassword, 'OFFICER');
    expect(mustChangePassword).toBe(true);
    const session = await sessionOf(token);
    expect(session.actor).toMatchObject({ posts: [] });
    const own = as(session.actor);
    const set = (password: string) => changePassword(own, session, { password, repeat: password });
    expect(await refusal(set('ngắn'))).toMatchObject({ fields: ['password:TOO_SHORT'] });
    expect(await refusal(set(issuedPassword))).toMatchObject({ fields: ['password:SAME'] });
    await set('Mười bốn ký tự, 14');
    expect((await sessionOf(token)).actor).toMatchObject({
      mustChangePassword: false,
      posts: [{ role: 'SPECIALIST', agencyCode: 'H99.91', unitId: units['H99.91'] }],
    });
  });

  it('are given by an agency’s administrator in that agency only, and never with posts beyond it', async () => {
    const agency = as(administrator('AGENCY_ADMINISTRATOR'));
    for (const posts of [
      [post('H99.92')],
      [post(), post('H99.92')],
      [post('H99.91', 'SYSTEM_ADMINISTRATOR')],
      [post('H99.91', 'PROVINCE_LEADER')],
      [post('H99.91', 'CENTRE_HEAD')],
    ])
      expect(await refusal(createOfficer(agency, officer('vuot.quyen', posts)))).toMatchObject({
        code: 'account.may_not_administer',
      });
    const system = as(administrator('SYSTEM_ADMINISTRATOR'));
    const { id } = await createOfficer(system, officer('hai.noi', [post(), post('H99.92', 'CENTRE_HEAD')]));
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are refused to everybody who administers nothing', async () => {
    const leader = administrator('AGENCY_ADMINISTRATOR');
    if (leader.kind === 'OFFICER') leader.posts = [{ role: 'AGENCY_LEADER', agencyCode: 'H99.91', unitId: null }];
    for (const actor of [ctx.actor, leader]) {
      expect(await refusal(createOfficer(as(actor), officer('khong.quyen')))).toMatchObject({
        code: 'account.may_not_administer',
      });
      expect((await listOfficers(as(actor), { limit: 10 })).items).toEqual([]);
    }
  });

  it('say beside each field what is wrong', async () => {
    const system = as(administrator('SYSTEM_ADMINISTRATOR'));
    await createOfficer(system, officer('da.co'));
    expect(await refusal(createOfficer(system, officer('da.co')))).toMatchObject({ fields: ['login:TAKEN'] });
    const wrong = {
      login: 'Sai Tên',
      fullName: '1',
      email: 'x',
      phone: 'y',
      posts: [{ role: 'KING', agencyCode: 'H00', unitId: units['H99.91'] }],
    };
    expect(await refusal(createOfficer(system, wrong))).toMatchObject({
      fields: [
        'posts.0.role:UNKNOWN',
        'posts.0.agencyCode:UNKNOWN',
        'posts.0.unitId:UNKNOWN',
        'login:INVALID',
        'fullName:INVALID',
        'email:INVALID',
        'phone:INVALID',
      ],
    });
    expect(await refusal(createOfficer(system, { ...officer('khong.vi.tri'), posts: [] }))).toMatchObject({
      fields: ['posts:REQUIRED'],
    });
  });

  it('may hold posts in several agencies, each given by its own administrator', async () => {
    const [first, second] = [
      as(administrator('AGENCY_ADMINISTRATOR', 'H99.91')),
      as(administrator('AGENCY_ADMINISTRATOR', 'H99.92')),
    ];
    const { id, issuedPassword } = await createOfficer(first, officer('nhieu.noi'));
    expect(await refusal(assignPost(first, id, post('H99.92')))).toMatchObject({ code: 'account.may_not_administer' });
    await assignPost(second, id, post('H99.92', 'RECEPTIONIST'));
    const { token } = await enter('nhieu.noi', issuedPassword, 'OFFICER');
    const own = as((await sessionOf(token)).actor);
    expect((await getOwnAccount(own)).posts.map((held) => `${held.agencyName} ${held.role}`)).toEqual([
      'Sở Mẫu H99.91 SPECIALIST',
      'Sở Mẫu H99.92 RECEPTIONIST',
    ]);
    // Who also works elsewhere is not one administrator's to close.
    expect(await refusal(disableOfficer(first, id))).toMatchObject({ code: 'account.may_not_administer' });
  });

  it('that are closed end at once, sessions and tokens too', async () => {
    const system = as(administrator('SYSTEM_ADMINISTRATOR'));
    const { id, issuedPassword } = await createOfficer(system, officer('nghi.viec'));
    const { token } = await enter('nghi.viec', issuedPassword, 'OFFICER');
    await createApiToken(system, { accountId: id, name: 'Trục liên thông', expiresAt: null });
    await disableOfficer(as(administrator('AGENCY_ADMINISTRATOR')), id);
    expect(await findSession(db, token, clock, testConfig)).toBeUndefined();
    expect(await refusal(enter('nghi.viec', issuedPassword, 'OFFICER'))).toMatchObject({
      code: 'account.wrong_password',
    });
    const open = await db
      .selectFrom('apiToken')
      .select('name')
      .where('accountId', '=', id)
      .where('revokedAt', 'is', null)
      .execute();
    expect(open).toEqual([]);
  });

  it('that are locked or forgotten get a new password from the administrator', async () => {
    const agency = as(administrator('AGENCY_ADMINISTRATOR'));
    const { id } = await createOfficer(agency, officer('quen.mat.khau'));
    for (let count = 0; count < 6; count++) await refusal(enter('quen.mat.khau', 'sai', 'OFFICER'));
    const { issuedPassword } = await reissuePassword(agency, id);
    expect(await enter('quen.mat.khau', issuedPassword, 'OFFICER')).toMatchObject({ mustChangePassword: true });
  });

  it('are listed by page, only those of the agencies one administers', async () => {
    const system = as(administrator('SYSTEM_ADMINISTRATOR'));
    const other = as(administrator('AGENCY_ADMINISTRATOR', 'H99.92'));
    for (const login of ['trang.a', 'trang.b', 'trang.c'])
      await createOfficer(system, officer(login, [post('H99.92')]));
    const all = await listOfficers(other, { limit: 100 });
    expect(all.items.every((item) => item.posts.some((held) => held.agencyCode === 'H99.92'))).toBe(true);
    const pages: string[] = [];
    for (let after: string | undefined; ; ) {
      const { items, next } = await listOfficers(other, { limit: 2, after });
      pages.push(...items.map((item) => item.login));
      if (next === null) break;
      after = next;
    }
    expect(pages).toEqual(all.items.map((item) => item.login));
    expect((await listOfficers(other, { limit: 10, agencyCode: 'H99.91' })).items).toEqual([]);
  });

  it('are given tokens by the system’s administrator only, with an end that lies ahead', async () => {
    const system = as(administrator('SYSTEM_ADMINISTRATOR'));
    const { id } = await createOfficer(system, officer('he.thong.khac'));
    const wanted = { accountId: id, name: 'Trục liên thông', expiresAt: null };
    expect(await refusal(createApiToken(as(administrator('AGENCY_ADMINISTRATOR')), wanted))).toMatchObject({
      code: 'account.may_not_administer',
    });
    const past = { ...wanted, expiresAt: new Date(0) };
    expect(await refusal(createApiToken(system, past))).toMatchObject({ fields: ['expiresAt:IN_THE_PAST'] });
    expect((await createApiToken(system, wanted)).token).toMatch(/^motcua_[\w-]{43}$/);
  });
});
