import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIZEN, type DossierWalk, dossierWalk } from '../../../test/dossierWalk.ts';
import { type MoneyWalk, moneyWalk, OWED, RECEPTION } from '../../../test/moneyWalk.ts';
import { ctxAs, SAMPLE_NOW, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { type OnlineWay, surplusVnd } from '../../domain/money/obligation.ts';
import type { Ctx } from '../../platform/context.ts';
import { packagePath } from '../../platform/packageRoot.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import type { Dossier } from '../dossiers/store.ts';
import { listFeeReceipts } from '../receipts/feeReceipt.ts';
import { compactTime } from './gateways/compactTime.ts';
import { hmacOf, sha256Of } from './gateways/signatures.ts';
import { vnpaySign } from './gateways/vnpay.ts';
import { cancelObligation, collectObligation } from './handleObligation.ts';
import { listMerchantAccounts, saveMerchantAccount } from './merchantAccounts.ts';
import { listMerchants } from './merchants.ts';
import { receiveBankNotice } from './notices/bankNotice.ts';
import { receivePlatformNotice } from './notices/platformNotice.ts';
import { receiveVnpayNotice } from './notices/vnpayNotice.ts';
import { payToken, readPayToken } from './payToken.ts';
import { readPayable } from './readPayable.ts';
import { settlePayment } from './settlePayment.ts';
import { startPayment } from './startPayment.ts';
import { withdrawPayLinks } from './withdrawPayLinks.ts';

const SECRETS = {
  vnpay: 'mau-khoa-vnpay-khong-dung-that',
  bank: 'mau-khoa-ngan-hang-khong-dung-that',
  platform: 'mau-khoa-nen-tang-khong-dung-that',
};
const ACCOUNT = '0100000000001';

let sample: SampleDatabase;
let walk: DossierWalk;
let ctx: Ctx;
beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
  ctx = withSecrets(systemCtx(sample.db));
});
afterAll(() => sample.drop());

const withSecrets = (plain: Ctx): Ctx => ({
  ...plain,
  config: { ...plain.config, merchantSecrets: packagePath('data', 'sample-province', 'merchant-secrets.json') },
});

const owedBy: MoneyWalk['owedBy'] = (dossier) => moneyWalk(sample, walk).owedBy(dossier);
const statusOf = async ({ id }: Dossier) => (await findDossier(sample.db, id))?.state.status;

/** A dossier that waits for its applicant to pay. */
async function demanded(): Promise<Dossier> {
  const assigned = await walk.assign(await walk.enter('sixSteps'));
  return walk.act(assigned, { action: 'SET_OBLIGATION', reason: 'Phí thẩm định', vnd: OWED });
}

async function begin(dossier: Dossier, way: OnlineWay): Promise<string> {
  const { id } = await owedBy(dossier);
  return (await startPayment(ctx, payToken(ctx.config, id, SAMPLE_NOW), way, '127.0.0.1')).ref;
}

function vnpayNotice(ref: string, more: Record<string, string> = {}): Record<string, string> {
  const message = {
    vnp_TmnCode: 'TINHMAU1',
    vnp_TxnRef: ref,
    vnp_Amount: String(OWED * 100),
    vnp_ResponseCode: '00',
    vnp_TransactionStatus: '00',
    vnp_TransactionNo: '14226112',
    vnp_PayDate: compactTime(SAMPLE_NOW),
    ...more,
  };
  return { ...message, vnp_SecureHash: vnpaySign(SECRETS.vnpay, message) };
}

function bankNotice(more: Partial<Record<'transactionId' | 'amount' | 'content', string>>) {
  const values = {
    account: ACCOUNT,
    transactionId: 'FT1',
    amount: String(OWED),
    time: compactTime(SAMPLE_NOW),
    fromAccount: '09',
    fromName: 'NGUYEN VAN MAU',
    content: '',
    ...more,
  };
  return { ...values, signature: hmacOf('sha256', SECRETS.bank, Object.values(values)) };
}

