import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DossierWalk, dossierWalk } from '../../../test/dossierWalk.ts';
import { ctxAs, SAMPLE_NOW, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { surplusVnd } from '../../domain/money/obligation.ts';
import { makeSampleCertificate, SAMPLE_ISSUER } from '../../platform/signature/sampleCertificate.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import type { Dossier } from '../dossiers/store.ts';
import { addFeeRule, endFeeLine } from '../fees/editFees.ts';
import { cancelObligation, collectObligation, issueByHand, reduceObligation } from '../payments/handleObligation.ts';
import { readOfficeMoney } from '../payments/listMoney.ts';
import { settlePayment } from '../payments/settlePayment.ts';
import { listObligations, type Obligation } from '../payments/store.ts';
import { findSigningKey, keepCertificate } from '../receipts/certificates.ts';
import { listCollectorCertificates, saveCollectorCertificate } from '../receipts/collectorCertificates.ts';
import { correctFeeReceipt } from '../receipts/correctFeeReceipt.ts';
import { type FeeReceipt, listFeeReceipts } from '../receipts/feeReceipt.ts';
import { checkReceiptSignature, findSignedReceipt, signMissing, signReceipt } from '../receipts/signReceipt.ts';
import { listRefunds } from '../refunds/listRefunds.ts';
import { askRefund, decideRefund } from '../refunds/refund.ts';
import { refundPaper } from '../refunds/refundPaper.ts';
import { payOtherwise, sendAgain } from '../refunds/sendAgain.ts';
import { endRefund, recordRefund, sendRefund } from '../refunds/sendRefund.ts';
import { reconciliationCsv, reconciliationXlsx } from './exportReconciliation.ts';
import { importList } from './importList.ts';
import { getReconciliation } from './listReconciliations.ts';
import { confirmLine, resolveLine, signOff } from './resolve.ts';

const OWED = 75_000;
const RECEPTION = 'tiepnhan.trungtam';
const HEAD = 'gd.trungtam';
const NEXT_DAY = { now: new Date(SAMPLE_NOW.getTime() + 86_400_000) };

let sample: SampleDatabase;
let walk: DossierWalk;
beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
});
afterAll(() => sample.drop());

const as = (login: string, options = {}) => ctxAs(sample.db, login, options);
const owedBy = async ({ id }: Dossier): Promise<Obligation> => (await listObligations(sample, id)).at(-1)!;
const receiptsOf = async (dossier: Dossier) => listFeeReceipts(sample.db, [(await owedBy(dossier)).id]);

async function owing(): Promise<Dossier> {
  const dossier = await walk.enter('sixSteps');
  const line = { name: 'Phí thẩm định', kind: 'FEE', vnd: OWED, basis: 'TT 01' } as const;
  await issueByHand(await as(RECEPTION), dossier.id, line);
  return dossier;
}

async function paidInCash(): Promise<Dossier> {
  const dossier = await owing();
  await collectObligation(await as(RECEPTION), (await owedBy(dossier)).id, { way: 'CASH' });
  return dossier;
}

