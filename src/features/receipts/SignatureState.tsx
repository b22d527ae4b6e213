import type { Language } from '../../domain/language.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { PdfSignature } from '../../platform/signature/pdfSignature.ts';
import { SAMPLE_ISSUER } from '../../platform/signature/sampleCertificate.ts';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';

/**
 * What the digital signature of a receipt shows. That its certificate may be trusted is nothing we can tell: it is named, and
 * one of a trial says that it is worth nothing.
 */
export function SignatureState({ signature, language }: { signature: PdfSignature | undefined; language: Language }) {
  const { signature: text } = words(language).money.receipt;
  if (!signature) return <p className="muted">{text.none}</p>;
  const { intact, subject, issuer, validFrom, validTo, signedAt } = signature;
  return (
    <Panel title={text.title}>
      <Alert tone={intact ? 'info' : 'danger'} language={language}>
        <p>{intact ? text.intact : text.broken}</p>
      </Alert>
      <KeyValues
        rows={[
          { key: text.subject, value: <span lang="vi">{subject}</span> },
          { key: text.issuer, value: <span lang="vi">{issuer}</span> },
          { key: text.valid, value: `${formatDate(validFrom)} – ${formatDate(validTo)}` },
          { key: text.at, value: signedAt && formatDateTime(signedAt) },
        ]}
      />
      <p>{issuer === SAMPLE_ISSUER ? <strong>{text.sample}</strong> : text.trust}</p>
    </Panel>
  );
}
