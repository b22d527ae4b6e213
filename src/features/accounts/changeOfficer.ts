import { parseEmail } from '../../domain/identity/email.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { hashPassword } from '../../platform/auth/password.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { takeOfficer } from './administerOfficer.ts';
import { accountNotFound } from './errors.ts';
import { isFullName } from './fullName.ts';
import { makeIssuedPassword } from './issuedPassword.ts';

/** An administrator corrects an officer's name and contacts; past events keep the name of their day. @throws common.invalid_input */
export async function changeOfficer(
  ctx: Ctx,
  accountId: string,
  input: { fullName: string; email?: string; phone?: string },
): Promise<void> {
  const { accounts, common } = words(ctx.language);
  const fullName = cleanText(input.fullName);
  const email = input.email ? parseEmail(input.email) : null;
  const phone = input.phone ? parsePhone(input.phone) : null;
  const fields: FieldProblem[] = [];
  if (!isFullName(fullName)) fields.push({ field: 'fullName', code: 'INVALID', message: accounts.signUp.nameInvalid });
  if (email === undefined) fields.push({ field: 'email', code: 'INVALID', message: common.form.invalid.email });
  if (phone === undefined) fields.push({ field: 'phone', code: 'INVALID', message: common.form.invalid.phone });
  if (fields.length > 0) throw invalidInput({ fields });
  await inTransaction(ctx, async (tx) => {
    await takeOfficer(tx, accountId);
    await tx.db
      .updateTable('account')
      .set({ fullName, email: email ?? null, phone: phone ?? null })
      .where('id', '=', accountId)
      .execute();
    await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'OFFICER_CHANGED' });
  });
}

/**
 * Opens a closed account again: the posts that have not ended hold anew, tokens stay ended. The password is issued afresh
 * and answered once. @throws account.not_found when it is not closed
 */
export async function reopenOfficer(ctx: Ctx, accountId: string): Promise<{ issuedPassword: string }> {
  const issuedPassword = makeIssuedPassword();
  const passwordHash = await hashPassword(issuedPassword);
  await inTransaction(ctx, async (tx) => {
    const { status } = await takeOfficer(tx, accountId);
    if (status !== 'DISABLED') throw accountNotFound();
    await tx.db
      .updateTable('account')
      .set({ status: 'ACTIVE', passwordHash, mustChangePassword: true })
      .where('id', '=', accountId)
      .execute();
    await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'OFFICER_REOPENED' });
  });
  return { issuedPassword };
}
