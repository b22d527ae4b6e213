import { FieldError, type FieldProps } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';

const METHODS = [
  ['COUNTER', 'COUNTER'],
  ['POST', 'POST'],
  ['ONLINE', 'ELECTRONIC'],
] as const;

/** How the result reaches the applicant. */
export function MethodField({
  language,
  id = 'method',
  label,
  error,
  value,
  choose,
}: FieldProps & { value: string; choose: (method: string) => void }) {
  const { w } = useWords();
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="field-label">{label}</legend>
      <FieldError language={language} id={id} error={error} />
      {METHODS.map(([method, name]) => (
        <div key={method} className="choice">
          <input
            type="radio"
            id={`${id}-${method}`}
            name={id}
            checked={value === method}
            onChange={() => choose(method)}
            aria-invalid={error ? true : undefined}
          />
          <label htmlFor={`${id}-${method}`}>{w.dossier.returnMethod[name]}</label>
        </div>
      ))}
    </fieldset>
  );
}
