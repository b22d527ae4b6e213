import type { ReactNode } from 'react';
import type { Language } from '../domain/language.ts';
import { words } from '../i18n/words.ts';
import { Icon } from './Icon.tsx';

export interface TimelineEntry {
  key: string;
  title: ReactNode;
  /** already formatted: “08:15 ngày 05/03/2026” */
  when?: string;
  /** ISO date-time for machines */
  dateTime?: string;
  /** who or where */
  by?: ReactNode;
  detail?: ReactNode;
  state: 'done' | 'current' | 'upcoming';
}

/** What happened and what comes, oldest first. */
export function Timeline({ entries, language }: { entries: TimelineEntry[]; language: Language }) {
  const states = words(language).common.timeline;
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li
          key={entry.key}
          className={`timeline-entry timeline-${entry.state}`}
          aria-current={entry.state === 'current' ? 'step' : undefined}
        >
          <span className="timeline-mark">
            <Icon name={entry.state === 'done' ? 'check' : 'dot'} label={states[entry.state]} />
          </span>
          <div className="timeline-body">
            <p className="timeline-title">{entry.title}</p>
            {(entry.when || entry.by) && (
              <p className="timeline-meta">
                {entry.when && <time dateTime={entry.dateTime}>{entry.when}</time>}
                {entry.when && entry.by && ' · '}
                {entry.by}
              </p>
            )}
            {entry.detail && <div className="timeline-detail">{entry.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
