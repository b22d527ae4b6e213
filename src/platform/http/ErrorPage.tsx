import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { CSRF_FIELD, Form } from '../../ui/Form.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';

/** What may be tried again, when the failure was ours. */
export interface Again {
  /** the address that failed */
  address: string;
  /** names and values of the form that was sent; undefined: a page was only asked for, or the form cannot be carried */
  fields?: [string, string][];
}

/** A page for a failure: what happened, what to do, where to go on. What was typed is carried and can be sent again. */
export function ErrorPage(props: {
  language: Language;
  title: string;
  detail?: string;
  requestId: string;
  showId: boolean;
  again?: Again;
}) {
  const { errorPage, actions } = words(props.language).common;
  const { address, fields } = props.again ?? {};
  return (
    <div className="error-page">
      <h1>{props.title}</h1>
      {props.detail && <p>{props.detail}</p>}
      {fields && <p>{errorPage.stillHere}</p>}
      {props.showId && <p>{errorPage.reference(props.requestId)}</p>}
      {address && fields && (
        <Form action={address} csrf={fields.find(([name]) => name === CSRF_FIELD)?.[1] ?? ''}>
          {fields
            .filter(([name]) => name !== CSRF_FIELD)
            .map(([name, value]) => (
              <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
            ))}
          <Button large>{errorPage.sendAgain}</Button>
        </Form>
      )}
      {address && !fields && (
        <ButtonRow>
          <ButtonLink href={address}>{actions.retry}</ButtonLink>
        </ButtonRow>
      )}
      <p>
        <a href="/">{errorPage.goHome}</a>
      </p>
    </div>
  );
}
