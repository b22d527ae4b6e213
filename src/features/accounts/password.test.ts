import { describe, expect, it } from 'vitest';
import { AccountsTest, PASSWORD, refusal, stored } from '../../../test/accountsTest.ts';
import { findSession } from '../../platform/auth/session.ts';
import { changePassword } from './changePassword.ts';
import { getOwnAccount } from './queries.ts';
import { requestOneTimeCode } from './requestOneTimeCode.ts';
import { resetPassword } from './resetPassword.ts';
import { signOutElsewhere } from './signOut.ts';
import { lastCode, testConfig } from './testContext.ts';
import { updateProfile } from './updateProfile.ts';

const t = new AccountsTest();

describe('a password', () => {
  it('that was forgotten is set anew with a code; every session ends and the owner is told', async () => {
    const { phone, token } = await t.register();
    const { attemptId } = await requestOneTimeCode(t.ctx, { contact: phone, purpose: 'RESET_PASSWORD' });
    const code = await lastCode(t.db, stored(phone));
    const weak = { attemptId, code, password: `mk ${phone}`, repeat: `mk ${phone}` };
    expect(await refusal(resetPassword(t.ctx, weak))).toMatchObject({ fields: ['password:CONTAINS_LOGIN'] });
    const fresh = 'hoa ban tháng ba';
    expect(await refusal(resetPassword(t.ctx, { ...weak, password: fresh, repeat: 'khác' }))).toMatchObject({
      fields: ['repeat:MISMATCH'],
    });
    await resetPassword(t.ctx, { attemptId, code, password: fresh, repeat: fresh });
    expect(await findSession(t.db, token, t.clock, testConfig)).toBeUndefined();
    expect((await t.messagesTo(stored(phone))).at(-1)).toBe('SMS Mật khẩu Một Cửa đã được đổi');
    expect(await refusal(t.enter(phone, PASSWORD))).toMatchObject({ code: 'account.wrong_password' });
    await t.enter(phone, fresh);
  });

  it('set anew lifts the lock of too many tries', async () => {
    const { phone } = await t.register();
    for (let count = 0; count < 6; count++) await refusal(t.enter(phone, 'sai'));
    const { attemptId } = await requestOneTimeCode(t.ctx, { contact: phone, purpose: 'RESET_PASSWORD' });
    const fresh = 'hoa ban tháng ba';
    await resetPassword(t.ctx, {
      attemptId,
      code: await lastCode(t.db, stored(phone)),
      password: fresh,
      repeat: fresh,
    });
    await t.enter(phone, fresh);
  });

  it('is changed with the current one; this device stays, the others are signed out', async () => {
    const { phone, token } = await t.register();
    const other = await t.enter(phone, PASSWORD);
    const session = await t.sessionOf(token);
    const own = { ...t.ctx, actor: session.actor };
    const change = (current: string, password: string) =>
      changePassword(own, session, { current, password, repeat: password });
    expect(await refusal(change('sai', 'hoa ban tháng ba'))).toMatchObject({ fields: ['current:WRONG'] });
    expect(await refusal(change(PASSWORD, PASSWORD))).toMatchObject({ fields: ['password:SAME'] });
    await change(PASSWORD, 'hoa ban tháng ba');
    expect(await findSession(t.db, token, t.clock, testConfig)).toBeDefined();
    expect(await findSession(t.db, other.token, t.clock, testConfig)).toBeUndefined();
  });

  it('cannot be guessed through an open session', async () => {
    const { token } = await t.register();
    const session = await t.sessionOf(token);
    const guess = () =>
      changePassword({ ...t.ctx, actor: session.actor }, session, {
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
    const { token } = await t.register();
    const { actor } = await t.sessionOf(token);
    const own = { ...t.ctx, actor };
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
    const { phone, token } = await t.register();
    await t.enter(phone, PASSWORD);
    await t.enter(phone, PASSWORD);
    const session = await t.sessionOf(token);
    expect(await signOutElsewhere({ ...t.ctx, actor: session.actor }, session)).toBe(2);
    expect(await findSession(t.db, token, t.clock, testConfig)).toBeDefined();
  });
});
