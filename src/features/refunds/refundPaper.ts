import { amountInWords } from '../../domain/money/amountInWords.ts';
import type { Way } from '../../domain/money/obligation.ts';
import { formatDate, formatDateTime, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import type { PaperFile } from '../papers/getPaper.ts';
import { oneStopHead } from '../papers/paperHead.ts';
import { readPaperPlaces } from '../papers/paperSource.ts';
import { renderInForce } from '../papers/renderInForce.ts';
import { mayHandleMoney } from '../payments/mayHandleMoney.ts';
import { listFeeReceipts, receiptNumber } from '../receipts/feeReceipt.ts';
import { refundNotFound } from './errors.ts';
import { type Payout, payoutOnPaper } from './payout.ts';
import type { RefundGround } from './refund.ts';

/** The paper with which approved money is paid back by hand. @throws refunds.not_found, common.forbidden */
export async function refundPaper(ctx: Ctx, id: string): Promise<PaperFile> {
  const refund = await ctx.db
    .selectFrom('refund')
    .innerJoin('obligation', 'obligation.id', 'refund.obligationId')
    .innerJoin('payment', 'payment.ref', 'refund.paymentRef')
    .select([
      'refund.vnd',
      'ground',
      'refund.reason',
      'payout',
      'askedAt',
      'decidedAt',
      'decidedByName',
      'refund.status',
    ])
    .select(['obligation.dossierId', 'obligation.collectorCode', 'payment.way', 'refund.obligationId'])
    .where('refund.id', '=', id)
    .executeTakeFirst();
  const dossier = refund && (await findDossier(ctx.db, refund.dossierId));
  if (!dossier || refund.status === 'ASKED' || refund.status === 'REJECTED') throw refundNotFound();
  const { state } = dossier;
  if (!mayHandleMoney(ctx.actor, [refund.collectorCode, state.receivingAgencyCode])) throw accessDenied();
  const now = ctx.clock.now().toISOString();
  const places = await readPaperPlaces(ctx, [refund.collectorCode], [], now);
  const [receipt] = await listFeeReceipts(ctx.db, [refund.obligationId]);
  const { money } = words('vi');
  const vnd = Number(refund.vnd);
  const pdf = await renderInForce(ctx, 'refund-slip', {
    head: oneStopHead(places, refund.collectorCode, now),
    dossierCode: state.code ?? state.submissionNumber,
    recipient: { name: state.applicant.organisationName ?? state.applicant.name, address: state.applicant.address },
    procedureName: state.procedureName,
    amount: formatVnd(vnd),
    amountInWords: amountInWords(vnd),
    ground: money.refund.ground[refund.ground as RefundGround],
    reason: refund.reason,
    ...(receipt && {
      receipt: `${receipt.symbol} số ${receiptNumber(receipt.number)}, ngày ${formatDate(receipt.issuedAt)}`,
    }),
    method: payoutOnPaper(refund.payout as Payout | null, money.way[refund.way as Way]),
    ...(refund.decidedAt && {
      approved: `${refund.decidedByName ?? ''}, ${formatDateTime(refund.decidedAt)}`,
    }),
  });
  return { pdf, fileName: `hoan-tra-${state.code ?? state.submissionNumber}.pdf` };
}
