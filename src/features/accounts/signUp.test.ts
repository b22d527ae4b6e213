import { describe, expect, it } from 'vitest';
import { AccountsTest, form, newPhone, PASSWORD, refusal, stored } from '../../../test/accountsTest.ts';
import { confirmSignUp } from './confirmSignUp.ts';
import { getOwnAccount } from './queries.ts';
import { signUp } from './signUp.ts';
import { lastCode } from './testContext.ts';

const t = new AccountsTest();

describe('signing up', () => {
  it('opens the account only when the code comes back', async () => {
    const phone = newPhone();
    const { attemptId } = await signUp(t.ctx, form(phone, { citizenId: '001 090 012 345' }));
    expect(await refusal(t.enter(phone, PASSWORD))).toMatchObject({ code: 'account.wrong_password' });
    expect(await refusal(confirmSignUp(t.ctx, { attemptId, code: 'abc' }))).toMatchObject({
      code: 'account.code_wrong',
    });
    const { token } = await confirmSignUp(t.ctx, { attemptId, code: await lastCode(t.db, stored(phone)) });
    const { actor } = await t.sessionOf(token);
    expect(actor).toMatchObject({ kind: 'APPLICANT', name: 'Nguyễn Văn Mẫu' });
    expect(await getOwnAccount({ ...t.ctx, actor })).toMatchObject({ phone: stored(phone), citizenId: '001090012345' });
    expect(await t.enter(phone, PASSWORD)).toMatchObject({ mustChangePassword: false });
  });

  it('puts the message with the code on its way in the same transaction', async () => {
    const phone = newPhone();
    await signUp(t.ctx, form(phone));
    expect(await t.messagesTo(stored(phone))).toEqual(['SMS Mã xác nhận Một Cửa']);
    const { rows } = await t.pool.query<{ count: number }>(
      `SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'notification.send'`,
    );
    const { rows: notifications } = await t.pool.query<{ count: number }>('SELECT count(*) FROM notification');
    expect(rows[0]?.count).toBe(notifications[0]?.count);
  });

  it('says beside each field what is wrong', async () => {
    const wrong = { fullName: 'N1', contact: 'abc', citizenId: '123', password: '12345678', agreed: false };
    expect(await refusal(signUp(t.ctx, wrong))).toMatchObject({
      code: 'common.invalid_input',
      fields: ['fullName:INVALID', 'contact:INVALID', 'citizenId:INVALID', 'password:TOO_COMMON', 'agreed:REQUIRED'],
    });
  });

  it('with an address that has an account answers as ever, tells its owner, and changes nothing', async () => {
    const { phone } = await t.register();
    const { attemptId } = await signUp(t.ctx, form(phone, { fullName: 'Kẻ Khác', password: 'mật khẩu của kẻ khác' }));
    expect(attemptId).toMatch(/^[0-9a-f-]{36}$/);
    expect((await t.messagesTo(stored(phone))).at(-1)).toBe('SMS Bạn đã có tài khoản Một Cửa');
    expect(await refusal(confirmSignUp(t.ctx, { attemptId, code: '000000' }))).toMatchObject({
      code: 'account.code_wrong',
    });
    expect(await refusal(t.enter(phone, 'mật khẩu của kẻ khác'))).toMatchObject({ code: 'account.wrong_password' });
    expect(await t.enter(phone, PASSWORD)).toMatchObject({ mustChangePassword: false });
  });

  it('of somebody else with my address never gives them my account', async () => {
    const phone = newPhone();
    const mine = await signUp(t.ctx, form(phone));
    const myCode = await lastCode(t.db, stored(phone));
    await signUp(t.ctx, form(phone, { password: 'mật khẩu của kẻ khác' }));
    expect(await refusal(confirmSignUp(t.ctx, { ...mine, code: myCode }))).toMatchObject({
      code: 'account.code_wrong',
    });
    const again = await signUp(t.ctx, form(phone));
    await confirmSignUp(t.ctx, { ...again, code: await lastCode(t.db, stored(phone)) });
    expect(await refusal(t.enter(phone, 'mật khẩu của kẻ khác'))).toMatchObject({ code: 'account.wrong_password' });
  });

  it('by two at the same moment makes one account', async () => {
    const email = 'cung.luc@tinhmau.example';
    await Promise.all([signUp(t.ctx, form(email)), signUp(t.ctx, form('Cung.Luc@TinhMau.example'))]);
    const rows = await t.db.selectFrom('account').select('id').where('login', '=', email).execute();
    expect(rows).toHaveLength(1);
  });

  it('confirmed twice at the same moment opens one session', async () => {
    const phone = newPhone();
    const { attemptId } = await signUp(t.ctx, form(phone));
    const code = await lastCode(t.db, stored(phone));
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => confirmSignUp(t.ctx, { attemptId, code })),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const sessions = await t.db
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.accountId')
      .select('session.accountId')
      .where('account.login', '=', stored(phone))
      .execute();
    expect(sessions).toHaveLength(1);
  });
});
