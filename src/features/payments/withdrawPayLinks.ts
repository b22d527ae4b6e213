import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { obligationNotFound } from './errors.ts';
import { mayHandleMoney } from './mayHandleMoney.ts';
import { listObligations } from './store.ts';

/**
 * Takes back every pay link given out for an obligation until now: they show and take nothing any more. Money that somebody
 * has sent meanwhile is recorded all the same. For its applicant, and officers who handle its money.
 * Throws `payments.obligation_not_found`.
 */
export async function withdrawPayLinks(ctx: Ctx, dossierId: string, obligationId: string): Promise<void> {
  const { dossier } = await getDossier(ctx, dossierId);
  await inTransaction(ctx, async (tx) => {
    const obligation = (await listObligations(tx, dossierId)).find(({ id }) => id === obligationId);
    if (!obligation) throw obligationNotFound();
    const agencies = [obligation.collectorCode, dossier.state.receivingAgencyCode];
    if (tx.actor.kind === 'OFFICER' && !mayHandleMoney(tx.actor, agencies)) throw accessDenied();
    await tx.db.updateTable('obligation').set({ linksFrom: tx.clock.now() }).where('id', '=', obligationId).execute();
    await recordAccess(tx, { subject: 'obligation', subjectId: obligationId, action: 'PAY_LINKS_WITHDRAWN' });
  });
}
