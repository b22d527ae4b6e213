import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';

export interface SaveAgainProps {
  language: Language;
  /** the form's own address */
  action: string;
  csrf: string;
  /** everything that was typed */
  fields: Record<string, string>;
  /** files came with the form: they are gone */
  hadFiles: boolean;
  /** somebody is signed in, only the page was from before */
  signedIn: boolean;
  login?: string;
  failure?: { title: string; detail: string };
}

/** The session ended while somebody typed: the page carries all of it and saves it with the password. */
export function SaveAgain({ language, action, csrf, fields, hadFiles, signedIn, login, failure }: SaveAgainProps) {
  const { submission, accounts } = words(language);
  const text = submission.again;
  const carried = Object.entries(fields).filter(([name]) => !['_csrf', '_login', '_password'].includes(name));
  return (
    <div className="stack">
      <ErrorSummary
        language={language}
        problems={failure ? [{ field: '_login', message: `${failure.title}. ${failure.detail}` }] : []}
      />
      <PageHeading
        title={signedIn ? text.staleTitle : text.expiredTitle}
        lead={signedIn ? text.staleText : text.expiredText}
      />
      {hadFiles && (
        <Alert tone="warning" language={language}>
          <p>{text.filesLost}</p>
        </Alert>
      )}
      <Form action={action} csrf={csrf}>
        {carried.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {!signedIn && (
          <>
            <TextInput
              language={language}
              name="_login"
              label={accounts.signIn.login}
              defaultValue={login}
              autoComplete="username"
              width="medium"
              spellCheck={false}
              autoCapitalize="none"
            />
            <TextInput
              language={language}
              name="_password"
              label={accounts.signIn.password}
              type="password"
              autoComplete="current-password"
              width="medium"
            />
          </>
        )}
        <Button large>{signedIn ? text.save : text.signInAndSave}</Button>
      </Form>
      {!signedIn && (
        <p>
          <a href={PATHS.signIn} target="_blank" rel="noopener">
            {text.otherWay}
          </a>
        </p>
      )}
    </div>
  );
}
