import type { Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';

/** A page for a failure: what happened, what to do, where to go on. */
export function ErrorPage(props: {
  language: Language;
  title: string;
  detail?: string;
  requestId: string;
  showId: boolean;
}) {
  const text = words(props.language);
  return (
    <div className="error-page">
      <h1>{props.title}</h1>
      {props.detail && <p>{props.detail}</p>}
      {props.showId && <p>{text.common.errorPage.reference(props.requestId)}</p>}
      <p>
        <a href="/">{text.common.errorPage.goHome}</a>
      </p>
    </div>
  );
}
