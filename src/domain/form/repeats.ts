import { evaluateForm } from './evaluateForm.ts';
import type { FormAnswers, FormDefinition } from './form.ts';
import { MOST_ITEMS } from './groups.ts';

/** One more empty item at the end of a repeat. Pure. */
export function addItem(form: FormDefinition, answers: FormAnswers, repeat: string): FormAnswers {
  const field = form.sections.flatMap(({ fields }) => fields).find(({ key }) => key === repeat);
  if (field?.kind !== 'repeat') return answers;
  const count = evaluateForm(form, answers).count(repeat);
  return { ...answers, [repeat]: String(Math.min(count + 1, field.max ?? MOST_ITEMS)) };
}

/** Without the item of that number; those after it move up. Pure. */
export function removeItem(form: FormDefinition, answers: FormAnswers, repeat: string, index: number): FormAnswers {
  const count = evaluateForm(form, answers).count(repeat);
  if (index < 0 || index >= count) return answers;
  const kept = Object.entries(answers).flatMap(([path, text]) => {
    const [, number, rest] = path.startsWith(`${repeat}.`)
      ? (/^(\d+)\.(.+)$/.exec(path.slice(repeat.length + 1)) ?? [])
      : [];
    if (number === undefined) return [[path, text]];
    if (Number(number) === index) return [];
    return [[Number(number) > index ? `${repeat}.${Number(number) - 1}.${rest}` : path, text]];
  });
  return { ...Object.fromEntries(kept), [repeat]: String(count - 1) };
}
