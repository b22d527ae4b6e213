import type { Words } from '../../domain/language.ts';
import { Details } from '../../ui/Details.tsx';
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

/** A text in both languages, and in Khmer where somebody has it: what is not translated shows Vietnamese. */
export function WordsBoxes({ name, vi, en, value, optional, change }: WordsProps) {
  const { language, w } = useWords();
  const { english, khmer, addKhmer } = w.forms.editor;
  const put = (part: Partial<Words>) => {
    const { vi: vietnamese, en, km } = { vi: '', ...value, ...part };
    const empty = optional && vietnamese === '' && !en && !km;
    change(empty ? undefined : { vi: vietnamese, ...(en && { en }), ...(km && { km }) });
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
      <Details summary={addKhmer}>
        <TextInput
          language={language}
          name={`${name}Km`}
          label={en.replace(english, khmer)}
          lang="km"
          required={false}
          autoComplete="off"
          value={value?.km ?? ''}
          onChange={(event) => put({ km: event.target.value })}
        />
      </Details>
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
