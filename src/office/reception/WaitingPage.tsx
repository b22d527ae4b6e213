import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { formatDateTime } from '../../domain/text/format.ts';
import type { Waitings } from '../../features/reception/reception.api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import './reception.css';

type Waiting = Waitings['items'][number];

/** Online submissions with their clock of 8 working hours, the most urgent first. */
export function WaitingPage() {
  const { w } = useWords();
  const r = w.reception;
  useTitle(r.onlineQueue);
  const waiting = useQuery({
    queryKey: ['list', 'waiting'],
    queryFn: ({ signal }) => get<Waitings>('/reception/waiting', { signal }),
    refetchInterval: 60_000,
  });
  return (
    <div className="reception">
      <PageHeading title={r.onlineQueue} lead={r.queueHint} />
      {waiting.isPending && <Skeleton />}
      {waiting.isError && <LoadFailed error={waiting.error} retry={() => waiting.refetch()} />}
      {waiting.data?.more && <p>{r.onlyShown(waiting.data.items.length)}</p>}
      {waiting.data && (
        <Table<Waiting>
          caption={r.onlineQueue}
          hideCaption
          rows={waiting.data.items}
          rowKey={(row) => row.id}
          empty={<EmptyState title={r.noneWaiting} icon="inbox" />}
          columns={[
            {
              key: 'procedure',
              label: w.dossier.field.procedure,
              cell: (row) => <Link to={`/queues/toReceive/${row.id}`}>{row.procedureName}</Link>,
            },
            { key: 'applicant', label: w.dossier.field.applicant, cell: (row) => row.applicantName },
            {
              key: 'number',
              label: w.dossier.field.code,
              cell: (row) => <span className="code">{row.submissionNumber}</span>,
            },
            { key: 'submitted', label: r.submittedAt, cell: (row) => formatDateTime(row.submittedAt) },
            { key: 'answer', label: r.answerBy, cell: (row) => row.acceptBy && formatDateTime(row.acceptBy) },
            { key: 'clock', label: r.clockColumn, cell: (row) => <Clock row={row} /> },
          ]}
        />
      )}
    </div>
  );
}

/** Half of the time used, four fifths, all of it: each looks and reads otherwise. */
function toneOf(usedPercent: number): Tone {
  if (usedPercent >= 100) return 'danger';
  if (usedPercent >= 80) return 'warning';
  return usedPercent >= 50 ? 'progress' : 'success';
}

function Clock({ row: { minutesLeft, usedPercent } }: { row: Waiting }) {
  const { w } = useWords();
  const r = w.reception;
  if (minutesLeft === null || usedPercent === null) return null;
  const late = minutesLeft < 0;
  return (
    <div className="waiting-clock">
      <Tag tone={toneOf(usedPercent)} icon={late ? 'clockLate' : 'clock'}>
        {late ? r.clockLate : r.clockLeft(r.minutes(minutesLeft))}
      </Tag>
      <small>{r.clockUsed(usedPercent)}</small>
    </div>
  );
}
