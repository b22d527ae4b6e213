import { describe, expect, it } from 'vitest';
import { readCells } from '../../../platform/sheets/readCells.ts';
import type { Merchant } from '../merchants.ts';
import { compactTime, readCompactTime } from './compactTime.ts';
import type { OrderedPayment } from './gateway.ts';
import { isSignedByPlatform, platform, platformInit } from './platform.ts';
import { sameSignature, sha256Of } from './signatures.ts';
import { creditOf, isSignedByBank, vietQr } from './vietQr.ts';
import { isSignedByVnpay, vnpay, vnpayCanonical, vnpayOutcome, vnpaySign } from './vnpay.ts';

const merchant = (more: Partial<Merchant>): Merchant => ({
  agencyCode: 'H99.01',
  way: 'VNPAY',
  settings: { tmnCode: 'DEMO0001', endpoint: 'https://sandbox.example' },
  secret: 'TESTSECRET',
  ...more,
});
const now = new Date('2026-03-02T02:00:00Z');

/** Test vector of the protocol description; the secret is `TESTSECRET`. */
const VECTOR = {
  vnp_Amount: '5000000',
  vnp_Command: 'pay',
  vnp_CreateDate: '20260302090000',
  vnp_CurrCode: 'VND',
  vnp_IpAddr: '127.0.0.1',
  vnp_Locale: 'vn',
  vnp_OrderInfo: 'Thu phi ho so H42.12-260302-0001',
  vnp_OrderType: 'other',
  vnp_ReturnUrl: 'https://dvc.example.gov.vn/thanh-toan/ket-qua',
  vnp_TmnCode: 'DEMO0001',
  vnp_TxnRef: 'HS260302000101',
  vnp_Version: '2.1.0',
};
const SIGNATURE =
  '5dd349ed4e9a426ce6666ad77fdbbb846a75f72089fe77d64b9a6f69623068aed3e9b4999512a07f1c0912dac099863edb8382d624ee460a999e9cfa6609235b';

const cellsOf = (csv: string) => readCells(Buffer.from(csv));

describe('VNPay 2.1.0', () => {
  it('signs as the published vector', () => {
    expect(vnpayCanonical(VECTOR)).toBe(
      'vnp_Amount=5000000&vnp_Command=pay&vnp_CreateDate=20260302090000&vnp_CurrCode=VND&vnp_IpAddr=127.0.0.1&vnp_Locale=vn&vnp_OrderInfo=Thu+phi+ho+so+H42.12-260302-0001&vnp_OrderType=other&vnp_ReturnUrl=https%3A%2F%2Fdvc.example.gov.vn%2Fthanh-toan%2Fket-qua&vnp_TmnCode=DEMO0001&vnp_TxnRef=HS260302000101&vnp_Version=2.1.0',
    );
    expect(vnpaySign('TESTSECRET', VECTOR)).toBe(SIGNATURE);
  });

  it('believes a message only with its own signature, in whichever case, and never without one (opencps.md §4.5, 1–3)', () => {
    const signed = { ...VECTOR, vnp_SecureHash: SIGNATURE.toUpperCase() };
    expect(isSignedByVnpay(merchant({}), signed)).toBe(true);
    expect(isSignedByVnpay(merchant({}), { ...signed, vnp_Amount: '100' })).toBe(false);
    expect(isSignedByVnpay(merchant({ secret: 'other' }), signed)).toBe(false);
    expect(isSignedByVnpay(merchant({}), VECTOR)).toBe(false);
    expect(isSignedByVnpay(merchant({}), { ...VECTOR, vnp_SecureHash: '' })).toBe(false);
  });

  it('takes a payment as made only when both codes say so', () => {
    const paid = { vnp_ResponseCode: '00', vnp_TransactionStatus: '00', vnp_Amount: '5000000', vnp_TransactionNo: '7' };
    expect(vnpayOutcome(paid, now)).toMatchObject({ status: 'PAID', vnd: 50_000, transactionId: '7' });
    expect(vnpayOutcome({ ...paid, vnp_TransactionStatus: '02' }, now)).toMatchObject({ status: 'FAILED', code: '02' });
    expect(vnpayOutcome({ ...paid, vnp_ResponseCode: '24' }, now)).toMatchObject({ status: 'FAILED', code: '24' });
  });

  it('reads its list without what was not paid', async () => {
    const csv =
      'vnp_TxnRef,vnp_TransactionNo,vnp_Amount,vnp_PayDate,vnp_TransactionStatus\r\nHS1,11,5000000,20260302090000,00\r\nHS2,12,100,20260302090000,02\r\n';
    expect(vnpay.readList(await cellsOf(csv))).toEqual([{ ref: 'HS1', transactionId: '11', vnd: 50_000 }]);
    const other = await cellsOf('a,b\r\n1,2\r\n');
    expect(() => vnpay.readList(other)).toThrow(RangeError);
  });
});

