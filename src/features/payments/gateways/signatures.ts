import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Whether two signatures in hexadecimal digits are the same; takes the same time wherever they differ. */
export function sameSignature(expected: string, given: unknown): boolean {
  if (typeof given !== 'string' || expected === '') return false;
  const [one, other] = [Buffer.from(expected.toLowerCase()), Buffer.from(given.toLowerCase())];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** HMAC over the values joined by `|`, in hexadecimal digits. */
export function hmacOf(algorithm: 'sha256' | 'sha512', secret: string, values: readonly string[]): string {
  return createHmac(algorithm, secret).update(values.join('|')).digest('hex');
}

/** SHA-256 over the values and the secret joined by `|` (Nền tảng thanh toán), in hexadecimal digits. */
export function sha256Of(values: readonly string[], secret: string): string {
  return createHash('sha256')
    .update([...values, secret].join('|'))
    .digest('hex');
}

/** HMAC-SHA512 over a query string as it is (VNPay 2.1.0). */
export function hmacOfText(secret: string, text: string): string {
  return createHmac('sha512', secret).update(text).digest('hex');
}
