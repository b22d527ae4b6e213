import { inLanguage, type Language } from '../language.ts';
import { longest } from './checkAnswers.ts';
import type { FieldKind, FormDefinition, FormField } from './form.ts';
import { fieldsOf } from './visibleFields.ts';

export interface FormJsonSchema {
  $schema: string;
  title: string;
  type: 'object';
  properties: Record<string, Record<string, unknown>>;
  required: string[];
  allOf?: Record<string, unknown>[];
  additionalProperties: false;
}

const SHAPES: Record<FieldKind, Record<string, unknown>> = {
  text: {},
  longText: {},
  address: {},
  number: { pattern: '^-?[0-9]+(,[0-9]+)?$', description: 'decimal comma' },
  money: { pattern: '^[0-9]+$', description: 'whole đồng' },
  date: { format: 'date' },
  choice: {},
  yesNo: { enum: ['yes', 'no'] },
  citizenId: { pattern: '^[0-9]{12}$' },
  taxCode: { pattern: '^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$' },
  phone: { pattern: '^\\+84[0-9]{9,10}$', description: 'E.164' },
  email: { format: 'email' },
};

/**
 * The stored shape of a form's answers as JSON Schema 2020-12, for clients of the API. All values are texts. Check digits
 * and bounds of numbers are beyond it: `checkAnswers` decides.
 */
export function toJsonSchema(form: FormDefinition, language: Language): FormJsonSchema {
  const fields = fieldsOf(form);
  const conditional = fields.filter((field) => field.required && field.when);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: inLanguage(form.title, language),
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.key, propertyOf(field, language)])),
    required: fields.filter((field) => field.required && !field.when).map((field) => field.key),
    ...(conditional.length > 0 && { allOf: conditional.map(requiredWhen) }),
    additionalProperties: false,
  };
}

function propertyOf(field: FormField, language: Language): Record<string, unknown> {
  const maxLength = longest(field);
  return {
    type: 'string',
    minLength: 1,
    title: inLanguage(field.label, language),
    ...SHAPES[field.kind],
    ...(maxLength !== undefined && { maxLength }),
    ...(field.kind === 'choice' && {
      oneOf: (field.options ?? []).map(({ value, label }) => ({ const: value, title: inLanguage(label, language) })),
    }),
  };
}

/** Either the condition does not hold, or the field is there. */
function requiredWhen({ key, when }: FormField): Record<string, unknown> {
  const { field, in: values } = when!;
  const holds = { properties: { [field]: { enum: values } }, required: [field] };
  return { anyOf: [{ not: holds }, { required: [key] }] };
}
