import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { classNames } from './classNames.ts';

/** What every field has. `name` is also the id, so that an error can link to it: `#fullName`. */
export interface FieldProps {
  language: Language;
  name: string;
  label: ReactNode;
  /** said under the label, before the control */
  hint?: ReactNode;
  /** what is wrong and how to put it right */
  error?: string;
  /** optional fields say so; required is the rule and goes unmarked */
  required?: boolean;
  /** id when several fields of one name are on a page */
  id?: string;
}

/** How wide the answer usually is. */
export type FieldWidth = 'code' | 'short' | 'medium' | 'full';

/** id of the control and the ids that describe it. */
export function describedBy({ id, name, hint, error }: Pick<FieldProps, 'id' | 'name' | 'hint' | 'error'>) {
  const controlId = id ?? name;
  const ids = [hint && `${controlId}-hint`, error && `${controlId}-error`].filter(Boolean);
  return {
    id: controlId,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': error ? true : undefined,
  };
}

/** Label, hint and error around any one control (the control must take `describedBy(props)`). */
export function Field({
  language,
  name,
  id,
  label,
  hint,
  error,
  required = true,
  children,
}: FieldProps & { children: ReactNode }) {
  const common = words(language).common;
  const controlId = id ?? name;
  return (
    <div className={classNames('field', error && 'field-wrong')}>
      <label htmlFor={controlId} className="field-label">
        {label}
        {!required && <span className="field-optional"> ({common.form.optional})</span>}
      </label>
      {hint && (
        <p id={`${controlId}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <FieldError language={language} id={controlId} error={error} />
      {children}
    </div>
  );
}

/** The error line of a field or group. */
export function FieldError({ language, id, error }: { language: Language; id: string; error?: string }) {
  if (!error) return null;
  return (
    <p id={`${id}-error`} className="field-error">
      <span className="visually-hidden">{words(language).common.form.errorPrefix} </span>
      {error}
    </p>
  );
}

type Native<T> = Omit<T, 'name' | 'id' | 'style' | 'className' | 'required'>;

export interface TextInputProps extends FieldProps, Native<InputHTMLAttributes<HTMLInputElement>> {
  width?: FieldWidth;
  /** unit after the box, e.g. “đồng” */
  suffix?: string;
}

/** One line of text. Give `autoComplete` and `inputMode` wherever they help a phone. */
export function TextInput({
  language,
  name,
  id,
  label,
  hint,
  error,
  required,
  width = 'full',
  suffix,
  ...rest
}: TextInputProps) {
  const field = { language, name, id, label, hint, error, required };
  const input = <input type="text" {...rest} {...describedBy(field)} name={name} className={`input input-${width}`} />;
  return (
    <Field {...field}>
      {suffix ? (
        <span className="input-group">
          {input}
          <span className="input-suffix">{suffix}</span>
        </span>
      ) : (
        input
      )}
    </Field>
  );
}

export interface TextAreaProps extends FieldProps, Native<TextareaHTMLAttributes<HTMLTextAreaElement>> {}

/** Several lines of text. */
export function TextArea({ language, name, id, label, hint, error, required, rows = 4, ...rest }: TextAreaProps) {
  const field = { language, name, id, label, hint, error, required };
  return (
    <Field {...field}>
      <textarea {...rest} {...describedBy(field)} name={name} rows={rows} className="input input-full" />
    </Field>
  );
}

/**
 * A date as text, dd/mm/yyyy: native pickers show month first in an English browser and make a birth year a long
 * scroll on cheap phones. The server reads it with `parseDateText`.
 */
export function DateInput({ language, hint, ...rest }: TextInputProps) {
  return (
    <TextInput
      inputMode="numeric"
      autoComplete="off"
      maxLength={10}
      width="short"
      {...rest}
      language={language}
      hint={hint ?? words(language).common.form.dateHint}
    />
  );
}
