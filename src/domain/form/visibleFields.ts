import type { FormAnswers, FormDefinition, FormField } from './form.ts';

/** Every field of a form, in its order. */
export function fieldsOf(form: FormDefinition): FormField[] {
  return form.sections.flatMap((section) => section.fields);
}

/**
 * The fields that these answers leave to be asked, in order. A field that depends on one that is not asked is not asked
 * either; neither is one that depends on itself or on nothing.
 */
export function visibleFields(form: FormDefinition, answers: FormAnswers): FormField[] {
  const fields = fieldsOf(form);
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const known = new Map<string, boolean>();

  function isAsked(field: FormField): boolean {
    const decided = known.get(field.key);
    if (decided !== undefined) return decided;
    known.set(field.key, false);
    const { when } = field;
    const condition = when && byKey.get(when.field);
    const asked =
      !when || (condition !== undefined && isAsked(condition) && when.in.includes(answerOf(answers, when.field)));
    known.set(field.key, asked);
    return asked;
  }

  return fields.filter(isAsked);
}

function answerOf(answers: FormAnswers, key: string): string {
  return Object.hasOwn(answers, key) ? (answers[key] ?? '').trim() : '';
}
