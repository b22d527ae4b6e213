import type { Words } from '../language.ts';
import type { Condition, Expression } from './condition.ts';

/**
 * Kinds of field that are one answer; each maps to one control and one JSON-Schema fragment. `confirm` is a box that is
 * ticked or not; `files` are pictures and documents that belong to the answer, not to a paper of the procedure.
 */
export const LEAF_KINDS = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'partialDate',
  'choice',
  'yesNo',
  'confirm',
  'citizenId',
  'taxCode',
  'phone',
  'email',
  'address',
  'commune',
  'vehiclePlate',
  'files',
] as const;
export type LeafKind = (typeof LEAF_KINDS)[number];

/** Kinds made of several answers: a place by today's units, a land parcel, and a group that is filled in several times. */
export const GROUP_KINDS = ['place', 'landParcel', 'repeat'] as const;

export const FIELD_KINDS = [...LEAF_KINDS, ...GROUP_KINDS] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Lists that many forms share, so that none of them carries its own. */
export const SHARED_LISTS = ['ethnicGroups', 'countries'] as const;
export type SharedList = (typeof SHARED_LISTS)[number];

/** What is known of a person before the form is opened. */
export const PREFILLS = [
  'fullName',
  'citizenId',
  'phone',
  'email',
  'address',
  'dateOfBirth',
  'sex',
  'organisationName',
  'taxCode',
] as const;
export type Prefill = (typeof PREFILLS)[number];

export const FIELD_WIDTHS = ['short', 'medium', 'full'] as const;
export type FormFieldWidth = (typeof FIELD_WIDTHS)[number];

export interface FormOption {
  value: string;
  label: Words;
}

/** Something that must hold of an answered field, and what to say when it does not. */
export interface FieldRule {
  holds: Condition;
  message: Words;
}

export interface FormField {
  /** a camelCase name; of a field that is asked now, the path of its answer: `children.0.name` */
  key: string;
  kind: FieldKind;
  label: Words;
  hint?: Words;
  required?: boolean;
  maxLength?: number;
  /** smallest and largest number or amount; of a `repeat` how often it is filled in; of `files` how many at most */
  min?: number;
  max?: number;
  options?: FormOption[];
  /** instead of `options` */
  list?: SharedList;
  width?: FormFieldWidth;
  /** the field is asked only when this holds */
  when?: Condition;
  /** worked out instead of asked */
  compute?: Expression;
  rules?: FieldRule[];
  /** stands in the field before anybody types, as it would be typed */
  initial?: string;
  /** taken from what is known of the person when empty */
  prefill?: Prefill;
  /** of a `repeat`: what is filled in each time, and what one of them is called */
  fields?: FormField[];
  itemLabel?: Words;
}

export interface FormSection {
  title: Words;
  hint?: Words;
  /** the section is asked only when this holds */
  when?: Condition;
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

/**
 * Texts by path, as typed or as stored: `name`, `home.commune`, `children.0.name`. How often a repeat is filled in stands
 * at its own path: `children: "2"`.
 */
export type FormAnswers = Record<string, string>;
