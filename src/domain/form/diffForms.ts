import type { FormDefinition, FormField } from './form.ts';

/** What changed from one version of a form to the next. */
export interface FormChange {
  kind: 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';
  /** key of the field, of one in a repeat `children.name`; of a section `#2` */
  at: string;
  /** of the field or section, in Vietnamese */
  label: string;
  /** properties that differ */
  properties: string[];
}

interface Place {
  field: FormField;
  section: string;
}

/** Field by field, found by their keys; sections by their Vietnamese titles. Pure. */
export function diffForms(before: FormDefinition, after: FormDefinition): FormChange[] {
  const [old, now] = [placesOf(before), placesOf(after)];
  const changes: FormChange[] = [];
  for (const [at, { field, section }] of now) {
    const was = old.get(at);
    if (!was) changes.push({ kind: 'ADDED', at, label: field.label.vi, properties: [] });
    else {
      const properties = differing(was.field, field);
      if (properties.length > 0) changes.push({ kind: 'CHANGED', at, label: field.label.vi, properties });
      else if (was.section !== section) changes.push({ kind: 'MOVED', at, label: field.label.vi, properties: [] });
    }
  }
  for (const [at, { field }] of old)
    if (!now.has(at)) changes.push({ kind: 'REMOVED', at, label: field.label.vi, properties: [] });
  return [...changes, ...sectionChanges(before, after)];
}

function sectionChanges(before: FormDefinition, after: FormDefinition): FormChange[] {
  const titles = (form: FormDefinition) => form.sections.map(({ title }) => title.vi);
  const [old, now] = [titles(before), titles(after)];
  const added = now.flatMap((label, index) =>
    old.includes(label) ? [] : [{ kind: 'ADDED' as const, at: `#${index + 1}`, label, properties: [] }],
  );
  const removed = old.flatMap((label, index) =>
    now.includes(label) ? [] : [{ kind: 'REMOVED' as const, at: `#${index + 1}`, label, properties: [] }],
  );
  return [...added, ...removed];
}

function placesOf(form: FormDefinition): Map<string, Place> {
  return new Map(
    form.sections.flatMap(({ title, fields }) =>
      fields.flatMap((field): [string, Place][] => [
        [field.key, { field, section: title.vi }],
        ...(field.fields ?? []).map((inner): [string, Place] => [
          `${field.key}.${inner.key}`,
          { field: inner, section: title.vi },
        ]),
      ]),
    ),
  );
}

/** Inner fields are compared by themselves. */
function differing(before: FormField, after: FormField): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  keys.delete('fields');
  return [...keys].filter(
    (key) => JSON.stringify(before[key as keyof FormField]) !== JSON.stringify(after[key as keyof FormField]),
  );
}
