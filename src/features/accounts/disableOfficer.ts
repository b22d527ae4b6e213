import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { closeAllSessions } from '../../platform/auth/session.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { takeOfficer } from './administerOfficer.ts';
import { refuseLonelyDesks } from './duties.ts';
import { type Released, releaseDossiers } from './releaseDossiers.ts';

/**
 * Closes an officer's account at once, with its sessions and tokens; what they did stays under their name. The dossiers
 * in their hands go to `toAccountId` where that person sits at the same desk, the others back to their desk. Where they
 * stand in for somebody, that ends. Throws `account.desk_left_empty` when a desk would have dossiers and nobody.
 */
export async function disableOfficer(
  ctx: Ctx,
  accountId: string,
  { toAccountId = null }: { toAccountId?: string | null } = {},
): Promise<Released> {
  return inTransaction(ctx, async (tx) => {
    const { login } = await takeOfficer(tx, accountId);
    await refuseLonelyDesks(tx, accountId);
    await tx.db.updateTable('account').set({ status: 'DISABLED' }).where('id', '=', accountId).execute();
    await closeAllSessions(tx.db, accountId);
    await tx.db
      .updateTable('apiToken')
      .set({ revokedAt: tx.clock.now() })
      .where('accountId', '=', accountId)
      .where('revokedAt', 'is', null)
      .execute();
    await endStandingIn(tx, accountId);
    await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'OFFICER_DISABLED' });
    const reason = words(ctx.config.language).people.accountClosed(login);
    return releaseDossiers(tx, accountId, { toAccountId, reason });
  });
}

/** Nobody acts in an absent officer's stead with an account that is closed: the absence is one without stand-in. */
async function endStandingIn(tx: Ctx, accountId: string): Promise<void> {
  await tx.db
    .updateTable('absence')
    .set({ substituteId: null })
    .where('substituteId', '=', accountId)
    .where('endedAt', 'is', null)
    .execute();
}