/** A payment by VNPay under way, or settled. */
async function atVnpay(ref: string, transactionId?: string, at = SAMPLE_NOW, agencyCode = 'H99.03'): Promise<Dossier> {
  const dossier = await owing();
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

describe('fee receipts (biên lai)', () => {
  it('have numbers without gaps, also when many are issued at once and some are rolled back', async () => {
    const dossiers = await Promise.all([1, 2, 3, 4, 5].map(() => owing()));
    const reception = await as(RECEPTION);
    const rolledBack = async (id: string) =>
      sample.db
        .transaction()
        .execute(async (db) => {
          await collectObligation({ ...reception, db }, id, { way: 'CASH' });
          throw new Error('lost');
        })
        .catch(() => undefined);
    await Promise.all(
      dossiers.map(async (dossier, index) => {
        const { id } = await owedBy(dossier);
        if (index % 2 === 1) await rolledBack(id);
        await collectObligation(reception, id, { way: 'CASH' });
      }),
    );
    const rows = await sample.db.selectFrom('feeReceipt').select('number').where('symbol', '=', 'TM26E').execute();
    const numbers = rows.map(({ number }) => number).sort((one, other) => one - other);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(5);
  });

  it('begin at 1 with the year in Vietnam', async () => {
    const dossier = await owing();
    const newYear = await as(RECEPTION, { now: new Date('2026-12-31T17:30:00Z') });
    await collectObligation(newYear, (await owedBy(dossier)).id, { way: 'CASH' });
    expect((await receiptsOf(dossier))[0]).toMatchObject({ symbol: 'TM27E', year: 2027, number: 1 });
  });

  it('that are wrong are replaced once by another number, and never change', async () => {
    const dossier = await paidInCash();
    const [wrong] = (await receiptsOf(dossier)) as [FeeReceipt];
    const payer = { name: 'Trần Thị Ví Dụ', identity: '', address: '' };
    const replace = async (login: string, id: string) =>
      correctFeeReceipt(await as(login), id, { kind: 'REPLACING', reason: 'Sai tên', payer });
    await expect(replace(RECEPTION, wrong.id)).rejects.toMatchObject({ kind: { code: 'common.forbidden' } });
    const right = await replace(HEAD, wrong.id);
    expect(right).toMatchObject({ refersTo: wrong.id, vnd: OWED, content: { payer: { name: 'Trần Thị Ví Dụ' } } });
    await expect(replace(HEAD, wrong.id)).rejects.toMatchObject({ kind: { code: 'receipts.already_replaced' } });
    expect((await receiptsOf(dossier))[0]).toEqual(wrong);
    for (const change of [
      sample.db.updateTable('feeReceipt').set({ vnd: 1 }).where('id', '=', wrong.id),
      sample.db.deleteFrom('feeReceipt').where('id', '=', wrong.id),
    ])
      await expect(change.execute()).rejects.toThrow(/append-only/);
  });
});

describe('the digital signature of a fee receipt', () => {
  it('is put on it once, by the certificate of the agency that collects, and shows a changed copy', async () => {
    const dossier = await paidInCash();
    const [receipt] = (await receiptsOf(dossier)) as [FeeReceipt];
    const ctx = systemCtx(sample.db);
    expect(await checkReceiptSignature(ctx, receipt)).toBeUndefined();
    const from = new Date(SAMPLE_NOW.getTime() - 86_400_000);
    await keepCertificate(ctx, receipt.agencyCode, makeSampleCertificate('Trung tâm Mẫu', from));
    expect(await signMissing(ctx)).toBeGreaterThan(0);
    const signed = await findSignedReceipt(ctx, receipt);
    expect(await checkReceiptSignature(ctx, receipt)).toMatchObject({
      intact: true,
      subject: 'Trung tâm Mẫu',
      issuer: SAMPLE_ISSUER,
      signedAt: SAMPLE_NOW,
    });
    await signReceipt(ctx, receipt.id);
    expect((await findSignedReceipt(ctx, receipt))?.equals(signed!)).toBe(true);
  });

  it('is set up in the office: what does not open or has ended is refused, what ends soon is said, the key stays sealed', async () => {
    const admin = await as('quantri.tinh');
    const key = makeSampleCertificate('Phường Ví Dụ', new Date(SAMPLE_NOW.getTime() - 340 * 86_400_000));
    const old = makeSampleCertificate('Phường Ví Dụ', new Date(SAMPLE_NOW.getTime() - 400 * 86_400_000));
    const stateOf = async () => (await listCollectorCertificates(admin)).find((one) => one.agencyCode === 'H99.41');
    for (const wrong of [{ ...key, passphrase: 'x' }, { p12: Buffer.from('x'), passphrase: '' }, old])
      await expect(saveCollectorCertificate(admin, 'H99.41', wrong)).rejects.toMatchObject({
        fields: [{ field: 'file' }],
      });
    expect(await stateOf()).toMatchObject({ state: 'NONE', certificate: null });
    await saveCollectorCertificate(admin, 'H99.41', key);
    expect(await stateOf()).toMatchObject({ state: 'ENDING', certificate: { subject: 'Phường Ví Dụ', sample: true } });
    const [row] = await sample.db
      .selectFrom('signingCertificate')
      .selectAll()
      .where('agencyCode', '=', 'H99.41')
      .execute();
    expect(JSON.stringify(row)).not.toContain(key.passphrase);
    expect((await findSigningKey(admin, 'H99.41', SAMPLE_NOW))?.key.p12.equals(key.p12)).toBe(true);
  });

  it('is not made with a certificate that has ended', async () => {
    const dossier = await paidInCash();
    const [receipt] = (await receiptsOf(dossier)) as [FeeReceipt];
    const later = systemCtx(sample.db, { now: new Date(SAMPLE_NOW.getTime() + 400 * 86_400_000) });
    await signReceipt(later, receipt.id);
    expect(await findSignedReceipt(later, receipt)).toBeUndefined();
  });
});

describe('the fee table', () => {
  it('is kept by administrators, and a change of it never changes what was issued', async () => {
    const permit = { procedureCode: '1.013225', competentAgencyCode: 'H99.41' };
    const extra = { ...(await walk.submission('oneDesk')), ...permit, channel: 'COUNTER' as const };
    const enter = () => walk.enter('oneDesk', { as: 'tiepnhan.vidu', extra });
    const before = await enter();
    const rule = {
      procedureCode: '1.013225',
      code: 'LP-GPXD',
      kind: 'CHARGE' as const,
      name: 'Lệ phí',
      caseName: null,
      channel: 'COUNTER' as const,
      subject: null,
      vnd: 90_000,
      perAnswer: null,
      dueTime: 'AFTER_ACCEPTANCE' as const,
      basis: 'NQ 03',
      validFrom: '2026-11-01',
      validTo: null,
    };
    for (const other of [RECEPTION, 'qt.vidu'])
      await expect(addFeeRule(await as(other), rule)).rejects.toMatchObject({ kind: { code: 'common.forbidden' } });
    const { id } = await addFeeRule(await as('quantri.tinh'), rule);
    expect((await owedBy(await enter())).state.vnd).toBe(90_000);
    expect((await owedBy(before)).state.vnd).toBe(75_000);
    await endFeeLine(await as('quantri.tinh'), 'feeRule', id);
    expect((await owedBy(await enter())).state.vnd).toBe(75_000);
  });

  it('lets an exemption be applied with its ground: nothing is owed any more, and why is kept', async () => {
    const permit = { procedureCode: '1.013225', competentAgencyCode: 'H99.41' };
    const extra = { ...(await walk.submission('oneDesk')), ...permit, channel: 'COUNTER' as const };
    const dossier = await walk.enter('oneDesk', { as: 'tiepnhan.vidu', extra });
    const officer = await as('tiepnhan.vidu');
    const { reductions, obligations } = await readOfficeMoney(officer, dossier.id);
    const poor = reductions.find(({ name }) => name === 'Người thuộc hộ nghèo');
    expect(await reduceObligation(officer, obligations[0]!.id, poor!.id)).toBeUndefined();
    expect((await owedBy(dossier)).state.status).toBe('CANCELLED');
    const [event] = await sample.db
      .selectFrom('obligationEvent')
      .select('payload')
      .where('obligationId', '=', obligations[0]!.id)
      .where('type', '=', 'CANCELLED')
      .execute();
    expect(JSON.stringify(event?.payload)).toContain('Người thuộc hộ nghèo');
  });
});

it('cancelling what was demanded lets the dossier go on', async () => {
  const assigned = await walk.assign(await walk.enter('sixSteps'));
  const waiting = await walk.act(assigned, { action: 'SET_OBLIGATION', reason: 'Phí', vnd: OWED });
  await cancelObligation(await as(RECEPTION), (await owedBy(waiting)).id, 'Lập nhầm');
  expect((await findDossier(sample.db, waiting.id))?.state.status).toBe(STATUS.IN_PROCESS);
});

describe('a refund', () => {
  const askedByHead = async () => {
    const { id: obligationId } = await owedBy(await paidInCash());
    const request = { obligationId, ground: 'LAW', reason: 'Theo luật', vnd: OWED } as const;
    return (await askRefund(await as(HEAD), request)).id;
  };

  it('of a fee needs the agency’s fault or the law, and a leader; the receipt is adjusted', async () => {
    const dossier = await paidInCash();
    const { id: obligationId } = await owedBy(dossier);
    const request = { obligationId, reason: 'Không thực hiện được', vnd: OWED };
    await expect(askRefund(await as(RECEPTION), { ...request, ground: 'OVERPAYMENT' })).rejects.toMatchObject({
      kind: { code: 'common.invalid_input' },
    });
    const { id } = await askRefund(await as(RECEPTION), { ...request, ground: 'AGENCY_FAULT' });
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
    const dossier = await owing();
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
