import type { Payment } from '../../domain/money/obligation.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { Dossier } from '../dossiers/store.ts';
import { withAgenciesAbove } from '../organisation/agenciesAbove.ts';
import type { Obligation } from '../payments/store.ts';
import { addFeeReceipt, type FeeReceipt } from './feeReceipt.ts';

/** Who collects for an agency: itself, the nearest agency above it that does, or whoever serves the whole province. One
 * query. */
export async function findCollector(ctx: Pick<TxCtx, 'db'>, agencyCode: string) {
  return withAgenciesAbove(ctx, agencyCode)
    .selectFrom('collector')
    .leftJoin('above', 'above.code', 'collector.agencyCode')
    .innerJoin('agency', 'agency.code', 'collector.agencyCode')
    .select(['collector.agencyCode', 'collector.name', 'taxCode', 'receiptForm', 'receiptLetters', 'agency.address'])
    .where((eb) => eb.or([eb('above.code', 'is not', null), eb('forAll', '=', true)]))
    .orderBy('above.distance', (order) => order.asc().nullsLast())
    .limit(1)
    .executeTakeFirst();
}

/**
 * The fee receipt of an obligation that was just settled. None where the agency has no series of electronic ones yet: it
 * writes paper ones until 31/12/2026.
 */
export async function issueFeeReceipt(
  tx: TxCtx,
  { obligation, dossier, payment }: { obligation: Obligation; dossier: Dossier; payment: Payment },
): Promise<FeeReceipt | undefined> {
  const collector = await findCollector(tx, obligation.collectorCode);
  if (!collector || dossier.state.test) return undefined;
  const { applicant, procedureName } = dossier.state;
  return addFeeReceipt(tx, {
    agencyCode: collector.agencyCode,
    letters: collector.receiptLetters,
    kind: 'ORIGINAL',
    refersTo: null,
    obligationId: obligation.id,
    paymentRef: payment.ref,
    vnd: obligation.state.vnd,
    content: {
      collector: {
        name: collector.name,
        taxCode: collector.taxCode,
        address: collector.address,
        form: collector.receiptForm,
      },
      payer: {
        name: applicant.organisationName ?? applicant.name,
        identity: (applicant.kind === 'ORGANISATION' ? applicant.taxCode : applicant.citizenId) ?? '',
        address: applicant.address ?? '',
      },
      dossierId: dossier.id,
      dossierCode: dossier.state.code ?? dossier.state.submissionNumber,
      procedureName,
      lines: obligation.lines.map(({ kind, name, vnd, reduction }) => ({
        kind,
        name,
        vnd,
        reduction: reduction && `giảm ${reduction.percent}%: ${reduction.name} (${reduction.basis})`,
      })),
      way: payment.way,
      transactionId: payment.transactionId,
      paidAt: payment.at,
      reason: null,
    },
  });
}
