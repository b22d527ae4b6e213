import { type Evaluation, evaluateForm } from './evaluateForm.ts';
import type { FormAnswers, FormDefinition, FormField, FormSection } from './form.ts';
import { findSpot, partsOf } from './groups.ts';
import type { Known } from './readAnswer.ts';

/** A leaf of the form as it stands on the page: its `key` is the path of its answer. */
export interface LeafEntry {
  is: 'LEAF';
  field: FormField;
  asked: boolean;
}

/** A place or a parcel with its parts. */
export interface GroupEntry {
  is: 'GROUP';
  path: string;
  field: FormField;
  asked: boolean;
  parts: LeafEntry[];
}

/** A repeat with everything that is filled in, item after item. */
export interface RepeatEntry {
  is: 'REPEAT';
  field: FormField;
  asked: boolean;
  items: RepeatItem[];
}

/** What is filled in once of a repeat. */
export interface RepeatItem {
  /** `children.0` */
  path: string;
  entries: (LeafEntry | GroupEntry)[];
}

export type Entry = LeafEntry | GroupEntry | RepeatEntry;

export interface OutlineSection {
  section: FormSection;
  entries: Entry[];
}

/** Every field of a form, in its order; the fields of a repeat are inside it. */
export function fieldsOf(form: FormDefinition): FormField[] {
  return form.sections.flatMap((section) => section.fields);
}

/** The field whose answer lies at a path, with the path as `key`; a repeat at its own path. */
export function findField(form: FormDefinition, path: string): FormField | undefined {
  const field = findSpot(new Map(fieldsOf(form).map((top) => [top.key, top])), path)?.field;
  return field && { ...field, key: path };
}

/** The whole form as these answers make it, also what is not asked now. */
export function outlineForm(form: FormDefinition, evaluation: Evaluation): OutlineSection[] {
  return form.sections.map((section) => ({
    section,
    entries: section.fields.map((field) =>
      field.kind === 'repeat' ? repeatEntry(field, evaluation) : entryOf(field, field.key, evaluation),
    ),
  }));
}

function repeatEntry(field: FormField, evaluation: Evaluation): RepeatEntry {
  const items = Array.from({ length: evaluation.count(field.key) }, (_, index) => {
    const path = `${field.key}.${index}`;
    return {
      path,
      entries: (field.fields ?? []).map((inner) => entryOf(inner, `${path}.${inner.key}`, evaluation)),
    };
  });
  return { is: 'REPEAT', field, asked: evaluation.isAsked(field.key), items };
}

function entryOf(field: FormField, path: string, evaluation: Evaluation): LeafEntry | GroupEntry {
  const asked = evaluation.isAsked(path);
  const parts = partsOf(field);
  if (parts.length === 0) return { is: 'LEAF', field: { ...field, key: path }, asked };
  const begun = parts.some((part) => evaluation.textAt(`${path}.${part.key}`) !== '');
  return {
    is: 'GROUP',
    path,
    field,
    asked,
    parts: parts.map((part) => ({
      is: 'LEAF',
      asked,
      // all of an optional place may be left out, but not half of it
      field: {
        ...part,
        key: `${path}.${part.key}`,
        required: part.required === true && (field.required === true || begun),
      },
    })),
  };
}

/**
 * The leaves that these answers leave to be asked, in order, each with the path of its answer as `key`. A field that
 * depends on itself or on nothing is not asked.
 */
export function visibleFields(form: FormDefinition, answers: FormAnswers, known?: Known): FormField[] {
  return askedLeaves(outlineForm(form, evaluateForm(form, answers, known)));
}

/** The questions of a form that are asked, without the groups and repeats around them, in the order of the page. Pure. */
export function askedLeaves(outline: OutlineSection[]): FormField[] {
  return outline.flatMap(({ entries }) => entries.flatMap(leavesOf));
}

function leavesOf(entry: Entry): FormField[] {
  if (!entry.asked) return [];
  if (entry.is === 'LEAF') return [entry.field];
  if (entry.is === 'GROUP') return entry.parts.map((part) => part.field);
  return entry.items.flatMap((item) => item.entries.flatMap(leavesOf));
}
