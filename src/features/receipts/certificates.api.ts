import Type, { type Static } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { MOST_P12_BYTES } from './certificates.ts';
import { CERTIFICATE_STATES, listCollectorCertificates, saveCollectorCertificate } from './collectorCertificates.ts';

const tags = ['payments'];
const access = { roles: ['SYSTEM_ADMINISTRATOR'] } as const;
const path = '/api/v1/signing-certificates';
const MOST_BASE64 = Math.ceil(MOST_P12_BYTES / 3) * 4;

const Text = Type.String();
const Moment = Type.String({ format: 'date-time' });
const Certificates = Type.Array(
  Type.Object({
    agencyCode: Text,
    agencyName: Text,
    state: Type.Enum([...CERTIFICATE_STATES]),
    certificate: nullable(
      Type.Object({
        subject: Text,
        issuer: Text,
        validFrom: Moment,
        validTo: Moment,
        root: nullable(Text),
        sample: Type.Boolean(),
      }),
    ),
  }),
);
export type Certificates = Static<typeof Certificates>;

/** With what agencies sign their fee receipts, for the province's administrator. */
export function registerCertificatesApi(app: App): void {
  api(app, {
    method: 'GET',
    path,
    summary: 'Agencies that collect and the certificates with which they sign receipts; keys are never shown',
    tags,
    access,
    response: Certificates,
    handler: async ({ ctx }) =>
      (await listCollectorCertificates(ctx)).map(({ certificate, ...row }) => ({
        ...row,
        certificate: certificate && {
          ...certificate,
          validFrom: certificate.validFrom.toISOString(),
          validTo: certificate.validTo.toISOString(),
        },
      })),
  });

  api(app, {
    method: 'POST',
    path,
    summary: 'Give an agency the certificate with which it signs receipts',
    tags,
    access,
    body: Type.Object({
      agencyCode: Type.String({ maxLength: 40 }),
      p12: Type.String({ minLength: 1, maxLength: MOST_BASE64, description: 'PKCS#12 file, base64' }),
      passphrase: Type.String({ maxLength: 500 }),
    }),
    response: Type.Object({ ok: Type.Boolean() }),
    handler: async ({ ctx, body }) => {
      const { agencyCode, p12, passphrase } = body;
      await saveCollectorCertificate(ctx, agencyCode, { p12: Buffer.from(p12, 'base64'), passphrase });
      return { ok: true };
    },
  });
}
