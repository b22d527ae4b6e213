import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierWalk } from '../../../test/dossierWalk.ts';
import { type MoneyWalk, moneyWalk, OWED, RECEPTION } from '../../../test/moneyWalk.ts';
import { SAMPLE_NOW, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { makeSampleCertificate, SAMPLE_ISSUER } from '../../platform/signature/sampleCertificate.ts';
import { collectObligation } from '../payments/handleObligation.ts';
import { findSigningKey, keepCertificate } from './certificates.ts';
import { listCollectorCertificates, saveCollectorCertificate } from './collectorCertificates.ts';
import { correctFeeReceipt } from './correctFeeReceipt.ts';
import type { FeeReceipt } from './feeReceipt.ts';
import { checkReceiptSignature, findSignedReceipt, signMissing, signReceipt } from './signReceipt.ts';
import { warnOfCertificates } from './warnOfCertificates.ts';

const HEAD = 'gd.trungtam';

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
const { owing, paidInCash }: Pick<MoneyWalk, 'owing' | 'paidInCash'> = {
  owing: () => money.owing(),
  paidInCash: () => money.paidInCash(),
};

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

  it('that ends soon, or has ended, is told to administrators of the agency and of the province, once at each mark', async () => {
    const DAY = 86_400_000;
    const { validTo } = (await findSigningKey(systemCtx(sample.db), 'H99.41', SAMPLE_NOW))!.certificate;
    const told = async () =>
      (
        await sample.db
          .selectFrom('notification')
          .innerJoin('account', 'account.id', 'accountId')
          .select('login')
          .where('notification.kind', '=', 'certificateEnding')
          .where('channel', '=', 'PORTAL')
          .where('eventKey', 'like', 'certificate:H99.41:%')
          .orderBy('login')
          .execute()
      ).map(({ login }) => login);
    const warned = async (left: number) => {
      const ctx = systemCtx(sample.db, { now: new Date(validTo.getTime() - left * DAY) });
      await warnOfCertificates(ctx);
      await warnOfCertificates(ctx);
      return told();
    };
    expect(await warned(31)).toEqual([]);
    const once = await warned(29);
    expect(once).toEqual(['qt.vidu', 'quantri.tinh']);
    expect(await warned(15)).toEqual(once);
    const times = (count: number) => once.flatMap((who) => Array<string | null>(count).fill(who));
    for (const [left, count] of [
      [7, 2],
      [1, 3],
      [-1, 4],
      [-40, 4],
    ] as const)
      expect(await warned(left), `${left} days`).toEqual(times(count));
  });

  it('is not made with a certificate that has ended', async () => {
    const dossier = await paidInCash();
    const [receipt] = (await receiptsOf(dossier)) as [FeeReceipt];
    const later = systemCtx(sample.db, { now: new Date(SAMPLE_NOW.getTime() + 400 * 86_400_000) });
    await signReceipt(later, receipt.id);
    expect(await findSignedReceipt(later, receipt)).toBeUndefined();
  });
});
