import type { ReactNode } from 'react';

/** Something more for those who ask: *why this date?*, the full list. Opens without JavaScript; printed open. */
export function Details({ summary, open, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="details" open={open}>
      <summary>{summary}</summary>
      <div className="details-body">{children}</div>
    </details>
  );
}
