import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { OnlineWay } from '../../domain/money/obligation.ts';
import type { TxCtx } from '../../platform/context.ts';
import { procedureContent } from '../dossiers/procedureContent.ts';
import { addPayment } from '../payments/addPayment.ts';
import { endAttempt } from '../payments/endAttempt.ts';
import { oweAfterAcceptance } from '../payments/oweFees.ts';
import { settlePayment } from '../payments/settlePayment.ts';
import { lockObligation } from '../payments/store.ts';
import { importList } from '../reconciliation/importList.ts';
import { askRefund, decideRefund, type RefundGround } from '../refunds/refund.ts';
import { endRefund } from '../refunds/sendRefund.ts';
import { officerOf, type People, readPeople } from './officers.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST = 24;
/** the agency that collects for the whole province */
const COLLECTOR = 'H99.03';

/** What became of a fee; they take turns. */
const FATES = ['OWED', 'VNPAY', 'VIETQR', 'TWICE', 'FAILED', 'REFUND_FAILED'] as const;

/**
 * Fees of dossiers that were accepted online, each with another fate, and a day of VNPay that waits for its signature: so that
 * the screens of money have something to show. Nobody is told; after the dossiers.
 */
export async function loadMoney(given: TxCtx): Promise<void> {
  const people = await readPeople(given);
  const tx: TxCtx = { ...given, quiet: true };
  const rows = await tx.db
    .selectFrom('dossier')
    .select(['id', 'state'])
    .where('code', 'is not', null)
    .where('channel', '=', 'ONLINE')
    .where('stepId', 'is not', null)
    .orderBy('id', 'desc')
    .execute();
  const owed: Owed[] = [];
  for (const row of rows) {
    if (owed.length >= MOST) break;
    const state = row.state;
    if (state.collectedVnd > 0) continue;
    const at = new Date(state.receivedAt ?? state.submittedAt);
    // nothing is owed for what is quietly brought from elsewhere; this is not
    const then = { ...tx, quiet: false, clock: { now: () => at } };
    const content = await procedureContent(then, state.procedureVersionId);
    const obligation = await oweAfterAcceptance(then, { id: row.id, state }, content);
    if (obligation) owed.push({ id: obligation.id, at, receivedBy: state.receivingAgencyCode });
  }
  for (const [index, one] of owed.entries()) await play(tx, people, FATES[index % FATES.length] ?? 'OWED', one);
  await compareDay(tx, people);
}

interface Owed {
  id: string;
  at: Date;
  receivedBy: string;
}

async function play(given: TxCtx, people: People, fate: (typeof FATES)[number], owed: Owed): Promise<void> {
  if (fate === 'OWED') return;
  const at = new Date(Math.min(owed.at.getTime() + DAY_MS / 3, given.clock.now().getTime() - HOUR_MS));
  const tx = { ...given, clock: { now: () => at } };
  const ways: OnlineWay[] = fate === 'TWICE' ? ['VNPAY', 'VIETQR'] : [fate === 'VIETQR' ? 'VIETQR' : 'VNPAY'];
  const begun: { way: OnlineWay; ref: string }[] = [];
  for (const way of ways) begun.push({ way, ref: await begin(tx, owed.id, way) });
  for (const { way, ref } of begun) {
    if (fate === 'FAILED') await endAttempt(tx, ref, { type: 'FAILED', code: '51' });
    else await settle(tx, owed.id, way, ref);
  }
  if (fate === 'TWICE') await ask(tx, people, owed, 'OVERPAYMENT', 'Hai người trong gia đình cùng nộp');
  if (fate === 'REFUND_FAILED') {
    const refund = await ask(tx, people, owed, 'LAW', 'Văn bản mới bỏ khoản phí này');
    const leader = { ...tx, actor: officerOf(people, 'CENTRE_HEAD', COLLECTOR, 0) };
    await decideRefund(leader, refund.id, { approve: true, comment: 'Đồng ý' });
    await endRefund(tx, refund.id, { status: 'FAILED', code: '94' });
  }
}

async function begin(tx: TxCtx, id: string, way: OnlineWay): Promise<string> {
  const payment = { way, agencyCode: COLLECTOR, startedAt: tx.clock.now() };
  return (await addPayment(tx, await lockObligation(tx, id), payment)).ref;
}

/** As the provider's message settles it. */
async function settle(tx: TxCtx, id: string, way: OnlineWay, ref: string): Promise<void> {
  const at = tx.clock.now();
  const { vnd } = (await lockObligation(tx, id)).state;
  const transactionId = `${way === 'VIETQR' ? 'FT' : ''}${ref.slice(2)}`;
  if (way === 'VIETQR') {
    const credit = { way, transactionId, agencyCode: COLLECTOR, account: '0100000000001', vnd, purpose: ref, at, ref };
    await tx.db.insertInto('bankCredit').values(credit).execute();
  }
  await settlePayment(tx, { way, ref, vnd, transactionId, at, details: {} });
}

async function ask(tx: TxCtx, people: People, { id, receivedBy }: Owed, ground: RefundGround, reason: string) {
  const actor = officerOf(people, 'RECEPTIONIST', receivedBy, 0);
  const { vnd } = (await lockObligation(tx, id)).state;
  return askRefund({ ...tx, actor }, { obligationId: id, ground, reason, vnd });
}

/** The last day of VNPay that is over, as its list has it: one line of theirs is missing here. */
async function compareDay(tx: TxCtx, people: People): Promise<void> {
  const paid = await tx.db
    .selectFrom('payment')
    .select(['ref', 'transactionId', 'vnd', 'paidAt'])
    .where('way', '=', 'VNPAY')
    .where('status', '=', 'PAID')
    .orderBy('paidAt', 'desc')
    .execute();
  const today = vietnamDate(tx.clock.now().getTime());
  const dayOf = ({ paidAt }: { paidAt: Date | null }) => vietnamDate(paidAt?.getTime() ?? 0);
  const last = paid.find((one) => dayOf(one) < today);
  if (!last) return;
  const day = dayOf(last);
  const lines = paid
    .filter((one) => dayOf(one) === day)
    .map(({ ref, transactionId, vnd }) => `${ref},${transactionId},${Number(vnd) * 100},00`);
  const csv = ['vnp_TxnRef,vnp_TransactionNo,vnp_Amount,vnp_TransactionStatus', ...lines, `,990001,800000,00`];
  const actor = officerOf(people, 'CENTRE_HEAD', COLLECTOR, 0);
  await importList(
    { ...tx, actor },
    { agencyCode: COLLECTOR, way: 'VNPAY', day, fileName: `vnpay-${day}.csv`, content: Buffer.from(csv.join('\n')) },
  );
}
