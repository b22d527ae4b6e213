import type { FormDefinition, FormField, FormSection } from '../../domain/form/form.ts';

/** Where the editor stands: the form itself, a section, a field, or a field inside a repeat. */
export interface Spot {
  section?: number;
  field?: number;
  inner?: number;
}

/** A form being written, with what came before and after for undoing. */
export interface Writing {
  past: FormDefinition[];
  now: FormDefinition;
  future: FormDefinition[];
}

export type Edit = { type: 'CHANGE'; to: FormDefinition } | { type: 'UNDO' } | { type: 'REDO' };

const MOST_STEPS = 100;

/** The next state of the editor. Pure. */
export function edited(writing: Writing, edit: Edit): Writing {
  const { past, now, future } = writing;
  if (edit.type === 'CHANGE') return { past: [...past, now].slice(-MOST_STEPS), now: edit.to, future: [] };
  const [before, next] = [past.at(-1), future[0]];
  if (edit.type === 'UNDO' && before) return { past: past.slice(0, -1), now: before, future: [now, ...future] };
  if (edit.type === 'REDO' && next) return { past: [...past, now], now: next, future: future.slice(1) };
  return writing;
}

/** Repeats of a form, up to a field where one is named. */
export function repeatsIn(form: FormDefinition, before?: string): FormField[] {
  const fields = form.sections.flatMap((section) => section.fields);
  const at = before === undefined ? -1 : fields.findIndex(({ key }) => key === before);
  return fields.slice(0, at < 0 ? undefined : at).filter(({ kind }) => kind === 'repeat');
}

/** The section or field at a place. */
export function sectionAt(form: FormDefinition, { section }: Spot): FormSection | undefined {
  return section === undefined ? undefined : form.sections[section];
}

export function fieldAt(form: FormDefinition, spot: Spot): FormField | undefined {
  const field = spot.field === undefined ? undefined : sectionAt(form, spot)?.fields[spot.field];
  return spot.inner === undefined ? field : field?.fields?.[spot.inner];
}

/** The list a place belongs to, and its number there. */
function siblings(form: FormDefinition, { section, field, inner }: Spot): { list: readonly unknown[]; index: number } {
  if (section === undefined) return { list: [], index: -1 };
  if (field === undefined) return { list: form.sections, index: section };
  const fields = form.sections[section]?.fields ?? [];
  return inner === undefined ? { list: fields, index: field } : { list: fields[field]?.fields ?? [], index: inner };
}

export function placeOf(form: FormDefinition, spot: Spot): { place: number; of: number } {
  const { list, index } = siblings(form, spot);
  return { place: index + 1, of: list.length };
}

/** The form with another list where the place is. */
function withList(
  form: FormDefinition,
  { section, field, inner }: Spot,
  change: <T>(list: T[]) => T[],
): FormDefinition {
  if (section === undefined) return form;
  if (field === undefined) return { ...form, sections: change(form.sections) };
  const sections = form.sections.map((one, index) => {
    if (index !== section) return one;
    if (inner === undefined) return { ...one, fields: change(one.fields) };
    const fields = one.fields.map((parent, at) =>
      at === field ? { ...parent, fields: change(parent.fields ?? []) } : parent,
    );
    return { ...one, fields };
  });
  return { ...form, sections };
}

/** Moves what is at a place to another number in the same list. */
export function moveTo(form: FormDefinition, spot: Spot, to: number): { form: FormDefinition; spot: Spot } {
  const { list, index } = siblings(form, spot);
  const target = Math.max(0, Math.min(to, list.length - 1));
  const moved = withList(form, spot, (items) => {
    const rest = items.filter((_, at) => at !== index);
    return [...rest.slice(0, target), ...items.slice(index, index + 1), ...rest.slice(target)];
  });
  const there =
    spot.inner !== undefined ? { inner: target } : spot.field !== undefined ? { field: target } : { section: target };
  return { form: moved, spot: { ...spot, ...there } };
}

export function removeAt(form: FormDefinition, spot: Spot): FormDefinition {
  const { index } = siblings(form, spot);
  return withList(form, spot, (items) => items.filter((_, at) => at !== index));
}

export function changeField(form: FormDefinition, spot: Spot, to: FormField): FormDefinition {
  const { index } = siblings(form, spot);
  return withList(form, spot, <T>(items: T[]) => items.map((item, at) => (at === index ? (to as T) : item)));
}

export function changeSection(form: FormDefinition, section: number, to: FormSection): FormDefinition {
  return { ...form, sections: form.sections.map((one, index) => (index === section ? to : one)) };
}

/** A key that the form does not have yet: `field7`. */
export function freshKey(form: FormDefinition): string {
  const keys = new Set(
    form.sections
      .flatMap(({ fields }) => fields.flatMap((field) => [field, ...(field.fields ?? [])]))
      .map(({ key }) => key),
  );
  let number = keys.size + 1;
  while (keys.has(`field${number}`)) number++;
  return `field${number}`;
}

/** A new text field after the place, or at the end of the section. */
export function addField(form: FormDefinition, spot: Spot, label: string): { form: FormDefinition; spot: Spot } {
  const section = spot.section ?? form.sections.length - 1;
  const fields = form.sections[section]?.fields ?? [];
  const field: FormField = { key: freshKey(form), kind: 'text', label: { vi: label, en: label } };
  const at = spot.field === undefined ? fields.length : spot.field + 1;
  const next = changeSection(form, section, {
    ...form.sections[section]!,
    fields: [...fields.slice(0, at), field, ...fields.slice(at)],
  });
  return { form: next, spot: { section, field: at } };
}

/** A new text field at the end of a repeat. */
export function addInner(form: FormDefinition, spot: Spot, label: string): { form: FormDefinition; spot: Spot } {
  const parent = fieldAt(form, { ...spot, inner: undefined });
  if (!parent) return { form, spot };
  const field: FormField = { key: freshKey(form), kind: 'text', label: { vi: label, en: label } };
  const fields = [...(parent.fields ?? []), field];
  return {
    form: changeField(form, { ...spot, inner: undefined }, { ...parent, fields }),
    spot: { ...spot, inner: fields.length - 1 },
  };
}

export function addSection(form: FormDefinition, title: string): { form: FormDefinition; spot: Spot } {
  const sections = [...form.sections, { title: { vi: title, en: title }, fields: [] }];
  return { form: { ...form, sections }, spot: { section: sections.length - 1 } };
}

/** The field as another kind: what the new kind has no use for goes. */
export function asKind(field: FormField, kind: FormField['kind'], option: (number: number) => string): FormField {
  const { options, list, min, max, maxLength, fields, itemLabel, compute, prefill, initial: _, ...rest } = field;
  const next: FormField = { ...rest, kind };
  if (kind === 'choice')
    return {
      ...next,
      options:
        options ??
        [1, 2].map((number) => ({ value: `value${number}`, label: { vi: option(number), en: option(number) } })),
    };
  if (kind === 'repeat') {
    const { required: _, ...repeat } = next;
    return {
      ...repeat,
      min: 1,
      max: 10,
      itemLabel: itemLabel ?? field.label,
      fields: fields ?? [{ key: `${field.key}Item`, kind: 'text', label: field.label }],
    };
  }
  if (kind === 'number' || kind === 'money')
    return {
      ...next,
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(compute && { compute }),
    };
  if (kind === 'place' || kind === 'landParcel') return next;
  return {
    ...next,
    ...(prefill && { prefill }),
    ...(maxLength !== undefined && { maxLength }),
    ...(compute && (kind === 'text' || kind === 'longText') && { compute }),
  };
}