describe('what is demanded (official status 6)', () => {
  it('is settled by VNPay’s verified notice: the clock goes on and the fee receipt is there, in one transaction', async () => {
    const dossier = await demanded();
    expect(await statusOf(dossier)).toBe(STATUS.FINANCIAL_OBLIGATION);
    const ref = await begin(dossier, 'VNPAY');
    expect(await receiveVnpayNotice(ctx, vnpayNotice(ref))).toMatchObject({ RspCode: '00' });
    expect((await owedBy(dossier)).state).toMatchObject({ status: 'PAID', settledBy: 'VNPAY 14226112' });
    expect(await statusOf(dossier)).toBe(STATUS.IN_PROCESS);
    const [receipt] = await listFeeReceipts(sample.db, [(await owedBy(dossier)).id]);
    expect(receipt).toMatchObject({ kind: 'ORIGINAL', vnd: OWED, symbol: 'TM26E', content: { way: 'VNPAY' } });
  });

  it('is settled once, however often VNPay tells it', async () => {
    const dossier = await demanded();
    const ref = await begin(dossier, 'VNPAY');
    const answers = await Promise.all([1, 2, 3, 4].map(() => receiveVnpayNotice(ctx, vnpayNotice(ref))));
    expect(answers.map(({ RspCode }) => RspCode).sort()).toEqual(['00', '02', '02', '02']);
    expect((await owedBy(dossier)).state.payments).toHaveLength(1);
    expect(await listFeeReceipts(sample.db, [(await owedBy(dossier)).id])).toHaveLength(1);
  });

  it('by VietQR is settled by the bank’s notice whose purpose carries the reference, whatever the bank wrote around it', async () => {
    const dossier = await demanded();
    const ref = await begin(dossier, 'VIETQR');
    const notice = bankNotice({ transactionId: 'FT2', content: `MBVCB.1.${ref.toLowerCase()} CT tu 09` });
    expect(await receiveBankNotice(ctx, notice)).toMatchObject({ code: '00' });
    expect(await receiveBankNotice(ctx, notice)).toMatchObject({ code: '02' });
    expect((await owedBy(dossier)).state.status).toBe('PAID');
    expect(await statusOf(dossier)).toBe(STATUS.IN_PROCESS);
  });

  it('is taken in cash at the counter, with its receipt', async () => {
    const dossier = await demanded();
    await walk.act(
      dossier,
      { action: 'MEET_OBLIGATION', payWay: 'POS', paySlip: '000123' },
      { as: 'tiepnhan.trungtam' },
    );
    expect((await owedBy(dossier)).state.payments).toMatchObject([{ way: 'POS', vnd: OWED, transactionId: '000123' }]);
    expect(await listFeeReceipts(sample.db, [(await owedBy(dossier)).id])).toHaveLength(1);
  });

  it('cannot be paid too little: such money waits for an officer, and the dossier goes on waiting', async () => {
    const dossier = await demanded();
    const ref = await begin(dossier, 'VIETQR');
    await receiveBankNotice(ctx, bankNotice({ transactionId: 'FT3', content: ref, amount: '1000' }));
    const { state } = await owedBy(dossier);
    expect(state).toMatchObject({ status: 'PENDING', settledBy: null });
    expect(surplusVnd(state)).toBe(1_000);
    expect(await statusOf(dossier)).toBe(STATUS.FINANCIAL_OBLIGATION);
  });

  it('that is paid by two ways is settled by the first; the second is surplus', async () => {
    const dossier = await demanded();
    const [vnpay, transfer] = [await begin(dossier, 'VNPAY'), await begin(dossier, 'VIETQR')];
    await receiveBankNotice(ctx, bankNotice({ transactionId: 'FT4', content: transfer }));
    expect(await receiveVnpayNotice(ctx, vnpayNotice(vnpay, { vnp_TransactionNo: '99' }))).toMatchObject({
      RspCode: '00',
    });
    const { state } = await owedBy(dossier);
    expect(state.settledBy).toBe('VIETQR FT4');
    expect(surplusVnd(state)).toBe(OWED);
  });
});

it('cancelling what was demanded lets the dossier go on', async () => {
  const waiting = await demanded();
  await cancelObligation(await ctxAs(sample.db, RECEPTION), (await owedBy(waiting)).id, 'Lập nhầm');
  expect(await statusOf(waiting)).toBe(STATUS.IN_PROCESS);
});

