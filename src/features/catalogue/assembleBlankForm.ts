import type { Condition } from '../../domain/form/condition.ts';
import type { FormDefinition, FormField } from '../../domain/form/form.ts';
import { partsOf } from '../../domain/form/groups.ts';
import { optionsOf } from '../../domain/form/lists.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import type { BlankField, BlankFormPaper } from '../../platform/pdf/papers.ts';
import { conditionWords } from '../../ui/conditionWords.ts';

/** Dotted lines that a long answer needs beside the first. */
const EXTRA_LINES: Partial<Record<FormField['kind'], number>> = { longText: 3, address: 1 };

/** Room for so many items of a repeat; who needs more takes a second sheet. */
const ITEMS_ON_PAPER = 2;

/** Longer lists are written, not ticked. */
const MOST_BOXES = 12;

/** A procedure's electronic form as a paper to fill by hand, in Vietnamese as every official form. Pure. */
export function assembleBlankForm(form: FormDefinition, procedure: ProcedureContent): BlankFormPaper {
  return {
    title: form.title.vi,
    basis: form.basis,
    procedureCode: procedure.code,
    procedureName: procedure.name,
    sections: form.sections.map((section) => ({
      title: section.title.vi,
      fields: section.fields
        .flatMap((field) => blankFields(form, field))
        .map((field, index) => (index === 0 && section.when ? withCondition(form, field, section.when) : field)),
    })),
  };
}

function blankFields(form: FormDefinition, field: FormField): BlankField[] {
  if (field.kind === 'repeat') {
    const items = Array.from({ length: Math.min(field.max ?? ITEMS_ON_PAPER, ITEMS_ON_PAPER) }, (_, index) =>
      (field.fields ?? []).flatMap((inner) =>
        blankFields(form, inner).map((blank) => ({
          ...blank,
          label: `${(field.itemLabel ?? field.label).vi} ${index + 1} – ${blank.label}`,
          required: blank.required && index < (field.min ?? 0),
        })),
      ),
    );
    return items.flat();
  }
  const parts = partsOf(field);
  if (parts.length === 0) return [blankField(form, field)];
  return parts.map((part) => ({
    ...blankField(form, { ...part, when: field.when }),
    label: `${field.label.vi} – ${part.label.vi}`,
    required: field.required === true && part.required === true,
  }));
}

function blankField(form: FormDefinition, field: FormField): BlankField {
  const blank = {
    label: field.kind === 'files' ? `${field.label.vi} (gửi kèm)` : field.label.vi,
    required: field.required === true,
    options: boxesOf(field),
    extraLines: EXTRA_LINES[field.kind] ?? 0,
    condition: '',
  };
  return field.when ? withCondition(form, blank, field.when) : blank;
}

function boxesOf(field: FormField): string[] {
  if (field.kind === 'yesNo') return ['Có', 'Không'];
  if (field.kind === 'confirm') return ['Có'];
  const options = optionsOf(field);
  return options.length > MOST_BOXES ? [] : options.map(({ label }) => label.vi);
}

function withCondition(form: FormDefinition, field: BlankField, condition: Condition): BlankField {
  return { ...field, condition: `(Chỉ khai khi ${conditionWords(form, condition, 'vi')}.)` };
}
