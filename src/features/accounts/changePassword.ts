import { words } from '../../i18n/words.ts';
import { forgetAttempts, SIGN_IN_ATTEMPTS, takeAttempt } from '../../platform/auth/attempts.ts';
import { verifyPassword } from '../../platform/auth/password.ts';
import type { Session } from '../../platform/auth/session.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type FieldProblem, invalidInput, signInRequired } from '../../platform/errors.ts';
import { checkNewPassword } from './checkNewPassword.ts';
import { counterKey, minutesOf } from './counterKey.ts';
import { accountLocked } from './errors.ts';
import { audienceOf, type PasswordOwner, setPassword } from './setPassword.ts';

export interface ChangePasswordInput {
  /** not asked for at the forced first change: it was typed a moment ago */
  current?: string;
  password: string;
  repeat: string;
}

/** The signed-in person sets a new password; this device stays signed in, all others end. */
export async function changePassword(
  ctx: Ctx,
  session: Session | undefined,
  input: ChangePasswordInput,
): Promise<void> {
  if (!session) throw signInRequired();
  const account = await getAccount(ctx, session.person.accountId);
  const fields: FieldProblem[] = [];
  if (!account.mustChangePassword && !(await isCurrent(ctx, account, input.current ?? ''))) {
    fields.push({ field: 'current', code: 'WRONG', message: words(ctx.language).accounts.password.currentWrong });
  }
  const { password, repeat } = input;
  const wanted = { password, repeat, field: 'password', login: account.login, holder: audienceOf(account) };
  fields.push(...checkNewPassword(ctx.language, wanted));
  if (fields.length === 0 && (await verifyPassword(account.passwordHash, password))) {
    fields.push({ field: 'password', code: 'SAME', message: words(ctx.language).accounts.password.same });
  }
  if (fields.length > 0) throw invalidInput({ fields });
  await inTransaction(ctx, (tx) => setPassword(tx, account, password, session.tokenHash));
}

/** A stolen, open session must not be a place to guess the password. */
async function isCurrent(ctx: Ctx, account: { id: string; passwordHash: string }, typed: string): Promise<boolean> {
  const key = counterKey('password', account.id);
  const attempt = await takeAttempt(ctx.db, key, SIGN_IN_ATTEMPTS, ctx.clock);
  if (!attempt.allowed) throw accountLocked({ values: { minutes: minutesOf(attempt.retryAfterSeconds) } });
  const right = await verifyPassword(account.passwordHash, typed);
  if (right) await forgetAttempts(ctx.db, key);
  return right;
}

function getAccount(
  ctx: Ctx,
  id: string,
): Promise<PasswordOwner & { passwordHash: string; mustChangePassword: boolean }> {
  return ctx.db
    .selectFrom('account')
    .select(['id', 'kind', 'login', 'phone', 'email', 'passwordHash', 'mustChangePassword'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
