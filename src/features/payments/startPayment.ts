import type { OnlineWay } from '../../domain/money/obligation.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { PATHS } from '../../ui/paths.ts';
import { lockDossier } from '../dossiers/store.ts';
import { addPayment } from './addPayment.ts';
import { endAttempt } from './endAttempt.ts';
import { collectedByPost, nothingToPay, wayNotOffered } from './errors.ts';
import type { OrderedPayment, StartedPayment } from './gateways/gateway.ts';
import { GATEWAYS } from './gateways/gateways.ts';
import { listMerchants, type Merchant } from './merchants.ts';
import { isOpen, type Payable, readPayable } from './readPayable.ts';
import { lockObligation } from './store.ts';

const MINUTE = 60_000;

/** What a payment's row keeps of its start, so that the page can show it again. */
export interface PaymentDetails {
  started?: StartedPayment;
}

/**
 * Begins to pay an obligation by one way. The attempt is there before the provider is asked: whatever its answer, money
 * that arrives finds its place. Throws `payments.nothing_to_pay`, `payments.collected_by_post`, `payments.way_not_offered`,
 * `payments.gateway_down`
 * (the attempt has failed then, and another way can be chosen).
 */
export async function startPayment(
  ctx: Ctx,
  token: string,
  way: OnlineWay,
  ip: string,
): Promise<{ ref: string; started: StartedPayment }> {
  const payable = await readPayable(ctx, token);
  const merchant = (await listMerchants(ctx, payable.obligation.collectorCode)).find((one) => one.way === way);
  if (!merchant) throw wayNotOffered();
  const gateway = GATEWAYS[way];
  const startedAt = new Date(Math.floor(ctx.clock.now().getTime() / 1000) * 1000);
  const expiresAt = new Date(startedAt.getTime() + gateway.minutes * MINUTE);
  const ref = await inTransaction(ctx, (tx) => addAttempt(tx, payable, merchant, { startedAt, expiresAt }));
  try {
    const started = await gateway.start(merchant, orderOf(ctx, payable, { ref, ip, startedAt, expiresAt }));
    await keepStart(ctx, ref, started);
    return { ref, started };
  } catch (error) {
    await endAttempt(ctx, ref, { type: 'FAILED', code: 'DOWN' });
    throw error;
  }
}

async function addAttempt(
  tx: TxCtx,
  { obligation: { id }, dossier }: Payable,
  { agencyCode, way }: Merchant,
  times: { startedAt: Date; expiresAt: Date },
): Promise<string> {
  const { state } = await lockDossier(tx, dossier.id);
  const obligation = await lockObligation(tx, id);
  if (!isOpen(obligation, state)) throw nothingToPay();
  if (obligation.state.withPost) throw collectedByPost();
  return (await addPayment(tx, obligation, { way, agencyCode, ...times })).ref;
}

async function keepStart({ db }: Ctx, ref: string, started: StartedPayment): Promise<void> {
  const details: PaymentDetails = { started };
  await db
    .updateTable('payment')
    .set({ details: JSON.stringify(details) })
    .where('ref', '=', ref)
    .execute();
}

function orderOf(
  ctx: Ctx,
  { obligation, dossier: { state }, collector }: Payable,
  payment: { ref: string; ip: string; startedAt: Date; expiresAt: Date },
): OrderedPayment {
  const { applicant } = state;
  return {
    ...payment,
    vnd: obligation.state.vnd,
    language: ctx.language === 'en' ? 'en' : 'vi',
    returnUrl: `${ctx.config.publicUrl}${PATHS.payReturn}`,
    dossierCode: state.code ?? state.submissionNumber,
    procedure: { code: state.procedureCode, name: state.procedureName },
    collector,
    payer: {
      name: applicant.name,
      identity: applicant.citizenId ?? applicant.taxCode ?? '',
      address: applicant.address ?? '',
    },
    lines: obligation.lines.map(({ code, kind, name, vnd }) => ({ code, kind, name, vnd })),
  };
}
