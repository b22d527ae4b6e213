import type { Words } from '../language.ts';

/** Kinds of simple field; each maps to one HTML control and one JSON-Schema fragment. */
export const FIELD_KINDS = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'choice',
  'yesNo',
  'citizenId',
  'taxCode',
  'phone',
  'email',
  'address',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface FormField {
  key: string;
  kind: FieldKind;
  label: Words;
  hint?: Words;
  required?: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  options?: { value: string; label: Words }[];
  /** the field is asked only when another field has one of these values */
  when?: { field: string; in: string[] };
  /** taken from the signed-in account when empty */
  prefill?: 'fullName' | 'citizenId' | 'phone' | 'email' | 'address' | 'dateOfBirth';
}

export interface FormSection {
  title: Words;
  fields: FormField[];
}

/** An electronic form of a procedure (Đ.9.1 NĐ 45/2020), interpreted alike by browser and server. */
export interface FormDefinition {
  key: string;
  title: Words;
  /** number of the form in the regulation, as text */
  basis?: string;
  sections: FormSection[];
}

export type FormAnswers = Record<string, string>;
