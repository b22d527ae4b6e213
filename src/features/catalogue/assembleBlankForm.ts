import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import type { BlankField, BlankFormPaper } from '../../platform/pdf/papers.ts';

/** Dotted lines that a long answer needs beside the first. */
const EXTRA_LINES: Partial<Record<FormField['kind'], number>> = { longText: 3, address: 1 };

/** A procedure's electronic form as a paper to fill by hand, in Vietnamese as every official form. Pure. */
export function assembleBlankForm(form: FormDefinition, procedure: ProcedureContent): BlankFormPaper {
  const fields = new Map(form.sections.flatMap((section) => section.fields).map((field) => [field.key, field]));
  return {
    title: form.title.vi,
    basis: form.basis,
    procedureCode: procedure.code,
    procedureName: procedure.name,
    sections: form.sections.map((section) => ({
      title: section.title.vi,
      fields: section.fields.map((field) => blankField(field, fields)),
    })),
  };
}

function blankField(field: FormField, fields: Map<string, FormField>): BlankField {
  return {
    label: field.label.vi,
    required: field.required === true,
    options: optionsOf(field).map(({ label }) => label),
    extraLines: EXTRA_LINES[field.kind] ?? 0,
    condition: conditionOf(field, fields),
  };
}

function optionsOf(field: FormField): { value: string; label: string }[] {
  if (field.kind === 'yesNo') {
    return [
      { value: 'yes', label: 'Có' },
      { value: 'no', label: 'Không' },
    ];
  }
  return (field.options ?? []).map(({ value, label }) => ({ value, label: label.vi }));
}

function conditionOf({ when }: FormField, fields: Map<string, FormField>): string {
  const asked = when && fields.get(when.field);
  if (!asked) return '';
  const answers = optionsOf(asked).filter(({ value }) => when.in.includes(value));
  return `(Chỉ khai khi mục “${asked.label.vi}” là: ${answers.map(({ label }) => label).join(', ')}.)`;
}
