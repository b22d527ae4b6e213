import { describe, expect, it } from 'vitest';
import { AccountsTest, newPhone, PASSWORD, refusal, stored } from '../../../test/accountsTest.ts';
import { parseContact } from '../../domain/identity/contact.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import { issueApiToken } from '../../platform/auth/apiToken.ts';
import { inTransaction } from '../../platform/context.ts';
import { lockAccount, unlockAccount } from './lockAccount.ts';
import { requestOneTimeCode } from './requestOneTimeCode.ts';
import { resetPassword } from './resetPassword.ts';
import { insertOfficer, lastCode } from './testContext.ts';
import { type SeenAtCounter, unlockAtCounter } from './unlockAtCounter.ts';

const t = new AccountsTest();
const CARD = { citizenId: '999085000001', name: 'NGUYỄN VĂN MẪU', dateOfBirth: '12/03/1985' };

async function lost(...accountIds: string[]) {
  for (const id of accountIds) await inTransaction(t.ctx, (tx) => lockAccount(tx, id, 'Mất điện thoại'));
}

describe('an account that a counter locks', () => {
  it('lets nobody in by password, code or token, and opens to its owner with a new telephone number', async () => {
    const { phone, accountId } = await t.register();
    await issueApiToken(t.db, { accountId, name: 'thử', expiresAt: null }, t.clock);
    await t.enter(phone, PASSWORD);
    await inTransaction(t.ctx, (tx) => lockAccount(tx, accountId, 'Mất điện thoại'));
    await inTransaction(t.ctx, (tx) => lockAccount(tx, accountId, 'Mất điện thoại'));
    expect(await refusal(t.enter(phone, PASSWORD))).toMatchObject({ code: 'account.wrong_password' });
    const tokens = await t.db.selectFrom('apiToken').select('revokedAt').where('accountId', '=', accountId).execute();
    expect(tokens.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    // they do not come back to life when the account does
    expect(await t.db.selectFrom('session').select('createdAt').where('accountId', '=', accountId).execute()).toEqual(
      [],
    );
    const before = (await t.messagesTo(stored(phone))).length;
    await requestOneTimeCode(t.ctx, { contact: phone, purpose: 'RESET_PASSWORD' });
    expect(await t.messagesTo(stored(phone))).toHaveLength(before);

    const next = newPhone();
    await inTransaction(t.ctx, (tx) => unlockAccount(tx, accountId, parseContact(next)));
    for (const login of [phone, next])
      expect(await refusal(t.enter(login, PASSWORD))).toMatchObject({ code: 'account.wrong_password' });
    const { attemptId } = await requestOneTimeCode(t.ctx, { contact: next, purpose: 'RESET_PASSWORD' });
    const password = 'một câu mới dễ nhớ';
    await resetPassword(t.ctx, { attemptId, code: await lastCode(t.db, stored(next)), password, repeat: password });
    expect(await t.enter(next, password)).toMatchObject({ accountId });
  });

  it('is one of an applicant: no other can be locked there, nor one that does not exist', async () => {
    const officer = await insertOfficer(t.db, { login: 'motcua.thu', password: PASSWORD, posts: [] });
    for (const id of [officer, crypto.randomUUID()])
      expect(await refusal(lost(id))).toMatchObject({ code: 'account.not_found' });
  });

  it('opens at the counter by the card of its holder only, which is kept as what opened it', async () => {
    const by = await insertOfficer(t.db, { login: 'tiepnhan.thu', password: PASSWORD, posts: [] });
    const actor: Actor = { kind: 'OFFICER', accountId: by, name: 'Phạm Thị Mẫu', posts: [], mustChangePassword: false };
    const counter = { ...t.ctx, actor };
    const { accountId } = await t.register();
    const { accountId: otherId, phone: otherPhone } = await t.register();
    await lost(accountId, otherId);
    await t.db.updateTable('account').set({ citizenId: CARD.citizenId }).where('id', '=', accountId).execute();
    const open = (id: string, more: Partial<SeenAtCounter> = {}) => unlockAtCounter(counter, id, { ...CARD, ...more });
    expect(await refusal(open(accountId, { citizenId: '999', dateOfBirth: '31/02/1985' }))).toMatchObject({
      fields: ['citizenId:INVALID', 'dateOfBirth:INVALID'],
    });
    expect(await refusal(open(accountId, { citizenId: '999190000002', name: 'Trần Thị Ví Dụ' }))).toMatchObject({
      fields: ['citizenId:OTHER', 'name:OTHER'],
    });
    expect(await refusal(open(accountId, { contact: otherPhone }))).toMatchObject({ fields: ['contact:TAKEN'] });
    const next = newPhone();
    await open(accountId, { contact: next });
    // an account without number is claimed by a name: who has its telephone gets the code, nobody else
    expect(await refusal(open(otherId, { contact: newPhone() }))).toMatchObject({ fields: ['contact:UNPROVED'] });
    await open(otherId);
    const accounts = await t.db.selectFrom('account').select(['id', 'phone', 'status']).orderBy('id').execute();
    expect(accounts.filter(({ id }) => id === accountId || id === otherId)).toEqual([
      { id: accountId, phone: stored(next), status: 'ACTIVE' },
      { id: otherId, phone: stored(otherPhone), status: 'ACTIVE' },
    ]);
    const kept = await t.db
      .selectFrom('accountUnlock')
      .select(['accountId', 'byAccountId', 'citizenId', 'dateOfBirth', 'proof', 'contactChanged'])
      .orderBy('id')
      .execute();
    const seen = { byAccountId: by, citizenId: CARD.citizenId, dateOfBirth: '1985-03-12' };
    expect(kept).toEqual([
      { accountId, ...seen, proof: 'NUMBER', contactChanged: true },
      { accountId: otherId, ...seen, proof: 'NAME', contactChanged: false },
    ]);
    expect(await refusal(open(accountId))).toMatchObject({ code: 'account.not_found' });
  });
});
