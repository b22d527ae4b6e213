import Type from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { lookUp } from './lookUp.ts';
import type { LookupLimit } from './lookupLimit.ts';

const Text = Type.String();

const LookupView = Type.Object({
  code: Text,
  status: Type.Integer({ description: 'official status 1–10, TT 21/2023/TT-BTTTT' }),
  statusName: Text,
  progressPercent: Type.Integer(),
  receipt: Type.String({ description: 'NO_KEY, GENUINE or NOT_GENUINE: what the key says about the paper' }),
  receivingAgency: Type.Optional(Text),
  units: Type.Optional(Type.Array(Type.Object({ agency: Text, unit: Type.Optional(Text) }))),
  organisationName: Type.Optional(Text),
  applicantName: Type.Optional(Text),
  receivedAt: Type.Optional(Type.String({ description: 'ISO 8601, UTC' })),
  dueAt: Type.Optional(nullable(Type.String({ description: 'ISO 8601, UTC; null without a number of days' }))),
  trace: Type.Optional(
    Type.Array(Type.Object({ kind: Text, words: Type.Object({ vi: Text, en: Type.Optional(Text) }) })),
  ),
});

/** Look-up for everybody, also for agencies' websites and kiosks. */
export function registerLookupApi(app: App, limit: LookupLimit): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/lookup/:code',
    access: 'PUBLIC',
    summary: 'How far a dossier is; with the key of its receipt also agency, units, applicant and dates',
    tags: ['lookup'],
    params: Type.Object({ code: Type.String({ maxLength: 200 }) }),
    query: Type.Object({
      k: Type.Optional(Type.String({ maxLength: 100, description: 'key out of the QR code of the receipt' })),
    }),
    response: LookupView,
    handler: ({ ctx, params, query, raw, reply }) => {
      reply.header('cache-control', 'private, no-store');
      return lookUp(ctx, limit, { typed: params.code, key: query.k, visitor: raw.ip });
    },
  });
}
