import type { Words } from '../language.ts';
import { LONGEST } from './checkAnswers.ts';
import type { Condition, Expression } from './condition.ts';
import { MOST_FILES } from './files.ts';
import type {
  FieldKind,
  FieldRule,
  FormDefinition,
  FormField,
  FormFieldWidth,
  FormOption,
  Prefill,
  SharedList,
} from './form.ts';
import { type FormJsonSchema, type Schema, toJsonSchema } from './toJsonSchema.ts';

/** Words, order and behaviour of one field; what its answer may be stands in the schema under the same key. */
export interface LayoutField {
  field: string;
  label: Words;
  hint?: Words;
  width?: FormFieldWidth;
  when?: Condition;
  compute?: Expression;
  rules?: FieldRule[];
  initial?: string;
  prefill?: Prefill;
  options?: FormOption[];
  itemLabel?: Words;
  fields?: LayoutField[];
}

/**
 * A form as it is stored, exported and imported: JSON Schema 2020-12 of the answers, and the layout of the page. The two
 * name the same fields; `required` of a field that is asked only at times is `x-required`.
 */
export interface StoredForm {
  key: string;
  title: Words;
  basis?: string;
  schema: FormJsonSchema;
  layout: { title: Words; hint?: Words; when?: Condition; fields: LayoutField[] }[];
}

/** A form in its stored shape. `fromStoredForm` is its inverse. Pure. */
export function toStoredForm(form: FormDefinition): StoredForm {
  const { key, title, basis, sections } = form;
  return {
    key,
    title,
    ...(basis !== undefined && { basis }),
    schema: withoutLists(toJsonSchema(form, 'vi')) as FormJsonSchema,
    layout: sections.map((section) => ({ ...section, fields: section.fields.map(toLayout) })),
  };
}

/** Shared lists are named, not copied into every form. */
function withoutLists(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(withoutLists);
  const kept = Object.entries(schema).filter(([key]) => key !== 'enum' || !('x-list' in schema));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutLists(value)]));
}

function toLayout({
  key,
  label,
  hint,
  width,
  when,
  compute,
  rules,
  initial,
  prefill,
  options,
  itemLabel,
  fields,
}: FormField): LayoutField {
  const layout = {
    field: key,
    label,
    hint,
    width,
    when,
    compute,
    rules,
    initial,
    prefill,
    options,
    itemLabel,
    fields: fields?.map(toLayout),
  };
  return withoutUndefined(layout);
}

/** A stored form as the program uses it. Forms of the first releases, which had no schema, are taken as they are. Pure. */
export function fromStoredForm(stored: StoredForm | FormDefinition): FormDefinition {
  if (!('schema' in stored)) return stored;
  const { key, title, basis, schema, layout } = stored;
  return withoutUndefined({
    key,
    title,
    basis,
    sections: layout.map((section) => ({
      ...section,
      fields: section.fields.map((field) => fromLayout(field, schema.properties[field.field] ?? {})),
    })),
  });
}

function fromLayout({ field: key, fields, ...layout }: LayoutField, schema: Schema): FormField {
  const kind = schema['x-kind'] as FieldKind;
  const inner = (schema.items as Schema | undefined)?.properties as Record<string, Schema> | undefined;
  const bounded = kind === 'number' || kind === 'money';
  const least = kind === 'money' && schema.minimum === 0 ? undefined : schema.minimum;
  return withoutUndefined({
    ...layout,
    key,
    kind,
    required: schema['x-required'] as boolean | undefined,
    list: schema['x-list'] as SharedList | undefined,
    maxLength:
      schema.maxLength === LONGEST[kind as keyof typeof LONGEST] ? undefined : (schema.maxLength as number | undefined),
    min: (bounded ? least : schema.minItems) as number | undefined,
    max: (bounded
      ? schema.maximum
      : kind === 'files' && schema.maxItems === MOST_FILES
        ? undefined
        : schema.maxItems) as number | undefined,
    fields: fields?.map((one) => fromLayout(one, inner?.[one.field] ?? {})),
  });
}

function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

/** Whether schema and layout of a stored form say the same; conditions of the schema are derived and may be left out. */
export function isConsistent(stored: StoredForm): boolean {
  if (!stored.layout.every(({ fields }) => namesOf(fields, stored.schema.properties))) return false;
  const derived = toStoredForm(fromStoredForm(stored));
  return comparable(derived.schema) === comparable(stored.schema);
}

/** Whether the schema has every field that the layout names. */
function namesOf(fields: LayoutField[], properties: Record<string, Schema>): boolean {
  return fields.every(({ field, fields: inner }) => {
    const schema = Object.hasOwn(properties, field) ? properties[field] : undefined;
    if (schema?.['x-kind'] === undefined) return false;
    const items = (schema.items as Schema | undefined)?.properties as Record<string, Schema> | undefined;
    return namesOf(inner ?? [], items ?? {});
  });
}

/** The same text for the same schema: keys in order; without titles, which are words, and derived conditions. */
function comparable(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (key === 'allOf' || key === 'title') return undefined;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
