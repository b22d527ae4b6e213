import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { forgetAttempts } from '../../platform/auth/attempts.ts';
import { hashPassword } from '../../platform/auth/password.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { closeAllSessions } from '../../platform/auth/session.ts';
import type { TxCtx } from '../../platform/context.ts';
import { counterKey } from './counterKey.ts';
import type { Audience } from './findAccount.ts';
import { contactOf, sendMessage } from './sendCode.ts';

export interface PasswordOwner {
  id: string;
  kind: string;
  login: string;
  phone: string | null;
  email: string | null;
}

/** By which rules a password is judged: those for officers or those for applicants. */
export function audienceOf(account: { kind: string }): Audience {
  return account.kind === 'OFFICER' ? 'OFFICER' : 'APPLICANT';
}

/**
 * Puts a checked password in place: other sessions end, a lock is lifted, and the owner is told by mail or SMS in case
 * it was not they who changed it.
 */
export async function setPassword(
  ctx: TxCtx,
  account: PasswordOwner,
  password: string,
  keepSession?: Buffer,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await ctx.db
    .updateTable('account')
    .set({ passwordHash, mustChangePassword: false })
    .where('id', '=', account.id)
    .execute();
  await closeAllSessions(ctx.db, account.id, keepSession);
  for (const login of new Set([account.login, account.phone, account.email])) {
    if (login) await forgetAttempts(ctx.db, counterKey('sign-in', `${audienceOf(account)}|${login}`));
  }
  await recordAccess(ctx, {
    subject: 'account',
    subjectId: account.id,
    action: 'PASSWORD_CHANGED',
    accountId: account.id,
  });
  const contact = contactOf(account);
  if (!contact) return;
  const text = words(ctx.language).accounts.mail.passwordChanged;
  await sendMessage(ctx, {
    accountId: account.id,
    contact,
    eventKey: `password-changed:${account.id}:${ctx.requestId}`,
    subject: text.subject,
    body: text.text(formatDateTime(ctx.clock.now())),
  });
}
