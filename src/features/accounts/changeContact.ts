import { formatContact, parseContact } from '../../domain/identity/contact.ts';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { codeWrong } from './errors.ts';
import { contactOf, sendCode, sendMessage, takeCodeRequest } from './sendCode.ts';
import { type TypedCode, withCode } from './useCode.ts';

/**
 * Sends a code to a new telephone number or e-mail address of the applicant; nothing changes before it comes back. An
 * address of another account is answered alike: its owner gets a code that opens nothing. Throws
 * `common.invalid_input`, `account.too_many_codes`.
 */
export async function requestContactChange(ctx: Ctx, typed: string): Promise<{ attemptId: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT') throw accessDenied();
  const contact = parseContact(typed);
  if (!contact) {
    const message = words(ctx.language).accounts.signUp.contactInvalid;
    throw invalidInput({ fields: [{ field: 'contact', code: 'INVALID', message }] });
  }
  await takeCodeRequest(ctx, contact);
  return inTransaction(ctx, async (tx) => ({
    attemptId: await sendCode(tx, actor.accountId, 'CHANGE_CONTACT', contact),
  }));
}

/**
 * The code came back: the number or address to which it was sent is the account's from now on, also for signing in; the
 * one that was there before is told. Throws `account.code_wrong`, also when the address belongs to another account.
 */
export async function confirmContactChange(ctx: Ctx, input: TypedCode): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT') throw accessDenied();
  await withCode(ctx, input, 'CHANGE_CONTACT', async (tx, accountId) => {
    if (accountId !== actor.accountId) throw codeWrong();
    await change(tx, accountId, input.attemptId);
  });
}

async function change(tx: TxCtx, accountId: string, attemptId: string): Promise<void> {
  const { sentTo } = await tx.db
    .selectFrom('oneTimeCode')
    .select('sentTo')
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow();
  const contact = parseContact(sentTo);
  const column = contact?.channel === 'SMS' ? 'phone' : 'email';
  const before = await tx.db
    .selectFrom('account')
    .select(['login', 'phone', 'email'])
    .where('id', '=', accountId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const other = await tx.db
    .selectFrom('account')
    .select('id')
    .where('id', '<>', accountId)
    .where('kind', '<>', 'OFFICER')
    .where((is) => is.or([is('login', '=', sentTo), is('phone', '=', sentTo), is('email', '=', sentTo)]))
    .executeTakeFirst();
  if (!contact || other) throw codeWrong();
  // Who signs in with the number that changes signs in with the new one.
  const login = before.login === before[column] ? sentTo : before.login;
  await tx.db
    .updateTable('account')
    .set({ [column]: sentTo, login })
    .where('id', '=', accountId)
    .execute();
  await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'CONTACT_CHANGED' });
  const old = contactOf({
    email: column === 'email' ? before.email : null,
    phone: column === 'phone' ? before.phone : null,
  });
  if (!old || old.address === sentTo) return;
  const { mail } = words(tx.language).accounts;
  await sendMessage(tx, {
    accountId,
    contact: old,
    eventKey: `contact-changed:${attemptId}`,
    subject: mail.contactChanged.subject,
    body: mail.contactChanged.text(formatContact(contact)),
  });
}
