import { Type } from 'typebox';
import { LETTERS, ROLES, STEP_ACTIONS, UNIT_KINDS } from '../../domain/process/process.ts';

/** Shape of a `ProcessDefinition` in files and requests. Unknown keys are refused: a typing error must show. */
const strict = { additionalProperties: false } as const;

const oneOf = <const T extends string>(values: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...values] });
const Text = Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' });
const Name = Type.Object(
  {
    vi: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
    en: Type.Optional(Type.String({ maxLength: 300 })),
  },
  strict,
);
/** Keys of processes, ids of steps and branches: small letters, digits and hyphens. */
export const KEY_PATTERN = '^[a-z0-9]+(-[a-z0-9]+)*$';
const Key = Type.String({ pattern: KEY_PATTERN, maxLength: 60 });
// Điều 4 QĐ 20/2020/QĐ-TTg: groups of capitals and digits separated by full stops, level 1 first.
const NamedAgency = Type.Object(
  { agencyCode: Type.String({ pattern: '^[A-Y]\\d{2}(\\.[A-Z0-9]+){0,9}$', maxLength: 35 }) },
  strict,
);
const Share = Type.Number({ minimum: 0, maximum: 100 });

const TransitionSchema = Type.Object(
  {
    action: oneOf(STEP_ACTIONS),
    to: Type.String({ minLength: 1, maxLength: 60 }),
    letters: Type.Optional(Type.Array(oneOf(LETTERS), { maxItems: LETTERS.length, uniqueItems: true })),
  },
  strict,
);

const BranchingSchema = Type.Object(
  {
    mode: oneOf(['SEQUENTIAL', 'PARALLEL']),
    branches: Type.Array(
      Type.Object(
        {
          id: Key,
          name: Name,
          agency: Type.Union([oneOf(['COMMUNE', 'PROVINCE']), NamedAgency]),
          divisionKey: Type.Optional(Key),
          processKey: Key,
          sharePercent: Share,
        },
        strict,
      ),
      { maxItems: 30 },
    ),
  },
  strict,
);

const StepSchema = Type.Object(
  {
    id: Key,
    name: Name,
    role: oneOf(ROLES),
    agency: Type.Union([oneOf(['RECEIVING', 'COMPETENT']), NamedAgency]),
    unit: oneOf(UNIT_KINDS),
    sharePercent: Share,
    transitions: Type.Array(TransitionSchema, { maxItems: STEP_ACTIONS.length }),
    opinionDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
    branching: Type.Optional(BranchingSchema),
  },
  strict,
);

export const ProcessSchema = Type.Object(
  { key: Key, name: Name, basis: Text, start: Key, steps: Type.Array(StepSchema, { minItems: 1, maxItems: 60 }) },
  strict,
);
