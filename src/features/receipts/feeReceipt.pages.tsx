import Type from 'typebox';
import { formatDate, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { App } from '../../platform/http/app.ts';
import { page } from '../../platform/http/route.ts';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { getDossier } from '../dossiers/getDossier.ts';
import { CONTENT_POLICY } from '../papers/sendPdf.ts';
import { feeReceiptNotFound } from './errors.ts';
import { findFeeReceipt, listCorrections, receiptNumber } from './feeReceipt.ts';
import { receiptFileName, renderFeeReceipt } from './renderFeeReceipt.ts';
import { SignatureState } from './SignatureState.tsx';
import { checkReceiptSignature, findSignedReceipt } from './signReceipt.ts';

/** The page to which a receipt's QR code leads, and the receipt itself for those who may see its dossier. */
export function registerFeeReceiptPages(app: App): void {
  page(app, {
    path: '/bien-lai/:key',
    access: 'PUBLIC',
    params: Type.Object({ key: Type.String({ maxLength: 40 }) }),
    rateLimit: { key: 'ip', hits: 60, seconds: 60 },
    handler: async ({ ctx, params }) => {
      const receipt = await findFeeReceipt(ctx.db, { verifyKey: params.key });
      if (!receipt) throw feeReceiptNotFound();
      const { money } = words(ctx.language);
      const text = money.receipt;
      const corrections = await listCorrections(ctx.db, receipt.id);
      const replacement = corrections.find(({ kind }) => kind === 'REPLACING');
      const { content } = receipt;
      return {
        title: text.title,
        layout: 'narrow',
        personal: true,
        body: (
          <div className="stack">
            <PageHeading above={text.kind[receipt.kind]} title={text.title} />
            {replacement ? (
              <Alert
                tone="danger"
                language={ctx.language}
                title={text.replaced(replacement.symbol, receiptNumber(replacement.number))}
              />
            ) : (
              <Alert tone="success" language={ctx.language} title={text.genuine}>
                {corrections.map(({ id, symbol, number }) => (
                  <p key={id}>{text.adjusted(symbol, receiptNumber(number))}</p>
                ))}
              </Alert>
            )}
            <SignatureState signature={await checkReceiptSignature(ctx, receipt)} language={ctx.language} />
            <Panel>
              <KeyValues
                rows={[
                  { key: text.symbol, value: receipt.symbol },
                  { key: text.number, value: receiptNumber(receipt.number) },
                  { key: text.date, value: formatDate(receipt.issuedAt) },
                  { key: text.total, value: formatVnd(receipt.vnd) },
                  { key: text.collector, value: <span lang="vi">{content.collector.name}</span> },
                  { key: text.taxCode, value: content.collector.taxCode },
                  { key: text.dossier, value: content.dossierCode },
                ]}
              />
            </Panel>
          </div>
        ),
      };
    },
  });

  page(app, {
    path: '/ho-so/:id/bien-lai/:receiptId',
    access: 'SIGNED_IN',
    params: Type.Object({ id: Type.String({ format: 'uuid' }), receiptId: Type.String({ format: 'uuid' }) }),
    handler: async ({ ctx, params, reply }) => {
      await getDossier(ctx, params.id);
      const receipt = await findFeeReceipt(ctx.db, { id: params.receiptId });
      if (receipt?.content.dossierId !== params.id) throw feeReceiptNotFound();
      // one that was replaced says so, which what was signed cannot
      const replaced = (await listCorrections(ctx.db, receipt.id)).some(({ kind }) => kind === 'REPLACING');
      const pdf = (!replaced && (await findSignedReceipt(ctx, receipt))) || (await renderFeeReceipt(ctx, receipt)).pdf;
      reply.header('content-security-policy', CONTENT_POLICY);
      return { download: pdf, mediaType: 'application/pdf', fileName: receiptFileName(receipt), inline: true };
    },
  });
}
