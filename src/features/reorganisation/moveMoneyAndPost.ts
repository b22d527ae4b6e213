import type { TxCtx } from '../../platform/context.ts';

/** What can still be paid; what was paid, cancelled or paid back stays where it happened. */
const OPEN = ['CREATED', 'PENDING', 'FAILED', 'EXPIRED'];

/** What a dossier still owes, and its parcels that are under way, follow the agencies it belongs to. Two statements. */
export async function moveMoneyAndPost(
  { db }: TxCtx,
  dossierId: string,
  { receivingAgencyCode, competentAgencyCode }: { receivingAgencyCode: string; competentAgencyCode: string },
): Promise<void> {
  await db
    .updateTable('obligation')
    .set({ collectorCode: competentAgencyCode })
    .where('dossierId', '=', dossierId)
    .where('status', 'in', OPEN)
    .execute();
  await db
    .updateTable('postOrder')
    .set({ agencyCode: receivingAgencyCode })
    .where('dossierId', '=', dossierId)
    .where('endedAt', 'is', null)
    .execute();
}
