import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { closeAllSessions, closeSession, type Session } from '../../platform/auth/session.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { signInRequired } from '../../platform/errors.ts';

/** Ends the session of this device. */
export async function signOut(ctx: Ctx, session: Session | undefined): Promise<void> {
  if (!session) return;
  await inTransaction(ctx, async (tx) => {
    await closeSession(tx.db, session.tokenHash);
    await recordAccess(tx, { subject: 'account', subjectId: session.person.accountId, action: 'SIGN_OUT' });
  });
}

/** Ends every other session of the person. Answers how many. */
export async function signOutElsewhere(ctx: Ctx, session: Session | undefined): Promise<number> {
  if (!session) throw signInRequired();
  return inTransaction(ctx, async (tx) => {
    const { accountId } = session.person;
    await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'SIGN_OUT_ELSEWHERE' });
    return closeAllSessions(tx.db, accountId, session.tokenHash);
  });
}

/** Ends one of the person's own sessions, named by its hash in hexadecimal (as `listSessions` gives it). */
export async function endSession(ctx: Ctx, sessionId: string): Promise<void> {
  if (!('accountId' in ctx.actor)) throw signInRequired();
  await ctx.db
    .deleteFrom('session')
    .where('accountId', '=', ctx.actor.accountId)
    .where('tokenHash', '=', Buffer.from(sessionId, 'hex'))
    .execute();
}
