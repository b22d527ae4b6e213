import { inLanguage, type Language } from '../language.ts';
import { longest } from './checkAnswers.ts';
import type { Condition } from './condition.ts';
import { MOST_FILES } from './files.ts';
import type { FormDefinition, FormField, LeafKind } from './form.ts';
import { MOST_ITEMS, partsOf } from './groups.ts';
import { optionsOf, optionValues } from './lists.ts';

export type Schema = Record<string, unknown>;

export interface FormJsonSchema extends Schema {
  $schema: string;
  title: string;
  type: 'object';
  properties: Record<string, Schema>;
  required: string[];
  allOf?: Schema[];
  additionalProperties: false;
}

export const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** The formats of our own kinds are named in `x-` words of this project; a validator that does not know them lets them pass. */
const SHAPES: Record<LeafKind, Schema> = {
  text: { type: 'string' },
  longText: { type: 'string' },
  address: { type: 'string' },
  number: { type: 'number' },
  money: { type: 'integer', minimum: 0, description: 'đồng' },
  date: { type: 'string', format: 'date' },
  partialDate: { type: 'string', format: 'x-partial-date', pattern: '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' },
  choice: { type: 'string' },
  yesNo: { type: 'boolean' },
  confirm: { type: 'boolean' },
  citizenId: { type: 'string', pattern: '^[0-9]{12}$' },
  taxCode: { type: 'string', format: 'x-tax-code', pattern: '^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$' },
  phone: { type: 'string', format: 'x-phone', pattern: '^\\+84[0-9]{9,10}$', description: 'E.164' },
  email: { type: 'string', format: 'email' },
  commune: { type: 'string', format: 'x-commune', pattern: '^[^,]+, [^,]+$' },
  files: {
    type: 'array',
    items: { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' },
    uniqueItems: true,
    description: 'ids of stored files',
  },
  vehiclePlate: { type: 'string', format: 'x-vehicle-plate', pattern: '^[0-9]{2}[A-Z]{1,2}[0-9]?-[0-9.]{4,6}$' },
};

/**
 * The JSON value of a form's answers (`toJsonValue`) as JSON Schema 2020-12: types, bounds, and what is required when.
 * Conditions that compare answers with one another, and the form's own rules, are beyond it; `checkAnswers` decides them.
 */
export function toJsonSchema(form: FormDefinition, language: Language): FormJsonSchema {
  const fields = form.sections.flatMap((section) =>
    section.fields.map((field) => ({ field, when: both(section.when, field.when) })),
  );
  const kinds = new Map(fields.map(({ field }) => [field.key, field]));
  const shape = objectOf(fields, {
    language,
    leaf: (path) => (path.includes('.') ? partOf(kinds, path) : kinds.get(path)),
  });
  return { $schema: DIALECT, title: inLanguage(form.title, language), ...shape } as FormJsonSchema;
}

function partOf(kinds: ReadonlyMap<string, FormField>, path: string): FormField | undefined {
  const [key = '', part] = path.split('.');
  const field = kinds.get(key);
  return field && partsOf(field).find((candidate) => candidate.key === part);
}

interface Site {
  language: Language;
  /** the leaf a condition may name at this place */
  leaf(path: string): FormField | undefined;
}

function objectOf(fields: { field: FormField; when?: Condition }[], site: Site): Schema {
  const must = fields.filter(({ field }) => isRequired(field));
  const conditional = must.flatMap(({ field, when }) => {
    const schema = when && conditionSchema(when, site);
    return schema ? [{ anyOf: [{ not: schema }, { required: [field.key] }] }] : [];
  });
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ field }) => [field.key, schemaOf(field, site)])),
    required: must.filter(({ when }) => !when).map(({ field }) => field.key),
    ...(conditional.length > 0 && { allOf: conditional }),
    additionalProperties: false,
  };
}

function isRequired(field: FormField): boolean {
  if (field.kind === 'repeat') return (field.min ?? 0) > 0;
  return field.required === true && !field.compute;
}

function both(first?: Condition, second?: Condition): Condition | undefined {
  return first && second ? { all: [first, second] } : (first ?? second);
}

function schemaOf(field: FormField, site: Site): Schema {
  const title = inLanguage(field.label, site.language);
  if (field.kind === 'repeat') return { title, 'x-kind': field.kind, ...itemsSchema(field, site) };
  const parts = partsOf(field);
  if (parts.length > 0) {
    const shape = objectOf(
      parts.map((part) => ({ field: part })),
      site,
    );
    return { title, 'x-kind': field.kind, ...(field.required && { 'x-required': true }), ...shape };
  }
  return {
    title,
    'x-kind': field.kind,
    ...(field.required && { 'x-required': true }),
    ...(field.list && { 'x-list': field.list }),
    ...leafSchema(field, site.language),
  };
}

