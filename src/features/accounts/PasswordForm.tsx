import { LEAST_CHARACTERS, type PasswordHolder } from '../../domain/identity/passwordRule.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { type FormView, NextInput, PasswordInput } from './pieces.tsx';

export interface PasswordFormProps {
  view: FormView;
  action: string;
  holder: PasswordHolder;
  /** not at the forced first change */
  askCurrent: boolean;
}

/** A new password, typed twice. */
export function PasswordForm({ view, action, holder, askCurrent }: PasswordFormProps) {
  const text = words(view.language).accounts.password;
  const least = LEAST_CHARACTERS[holder];
  const hint = holder === 'OFFICER' ? text.officerHint(least) : text.applicantHint(least);
  return (
    <Form action={action} csrf={view.csrf}>
      <NextInput view={view} />
      {askCurrent && <PasswordInput view={view} name="current" label={text.current} autoComplete="current-password" />}
      <PasswordInput view={view} name="password" label={text.new} hint={hint} autoComplete="new-password" />
      <PasswordInput view={view} name="repeat" label={text.repeat} autoComplete="new-password" />
      <Button large>{text.submit}</Button>
    </Form>
  );
}