describe('what does not settle anything (opencps.md §4.5, 1–6)', () => {
  const untouched = async (dossier: Dossier) => {
    expect((await owedBy(dossier)).state).toMatchObject({ settledBy: null, payments: [] });
    expect(await statusOf(dossier)).toBe(STATUS.FINANCIAL_OBLIGATION);
  };

  it('(1) somebody who only says so: neither the applicant nor an officer of another agency', async () => {
    const dossier = await demanded();
    const { id } = await owedBy(dossier);
    for (const login of [CITIZEN, 'tiepnhan.vidu', 'cv3.sxd'])
      await expect(collectObligation(await ctxAs(sample.db, login), id, { way: 'CASH' })).rejects.toMatchObject({
        kind: { code: 'common.forbidden' },
      });
    await untouched(dossier);
  });

  it('(3, 6) a notice of VNPay that is forged, without signature, of another amount, another order or another merchant', async () => {
    const dossier = await demanded();
    const ref = await begin(dossier, 'VNPAY');
    const good = vnpayNotice(ref);
    const codes = [];
    for (const message of [
      { ...good, vnp_SecureHash: 'f'.repeat(128) },
      { ...good, vnp_SecureHash: '' },
      { ...good, vnp_TransactionNo: '1' },
      vnpayNotice(ref, { vnp_Amount: '100' }),
      vnpayNotice('HS26112300000000'),
      vnpayNotice(ref, { vnp_TmnCode: 'KHAC0001' }),
      {},
    ])
      codes.push((await receiveVnpayNotice(ctx, message)).RspCode);
    expect(codes).toEqual(['97', '97', '97', '04', '01', '97', '97']);
    await untouched(dossier);
    const kept = await sample.db.selectFrom('gatewayMessage').select('verdict').where('ref', '=', ref).execute();
    expect(kept.length).toBe(5);
  });

  it('(4, 5) a confirmation of the platform with a wrong hash, or that only says it succeeded', async () => {
    const dossier = await demanded();
    const { id } = await owedBy(dossier);
    const ref = 'HS26112390000053';
    await sample.db
      .insertInto('payment')
      .values({
        ref,
        obligationId: id,
        way: 'PLATFORM',
        agencyCode: 'H99.03',
        vnd: OWED,
        status: 'PENDING',
        startedAt: SAMPLE_NOW,
      })
      .execute();
    const message = { LoaiBanTin: 'CONFIRM', MaLoi: '00', MaDoiTac: 'TINHMAU', MaThamChieu: ref, SoTien: String(OWED) };
    const hash = (amount: string) =>
      sha256Of(['CONFIRM', '00', 'TINHMAU', ref, amount, '', 'T1', '', '', ''], SECRETS.platform);
    for (const wrong of [
      message,
      { ...message, MaXacThuc: '' },
      { ...message, MaGiaoDich: 'T1', MaXacThuc: hash('1') },
      { ...message, SoTien: '1', MaGiaoDich: 'T1', MaXacThuc: hash('1') },
      { errorCode: '00', orderId: ref },
    ])
      expect(await receivePlatformNotice(ctx, wrong)).toMatchObject({ MaLoi: '99' });
    await untouched(dossier);
    const genuine = { ...message, MaGiaoDich: 'T1', MaXacThuc: hash(String(OWED)) };
    expect(await receivePlatformNotice(ctx, genuine)).toMatchObject({ MaLoi: '00', MaThamChieu: ref });
    expect((await owedBy(dossier)).state.status).toBe('PAID');
  });

  it('(3) another amount, whoever tells it; a second number for an order that was paid is no second money', async () => {
    const dossier = await demanded();
    const ref = await begin(dossier, 'VNPAY');
    const told = { way: 'VNPAY', ref, vnd: OWED, transactionId: '70', at: SAMPLE_NOW, details: {} } as const;
    expect(await settlePayment(ctx, { ...told, vnd: OWED - 1 })).toBe('WRONG_AMOUNT');
    expect(await settlePayment(ctx, { ...told, way: 'PLATFORM' })).toBe('UNKNOWN');
    await untouched(dossier);
    expect(await settlePayment(ctx, told)).toBe('PAID');
    expect(await settlePayment(ctx, { ...told, transactionId: '71' })).toBe('ALREADY');
    expect(surplusVnd((await owedBy(dossier)).state)).toBe(0);
  });

  it('(6) a credit notice nobody signed, and money whose purpose is nobody’s', async () => {
    const dossier = await demanded();
    const ref = await begin(dossier, 'VIETQR');
    const notice = bankNotice({ transactionId: 'FT5', content: ref });
    expect(await receiveBankNotice(ctx, { ...notice, signature: '0'.repeat(64) })).toMatchObject({ code: '97' });
    expect(await receiveBankNotice(ctx, { ...notice, account: '999' })).toMatchObject({ code: '01' });
    expect(await receiveBankNotice(ctx, bankNotice({ transactionId: 'FT6', content: 'ung ho' }))).toMatchObject({
      code: '00',
    });
    await untouched(dossier);
    const credit = await sample.db.selectFrom('bankCredit').select('ref').where('transactionId', '=', 'FT6').execute();
    expect(credit).toEqual([{ ref: null }]);
  });

  it('a payment that VNPay reports as failed; it can be tried again', async () => {
    const dossier = await demanded();
    const ref = await begin(dossier, 'VNPAY');
    const failed = { vnp_ResponseCode: '24', vnp_TransactionStatus: '02' };
    expect(await receiveVnpayNotice(ctx, vnpayNotice(ref, failed))).toMatchObject({ RspCode: '00' });
    expect((await owedBy(dossier)).state.status).toBe('FAILED');
    await untouched(dossier);
    await begin(dossier, 'VIETQR');
    expect((await owedBy(dossier)).state.status).toBe('PENDING');
  });
});

