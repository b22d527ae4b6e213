import { v7 as uuidv7 } from 'uuid';
import { parseContact } from '../../domain/identity/contact.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { findAccount } from './findAccount.ts';
import { sendCode, takeCodeRequest } from './sendCode.ts';

/**
 * Sends a code to an applicant's contact, to sign in or to set a new password. The answer is the same for an address
 * without account. An account that was never confirmed gets its sign-up code again only by signing up again.
 */
export async function requestOneTimeCode(
  ctx: Ctx,
  input: { contact: string; purpose: 'SIGN_IN' | 'RESET_PASSWORD' },
): Promise<{ attemptId: string }> {
  const contact = parseContact(input.contact);
  if (!contact) {
    const message = words(ctx.language).accounts.signUp.contactInvalid;
    throw invalidInput({ fields: [{ field: 'contact', code: 'INVALID', message }] });
  }
  await takeCodeRequest(ctx, contact);
  return inTransaction(ctx, async (tx) => {
    const account = await findAccount(tx, 'APPLICANT', contact.address);
    const attemptId = account?.status === 'ACTIVE' ? await sendCode(tx, account.id, input.purpose, contact) : uuidv7();
    return { attemptId };
  });
}
