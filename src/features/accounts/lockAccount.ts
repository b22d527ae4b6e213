import { type Contact, parseContact } from '../../domain/identity/contact.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { NO_PASSWORD } from '../../platform/auth/password.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { closeAllSessions } from '../../platform/auth/session.ts';
import type { TxCtx } from '../../platform/context.ts';
import { accountNotFound } from './errors.ts';
import { tellAboutAccount } from './tellAboutAccount.ts';

/**
 * Locks an applicant's account: sessions (those of guests in its drafts too) and tokens end, and every address that it has
 * hears of it. What was submitted goes on. Locking a locked one changes nothing. `reason`: for the record.
 * @throws account.not_found
 */
export async function lockAccount(tx: TxCtx, accountId: string, reason: string): Promise<void> {
  const now = tx.clock.now();
  const account = await tx.db
    .updateTable('account')
    .set({ status: 'LOCKED', lockedAt: now, lockedReason: reason })
    .where('id', '=', accountId)
    .where('kind', '<>', 'OFFICER')
    .where('status', '=', 'ACTIVE')
    .returning(['id', 'phone', 'email', 'language'])
    .executeTakeFirst();
  if (!account) return requireApplicant(tx, accountId);
  await closeAllSessions(tx.db, accountId);
  await tx.db
    .updateTable('apiToken')
    .set({ revokedAt: now })
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .execute();
  await tx.db.deleteFrom('oneTimeCode').where('accountId', '=', accountId).where('usedAt', 'is', null).execute();
  await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'LOCKED' });
  await tellAboutAccount(tx, account, `locked:${now.getTime()}`, (language) => {
    const { lost } = words(language).identity;
    return { subject: lost.subject, body: lost.body(formatDateTime(now)) };
  });
}

/** @throws account.not_found unless it is the account of an applicant */
async function requireApplicant({ db }: TxCtx, accountId: string): Promise<void> {
  const known = await db
    .selectFrom('account')
    .select('id')
    .where('id', '=', accountId)
    .where('kind', '<>', 'OFFICER')
    .executeTakeFirst();
  if (!known) throw accountNotFound();
}

/**
 * Unlocks it after its owner was proved. The old password is gone with the thief: a new one is set by a code. `contact`: a
 * new address in the place of the lost one of its kind.
 */
export async function unlockAccount(tx: TxCtx, accountId: string, contact?: Contact): Promise<void> {
  const now = tx.clock.now();
  const account = await tx.db
    .updateTable('account')
    .set({
      status: 'ACTIVE',
      lockedAt: null,
      lockedReason: null,
      passwordHash: NO_PASSWORD,
      ...(contact && { [contact.channel === 'EMAIL' ? 'email' : 'phone']: contact.address }),
    })
    .where('id', '=', accountId)
    .where('status', '=', 'LOCKED')
    .returning(['id', 'login', 'phone', 'email', 'language'])
    .executeTakeFirst();
  if (!account) return;
  const gone = contact && parseContact(account.login)?.channel === contact.channel;
  if (gone) await tx.db.updateTable('account').set({ login: contact.address }).where('id', '=', accountId).execute();
  await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'UNLOCKED' });
  await tellAboutAccount(tx, account, `unlocked:${now.getTime()}`, (language) => {
    const { lost } = words(language).identity;
    return { subject: lost.unlockedSubject, body: lost.unlockedBody(formatDateTime(now)) };
  });
}
