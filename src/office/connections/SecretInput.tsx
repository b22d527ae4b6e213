import { TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';

/** A secret: typed anew or left as it is, never shown. */
export function SecretInput({ has, error }: { has: boolean; error?: string }) {
  const { language, w } = useWords();
  const text = w.connections;
  return (
    <TextInput
      language={language}
      name="secret"
      type="password"
      label={text.secret}
      hint={has ? text.secretKept : text.secretNone}
      required={false}
      autoComplete="off"
      width="medium"
      maxLength={500}
      error={error}
    />
  );
}
