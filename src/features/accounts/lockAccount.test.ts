import { describe, expect, it } from 'vitest';
import { AccountsTest, newPhone, PASSWORD, refusal, stored } from '../../../test/accountsTest.ts';
import { parseContact } from '../../domain/identity/contact.ts';
import { issueApiToken } from '../../platform/auth/apiToken.ts';
import { inTransaction } from '../../platform/context.ts';
import { lockAccount, unlockAccount } from './lockAccount.ts';
import { requestOneTimeCode } from './requestOneTimeCode.ts';
import { resetPassword } from './resetPassword.ts';
import { lastCode } from './testContext.ts';

const t = new AccountsTest();

describe('an account that a counter locks', () => {
  it('lets nobody in by password, code or token, and opens to its owner with a new telephone number', async () => {
    const { phone, accountId } = await t.register();
    await issueApiToken(t.db, { accountId, name: 'thử', expiresAt: null }, t.clock);
    await inTransaction(t.ctx, (tx) => lockAccount(tx, accountId, 'Mất điện thoại'));
    await inTransaction(t.ctx, (tx) => lockAccount(tx, accountId, 'Mất điện thoại'));
    expect(await refusal(t.enter(phone, PASSWORD))).toMatchObject({ code: 'account.wrong_password' });
    const tokens = await t.db.selectFrom('apiToken').select('revokedAt').where('accountId', '=', accountId).execute();
    expect(tokens.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    const before = (await t.messagesTo(stored(phone))).length;
    await requestOneTimeCode(t.ctx, { contact: phone, purpose: 'RESET_PASSWORD' });
    expect(await t.messagesTo(stored(phone))).toHaveLength(before);

    const next = newPhone();
    await inTransaction(t.ctx, (tx) => unlockAccount(tx, accountId, parseContact(next)));
    expect(await refusal(t.enter(phone, PASSWORD))).toMatchObject({ code: 'account.wrong_password' });
    const { attemptId } = await requestOneTimeCode(t.ctx, { contact: next, purpose: 'RESET_PASSWORD' });
    const password = 'một câu mới dễ nhớ';
    await resetPassword(t.ctx, { attemptId, code: await lastCode(t.db, stored(next)), password, repeat: password });
    expect(await t.enter(next, password)).toMatchObject({ accountId });
  });
});
