import type { ReactNode } from 'react';
import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';

/** Something more for those who ask: *why this date?*, the full list. Opens without JavaScript; printed open. */
export function Details({ summary, open, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="details" open={open}>
      <summary>{summary}</summary>
      <div className="details-body">{children}</div>
    </details>
  );
}

/** *Why this date?*: the trace of a due date, a line for everything that made it. */
export function WhyThisDate({ language, lines, open }: { language: Language; lines: string[]; open?: boolean }) {
  const { tracking, common } = words(language);
  return (
    <Details summary={common.due.whyThisDate} open={open}>
      <p>{tracking.whyLead}</p>
      <ol className="trace">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Details>
  );
}
