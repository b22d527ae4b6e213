import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Ctx } from '../../platform/context.ts';
import { storeOf } from '../../platform/files/folderStore.ts';
import { type PdfSignature, readPdfSignature, signPdf } from '../../platform/signature/pdfSignature.ts';
import { findSigningKey } from './certificates.ts';
import { type FeeReceipt, findFeeReceipt, receiptNumber } from './feeReceipt.ts';
import { renderFeeReceipt } from './renderFeeReceipt.ts';

const MOST_BYTES = 4 * 1024 * 1024;
const AT_ONCE = 50;

/**
 * Signs a receipt with the certificate of the agency that collects, once; the signed PDF is kept as it is (Đ.32 NĐ 123/2020: an
 * electronic receipt bears the digital signature of its collector). Nothing without a certificate that is valid now.
 */
export async function signReceipt(ctx: Ctx, receiptId: string): Promise<void> {
  const receipt = await findFeeReceipt(ctx.db, { id: receiptId });
  if (!receipt || (await findContent(ctx, receiptId))) return;
  const at = ctx.clock.now();
  const found = await findSigningKey(ctx, receipt.agencyCode, at);
  if (!found) return;
  const { pdf } = await renderFeeReceipt(ctx, receipt, found.certificate.subject);
  const reason = `Biên lai ${receipt.symbol} số ${receiptNumber(receipt.number)}`;
  const signed = await signPdf(pdf, found.key, { reason, at });
  const { sha256 } = await storeOf(ctx.config).put(Readable.from([signed]), { maxBytes: MOST_BYTES });
  await ctx.db
    .insertInto('feeReceiptSignature')
    .values({ receiptId, sha256, signedAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Signs receipts that were missed: their job was lost, or the certificate came later. Answers how many were looked at. */
export async function signMissing(ctx: Ctx): Promise<number> {
  const rows = await ctx.db
    .selectFrom('feeReceipt')
    .innerJoin('signingCertificate', 'signingCertificate.agencyCode', 'feeReceipt.agencyCode')
    .leftJoin('feeReceiptSignature', 'receiptId', 'feeReceipt.id')
    .select('feeReceipt.id')
    .where('receiptId', 'is', null)
    .where('validFrom', '<=', ctx.clock.now())
    .where('validTo', '>', ctx.clock.now())
    .orderBy('issuedAt')
    .limit(AT_ONCE)
    .execute();
  for (const { id } of rows) await signReceipt(ctx, id);
  return rows.length;
}

/** The signed PDF of a receipt; undefined while, or where, there is none. */
export async function findSignedReceipt(ctx: Ctx, { id }: FeeReceipt): Promise<Buffer | undefined> {
  const sha256 = await findContent(ctx, id);
  return sha256 === undefined ? undefined : buffer(await storeOf(ctx.config).open(sha256));
}

/** What its signature shows when it is checked now. */
export async function checkReceiptSignature(ctx: Ctx, receipt: FeeReceipt): Promise<PdfSignature | undefined> {
  const signed = await findSignedReceipt(ctx, receipt);
  return signed && readPdfSignature(signed);
}

async function findContent({ db }: Ctx, receiptId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('feeReceiptSignature')
    .select('sha256')
    .where('receiptId', '=', receiptId)
    .executeTakeFirst();
  return row?.sha256;
}
