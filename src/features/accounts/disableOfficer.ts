import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { closeAllSessions } from '../../platform/auth/session.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { takeOfficer } from './administerOfficer.ts';

/** Closes an officer's account at once, with its sessions and tokens; what they did stays under their name. */
export async function disableOfficer(ctx: Ctx, accountId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await takeOfficer(tx, accountId);
    await tx.db.updateTable('account').set({ status: 'DISABLED' }).where('id', '=', accountId).execute();
    await closeAllSessions(tx.db, accountId);
    await tx.db
      .updateTable('apiToken')
      .set({ revokedAt: tx.clock.now() })
      .where('accountId', '=', accountId)
      .where('revokedAt', 'is', null)
      .execute();
    await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'OFFICER_DISABLED' });
  });
}
