import type { Language } from '../../domain/language.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import { type WordsTree, words } from '../../i18n/words.ts';
import type { PdfSignature } from '../../platform/signature/pdfSignature.ts';
import { SAMPLE_ISSUER } from '../../platform/signature/sampleCertificate.ts';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';

/**
 * What the digital signature of a receipt shows: what was checked, and what was not. That its certificate may be trusted is
 * nothing we can tell: it is named, and one of a trial says that it is worth nothing.
 */
export function SignatureState({ signature, language }: { signature: PdfSignature | undefined; language: Language }) {
  const { signature: text } = words(language).money.receipt;
  if (!signature) return <p className="muted">{text.none}</p>;
  const { intact, validThen, subject, issuer, validFrom, validTo, signedAt } = signature;
  const { passed, leftOut } = whatWasChecked(signature, text);
  return (
    <Panel title={text.title}>
      <Alert tone={intact && validThen ? 'info' : 'danger'} language={language}>
        <p>{!intact ? text.broken : validThen ? text.intact : text.checks.notValidThen}</p>
      </Alert>
      <KeyValues
        rows={[
          { key: text.subject, value: <span lang="vi">{subject}</span> },
          { key: text.issuer, value: <span lang="vi">{issuer}</span> },
          { key: text.valid, value: `${formatDate(validFrom)} – ${formatDate(validTo)}` },
          { key: text.at, value: signedAt && formatDateTime(signedAt) },
        ]}
      />
      {issuer === SAMPLE_ISSUER && (
        <p>
          <strong>{text.sample}</strong>
        </p>
      )}
      {passed.length > 0 && <Listed title={text.checked} lines={passed} />}
      <Listed title={text.unchecked} lines={leftOut} />
    </Panel>
  );
}

type SignatureWords = WordsTree['money']['receipt']['signature'];

function whatWasChecked(
  { intact, validThen, root }: PdfSignature,
  { checks, leftOut }: SignatureWords,
): { passed: string[]; leftOut: string[] } {
  const chain = root === null ? [] : [checks.chain(root)];
  return {
    passed: intact ? [checks.content, ...(validThen ? [checks.validThen] : []), ...chain] : [],
    leftOut: [...(root === null ? [leftOut.issuer] : []), leftOut.trust, leftOut.revoked, leftOut.time],
  };
}

function Listed({ title, lines }: { title: string; lines: string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className="list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
