import type { AnswerFault } from '../domain/form/checkAnswers.ts';
import { longest } from '../domain/form/checkAnswers.ts';
import type { FormDefinition, FormField } from '../domain/form/form.ts';
import { partsOf } from '../domain/form/groups.ts';
import { fieldsOf } from '../domain/form/visibleFields.ts';
import { inLanguage, type Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { answerProblemInWords } from './answerProblem.ts';
import type { FormScript } from './formScript.ts';

/** What the script `form` needs to show, work out and check at once what the server will: the form and its messages. */
export function FormScriptData({ form, today, language }: { form: FormDefinition; today: string; language: Language }) {
  const { common } = words(language);
  const data: FormScript = {
    form: withoutWords(form, language),
    today,
    language,
    errorPrefix: common.form.errorPrefix,
    yes: common.form.yes,
    no: common.form.no,
    dong: common.money.dong,
    messages: Object.fromEntries(fieldsOf(form).flatMap((field) => messagesOf(field, field.key, language))),
  };
  return <div hidden data-form-script={JSON.stringify(data)} />;
}

/** Labels and hints stand on the page already. */
function withoutWords(form: FormDefinition, language: Language): FormDefinition {
  const none = { vi: '' };
  const strip = ({
    hint: _,
    itemLabel: __,
    prefill: ___,
    initial: ____,
    options,
    rules,
    fields,
    ...field
  }: FormField): FormField => ({
    ...field,
    label: none,
    ...(options && { options: options.map(({ value }) => ({ value, label: none })) }),
    ...(rules && { rules: rules.map((rule) => ({ ...rule, message: { vi: inLanguage(rule.message, language) } })) }),
    ...(fields && { fields: fields.map(strip) }),
  });
  return {
    key: form.key,
    title: none,
    sections: form.sections.map(({ when, fields }) => ({
      title: none,
      ...(when && { when }),
      fields: fields.map(strip),
    })),
  };
}

/** By path, with `#` for the number of an item. */
function messagesOf(field: FormField, path: string, language: Language): [string, FormScript['messages'][string]][] {
  if (field.kind === 'repeat')
    return (field.fields ?? []).flatMap((inner) => messagesOf(inner, `${path}.#.${inner.key}`, language));
  const parts = partsOf(field);
  if (parts.length > 0) return parts.flatMap((part) => messagesOf(part, `${path}.${part.key}`, language));
  const limits = { tooLong: longest(field), tooSmall: field.min, tooLarge: field.max };
  const codes = Object.entries(limits).flatMap(([code, limit]) => (limit === undefined ? [] : [{ code, limit }]));
  const messages = [{ code: 'invalid', limit: undefined }, ...codes].map(({ code, limit }) => [
    code,
    answerProblemInWords(field, { field: path, code: code as AnswerFault, limit }, language),
  ]);
  return [[path, Object.fromEntries(messages)]];
}
