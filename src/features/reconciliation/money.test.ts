import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierWalk } from '../../../test/dossierWalk.ts';
import { type MoneyWalk, moneyWalk, OWED, RECEPTION } from '../../../test/moneyWalk.ts';
import { SAMPLE_NOW, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { surplusVnd } from '../../domain/money/obligation.ts';
import type { Dossier } from '../dossiers/store.ts';
import { settlePayment } from '../payments/settlePayment.ts';
import { listRefunds } from '../refunds/listRefunds.ts';
import { askRefund, decideRefund } from '../refunds/refund.ts';
import { refundPaper } from '../refunds/refundPaper.ts';
import { payOtherwise, sendAgain } from '../refunds/sendAgain.ts';
import { endRefund, recordRefund, sendRefund } from '../refunds/sendRefund.ts';
import { reconciliationCsv, reconciliationXlsx } from './exportReconciliation.ts';
import { importList } from './importList.ts';
import { getReconciliation } from './listReconciliations.ts';
import { confirmLine, resolveLine, signOff } from './resolve.ts';

const HEAD = 'gd.trungtam';
const NEXT_DAY = { now: new Date(SAMPLE_NOW.getTime() + 86_400_000) };

let sample: SampleDatabase;
let money: MoneyWalk;
beforeAll(async () => {
  sample = await sampleDatabase();
  money = moneyWalk(sample, dossierWalk(sample));
});
afterAll(() => sample.drop());

const as: MoneyWalk['as'] = (...who) => money.as(...who);
const owedBy: MoneyWalk['owedBy'] = (dossier) => money.owedBy(dossier);
const receiptsOf: MoneyWalk['receiptsOf'] = (dossier) => money.receiptsOf(dossier);

/** A payment by VNPay under way, or settled. */
async function atVnpay(ref: string, transactionId?: string, at = SAMPLE_NOW, agencyCode = 'H99.03'): Promise<Dossier> {
  const dossier = await money.owing();
  const { id } = await owedBy(dossier);
  const row = { ref, obligationId: id, way: 'VNPAY', agencyCode, vnd: OWED, status: 'PENDING' };
  await sample.db
    .insertInto('payment')
    .values({ ...row, startedAt: SAMPLE_NOW })
    .execute();
  const paid = { way: 'VNPAY', ref, vnd: OWED, at, details: {} } as const;
  if (transactionId) await settlePayment(systemCtx(sample.db), { ...paid, transactionId });
  return dossier;
}

describe('a refund', () => {
  const askedByHead = async () => {
    const { id: obligationId } = await owedBy(await money.paidInCash());
    const request = { obligationId, ground: 'LAW', reason: 'Theo luật', vnd: OWED } as const;
    return (await askRefund(await as(HEAD), request)).id;
  };

  it('of a fee needs the agency’s fault or the law, and a leader; the receipt is adjusted', async () => {
    const dossier = await money.paidInCash();
    const { id: obligationId } = await owedBy(dossier);
    const request = { obligationId, reason: 'Không thực hiện được', vnd: OWED };
    await expect(askRefund(await as(RECEPTION), { ...request, ground: 'OVERPAYMENT' })).rejects.toMatchObject({
      kind: { code: 'common.invalid_input' },
    });
    const { id } = await askRefund(await as(RECEPTION), { ...request, ground: 'AGENCY_FAULT' });
    await expect(askRefund(await as(RECEPTION), { ...request, ground: 'LAW' })).rejects.toMatchObject({
      kind: { code: 'refunds.not_now' },
    });
    const approve = { approve: true, comment: 'Đồng ý' };
    const own = await askedByHead();
    await expect(decideRefund(await as(HEAD), own, approve)).rejects.toMatchObject({
      kind: { code: 'common.forbidden' },
    });
    await expect(decideRefund(await as(RECEPTION), id, approve)).rejects.toMatchObject({
      kind: { code: 'common.forbidden' },
    });
    await decideRefund(await as(HEAD), id, approve);
    await expect(decideRefund(await as(HEAD), id, approve)).rejects.toMatchObject({
      kind: { code: 'refunds.not_now' },
    });
    expect((await owedBy(dossier)).state.status).toBe('REFUNDING');
    await recordRefund(await as(HEAD), id, 'PC-15');
    expect((await owedBy(dossier)).state).toMatchObject({ status: 'REFUNDED', refundedFeeVnd: OWED });
    expect((await receiptsOf(dossier)).map(({ kind, vnd }) => [kind, vnd])).toEqual([
      ['ORIGINAL', OWED],
      ['ADJUSTING', -OWED],
    ]);
  });
});

describe('a refund that the provider refused', () => {
  /** Paid by VNPay, which is not there to pay back. */
  async function approved(agencyCode?: string) {
    refunds += 1;
    const dossier = await atVnpay(`HS2611230000${refunds}11`, `7${refunds}`, NEXT_DAY.now, agencyCode);
    const { id: obligationId } = await owedBy(dossier);
    const request = { obligationId, ground: 'LAW', reason: 'Theo luật', vnd: OWED } as const;
    const { id } = await askRefund(await as(RECEPTION), request);
    await decideRefund(await as(HEAD), id, { approve: true, comment: '' });
    return { id, dossier };
  }
  async function failed() {
    const refund = await approved();
    await endRefund(systemCtx(sample.db), refund.id, { status: 'FAILED', code: '94' });
    return refund;
  }
  let refunds = 40;
  const rowOf = async (id: string) => (await listRefunds(await as(HEAD))).find((row) => row.id === id);

  it('is sent once more by the same way, under a number of its own', async () => {
    const { id, dossier } = await failed();
    expect(await rowOf(id)).toMatchObject({ status: 'FAILED', failure: '94', attempt: 1 });
    await sendAgain(await as(RECEPTION), id);
    expect(await rowOf(id)).toMatchObject({ status: 'SENDING', failure: null, attempt: 2 });
    await expect(sendAgain(await as(RECEPTION), id)).rejects.toMatchObject({ kind: { code: 'refunds.not_now' } });
    await endRefund(systemCtx(sample.db), id, { status: 'DONE', transactionId: 'R2' });
    expect((await owedBy(dossier)).state.status).toBe('REFUNDED');
  });

  it('cannot be marked as paid by hand while the provider sends it, nor when it failed: it would go back twice', async () => {
    const { id } = await approved();
    const byHand = async () => recordRefund(await as(HEAD), id, 'PC-17');
    await expect(byHand()).rejects.toMatchObject({ kind: { code: 'refunds.not_now' } });
    await endRefund(systemCtx(sample.db), id, { status: 'FAILED', code: '94' });
    await expect(byHand()).rejects.toMatchObject({ kind: { code: 'refunds.not_now' } });
  });

  it('fails rather than waits for ever when its agency has no account with the provider any more', async () => {
    const { id } = await approved('H99.41');
    await sendRefund(systemCtx(sample.db), id);
    expect(await rowOf(id)).toMatchObject({ status: 'FAILED', failure: 'NO_ACCOUNT' });
  });

  it('goes to another account or in cash when a leader has approved that anew, with its paper', async () => {
    const { id, dossier } = await failed();
    await expect(payOtherwise(await as(RECEPTION), id, { method: 'CASH', receiver: ' ' })).rejects.toMatchObject({
      fields: [{ field: 'receiver' }],
    });
    await payOtherwise(await as(RECEPTION), id, { method: 'CASH', receiver: 'Nguyễn Văn Mẫu' });
    expect(await rowOf(id)).toMatchObject({ status: 'ASKED', decidedByName: null });
    await decideRefund(await as(HEAD), id, { approve: true, comment: '' });
    await sendRefund(systemCtx(sample.db), id);
    expect((await rowOf(id))?.status).toBe('SENDING');
    const { pdf } = await refundPaper(await as(RECEPTION), id);
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    await recordRefund(await as(HEAD), id, 'PC-16');
    expect((await owedBy(dossier)).state).toMatchObject({ status: 'REFUNDED', refundedFeeVnd: OWED });
  });
});

describe('the daily reconciliation', () => {
  const list = (rows: [ref: string, transaction: string, vnd: number][]) =>
    ['vnp_TxnRef,vnp_TransactionNo,vnp_Amount,vnp_PayDate,vnp_TransactionStatus']
      .concat(rows.map(([ref, transaction, vnd]) => `${ref},${transaction},${vnd * 100},20261123090000,00`))
      .join('\r\n');
  const day = { agencyCode: 'H99.03', way: 'VNPAY', day: '2026-11-23', fileName: 'vnpay.csv' } as const;

  it('finds what agrees and what does not; each difference is resolved, then the day is signed off', async () => {
    const matched = await atVnpay('HS26112300000101', '501');
    await atVnpay('HS26112300000202', '502');
    const missed = await atVnpay('HS26112300000303');
    const doubled = await atVnpay('HS26112300000404', '504');
    const csv = list([
      ['HS26112300000101', '501', OWED],
      ['HS26112300000303', '503', OWED],
      ['HS26112300000404', '504', OWED],
      ['HS26112300000404', '505', OWED],
    ]);
    const officer = await as(RECEPTION, NEXT_DAY);
    await expect(importList(await as(RECEPTION), { ...day, content: Buffer.from(csv) })).rejects.toMatchObject({
      fields: [{ field: 'day' }],
    });
    await expect(importList(officer, { ...day, content: Buffer.from('a;b') })).rejects.toMatchObject({
      fields: [{ field: 'file' }],
    });
    const { id } = await importList(officer, { ...day, content: Buffer.from(csv) });
    const results = async () => {
      const { lines } = await getReconciliation(officer, id);
      return Object.fromEntries(lines.map(({ ref, result }) => [ref?.slice(-4, -2), result]));
    };
    expect(await results()).toEqual({ '01': 'MATCHED', '02': 'ONLY_LOCAL', '03': 'ONLY_GATEWAY', '04': 'DOUBLED' });
    await expect(signOff(officer, id)).rejects.toMatchObject({ kind: { code: 'reconciliation.unresolved' } });

    const { lines } = await getReconciliation(officer, id);
    for (const { number, result } of lines) {
      if (result === 'ONLY_GATEWAY') await confirmLine(officer, id, number);
      else if (result !== 'MATCHED') await resolveLine(officer, id, number, 'Đã hỏi VNPay, chờ trả lời');
    }
    expect((await owedBy(missed)).state).toMatchObject({ status: 'PAID', settledBy: 'VNPAY 503' });
    await signOff(officer, id);
    expect((await owedBy(matched)).state.reconciled).toBe(true);
    expect((await owedBy(doubled)).state.reconciled).toBe(false);
    expect(surplusVnd((await owedBy(doubled)).state)).toBe(0);
    await expect(importList(officer, { ...day, content: Buffer.from(csv) })).rejects.toMatchObject({
      kind: { code: 'reconciliation.signed' },
    });

    expect(await reconciliationCsv(officer, id)).toContain('HS26112300000202');
    const sheet = await readSheet(await reconciliationXlsx(officer, id));
    expect(sheet[0]?.[0]).toBe('Mã thanh toán');
    expect(sheet.slice(1).map((row) => row[0])).toContain('HS26112300000404');
  });

  it('keeps money without a known reference open until the officer found out what it was for', async () => {
    const dossier = await money.owing();
    const { id: obligationId } = await owedBy(dossier);
    const ref = 'HS26112300000606';
    const row = { ref, obligationId, way: 'VIETQR', agencyCode: 'H99.03', vnd: OWED, status: 'PENDING' };
    await sample.db
      .insertInto('payment')
      .values({ ...row, startedAt: SAMPLE_NOW })
      .execute();
    const credit = { way: 'VIETQR', transactionId: 'FT60', agencyCode: 'H99.03', account: '01', vnd: OWED };
    await sample.db
      .insertInto('bankCredit')
      .values({ ...credit, purpose: 'nop phi', at: SAMPLE_NOW, ref: null })
      .execute();
    const csv = `transactionId,time,amount,account,content\nFT60,20261123090000,${OWED},01,nop phi\n`;
    const officer = await as(RECEPTION, NEXT_DAY);
    const { id } = await importList(officer, { ...day, way: 'VIETQR', content: Buffer.from(csv) });
    const [line] = (await getReconciliation(officer, id)).lines;
    expect(line).toMatchObject({ result: 'ONLY_GATEWAY', ref: null });
    await expect(confirmLine(officer, id, 1)).rejects.toMatchObject({ kind: { code: 'reconciliation.not_found' } });
    await confirmLine(officer, id, 1, ref);
    expect((await owedBy(dossier)).state).toMatchObject({ status: 'PAID', settledBy: 'VIETQR FT60' });
    await signOff(officer, id);
  });

  it('takes ten thousand lines of a provider, of which the screen is given the differences and some that agree', async () => {
    await atVnpay('HS26112300000808', '808');
    const rows = Array.from({ length: 10_000 }, (_, index): [string, string, number] => [
      `HS26112400${String(index).padStart(6, '0')}`,
      `9${index}`,
      OWED,
    ]);
    const content = Buffer.from(list([['HS26112300000808', '808', OWED], ...rows]));
    const officer = await as(RECEPTION, NEXT_DAY);
    await sample.db.deleteFrom('reconciliation').where('way', '=', 'VNPAY').execute();
    const { id } = await importList(officer, { ...day, content });
    const { lines, more } = await getReconciliation(officer, id, 0);
    expect(lines.length).toBeGreaterThanOrEqual(10_000);
    expect(lines.some(({ result }) => result === 'MATCHED')).toBe(false);
    expect(more).toBe(1);
  });

  it('is done by those who handle the agency’s money', async () => {
    await expect(importList(await as('cv3.sxd', NEXT_DAY), { ...day, content: Buffer.from('') })).rejects.toMatchObject(
      {
        kind: { code: 'common.forbidden' },
      },
    );
  });
});
