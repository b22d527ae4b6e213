import type { Words } from '../../domain/language.ts';
import { TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';

interface WordsProps {
  name: string;
  vi: string;
  en: string;
  value: Words | undefined;
  optional?: boolean;
  /** undefined: both are empty */
  change: (words: Words | undefined) => void;
}

/** A text in both languages. */
export function WordsBoxes({ name, vi, en, value, optional, change }: WordsProps) {
  const { language } = useWords();
  const put = (part: Partial<Words>) => {
    const { en: english, ...words } = { vi: '', ...value, ...part };
    change(words.vi === '' && !english && optional ? undefined : { ...words, ...(english && { en: english }) });
  };
  return (
    <>
      <TextInput
        language={language}
        name={name}
        label={vi}
        required={!optional}
        autoComplete="off"
        value={value?.vi ?? ''}
        onChange={(event) => put({ vi: event.target.value })}
      />
      <TextInput
        language={language}
        name={`${name}En`}
        label={en}
        required={!optional}
        autoComplete="off"
        value={value?.en ?? ''}
        onChange={(event) => put({ en: event.target.value })}
      />
    </>
  );
}

interface NumberProps {
  name: string;
  label: string;
  value: number | undefined;
  change: (value: number | undefined) => void;
}

/** A number that may be left out. */
export function NumberBox({ name, label, value, change }: NumberProps) {
  const { language } = useWords();
  return (
    <TextInput
      language={language}
      name={name}
      label={label}
      type="number"
      step="any"
      required={false}
      width="short"
      autoComplete="off"
      value={value ?? ''}
      onChange={(event) => change(event.target.value === '' ? undefined : event.target.valueAsNumber)}
    />
  );
}
