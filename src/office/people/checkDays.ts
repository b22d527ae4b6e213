import type { WordsTree } from '../../i18n/words.ts';
import type { ApiField } from '../api.ts';
import { unreadableDay } from './dayText.ts';
import { textOf } from './OfficeForm.tsx';

/** A problem for every named field that holds something else than a day, or nothing where one is needed. */
export function checkDays(
  form: FormData,
  w: WordsTree,
  days: { name: string; label: string; required?: boolean }[],
): ApiField[] {
  const { invalid } = w.common.form;
  return days.flatMap(({ name, label, required }) => {
    const typed = textOf(form, name);
    if (required && typed === '') return [{ field: name, code: 'required', message: invalid.required(label) }];
    return unreadableDay(typed) ? [{ field: name, code: 'invalid', message: invalid.date(label) }] : [];
  });
}
