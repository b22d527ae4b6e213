import Type, { type Static } from 'typebox';
import { SERVICE_LEVELS, SUBJECTS, TIERS } from '../../domain/procedure/procedure.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { AGENCY_TIERS, type Agency, getAgency, listAgencies } from './agencies.ts';
import type { ListedProcedure } from './catalogueIndex.ts';
import { getProcedure } from './getProcedure.ts';
import { listOfferings } from './listOfferings.ts';
import { listProcedures } from './listProcedures.ts';
import { listFields } from './queries.ts';

const TAGS = ['catalogue'];
const Code = Type.String({ minLength: 1, maxLength: 60 });
const oneOf = <const T extends string>(values: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...values] });

const FieldView = Type.Object({ code: Type.String(), name: Type.String() });
const LimitView = Type.Object({
  unit: Type.String(),
  value: Type.Optional(Type.Number()),
  words: Type.Optional(Type.String()),
});

const ListedView = Type.Object({
  code: Type.String(),
  name: Type.String(),
  nameEn: nullable(Type.String()),
  field: FieldView,
  tiers: Type.Array(oneOf(TIERS)),
  serviceLevel: oneOf(SERVICE_LEVELS),
  subjects: Type.Array(oneOf(SUBJECTS)),
  state: Type.String(),
  channels: Type.Array(Type.String()),
  limit: nullable(LimitView),
});

const ProcedureView = Type.Object({
  code: Type.String(),
  versionId: Type.String(),
  version: Type.Integer(),
  effectiveFrom: Type.String({ format: 'date' }),
  /** the publication; its shape is `ProcedureContent` */
  content: Type.Unsafe<object>({ type: 'object', additionalProperties: true }),
  offerings: Type.Array(
    Type.Object({
      competentAgency: Type.Object({ code: Type.String(), name: Type.String() }),
      receivingAgency: Type.Object({ code: Type.String(), name: Type.String() }),
    }),
  ),
});

const AgencyView = Type.Object({
  code: Type.String(),
  parentCode: nullable(Type.String()),
  name: Type.String(),
  nameEn: nullable(Type.String()),
  tier: oneOf(AGENCY_TIERS),
  address: Type.String(),
  phone: nullable(Type.String()),
  email: nullable(Type.String()),
  hotline: nullable(Type.String()),
});

const ProcedureQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200, description: 'words, with or without diacritics, or a code' })),
  field: Type.Optional(Code),
  agency: Type.Optional(Code),
  tier: Type.Optional(oneOf(TIERS)),
  level: Type.Optional(oneOf(SERVICE_LEVELS)),
  subject: Type.Optional(oneOf(SUBJECTS)),
  after: Type.Optional(Type.String({ maxLength: 60, description: 'next of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});

const ProcedureList = Type.Object({
  procedures: Type.Array(ListedView),
  total: Type.Integer(),
  next: nullable(Type.String()),
});

/** The public catalogue for other systems. */
export function registerCatalogueApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/procedures',
    access: 'PUBLIC',
    summary: 'Search and list procedures',
    tags: TAGS,
    query: ProcedureQuery,
    response: ProcedureList,
    handler: async ({ ctx, query: { q, ...filter } }) => {
      const page = await listProcedures(ctx, { ...filter, words: q });
      return { procedures: page.procedures.map(listedView), total: page.total, next: page.next };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/procedures/:code',
    access: 'PUBLIC',
    summary: 'A procedure in force, and where it is offered',
    tags: TAGS,
    params: Type.Object({ code: Code }),
    response: ProcedureView,
    handler: async ({ ctx, params }) => {
      const [version, offerings] = [await getProcedure(ctx, params.code), await listOfferings(ctx, params.code)];
      return {
        code: version.code,
        versionId: version.id,
        version: version.number,
        effectiveFrom: version.effectiveFrom,
        content: version.content,
        offerings: offerings.map(({ competentAgency, receivingAgency }) => ({
          competentAgency: { code: competentAgency.code, name: competentAgency.name },
          receivingAgency: { code: receivingAgency.code, name: receivingAgency.name },
        })),
      };
    },
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/fields',
    access: 'PUBLIC',
    summary: 'Fields of procedures with how many are in force',
    tags: TAGS,
    response: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), count: Type.Integer() })),
    handler: ({ ctx }) => listFields(ctx),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/agencies',
    access: 'PUBLIC',
    summary: 'Agencies by tier',
    tags: TAGS,
    query: Type.Object({ tier: Type.Optional(oneOf(AGENCY_TIERS)) }),
    response: Type.Array(AgencyView),
    handler: async ({ ctx, query }) => (await listAgencies(ctx, query)).map(agencyView),
  });

  api(app, {
    method: 'GET',
    path: '/api/v1/agencies/:code',
    access: 'PUBLIC',
    summary: 'An agency',
    tags: TAGS,
    params: Type.Object({ code: Code }),
    response: AgencyView,
    handler: async ({ ctx, params }) => agencyView(await getAgency(ctx, params.code)),
  });
}

function listedView(procedure: ListedProcedure): Static<typeof ListedView> {
  const { code, name, nameEn, field, tiers, serviceLevel, subjects, state, channels, limit } = procedure;
  return { code, name, nameEn, field, tiers, serviceLevel, subjects, state, channels, limit };
}

function agencyView({
  code,
  parentCode,
  name,
  nameEn,
  tier,
  address,
  phone,
  email,
  hotline,
}: Agency): Static<typeof AgencyView> {
  return { code, parentCode, name, nameEn, tier, address, phone, email, hotline };
}
