import type { FormAnswers, FormDefinition, FormField } from '../domain/form/form.ts';
import { visibleFields } from '../domain/form/visibleFields.ts';
import { inLanguage, type Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { RadioGroup, Select } from './Choice.tsx';
import { DateInput, TextArea, TextInput } from './Field.tsx';
import { Panel } from './Panel.tsx';

/** Up to this many choices are easier as radios. */
const MOST_RADIOS = 6;

export interface FormFieldsProps {
  form: FormDefinition;
  /** as typed or as stored: also decides which fields are asked */
  values: FormAnswers;
  /** what is wrong, by field */
  errors?: Record<string, string | undefined>;
  language: Language;
}

/** The fields of an electronic form that are to be answered now, by section. */
export function FormFields({ form, values, errors = {}, language }: FormFieldsProps) {
  const asked = new Set(visibleFields(form, values).map((field) => field.key));
  const single = form.sections.length === 1;
  return form.sections.map((section) => {
    const fields = section.fields.filter((field) => asked.has(field.key));
    if (fields.length === 0) return null;
    const title = inLanguage(section.title, language);
    const controls = fields.map((field) => (
      <OneField
        key={field.key}
        field={field}
        value={values[field.key] ?? ''}
        error={errors[field.key]}
        language={language}
      />
    ));
    if (single) return <div key={title}>{controls}</div>;
    return (
      <Panel key={title} tone="plain" title={title}>
        {controls}
      </Panel>
    );
  });
}

interface OneFieldProps {
  field: FormField;
  value: string;
  error?: string;
  language: Language;
}

function OneField({ field, value, error, language }: OneFieldProps) {
  const { form, money } = words(language).common;
  const base = {
    language,
    name: field.key,
    label: inLanguage(field.label, language),
    hint: field.hint && inLanguage(field.hint, language),
    error,
    required: field.required === true,
  };
  const text = { ...base, defaultValue: value };
  switch (field.kind) {
    case 'choice': {
      const options = (field.options ?? []).map((option) => ({
        value: option.value,
        label: inLanguage(option.label, language),
      }));
      if (options.length > MOST_RADIOS) return <Select {...text} options={options} />;
      return <RadioGroup {...base} options={options} value={value} />;
    }
    case 'yesNo': {
      const options = [
        { value: 'yes', label: form.yes },
        { value: 'no', label: form.no },
      ];
      return <RadioGroup {...base} inline options={options} value={value} />;
    }
    case 'longText':
      return <TextArea {...text} />;
    case 'date':
      return <DateInput {...text} />;
    case 'number':
      return <TextInput {...text} inputMode="decimal" width="short" autoComplete="off" />;
    case 'money':
      return <TextInput {...text} inputMode="numeric" width="medium" suffix={money.dong} autoComplete="off" />;
    case 'citizenId':
      return <TextInput {...text} inputMode="numeric" width="medium" autoComplete="off" maxLength={20} />;
    case 'taxCode':
      return <TextInput {...text} width="medium" autoComplete="off" maxLength={20} />;
    case 'phone':
      return <TextInput {...text} type="tel" width="medium" autoComplete={ownContact(field, 'tel')} maxLength={30} />;
    case 'email':
      return <TextInput {...text} type="email" width="medium" autoComplete={ownContact(field, 'email')} />;
    case 'text':
    case 'address':
      return <TextInput {...text} autoComplete={ownContact(field, 'off')} />;
  }
}

/** WCAG 1.3.5: what the browser knows of its user helps in fields about the user, and harms in fields about others. */
function ownContact({ prefill }: FormField, otherwise: string): string {
  if (prefill === 'fullName') return 'name';
  if (prefill === 'address') return 'street-address';
  return prefill === 'phone' || prefill === 'email' ? otherwise : 'off';
}
