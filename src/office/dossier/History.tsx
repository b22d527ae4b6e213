import { formatDateTime } from '../../domain/text/format.ts';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { useWords } from '../language.ts';

type Entries = DossierPage['history'];

/** Everything that happened, the latest first. */
export function History({ entries }: { entries: Entries }) {
  const { w } = useWords();
  return (
    <Panel title={w.office.dossier.tabs.history} icon="clock">
      <HistoryLines entries={entries} />
    </Panel>
  );
}

export function HistoryLines({ entries }: { entries: Entries }) {
  const { language, w } = useWords();
  return (
    <Timeline
      language={language}
      entries={entries.map(({ seq, title, at, recordedAt, by, details }) => ({
        key: String(seq),
        title,
        when: formatDateTime(at),
        dateTime: at,
        by: recordedAt ? `${by} (${w.office.history.recordedAt(formatDateTime(recordedAt))})` : by,
        detail:
          details.length > 0 ? (
            <dl className="history-details">
              {details.map((detail) => (
                <div key={detail.label}>
                  <dt>{detail.label}</dt>
                  <dd className="as-typed">{detail.text}</dd>
                </div>
              ))}
            </dl>
          ) : undefined,
        state: 'done',
      }))}
    />
  );
}
