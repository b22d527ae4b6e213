import { describe, expect, it } from 'vitest';
import { vietQrPayload } from './vietQr.ts';

describe('a VietQR payload (NAPAS IBFT)', () => {
  // some copies print this vector with `0112` before an account of 13 digits, and the CRC of that string
  it('is the vector of the standard for a transfer without amount', () => {
    expect(vietQrPayload({ bankBin: '970403', account: '0011012345678' })).toBe(
      '00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F',
    );
  });

  it('is the vector for 50,000 đồng with a purpose', () => {
    const transfer = { bankBin: '970436', account: '0123456789', vnd: 50_000, purpose: 'HS260302000101' };
    expect(vietQrPayload(transfer)).toBe(
      '00020101021238540010A00000072701240006970436011001234567890208QRIBFTTA53037045405500005802VN62180814HS2603020001016304AAB8',
    );
  });

  it.each([
    { bankBin: '97043', account: '1' },
    { bankBin: '970436', account: '' },
    { bankBin: '970436', account: '1', vnd: 0 },
    { bankBin: '970436', account: '1', vnd: 1.5 },
    { bankBin: '970436', account: '1', purpose: 'Phí' },
    { bankBin: '970436', account: '1', purpose: 'A'.repeat(26) },
  ])('has no room for %j', (transfer) => expect(() => vietQrPayload(transfer)).toThrow(RangeError));
});