function itemsSchema(field: FormField, { language }: Site): Schema {
  const inner = field.fields ?? [];
  const kinds = new Map(inner.map((one) => [one.key, one]));
  const prefix = `${field.key}.`;
  const site: Site = {
    language,
    leaf: (path) => {
      if (!path.startsWith(prefix)) return undefined;
      const rest = path.slice(prefix.length);
      return rest.includes('.') ? partOf(kinds, rest) : kinds.get(rest);
    },
  };
  const items = objectOf(
    inner.map((one) => ({ field: one, when: one.when && dropPrefix(one.when, prefix) })),
    {
      ...site,
      leaf: (path) => site.leaf(prefix + path),
    },
  );
  return { type: 'array', items, maxItems: field.max ?? MOST_ITEMS, ...(field.min && { minItems: field.min }) };
}

/** Inside an item its fields have no prefix; what names anything else names nothing there. */
function dropPrefix(condition: Condition, prefix: string): Condition {
  const inside = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : `${OUTSIDE}${path}`);
  if ('all' in condition) return { all: condition.all.map((part) => dropPrefix(part, prefix)) };
  if ('any' in condition) return { any: condition.any.map((part) => dropPrefix(part, prefix)) };
  if ('not' in condition) return { not: dropPrefix(condition.not, prefix) };
  if ('filled' in condition) return { filled: inside(condition.filled) };
  if ('field' in condition) return { ...condition, field: inside(condition.field) };
  const { left, right } = condition;
  return {
    ...condition,
    left: 'answer' in left ? { answer: inside(left.answer) } : left,
    right: 'answer' in right ? { answer: inside(right.answer) } : right,
  };
}

const OUTSIDE = '../';

function leafSchema(field: FormField, language: Language): Schema {
  const shape = SHAPES[field.kind as LeafKind];
  if (field.compute) return { type: shape.type, readOnly: true };
  const maxLength = longest(field);
  const bounded = field.kind === 'number' || field.kind === 'money';
  return {
    ...shape,
    ...(shape.type === 'string' && { minLength: 1 }),
    ...(maxLength !== undefined && { maxLength }),
    ...(bounded && field.min !== undefined && { minimum: field.kind === 'money' ? Math.max(0, field.min) : field.min }),
    ...(bounded && field.max !== undefined && { maximum: field.max }),
    ...(field.kind === 'files' && { maxItems: field.max ?? MOST_FILES }),
    ...(field.kind === 'confirm' && field.required && { const: true }),
    ...(field.list && { enum: optionValues(field) }),
    ...(field.options && {
      oneOf: optionsOf(field).map(({ value, label }) => ({ const: value, title: inLanguage(label, language) })),
    }),
  };
}

/** A condition as a schema of the object around it; undefined when JSON Schema cannot say it. */
function conditionSchema(condition: Condition, site: Site): Schema | undefined {
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any;
    const schemas = parts.map((part) => conditionSchema(part, site));
    if (schemas.some((schema) => schema === undefined)) return undefined;
    if (schemas.length === 0) return 'all' in condition ? {} : { not: {} };
    return { ['all' in condition ? 'allOf' : 'anyOf']: schemas };
  }
  if ('not' in condition) {
    const schema = conditionSchema(condition.not, site);
    return schema && { not: schema };
  }
  if ('filled' in condition) return at(condition.filled, {}, site);
  if ('field' in condition) {
    const field = site.leaf(condition.field);
    if (!field || field.kind === 'number' || field.kind === 'money') return undefined;
    const values =
      field.kind === 'yesNo' || field.kind === 'confirm'
        ? [...new Set(condition.in.map((value) => value === 'yes'))]
        : condition.in;
    return at(condition.field, { enum: values }, site);
  }
  const { left, is, right } = condition;
  const bound = { '<': 'exclusiveMaximum', '<=': 'maximum', '>': 'exclusiveMinimum', '>=': 'minimum', '=': 'const' }[
    is
  ];
  const numeric = 'answer' in left && ['number', 'money'].includes(site.leaf(left.answer)?.kind ?? '');
  return numeric && 'number' in right && 'answer' in left
    ? at(left.answer, { type: 'number', [bound]: right.number }, site)
    : undefined;
}

/** The value at a path is there and fits. */
function at(path: string, schema: Schema, site: Site): Schema | undefined {
  if (!site.leaf(path)) return undefined;
  const [key = '', ...rest] = path.split('.');
  const inner = rest.length === 0 ? schema : { properties: { [rest[0]!]: schema }, required: [rest[0]!] };
  return { properties: { [key]: inner }, required: [key] };
}
