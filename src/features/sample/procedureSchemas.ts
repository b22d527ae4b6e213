import { type Static, Type } from 'typebox';
import { CHANNELS, SERVICE_LEVELS, SUBJECTS, TIERS } from '../../domain/procedure/procedure.ts';
import { nullable } from '../../platform/nullable.ts';

/** Shapes of the files that describe procedures, forms and processes. Unknown keys are refused: a typing error must show. */
const strict = { additionalProperties: false } as const;

const Text = Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' });
const Code = Type.String({ minLength: 1, maxLength: 60, pattern: '^\\S+$' });
const BothWords = Type.Object({ vi: Text, en: Text }, strict);
const FileKey = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 });
const FieldKey = Type.String({ pattern: '^[a-z][a-zA-Z0-9]*$', maxLength: 60 });
// Điều 4 QĐ 20/2020/QĐ-TTg: groups of capitals and digits separated by full stops, level 1 first.
const AgencyCode = Type.String({ pattern: '^[A-Y]\\d{2}(\\.[A-Z0-9]+){0,9}$', maxLength: 35 });
const Named = Type.Object({ code: Code, name: Text }, strict);

export const LIMIT_UNITS = [
  'WORKING_DAYS',
  'WORKING_HOURS',
  'CALENDAR_DAYS',
  'MONTHS',
  'SAME_DAY',
  'AS_DESCRIBED',
] as const;
export const SUPPLEMENT_RESTARTS = ['RESTART', 'RESUME'] as const;
export const COMPETENT_KINDS = ['COMMUNE', 'DISTRICT'] as const;

/** One flat shape for every unit, so that an error names the entry and not a variant; `limitFault` checks the rest. */
const LimitSchema = Type.Object(
  {
    unit: Type.Enum([...LIMIT_UNITS]),
    value: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
    words: Type.Optional(Text),
  },
  strict,
);
export type LimitData = Static<typeof LimitSchema>;

const FeeSchema = Type.Object(
  {
    kind: Type.Enum(['FEE', 'CHARGE']),
    vnd: nullable(Type.Integer({ minimum: 0 })),
    description: Text,
  },
  strict,
);

const MethodSchema = Type.Object(
  {
    channel: Type.Enum([...CHANNELS]),
    limit: LimitSchema,
    fees: Type.Array(FeeSchema),
    description: Type.Optional(Text),
  },
  strict,
);

const ComponentSchema = Type.Object(
  {
    key: FieldKey,
    code: Type.Optional(Code),
    name: Text,
    originals: Type.Integer({ minimum: 0, maximum: 20 }),
    copies: Type.Integer({ minimum: 0, maximum: 20 }),
    required: Type.Boolean(),
    formName: Type.Optional(Text),
  },
  strict,
);

const ComponentCaseSchema = Type.Object(
  {
    name: Type.String({ maxLength: 300 }),
    components: Type.Array(ComponentSchema, { minItems: 1 }),
    notes: Type.Array(Text),
  },
  strict,
);

/** Who decides: every commune or district for its own territory, or one named agency. Exactly one of the two. */
const CompetentSchema = Type.Object(
  { kind: Type.Optional(Type.Enum([...COMPETENT_KINDS])), agency: Type.Optional(AgencyCode) },
  strict,
);
export type CompetentData = Static<typeof CompetentSchema>;

export const ProcedureFileSchema = Type.Object(
  {
    code: Code,
    name: Text,
    nameEn: Text,
    field: Named,
    tiers: Type.Array(Type.Enum([...TIERS]), { minItems: 1, uniqueItems: true }),
    serviceLevel: Type.Enum([...SERVICE_LEVELS]),
    subjects: Type.Array(Type.Enum([...SUBJECTS]), { minItems: 1, uniqueItems: true }),
    subjectNames: Type.Array(Text, { minItems: 1 }),
    promulgator: Named,
    decision: Type.Object({ number: Text, date: nullable(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })) }, strict),
    executingAgencies: Type.Array(Text, { minItems: 1 }),
    authorityAgencies: Type.Array(Text),
    coordinatingAgencies: Type.Array(Text),
    receivingAddress: Type.Optional(Text),
    steps: Type.Array(Type.Object({ title: Text, text: Text }, strict), { minItems: 1 }),
    methods: Type.Array(MethodSchema, { minItems: 1 }),
    componentCases: Type.Array(ComponentCaseSchema, { minItems: 1 }),
    setCount: Type.Integer({ minimum: 1, maximum: 20 }),
    results: Type.Array(Type.Object({ code: Type.Optional(Code), name: Text }, strict), { minItems: 1 }),
    legalBasis: Type.Array(Type.Object({ code: Text, name: Text }, strict), { minItems: 1 }),
    conditions: Type.Optional(Text),
    keywords: Type.Array(Text, { minItems: 1, uniqueItems: true }),
    immediate: Type.Boolean(),
    formKey: Type.Optional(FileKey),
    state: Type.Enum(['IN_FORCE', 'ABOLISHED']),
    process: FileKey,
    competent: CompetentSchema,
    supplementRestart: Type.Enum([...SUPPLEMENT_RESTARTS]),
  },
  strict,
);
export type ProcedureFile = Static<typeof ProcedureFileSchema>;

export const FieldRowSchema = Type.Object({ code: Code, name: BothWords }, strict);
export type FieldRow = Static<typeof FieldRowSchema>;
