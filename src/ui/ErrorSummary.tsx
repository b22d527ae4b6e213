import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { Icon } from './Icon.tsx';

export interface FieldProblem {
  /** id of the control, without # */
  field?: string;
  message: string;
}

/** What must be corrected, first on the page: takes the focus (`autofocus`, no script) and links to each field. */
export function ErrorSummary({
  language,
  problems,
  title,
}: {
  language: Language;
  problems: FieldProblem[];
  title?: string;
}) {
  if (problems.length === 0) return null;
  const { form } = words(language).common;
  return (
    <section
      className="error-summary"
      role="alert"
      tabIndex={-1}
      autoFocus
      id="error-summary"
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title">
        <Icon name="danger" /> {title ?? form.errorSummaryTitle}
      </h2>
      {problems.some((problem) => problem.field) && <p>{form.errorSummaryHint(problems.length)}</p>}
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field}${message}`}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </section>
  );
}
