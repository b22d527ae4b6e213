import { FINAL_STATUSES, STATUS } from '../../domain/dossier/status.ts';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';

const MOST = 500;

/** Sends again what waits, and ends what has no dossier to wait for any more. Answers for how many dossiers. */
export async function tendOrders(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.db
      .selectFrom('postOrder')
      .innerJoin('dossier', 'dossier.id', 'postOrder.dossierId')
      .select('dossier.id')
      .distinct()
      .where('postOrder.endedAt', 'is', null)
      .where('postOrder.state', 'in', ['ORDERED', 'ACCEPTED'])
      .where((where) =>
        where.or([
          where('dossier.status', 'in', [...FINAL_STATUSES]),
          where.and([
            where('postOrder.state', '=', 'ORDERED'),
            where.or([
              where('postOrder.kind', '=', 'PICK_UP'),
              where('dossier.status', 'in', [STATUS.RESOLVED, STATUS.STOPPED]),
            ]),
          ]),
        ]),
      )
      .limit(MOST)
      .execute();
    for (const { id } of rows) await enqueue(tx.db, 'post.send', { dossierId: id }, { jobKey: `post.send:${id}` });
    return rows.length;
  });
}
