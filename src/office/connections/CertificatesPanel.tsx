import { formatDate } from '../../domain/text/format.ts';
import type { Certificates } from '../../features/receipts/certificates.api.ts';
import { describedBy, Field, TextInput } from '../../ui/Field.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { post } from '../api.ts';
import { useWords } from '../language.ts';
import { OfficeForm, textOf } from '../people/OfficeForm.tsx';
import { ListPanel } from './ListPanel.tsx';

type Row = Certificates[number];

const MOST_BYTES = 128 * 1024;
const TONES: Record<Row['state'], Tone> = {
  NONE: 'neutral',
  VALID: 'success',
  ENDING: 'warning',
  NOT_YET: 'warning',
  ENDED: 'danger',
};

/** With what each agency that collects signs its fee receipts, and until when. */
export function CertificatesPanel() {
  const { w } = useWords();
  const { certificates: text, state, saved } = w.connections;
  return (
    <ListPanel<Row>
      text={text}
      path="/signing-certificates"
      fixed
      rowKey={({ agencyCode }) => agencyCode}
      columns={[
        { key: 'agency', label: text.agency, heading: true, cell: ({ agencyName }) => agencyName },
        {
          key: 'subject',
          label: text.subject,
          cell: ({ certificate }) =>
            certificate && (
              <div>
                {certificate.subject}
                <br />
                <span className="small muted">
                  {text.issuedBy(certificate.issuer)}. {certificate.root ? text.chain(certificate.root) : text.noChain}
                </span>
              </div>
            ),
        },
        {
          key: 'until',
          label: text.until,
          cell: ({ certificate }) => certificate && formatDate(certificate.validTo),
        },
        {
          key: 'state',
          label: state,
          cell: (row) => (
            <div className="button-row">
              <Tag tone={TONES[row.state]}>{text.states[row.state]}</Tag>
              {row.certificate?.sample && <Tag tone="warning">{text.sample}</Tag>}
            </div>
          ),
        },
      ]}
      form={(row, done, cancel) => row && <CertificateForm row={row} done={() => done(saved)} cancel={cancel} />}
    />
  );
}

function CertificateForm({ row, done, cancel }: { row: Row; done: () => void; cancel: () => void }) {
  const { language, w } = useWords();
  const { certificates: text, save } = w.connections;
  const fileOf = (form: FormData) => {
    const file = form.get('file');
    return file instanceof File && file.size > 0 && file.size <= MOST_BYTES ? file : undefined;
  };
  return (
    <OfficeForm
      label={row.agencyName}
      submit={save}
      fields={['file', 'passphrase']}
      check={(form) => (fileOf(form) ? [] : [{ field: 'file', code: 'INVALID', message: text.wrongFile }])}
      send={async (form, idempotencyKey) => {
        const said = { agencyCode: row.agencyCode, passphrase: textOf(form, 'passphrase') };
        const p12 = base64Of(await (fileOf(form) ?? new Blob()).arrayBuffer());
        return post('/signing-certificates', { ...said, p12 }, { idempotencyKey });
      }}
      done={done}
      cancel={cancel}
    >
      {(errorOf) => {
        const file = { language, name: 'file', label: text.file, hint: text.fileHint, error: errorOf('file') };
        return (
          <>
            <p>{row.agencyName}</p>
            <Field {...file}>
              <input
                {...describedBy(file)}
                type="file"
                name="file"
                accept=".p12,.pfx,application/x-pkcs12"
                className="file-input"
              />
            </Field>
            <TextInput
              language={language}
              id="certificate-passphrase"
              name="passphrase"
              type="password"
              label={text.passphrase}
              hint={text.passphraseHint}
              required={false}
              autoComplete="off"
              width="medium"
              maxLength={500}
              error={errorOf('passphrase')}
            />
          </>
        );
      }}
    </OfficeForm>
  );
}

function base64Of(bytes: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
}
