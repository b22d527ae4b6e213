import type { FieldProps } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { ChoiceField } from './ChoiceField.tsx';

const METHODS = [
  ['COUNTER', 'COUNTER'],
  ['POST', 'POST'],
  ['ONLINE', 'ELECTRONIC'],
] as const;

/** How the result reaches the applicant. */
export function MethodField(props: FieldProps & { value: string; choose: (method: string) => void }) {
  const { w } = useWords();
  const choices = METHODS.map(([value, name]) => ({ value, text: w.dossier.returnMethod[name] }));
  return <ChoiceField {...props} choices={choices} />;
}
