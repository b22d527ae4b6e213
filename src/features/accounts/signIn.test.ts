import { describe, expect, it } from 'vitest';
import { AccountsTest, form, newPhone, PASSWORD, refusal, stored } from '../../../test/accountsTest.ts';
import { findSession } from '../../platform/auth/session.ts';
import { requestOneTimeCode } from './requestOneTimeCode.ts';
import { signInWithCode } from './signInWithCode.ts';
import { signOut } from './signOut.ts';
import { signUp } from './signUp.ts';
import { insertOfficer, lastCode, testConfig } from './testContext.ts';

const t = new AccountsTest();

describe('signing in', () => {
  it('answers a wrong password, an unknown login, a sleeping and a closed account alike', async () => {
    const { phone } = await t.register();
    const sleeping = newPhone();
    await signUp(t.ctx, form(sleeping));
    const closed = await t.register();
    await t.db.updateTable('account').set({ status: 'DISABLED' }).where('id', '=', closed.accountId).execute();
    const answers = [
      await refusal(t.enter(phone, 'không phải mật khẩu')),
      await refusal(t.enter(newPhone(), PASSWORD)),
      await refusal(t.enter(sleeping, PASSWORD)),
      await refusal(t.enter(closed.phone, PASSWORD)),
      await refusal(t.enter('không phải số', PASSWORD)),
      await refusal(t.enter('', '')),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual({ code: 'account.wrong_password', fields: [], values: {} });
  });

  it('is not heard for a quarter of an hour after five wrong tries, whether or not the login exists', async () => {
    const { phone } = await t.register();
    const unknown = newPhone();
    for (const login of [phone, unknown])
      for (let count = 0; count < 5; count++)
        expect(await refusal(t.enter(login, 'sai'))).toMatchObject({ code: 'account.wrong_password' });
    const locked = { code: 'account.locked', fields: [], values: { minutes: 15 } };
    expect(await refusal(t.enter(phone, PASSWORD))).toEqual(locked);
    expect(await refusal(t.enter(unknown, PASSWORD))).toEqual(locked);
    expect(await refusal(t.enter(`+84 ${phone.slice(1)}`, PASSWORD))).toEqual(locked);
    t.clock.advance(15 * 60);
    expect(await t.enter(phone, PASSWORD)).toMatchObject({ mustChangePassword: false });
  });

  it('begins to count anew after the right password', async () => {
    const { phone } = await t.register();
    for (let round = 0; round < 3; round++) {
      for (let count = 0; count < 4; count++) await refusal(t.enter(phone, 'sai'));
      await t.enter(phone, PASSWORD);
    }
  });

  it('keeps citizens and officers at their own doors', async () => {
    const password = 'Mười bốn ký tự, 14';
    await insertOfficer(t.db, { login: 'cua.rieng', password, posts: [] });
    const { phone } = await t.register();
    expect(await t.enter('Cua.Rieng ', password, 'OFFICER')).toMatchObject({ mustChangePassword: false });
    expect(await refusal(t.enter('cua.rieng', password))).toMatchObject({ code: 'account.wrong_password' });
    expect(await refusal(t.enter(stored(phone), PASSWORD, 'OFFICER'))).toMatchObject({
      code: 'account.wrong_password',
    });
  });

  it('replaces a hash that was made under an older policy', async () => {
    const { phone, accountId } = await t.register();
    const weaker = await import('@node-rs/argon2').then(({ hash }) =>
      hash(PASSWORD, { memoryCost: 4096, timeCost: 1 }),
    );
    await t.db.updateTable('account').set({ passwordHash: weaker }).where('id', '=', accountId).execute();
    await t.enter(phone, PASSWORD);
    const row = await t.db.selectFrom('account').select('passwordHash').where('id', '=', accountId).executeTakeFirst();
    expect(row?.passwordHash).toContain('$m=19456,t=2,p=1$');
  });

  it('and out is written into the access log, wrong tries too', async () => {
    const { phone, accountId } = await t.register();
    await refusal(t.enter(phone, 'sai'));
    const { token } = await t.enter(phone, PASSWORD);
    const session = await t.sessionOf(token);
    await signOut({ ...t.ctx, actor: session.actor }, session);
    const rows = await t.db
      .selectFrom('accessLog')
      .select('action')
      .where('subjectId', '=', accountId)
      .orderBy('id')
      .execute();
    expect(rows.map((row) => row.action)).toEqual(['SIGN_IN', 'SIGN_IN_FAILED', 'SIGN_IN', 'SIGN_OUT']);
    expect(await findSession(t.db, token, t.clock, testConfig)).toBeUndefined();
  });
});

describe('a one-time code', () => {
  it('signs in without a password', async () => {
    const { phone, accountId } = await t.register();
    const { attemptId } = await requestOneTimeCode(t.ctx, { contact: phone, purpose: 'SIGN_IN' });
    const signedIn = await signInWithCode(t.ctx, { attemptId, code: await lastCode(t.db, stored(phone)) });
    expect(signedIn.accountId).toBe(accountId);
  });

  it('asked for an unknown address is answered alike, and sends nothing', async () => {
    const unknown = newPhone();
    const answer = await requestOneTimeCode(t.ctx, { contact: unknown, purpose: 'SIGN_IN' });
    expect(answer).toEqual({ attemptId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(await t.messagesTo(stored(unknown))).toEqual([]);
    expect(await refusal(signInWithCode(t.ctx, { ...answer, code: '123456' }))).toMatchObject({
      code: 'account.code_wrong',
    });
  });

  it('is sent at most five times an hour to one address, known or not', async () => {
    const { phone } = await t.register();
    const unknown = newPhone();
    const request = (contact: string) => requestOneTimeCode(t.ctx, { contact, purpose: 'SIGN_IN' });
    // Signing up was the first of the known one.
    for (let count = 0; count < 4; count++) await request(phone);
    for (let count = 0; count < 5; count++) await request(unknown);
    const tooMany = { code: 'account.too_many_codes', fields: [], values: { minutes: 60 } };
    expect(await refusal(request(phone))).toEqual(tooMany);
    expect(await refusal(request(unknown))).toEqual(tooMany);
  });

  it('with a malformed attempt is wrong, not a failure of the server', async () => {
    for (const attemptId of ['', 'abc', "' OR 1=1 --", '00000000-0000-0000-0000-000000000000'])
      expect(await refusal(signInWithCode(t.ctx, { attemptId, code: '123456' }))).toMatchObject({
        code: 'account.code_wrong',
      });
  });
});
