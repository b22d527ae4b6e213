import type { Ctx } from '../../platform/context.ts';
import { handledAgencies } from '../payments/handledAgencies.ts';
import { mayDecideRefund } from '../payments/mayHandleMoney.ts';

const MOST = 200;

/** Refunds of the agencies for which the officer handles money, newest first. */
export async function listRefunds(ctx: Ctx) {
  const agencies = handledAgencies(ctx.actor);
  const rows = await ctx.db
    .selectFrom('refund')
    .innerJoin('obligation', 'obligation.id', 'refund.obligationId')
    .innerJoin('dossier', 'dossier.id', 'obligation.dossierId')
    .innerJoin('payment', 'payment.ref', 'refund.paymentRef')
    .selectAll('refund')
    .select(['obligation.collectorCode', 'obligation.dossierId', 'payment.way'])
    .select((eb) => eb.fn.coalesce('dossier.code', 'dossier.submissionNumber').as('dossierCode'))
    .$if(agencies !== 'ALL', (query) =>
      query.where((eb) =>
        eb.or([
          eb('obligation.collectorCode', '=', eb.fn.any(eb.val(agencies === 'ALL' ? [] : agencies))),
          eb('dossier.receivingAgencyCode', '=', eb.fn.any(eb.val(agencies === 'ALL' ? [] : agencies))),
        ]),
      ),
    )
    .orderBy('refund.askedAt', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({ ...row, mayDecide: mayDecideRefund(ctx.actor, row.collectorCode, row.askedBy) }));
}
