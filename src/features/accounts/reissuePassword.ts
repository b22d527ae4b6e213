import { forgetAttempts } from '../../platform/auth/attempts.ts';
import { hashPassword } from '../../platform/auth/password.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { closeAllSessions } from '../../platform/auth/session.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { takeOfficer } from './administerOfficer.ts';
import { counterKey } from './counterKey.ts';
import { makeIssuedPassword } from './issuedPassword.ts';

/** An officer forgot the password or is locked out: a new one to hand over, to be changed at the next sign-in. */
export async function reissuePassword(ctx: Ctx, accountId: string): Promise<{ issuedPassword: string }> {
  const issuedPassword = makeIssuedPassword();
  const passwordHash = await hashPassword(issuedPassword);
  await inTransaction(ctx, async (tx) => {
    const { login } = await takeOfficer(tx, accountId);
    await tx.db
      .updateTable('account')
      .set({ passwordHash, mustChangePassword: true })
      .where('id', '=', accountId)
      .execute();
    await closeAllSessions(tx.db, accountId);
    await forgetAttempts(tx.db, counterKey('sign-in', `OFFICER|${login}`));
    await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'PASSWORD_REISSUED' });
  });
  return { issuedPassword };
}
