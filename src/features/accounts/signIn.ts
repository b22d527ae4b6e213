import { forgetAttempts, SIGN_IN_ATTEMPTS, takeAttempt } from '../../platform/auth/attempts.ts';
import { hashPassword, needsRehash, verifyPassword } from '../../platform/auth/password.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { counterKey, minutesOf } from './counterKey.ts';
import { accountLocked, wrongPassword } from './errors.ts';
import { type Audience, type FoundAccount, findAccount, normalizeLogin } from './findAccount.ts';
import { letIn, type SignedIn } from './signedIn.ts';

export interface SignInInput {
  audience: Audience;
  login: string;
  password: string;
  userAgent?: string;
}

/**
 * Signs in with a password. Unknown logins, wrong passwords, sleeping and closed accounts get the same answer after the
 * same work; after five wrong tries the login is not heard for 15 minutes, whether or not it exists.
 */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<SignedIn> {
  const login = normalizeLogin(input.audience, input.login);
  const key = counterKey('sign-in', `${input.audience}|${login}`);
  const attempt = await takeAttempt(ctx.db, key, SIGN_IN_ATTEMPTS, ctx.clock);
  if (!attempt.allowed) throw accountLocked({ values: { minutes: minutesOf(attempt.retryAfterSeconds) } });
  const account = await findAccount(ctx, input.audience, login);
  const right = await verifyPassword(account?.passwordHash, input.password);
  if (!account || !right || account.status !== 'ACTIVE') {
    await recordAccess(ctx, { subject: 'account', subjectId: account?.id ?? 'unknown', action: 'SIGN_IN_FAILED' });
    throw wrongPassword();
  }
  return inTransaction(ctx, async (tx) => {
    await forgetAttempts(tx.db, key);
    await renewHash(tx, account, input.password);
    return letIn(tx, account, input.userAgent);
  });
}

/** The one moment when the password is known: a hash of an older policy is made anew. */
async function renewHash(ctx: Ctx, account: FoundAccount, password: string): Promise<void> {
  if (!needsRehash(account.passwordHash)) return;
  const passwordHash = await hashPassword(password);
  await ctx.db.updateTable('account').set({ passwordHash }).where('id', '=', account.id).execute();
}
