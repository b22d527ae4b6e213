import { type Static, Type } from 'typebox';
import {
  COMPARISONS,
  type Condition as FormCondition,
  type Expression as FormExpression,
  OPERATORS,
} from '../../domain/form/condition.ts';
import { FIELD_KINDS, FIELD_WIDTHS, PREFILLS } from '../../domain/form/form.ts';
import type { StoredForm } from '../../domain/form/storedForm.ts';
import { DIALECT } from '../../domain/form/toJsonSchema.ts';

/** The shape of a stored form in files and at the editor. Unknown keys are refused: a typing error must show. */
const strict = { additionalProperties: false } as const;

const Text = Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' });
const BothWords = Type.Object({ vi: Text, en: Type.Optional(Text), km: Type.Optional(Text) }, strict);
const FormKey = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 });
const FieldKey = Type.String({ pattern: '^[a-z][a-zA-Z0-9]*$', maxLength: 60 });
const Path = Type.String({ pattern: '^[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*){0,2}$', maxLength: 180 });

const language = {
  Condition: Type.Union([
    Type.Object({ all: Type.Array(Type.Ref('Condition'), { maxItems: 20 }) }, strict),
    Type.Object({ any: Type.Array(Type.Ref('Condition'), { maxItems: 20 }) }, strict),
    Type.Object({ not: Type.Ref('Condition') }, strict),
    Type.Object(
      { field: Path, in: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { minItems: 1 }) },
      strict,
    ),
    Type.Object({ filled: Path }, strict),
    Type.Object(
      { left: Type.Ref('Expression'), is: Type.Enum([...COMPARISONS]), right: Type.Ref('Expression') },
      strict,
    ),
  ]),
  Expression: Type.Union([
    Type.Object({ number: Type.Number() }, strict),
    Type.Object({ text: Type.String({ maxLength: 500 }) }, strict),
    Type.Object({ answer: Path }, strict),
    Type.Object({ today: Type.Literal(true) }, strict),
    Type.Object(
      { calculate: Type.Enum([...OPERATORS]), of: Type.Array(Type.Ref('Expression'), { minItems: 1, maxItems: 20 }) },
      strict,
    ),
    Type.Object({ sum: Path }, strict),
    Type.Object({ count: Path }, strict),
    Type.Object({ years: Type.Ref('Expression'), until: Type.Ref('Expression') }, strict),
    Type.Object({ days: Type.Ref('Expression'), until: Type.Ref('Expression') }, strict),
    Type.Object(
      { join: Type.Array(Type.Ref('Expression'), { maxItems: 20 }), with: Type.String({ maxLength: 20 }) },
      strict,
    ),
  ]),
};
const Condition = Type.Unsafe<FormCondition>(Type.Cyclic(language, 'Condition'));
const Expression = Type.Unsafe<FormExpression>(Type.Cyclic(language, 'Expression'));

const Option = Type.Object({ value: Type.String({ minLength: 1, maxLength: 60 }), label: BothWords }, strict);

const leaf = {
  field: FieldKey,
  label: BothWords,
  hint: Type.Optional(BothWords),
  width: Type.Optional(Type.Enum([...FIELD_WIDTHS])),
  when: Type.Optional(Condition),
  compute: Type.Optional(Expression),
  rules: Type.Optional(
    Type.Array(Type.Object({ holds: Condition, message: BothWords }, strict), { minItems: 1, maxItems: 10 }),
  ),
  initial: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  prefill: Type.Optional(Type.Enum([...PREFILLS])),
  options: Type.Optional(Type.Array(Option, { maxItems: 500 })),
};

const LayoutField = Type.Object(
  {
    ...leaf,
    itemLabel: Type.Optional(BothWords),
    fields: Type.Optional(Type.Array(Type.Object(leaf, strict), { maxItems: 60 })),
  },
  strict,
);

const Properties = Type.Record(FieldKey, Type.Object({ 'x-kind': Type.Enum([...FIELD_KINDS]) }));

/** A stored form from outside; what it says must still be proved (`proveForm`). */
export const StoredFormSchema = Type.Object(
  {
    key: FormKey,
    title: BothWords,
    basis: Type.Optional(Text),
    schema: Type.Object({
      $schema: Type.Literal(DIALECT),
      title: Type.String(),
      type: Type.Literal('object'),
      properties: Properties,
      required: Type.Array(FieldKey),
      additionalProperties: Type.Literal(false),
    }),
    layout: Type.Array(
      Type.Object(
        {
          title: BothWords,
          hint: Type.Optional(BothWords),
          when: Type.Optional(Condition),
          fields: Type.Array(LayoutField, { maxItems: 100 }),
        },
        strict,
      ),
      { maxItems: 40 },
    ),
  },
  strict,
);

/** The same as the domain has it. */
export function asStoredForm(checked: Static<typeof StoredFormSchema>): StoredForm {
  return checked as unknown as StoredForm;
}
