import type { ReactNode, SelectHTMLAttributes } from 'react';
import { words } from '../i18n/words.ts';
import { classNames } from './classNames.ts';
import { describedBy, Field, FieldError, type FieldProps } from './Field.tsx';

export interface Option {
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
}

export interface SelectProps
  extends FieldProps,
    Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name' | 'id' | 'style' | 'className' | 'required'> {
  options: Option[];
  /** text of the empty first choice; `false` when there is none */
  empty?: string | false;
}

/** A list to choose one from; for up to five choices `RadioGroup` is easier. */
export function Select({ language, name, id, label, hint, error, required, options, empty, ...rest }: SelectProps) {
  const field = { language, name, id, label, hint, error, required };
  return (
    <Field {...field}>
      <select {...rest} {...describedBy(field)} name={name} className="input select">
        {empty !== false && <option value="">{empty ?? words(language).common.form.choose}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export interface RadioGroupProps extends FieldProps {
  options: Option[];
  value?: string;
  /** side by side where there is room (yes / no) */
  inline?: boolean;
}

/** One of a few. The first radio has the field's id, so that an error links to it. */
export function RadioGroup({
  language,
  name,
  id,
  label,
  hint,
  error,
  required = true,
  options,
  value,
  inline,
}: RadioGroupProps) {
  const groupId = id ?? name;
  const { 'aria-describedby': describes } = describedBy({ id: groupId, name, hint, error });
  return (
    <fieldset
      className={classNames('field', inline && 'choices-inline', error && 'field-wrong')}
      aria-describedby={describes}
    >
      <legend className="field-label">
        {label}
        {!required && <span className="field-optional"> ({words(language).common.form.optional})</span>}
      </legend>
      {hint && (
        <p id={`${groupId}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <FieldError language={language} id={groupId} error={error} />
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type="radio"
          id={index === 0 ? groupId : `${groupId}-${option.value}`}
          name={name}
          value={option.value}
          checked={option.value === value}
          hint={option.hint}
          disabled={option.disabled}
        >
          {option.label}
        </Choice>
      ))}
    </fieldset>
  );
}

export interface CheckboxProps {
  name: string;
  id?: string;
  /** value sent when ticked */
  value?: string;
  checked?: boolean;
  hint?: string;
  error?: string;
  language: FieldProps['language'];
  children: ReactNode;
}

/** One yes-or-no box with its sentence. */
export function Checkbox({ name, id, value = 'yes', checked, hint, error, language, children }: CheckboxProps) {
  const controlId = id ?? name;
  return (
    <div className={classNames('field', error && 'field-wrong')}>
      <FieldError language={language} id={controlId} error={error} />
      <Choice type="checkbox" id={controlId} name={name} value={value} checked={checked} hint={hint} error={error}>
        {children}
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  type: 'radio' | 'checkbox';
  id: string;
  name: string;
  value: string;
  checked?: boolean;
  hint?: string;
  error?: string;
  disabled?: boolean;
  children: ReactNode;
}

function Choice({ type, id, name, value, checked, hint, error, disabled, children }: ChoiceProps) {
  const described = describedBy({ id, name, hint, error });
  return (
    <div className="choice">
      <input type={type} name={name} value={value} defaultChecked={checked} disabled={disabled} {...described} />
      <label htmlFor={id}>
        {children}
        {hint && (
          <span id={`${id}-hint`} className="field-hint">
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}
