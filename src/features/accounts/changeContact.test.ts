import { describe, expect, it } from 'vitest';
import { AccountsTest, newPhone, PASSWORD, refusal, stored } from '../../../test/accountsTest.ts';
import { confirmContactChange, requestContactChange } from './changeContact.ts';
import { getOwnAccount } from './queries.ts';
import { lastCode } from './testContext.ts';

const t = new AccountsTest();

/** A citizen who has just signed up, as the request's actor. */
async function citizen() {
  const { phone, token } = await t.register();
  const { actor } = await t.sessionOf(token);
  return { phone, ctx: { ...t.ctx, actor } };
}

describe('a new telephone number or e-mail address', () => {
  it('is the account’s only when the code sent to it comes back; the old one is told', async () => {
    const { phone, ctx } = await citizen();
    const fresh = newPhone();
    const asked = await requestContactChange(ctx, fresh);
    expect(await refusal(confirmContactChange(ctx, { ...asked, code: '000000' }))).toMatchObject({
      code: 'account.code_wrong',
    });
    expect(await getOwnAccount(ctx)).toMatchObject({ phone: stored(phone) });
    await confirmContactChange(ctx, { ...asked, code: await lastCode(t.db, stored(fresh)) });
    expect(await getOwnAccount(ctx)).toMatchObject({ phone: stored(fresh), login: stored(fresh) });
    expect((await t.messagesTo(stored(phone))).at(-1)).toBe('SMS Liên hệ của tài khoản Một Cửa đã được đổi');
    expect(await t.enter(fresh, PASSWORD)).toMatchObject({ mustChangePassword: false });
    expect(await refusal(t.enter(phone, PASSWORD))).toMatchObject({ code: 'account.wrong_password' });
  });

  it('of the other kind is added, and both serve to sign in', async () => {
    const { phone, ctx } = await citizen();
    const asked = await requestContactChange(ctx, 'Them.Thu@tinhmau.example');
    await confirmContactChange(ctx, { ...asked, code: await lastCode(t.db, 'them.thu@tinhmau.example') });
    expect(await getOwnAccount(ctx)).toMatchObject({ phone: stored(phone), email: 'them.thu@tinhmau.example' });
    for (const login of [phone, 'them.thu@tinhmau.example'])
      expect(await t.enter(login, PASSWORD)).toMatchObject({ mustChangePassword: false });
  });

  it('that belongs to somebody else stays theirs', async () => {
    const other = await citizen();
    const { phone, ctx } = await citizen();
    const asked = await requestContactChange(ctx, other.phone);
    const code = await lastCode(t.db, stored(other.phone));
    expect(await refusal(confirmContactChange(ctx, { ...asked, code }))).toMatchObject({ code: 'account.code_wrong' });
    expect(await getOwnAccount(ctx)).toMatchObject({ phone: stored(phone) });
  });

  it('is not taken with a code that was sent for another account', async () => {
    const [mine, theirs] = [await citizen(), await citizen()];
    const fresh = newPhone();
    const asked = await requestContactChange(theirs.ctx, fresh);
    const code = await lastCode(t.db, stored(fresh));
    expect(await refusal(confirmContactChange(mine.ctx, { ...asked, code }))).toMatchObject({
      code: 'account.code_wrong',
    });
    await confirmContactChange(theirs.ctx, { ...asked, code });
  });

  it('must be one', async () => {
    const { ctx } = await citizen();
    expect(await refusal(requestContactChange(ctx, 'abc'))).toMatchObject({ fields: ['contact:INVALID'] });
  });
});
