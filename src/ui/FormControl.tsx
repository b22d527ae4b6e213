import type { ReactNode } from 'react';
import type { FormField } from '../domain/form/form.ts';
import { optionsOf } from '../domain/form/lists.ts';
import { readAnswer } from '../domain/form/readAnswer.ts';
import { inLanguage, type Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { answerText } from './answerText.ts';
import { Checkbox, RadioGroup, Select } from './Choice.tsx';
import { DateInput, type FieldWidth, TextArea, TextInput } from './Field.tsx';

/** Up to this many choices are easier as radios; from the second number on, a box that filters them helps. */
const MOST_RADIOS = 6;
const LONG_LIST = 15;

/** id of the list of communes that a page with places carries. */
export const COMMUNE_LIST = 'communes';

/** What a box for files is made from; how they are sent is the page's own. */
export interface FileBox {
  /** with the path of its answer as `key` */
  field: FormField;
  /** as stored */
  value: string;
  label: string;
  hint: ReactNode;
  error?: string;
  required: boolean;
}

export interface FormControlProps {
  /** with the path of its answer as `key` */
  field: FormField;
  value: string;
  error?: string;
  /** where the value was taken from */
  source?: string;
  /** without it files can be looked at, not sent */
  fileBox?: (box: FileBox) => ReactNode;
  language: Language;
}

/** The control of one field of an electronic form. */
export function FormControl({ field, value, error, source, fileBox, language }: FormControlProps) {
  const { common, forms } = words(language);
  const base = {
    language,
    name: field.key,
    label: inLanguage(field.label, language),
    hint: hintOf(field, source, language),
    error,
    required: field.required === true || field.compute !== undefined,
  };
  const text = { ...base, defaultValue: field.kind === 'choice' ? (readAnswer(field, value) ?? value) : value };
  const width: FieldWidth | undefined = field.width;
  if (field.compute) {
    const shown = value === '' ? '' : answerText(field, value, language);
    return (
      <TextInput
        {...base}
        key={shown}
        defaultValue={shown}
        width={width ?? 'medium'}
        readOnly
        data-computed={field.key}
      />
    );
  }
  switch (field.kind) {
    case 'choice': {
      const options = optionsOf(field).map((option) => ({
        value: option.value,
        label: inLanguage(option.label, language),
      }));
      if (options.length <= MOST_RADIOS) return <RadioGroup {...base} options={options} value={text.defaultValue} />;
      const filter = options.length > LONG_LIST ? forms.filter(base.label.toLocaleLowerCase(language)) : undefined;
      return (
        <Select {...text} options={options} data-filter={filter} data-filter-result={filter && forms.filterResult} />
      );
    }
    case 'yesNo': {
      const options = [
        { value: 'yes', label: common.form.yes },
        { value: 'no', label: common.form.no },
      ];
      return <RadioGroup {...base} inline options={options} value={value} />;
    }
    case 'confirm':
      return (
        <Checkbox
          language={language}
          name={field.key}
          error={error}
          hint={hintText(field, language)}
          checked={value === 'yes'}
        >
          {base.label}
        </Checkbox>
      );
    case 'files':
      return fileBox ? (
        fileBox({ field, value, label: base.label, hint: base.hint, error, required: base.required })
      ) : (
        <TextInput {...text} defaultValue={answerText(field, value, language)} readOnly />
      );
    case 'longText':
      return <TextArea {...text} />;
    case 'date':
      return <DateInput {...text} />;
    case 'partialDate':
      return <DateInput {...text} hint={base.hint ?? forms.partialDateHint} />;
    case 'number':
      return <TextInput {...text} inputMode="decimal" width={width ?? 'short'} autoComplete="off" />;
    case 'money':
      return (
        <TextInput
          {...text}
          inputMode="numeric"
          width={width ?? 'medium'}
          suffix={common.money.dong}
          autoComplete="off"
        />
      );
    case 'citizenId':
      return <TextInput {...text} inputMode="numeric" width="medium" autoComplete="off" maxLength={20} />;
    case 'taxCode':
      return <TextInput {...text} width="medium" autoComplete="off" maxLength={20} />;
    case 'vehiclePlate':
      return (
        <TextInput {...text} hint={base.hint ?? forms.plateHint} width="medium" autoComplete="off" maxLength={20} />
      );
    case 'phone':
      return <TextInput {...text} type="tel" width="medium" autoComplete={ownContact(field, 'tel')} maxLength={30} />;
    case 'email':
      return <TextInput {...text} type="email" width="medium" autoComplete={ownContact(field, 'email')} />;
    case 'commune':
      return <TextInput {...text} list={COMMUNE_LIST} data-commune="" autoComplete="off" maxLength={200} />;
    default:
      return <TextInput {...text} width={width} autoComplete={ownContact(field, 'off')} />;
  }
}

function hintText({ hint, compute }: FormField, language: Language): string | undefined {
  return hint ? inLanguage(hint, language) : compute && words(language).forms.computed;
}

function hintOf(field: FormField, source: string | undefined, language: Language): ReactNode {
  const own = hintText(field, language);
  if (!source) return own;
  return (
    <>
      {own && <span className="field-hint-own">{own} </span>}
      <span className="field-source">{source}</span>
    </>
  );
}

/** WCAG 1.3.5: what the browser knows of its user helps in fields about the user, and harms in fields about others. */
function ownContact({ prefill }: FormField, otherwise: string): string {
  if (prefill === 'fullName') return 'name';
  if (prefill === 'address') return 'street-address';
  return prefill === 'phone' || prefill === 'email' ? otherwise : 'off';
}