describe('a pay link', () => {
  it('opens one obligation, and cannot be guessed or altered', async () => {
    const { id } = await owedBy(await demanded());
    const token = payToken(ctx.config, id, SAMPLE_NOW);
    expect(readPayToken(ctx.config, token)).toMatchObject({ obligationId: id });
    for (let place = 0; place < token.length - 1; place += 5) {
      const altered = token.slice(0, place) + (token[place] === 'A' ? 'B' : 'A') + token.slice(place + 1);
      expect(readPayToken(ctx.config, altered)).toBeUndefined();
    }
  });

  it('is good for the days of the setting, and shows and takes nothing after them; a fresh one does', async () => {
    const { id } = await owedBy(await demanded());
    const token = payToken(ctx.config, id, SAMPLE_NOW);
    const onLastDay = systemCtx(sample.db, { now: new Date('2026-12-23T16:59:00Z') });
    expect(await readPayable(onLastDay, token)).toMatchObject({ open: true, linkUntil: '2026-12-23' });
    const tooLate = systemCtx(sample.db, { now: new Date('2026-12-23T17:00:00Z') });
    const ended = { kind: { code: 'payments.link_ended' } };
    await expect(readPayable(tooLate, token)).rejects.toMatchObject(ended);
    await expect(startPayment(tooLate, token, 'VIETQR', '127.0.0.1')).rejects.toMatchObject(ended);
    expect(await readPayable(tooLate, payToken(ctx.config, id, tooLate.clock.now()))).toMatchObject({ open: true });
  });

  it('is withdrawn by the applicant or the counter: what was given out is dead, what comes next is not', async () => {
    const dossier = await demanded();
    const { id } = await owedBy(dossier);
    const given = payToken(ctx.config, id, SAMPLE_NOW);
    const later = { now: new Date(SAMPLE_NOW.getTime() + 60_000) };
    for (const login of ['0900000002', 'cv3.sxd'])
      await expect(withdrawPayLinks(await ctxAs(sample.db, login, later), dossier.id, id)).rejects.toThrow();
    expect(await readPayable(ctx, given)).toMatchObject({ open: true });
    const counter = await ctxAs(sample.db, 'tiepnhan.trungtam', later);
    await expect(withdrawPayLinks(counter, dossier.id, 'another')).rejects.toMatchObject({
      kind: { code: 'payments.obligation_not_found' },
    });
    await withdrawPayLinks(counter, dossier.id, id);
    const withdrawn = { kind: { code: 'payments.link_withdrawn' } };
    await expect(readPayable(ctx, given)).rejects.toMatchObject(withdrawn);
    await expect(startPayment(ctx, given, 'VIETQR', '127.0.0.1')).rejects.toMatchObject(withdrawn);
    expect(await readPayable(ctx, payToken(ctx.config, id, later.now))).toMatchObject({ open: true });
  });
});

describe('an account described in the office', () => {
  it('is used with the secret that was typed, which is neither stored in clear nor ever shown', async () => {
    const secret = 'khoa-mau-go-trong-van-phong';
    const account = {
      agencyCode: 'H99.41',
      way: 'VNPAY',
      settings: { tmnCode: 'PHUONG1', endpoint: 'http://localhost:3201' },
      forAll: false,
      active: true,
    } as const;
    await expect(saveMerchantAccount(ctx, account)).rejects.toMatchObject({ fields: [{ field: 'secret' }] });
    await saveMerchantAccount(ctx, { ...account, secret });
    await saveMerchantAccount(ctx, { ...account, settings: { ...account.settings, tmnCode: 'PHUONG2' } });
    const merchants = await listMerchants(ctx, 'H99.41');
    expect(merchants.find(({ way }) => way === 'VNPAY')).toMatchObject({ secret, settings: { tmnCode: 'PHUONG2' } });
    const kept = await sample.db.selectFrom('merchant').selectAll().where('agencyCode', '=', 'H99.41').execute();
    expect(JSON.stringify([kept, await listMerchantAccounts(ctx)])).not.toContain(secret);
    await saveMerchantAccount(ctx, { ...account, active: false });
    expect((await listMerchants(ctx, 'H99.41')).find(({ way }) => way === 'VNPAY')?.agencyCode).not.toBe('H99.41');
  });
});
