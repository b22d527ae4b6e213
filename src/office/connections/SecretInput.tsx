import { TextInput } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';

/** A secret: typed anew or left as it is, never shown. */
export function SecretInput({ id, has, error }: { id: string; has: boolean; error?: string }) {
  const { language, w } = useWords();
  const text = w.connections;
  return (
    <TextInput
      language={language}
      id={id}
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
