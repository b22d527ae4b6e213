import Type, { type Static } from 'typebox';
import { LANGUAGES } from '../../domain/language.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { MESSAGE_CHANNELS } from './compose.ts';
import { MESSAGE_KIND_NAMES } from './messageKinds.ts';
import { findAgencies } from './queries.ts';
import {
  getTemplate,
  listEdited,
  listKinds,
  previewTemplate,
  saveTemplate,
  scopesOf,
  type TemplatePlace,
} from './templates.ts';

const Text = Type.String();
const Kind = Type.Enum([...MESSAGE_KIND_NAMES]);
const Channel = Type.Enum([...MESSAGE_CHANNELS]);
const Agency = Type.Optional(Type.String({ maxLength: 35 }));
const Subject = Type.String({ maxLength: 300 });
const Body = Type.String({ maxLength: 4000 });
const Words = Type.Object({ subject: Text, body: Text });

const place = { kind: Kind, channel: Channel, language: Type.Enum([...LANGUAGES]) };
const Place = Type.Object(place);

const Kinds = Type.Object({
  kinds: Type.Array(
    Type.Object({
      kind: Kind,
      reader: Type.Enum(['APPLICANT', 'OFFICER']),
      channels: Type.Array(Channel),
      subject: Text,
    }),
  ),
  province: Type.Boolean({ description: 'Whether the caller may write for the whole province' }),
  agencies: Type.Array(Type.Object({ code: Text, name: Text })),
  edited: Type.Array(Text, { description: '`kind language channel` of words that were edited' }),
});
export type TemplateKinds = Static<typeof Kinds>;

const Details = Type.Object({
  always: Type.Array(Text),
  sometimes: Type.Array(Text),
  builtIn: Words,
  current: Words,
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      subject: nullable(Text),
      body: nullable(Text),
      note: Text,
      createdByName: Text,
      createdAt: Type.String({ format: 'date-time' }),
    }),
  ),
});
export type TemplateView = Static<typeof Details>;

const Preview = Type.Object({
  subject: Text,
  body: Text,
  sms: nullable(Type.Object({ encoding: Type.Enum(['GSM7', 'UCS2']), segments: Type.Integer() })),
});
export type TemplatePreviewView = Static<typeof Preview>;

const ADMINISTRATORS = { roles: ['SYSTEM_ADMINISTRATOR', 'AGENCY_ADMINISTRATOR'] as const };

/** The words of messages, edited by administrators. */
export function registerTemplatesApi(app: App): void {
  const access = { roles: [...ADMINISTRATORS.roles] };
  const tags = ['messages'];

  api(app, {
    method: 'GET',
    path: '/api/v1/message-templates',
    access,
    summary: 'Every message whose words can be edited',
    tags,
    query: Type.Object({ agencyCode: Agency }),
    response: Kinds,
    handler: async ({ ctx, query }) => {
      const { province, agencyCodes } = scopesOf(ctx);
      const names = agencyCodes.length > 0 ? await findAgencies(ctx.db, agencyCodes) : new Map();
      const edited = await listEdited(ctx, query.agencyCode ?? null);
      return {
        kinds: listKinds(ctx.language),
        province,
        agencies: agencyCodes.map((code) => ({ code, name: names.get(code)?.vi ?? code })),
        edited,
      };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/message-templates/:kind/:channel/:language',
    access,
    summary: 'The words of one message with their history',
    tags,
    params: Place,
    query: Type.Object({ agencyCode: Agency }),
    response: Details,
    handler: async ({ ctx, params, query }) => {
      const { versions, always, sometimes, ...details } = await getTemplate(ctx, placeOf(params, query.agencyCode));
      return {
        ...details,
        always: [...always],
        sometimes: [...sometimes],
        versions: versions.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() })),
      };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/message-templates/:kind/:channel/:language/preview',
    access,
    summary: 'The words with sample data; faults by field',
    tags,
    params: Place,
    body: Type.Object({ subject: Subject, body: Body, agencyCode: Agency }),
    response: Preview,
    handler: async ({ ctx, params, body: { agencyCode, ...words } }) =>
      previewTemplate(ctx, placeOf(params, agencyCode), words),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/message-templates/:kind/:channel/:language',
    access,
    summary: 'Save words as a new version; without them back to the built-in ones',
    tags,
    params: Place,
    body: Type.Object({
      words: nullable(Type.Object({ subject: Subject, body: Body })),
      note: Type.String({ maxLength: 500 }),
      agencyCode: Agency,
    }),
    response: Type.Object({ version: Type.Integer() }),
    handler: ({ ctx, params, body }) => saveTemplate(ctx, placeOf(params, body.agencyCode), body.words, body.note),
  });
}

function placeOf(params: Static<typeof Place>, agencyCode: string | undefined): TemplatePlace {
  return { ...params, agencyCode: agencyCode ?? null };
}
