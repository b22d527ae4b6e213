import { FieldError, type FieldProps } from '../../ui/Field.tsx';

interface Props extends FieldProps {
  choices: readonly { value: string; text: string }[];
  value: string;
  choose: (value: string) => void;
}

/** One of a few, all of them in sight. */
export function ChoiceField({ language, name, id = name, label, error, choices, value, choose }: Props) {
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="field-label">{label}</legend>
      <FieldError language={language} id={id} error={error} />
      {choices.map((choice) => (
        <div key={choice.value} className="choice">
          <input
            type="radio"
            id={`${id}-${choice.value}`}
            name={id}
            checked={value === choice.value}
            onChange={() => choose(choice.value)}
            aria-invalid={error ? true : undefined}
          />
          <label htmlFor={`${id}-${choice.value}`}>{choice.text}</label>
        </div>
      ))}
    </fieldset>
  );
}
