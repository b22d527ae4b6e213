import { formatDateTime } from '../../domain/text/format.ts';
import type { ProcessHistoryView } from '../../features/processes/processes.api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Table } from '../../ui/Table.tsx';
import { useWords } from '../language.ts';

type Line = ProcessHistoryView['log'][number];

/** Who started, proposed, checked, tried and published, and when. */
export function ProcessLog({ lines }: { lines: Line[] }) {
  const { w } = useWords();
  const { history, log } = w.processes;
  return (
    <Table<Line>
      caption={history.log}
      hideCaption
      rows={lines}
      rowKey={(line) => `${line.at} ${line.action} ${line.draftId}`}
      empty={<EmptyState title={history.empty} />}
      columns={[
        { key: 'when', label: history.when, cell: (line) => formatDateTime(line.at) },
        { key: 'who', label: history.who, cell: (line) => line.actorName },
        { key: 'what', label: history.what, cell: (line) => log[line.action] },
        { key: 'note', label: history.note, cell: (line) => line.note || '–' },
      ]}
    />
  );
}