describe('the national payment platform (message 1.0.6)', () => {
  const partner = merchant({ way: 'PLATFORM', settings: { partnerCode: 'TINHMAU' }, secret: 'bi-mat' });
  const payment: OrderedPayment = {
    ref: 'HS2603020001013',
    vnd: 50_000,
    startedAt: now,
    expiresAt: now,
    language: 'vi',
    ip: '127.0.0.1',
    returnUrl: 'https://x',
    dossierCode: 'H99.03-260302-0001',
    procedure: { code: '1.013225', name: 'Cấp giấy phép' },
    collector: { code: 'H99.05', name: 'Sở Xây dựng' },
    payer: { name: 'Nguyễn Văn Mẫu', identity: '', address: '' },
    lines: [{ code: 'LP', kind: 'CHARGE', name: 'Lệ phí', vnd: 50_000 }],
  };

  it('hashes INIT over the named fields and the secret, joined by a bar', () => {
    expect(platformInit(partner, payment)).toMatchObject({
      LoaiBanTin: 'INIT',
      PhienBan: '1.0.6',
      SoTien: '50000',
      MaXacThuc: sha256Of(
        [
          ...['INIT', '1.0.6', 'TINHMAU', 'HS2603020001013', '50000', 'PAY', '1', '1', 'vi-VN', 'VND', 'PAYMENT'],
          ...['Thu phi ho so H99.03-260302-0001', '20260302090000', '127.0.0.1'],
        ],
        'bi-mat',
      ),
      ThongTinBienLai: { PhiLePhi: [{ LoaiPhiLePhi: '2', SoTien: '50000' }] },
    });
  });

  it('does not believe a confirmation whose hash is wrong or missing (opencps.md §4.5, 4)', () => {
    const message = { LoaiBanTin: 'CONFIRM', MaLoi: '00', MaDoiTac: 'TINHMAU', MaThamChieu: 'HS1', SoTien: '50000' };
    const hash = sha256Of(['CONFIRM', '00', 'TINHMAU', 'HS1', '50000', '', '', '', '', ''], 'bi-mat');
    expect(isSignedByPlatform(partner, { ...message, MaXacThuc: hash })).toBe(true);
    expect(isSignedByPlatform(partner, { ...message, SoTien: '1', MaXacThuc: hash })).toBe(false);
    expect(isSignedByPlatform(partner, message)).toBe(false);
    expect(isSignedByPlatform(partner, { ...message, MaXacThuc: 0 })).toBe(false);
  });

  it('reads its list', async () => {
    expect(platform.readList(await cellsOf('MaThamChieu,MaGiaoDich,SoTien\nHS1,T1,5000\n'))).toEqual([
      { ref: 'HS1', transactionId: 'T1', vnd: 5_000 },
    ]);
  });
});

describe('a bank’s credit notice', () => {
  const notice = {
    account: '01',
    transactionId: 'FT1',
    amount: '50000',
    time: '20260302090000',
    fromAccount: '09',
    fromName: 'NGUYEN VAN MAU',
    content: 'CK|HS',
    signature: '',
  };
  it('without the bank’s signature is nothing, and one that cannot be read neither', () => {
    expect(isSignedByBank(merchant({ way: 'VIETQR' }), notice)).toBe(false);
    expect(creditOf({ ...notice, amount: '1.5' })).toBeUndefined();
    expect(creditOf({ ...notice, time: 'gần đây' })).toBeUndefined();
    expect(creditOf(notice)).toMatchObject({ vnd: 50_000, at: now, refs: [] });
  });

  it('and its statement tell which payment the money was for', async () => {
    const cells = await cellsOf('transactionId,time,amount,account,content\nFT1,20260302090000,50000,01,"abc"\n');
    expect(vietQr.readList(cells)).toEqual([{ ref: null, transactionId: 'FT1', vnd: 50_000 }]);
  });
});

it('a moment is written and read as gateways do, in Vietnam’s time', () => {
  expect(compactTime(now)).toBe('20260302090000');
  expect(readCompactTime('20260302090000')).toEqual(now);
  expect(readCompactTime('20261302090000')).toBeUndefined();
});

it('an empty signature equals nothing, not even another empty one', () => {
  expect(sameSignature('', '')).toBe(false);
});
