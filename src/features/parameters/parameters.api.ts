import Type, { type Static } from 'typebox';
import { inLanguage } from '../../domain/language.ts';
import { PARAMETER_KEYS } from '../../domain/law/statutoryNumbers.ts';
import type { Ctx } from '../../platform/context.ts';
import type { App } from '../../platform/http/app.ts';
import { api } from '../../platform/http/route.ts';
import { nullable } from '../../platform/nullable.ts';
import { cancelParameter } from './cancelParameter.ts';
import { decideParameter } from './decideParameter.ts';
import { type ListedDecision, type ListedParameter, listParameters } from './listParameters.ts';

const Text = Type.String();
const Day = Type.String({ format: 'date' });
const Key = Type.Enum(PARAMETER_KEYS);
const Value = nullable(Type.Number());

const Ground = { value: Value, basis: Text, validFrom: Day, validTo: nullable(Day) };
const Decision = Type.Object({
  ...Ground,
  id: Text,
  agencyCode: nullable(Text),
  agencyName: nullable(Text),
  procedureCode: nullable(Text),
  decisionNumber: Text,
  decisionDate: Day,
  note: Text,
  recordedAt: Text,
  recordedByName: Text,
  cancelledAt: nullable(Text),
  cancelledByName: nullable(Text),
  cancelReason: nullable(Text),
});
const Parameter = Type.Object({
  key: Key,
  group: Text,
  unit: Text,
  name: Text,
  note: nullable(Text),
  bound: Type.Enum(['AT_MOST', 'AT_LEAST', 'FREE']),
  least: Type.Number(),
  most: Type.Number(),
  provinceOnly: Type.Boolean(),
  today: Type.Object({ ...Ground, source: Text, inForce: Type.Boolean() }),
  grounds: Type.Array(Type.Object(Ground)),
  decisions: Type.Array(Decision),
});
const Parameters = Type.Object({
  items: Type.Array(Parameter),
  agencies: Type.Array(Type.Object({ code: Text, name: Text }), { description: 'for which one may decide' }),
  mayDecideForProvince: Type.Boolean(),
});
export type Parameters = Static<typeof Parameters>;

const ParameterInput = Type.Object({
  key: Key,
  agencyCode: nullable(Type.String({ maxLength: 35 })),
  procedureCode: nullable(Type.String({ maxLength: 60 })),
  value: nullable(Type.Number()),
  basis: Type.String({ maxLength: 500 }),
  decisionNumber: Type.String({ maxLength: 100 }),
  decisionDate: Day,
  validFrom: Day,
  validTo: nullable(Type.String({ format: 'date' })),
  note: Type.String({ maxLength: 2000 }),
});
const ADMINISTRATORS = { roles: ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR'] } as const;

/** The numbers of the law and what province and agencies decided instead. */
export function registerParametersApi(app: App): void {
  api(app, {
    method: 'GET',
    path: '/api/v1/parameters',
    access: ADMINISTRATORS,
    summary: 'Legal numbers with their grounds, decisions and what holds today',
    tags: ['parameters'],
    response: Parameters,
    handler: async ({ ctx }) => {
      const { items, ...rest } = await listParameters(ctx);
      return { ...rest, items: items.map((item) => presentParameter(item, ctx)) };
    },
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/parameters',
    access: ADMINISTRATORS,
    summary: 'Record a decision that sets a legal number otherwise from a day on',
    tags: ['parameters'],
    body: ParameterInput,
    response: Type.Object({ id: Text }),
    handler: ({ ctx, body }) => decideParameter(ctx, body),
  });

  api(app, {
    method: 'POST',
    path: '/api/v1/parameters/:id/cancel',
    access: ADMINISTRATORS,
    summary: 'Take a recorded decision back, with the reason',
    tags: ['parameters'],
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    body: Type.Object({ reason: Type.String({ maxLength: 2000 }) }),
    response: Type.Object({ done: Type.Literal(true) }),
    handler: async ({ ctx, params, body }) => {
      await cancelParameter(ctx, params.id, body.reason);
      return { done: true as const };
    },
  });
}

function presentParameter({ key, definition, today, decisions }: ListedParameter, { language }: Ctx) {
  const { group, unit, name, note, bound, range, grounds } = definition;
  const { value, basis, validFrom, validTo, source, inForce } = today;
  return {
    key,
    group,
    unit,
    name: inLanguage(name, language),
    note: note ? inLanguage(note, language) : null,
    bound,
    least: range[0],
    most: range[1],
    provinceOnly: definition.provinceOnly === true,
    today: { value, basis, validFrom, validTo, source, inForce },
    grounds: grounds.map((ground) => ({ ...ground })),
    decisions: decisions.map(presentDecision),
  };
}

function presentDecision({ recordedAt, cancelledAt, recordedBy: _, cancelledBy: __, ...row }: ListedDecision) {
  return { ...row, recordedAt: recordedAt.toISOString(), cancelledAt: cancelledAt?.toISOString() ?? null };
}
