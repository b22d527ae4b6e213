import Type, { type Static } from 'typebox';
import { AGENCY_KINDS, SORTED_BY } from '../../domain/reorganisation/plan.ts';
import { nullable } from '../../platform/nullable.ts';

const Code = Type.String({ minLength: 1, maxLength: 35 });
const Name = Type.String({ minLength: 1, maxLength: 300 });
const Id = Type.String({ minLength: 1, maxLength: 60 });
const Key = Type.String({ pattern: '^[a-z0-9-]{1,60}$' });

const NewAgency = Type.Object({
  code: Code,
  name: Name,
  nameEn: Type.Optional(Name),
  shortName: Name,
  tier: Type.Enum(['PROVINCE', 'DISTRICT', 'COMMUNE', 'VERTICAL']),
  kind: Type.Enum([...AGENCY_KINDS]),
  address: Name,
  phone: Type.Optional(Type.String({ maxLength: 40 })),
  email: Type.Optional(Type.String({ maxLength: 200 })),
  parentCode: nullable(Code),
  calendarId: Type.String({ minLength: 1, maxLength: 60 }),
});

const Takes = Type.Array(
  Type.Object({ by: Type.Enum([...SORTED_BY]), value: Type.String({ minLength: 1, maxLength: 200 }) }),
  { maxItems: 500 },
);
const UnitTarget = Type.Union([
  Type.Object({ unitId: Id }),
  Type.Object({ key: Key, name: Name, kind: Type.Enum(['ONE_STOP', 'DIVISION', 'LEADERSHIP', 'RECORDS']) }),
]);

const Move = Type.Union([
  Type.Object({ kind: Type.Literal('MERGE'), from: Type.Array(Code, { minItems: 1, maxItems: 200 }), to: Code }),
  Type.Object({
    kind: Type.Literal('SPLIT'),
    from: Code,
    parts: Type.Array(Type.Object({ to: Code, takes: Takes }), { minItems: 1, maxItems: 50 }),
  }),
  Type.Object({ kind: Type.Literal('ABOLISH'), agency: Code, successor: Code }),
  Type.Object({
    kind: Type.Literal('RENAME'),
    agency: Code,
    name: Name,
    nameEn: Type.Optional(Name),
    shortName: Name,
    address: Type.Optional(Name),
  }),
  Type.Object({ kind: Type.Literal('RECODE'), agency: Code, code: Code }),
  Type.Object({ kind: Type.Literal('MOVE_UNIT'), unitId: Id, toAgency: Code }),
  Type.Object({
    kind: Type.Literal('MERGE_UNITS'),
    unitIds: Type.Array(Id, { minItems: 1, maxItems: 50 }),
    to: UnitTarget,
  }),
  Type.Object({
    kind: Type.Literal('SPLIT_UNIT'),
    unitId: Id,
    parts: Type.Array(Type.Object({ to: UnitTarget, takes: Takes }), { minItems: 1, maxItems: 50 }),
  }),
  Type.Object({ kind: Type.Literal('ABOLISH_UNIT'), unitId: Id, successorId: Id }),
]);

export const PlanContentSchema = Type.Object({
  newAgencies: Type.Array(NewAgency, { maxItems: 20_000 }),
  moves: Type.Array(Move, { maxItems: 50_000 }),
  postChoices: Type.Array(
    Type.Object({ postId: Id, agencyCode: Code, unitKey: nullable(Type.String({ maxLength: 100 })) }),
    { maxItems: 50_000 },
  ),
});

/** What an administrator writes down: the legal decision, the day, and its moves. */
export const PlanInput = Type.Object({
  title: Name,
  decisionNumber: Type.String({ minLength: 1, maxLength: 100 }),
  decisionDate: Type.String({ format: 'date' }),
  effectiveOn: Type.String({ format: 'date', description: 'From 00:00 of this day in Vietnam' }),
  content: PlanContentSchema,
});
export type PlanInput = Static<typeof PlanInput>;

/** The same for a plan that is there; without `content` its moves stay. */
export const PlanChange = Type.Object({ ...PlanInput.properties, content: Type.Optional(PlanContentSchema) });
export type PlanChange = Static<typeof PlanChange>;
