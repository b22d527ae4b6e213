import { v7 as uuidv7 } from 'uuid';
import { parseContact } from '../../domain/identity/contact.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { findAccount } from './findAccount.ts';
import { lockAccount } from './lockAccount.ts';
import { sendCode, takeCodeRequest } from './sendCode.ts';
import { type TypedCode, withCode } from './useCode.ts';

/**
 * Somebody says that their account is lost: a code goes to the contact they still have. The answer is the same for an
 * address without account. @throws common.invalid_input (field `contact`), account.too_many_codes
 */
export async function askToLock(ctx: Ctx, typed: string): Promise<{ attemptId: string }> {
  const contact = parseContact(typed);
  if (!contact) {
    const message = words(ctx.language).accounts.signUp.contactInvalid;
    throw invalidInput({ fields: [{ field: 'contact', code: 'INVALID', message }] });
  }
  await takeCodeRequest(ctx, contact);
  return inTransaction(ctx, async (tx) => {
    const account = await findAccount(tx, 'APPLICANT', contact.address);
    const known = account?.status === 'ACTIVE';
    return { attemptId: known ? await sendCode(tx, account.id, 'REPORT_LOST', contact) : uuidv7() };
  });
}

/** The code came back: the account is locked at once. @throws account.code_wrong */
export async function reportLost(ctx: Ctx, typed: TypedCode): Promise<void> {
  await withCode(ctx, typed, 'REPORT_LOST', (tx, accountId) => lockAccount(tx, accountId, 'REPORTED_ONLINE'));
}
