import type { Ctx } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { checkNewPassword } from './checkNewPassword.ts';
import { codeWrong } from './errors.ts';
import { setPassword } from './setPassword.ts';
import { type TypedCode, withCode } from './useCode.ts';

/** An applicant who forgot the password sets a new one with the code sent to them; every session ends. */
export async function resetPassword(ctx: Ctx, input: TypedCode & { password: string; repeat: string }): Promise<void> {
  const { password, repeat } = input;
  // Before the code is looked at, so that this answer tells nothing about the code or the account.
  refuse(ctx, { password, repeat, login: '' });
  await withCode(ctx, input, 'RESET_PASSWORD', async (tx, accountId) => {
    const account = await tx.db
      .selectFrom('account')
      .select(['id', 'kind', 'login', 'phone', 'email'])
      .where('id', '=', accountId)
      .where('status', '=', 'ACTIVE')
      .executeTakeFirst();
    if (!account) throw codeWrong();
    refuse(tx, { password, repeat, login: account.login });
    await setPassword(tx, account, password);
  });
}

function refuse(ctx: Ctx, input: { password: string; repeat: string; login: string }): void {
  const fields = checkNewPassword(ctx.language, { ...input, field: 'password', holder: 'APPLICANT' });
  if (fields.length > 0) throw invalidInput({ fields });
}
