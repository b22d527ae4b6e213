import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { formatDateTime } from '../../domain/text/format.ts';
import type { Batches } from '../../features/batches/batches.api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import './batches.css';

/** The officer's last batches. */
export function BatchesPage() {
  const { w } = useWords();
  const b = w.batches;
  useTitle(b.title);
  const batches = useQuery({
    queryKey: ['batches'],
    queryFn: ({ signal }) => get<Batches>('/batches', { signal }),
    refetchInterval: 10_000,
  });
  return (
    <div className="batch">
      <p className="dossier-tools">
        <Link to="/">{b.toQueue}</Link>
      </p>
      <PageHeading title={b.title} />
      {batches.isError && <LoadFailed error={batches.error} retry={() => batches.refetch()} />}
      {batches.isPending && <Skeleton />}
      {batches.data && (
        <Panel>
          <Table<Batches['items'][number]>
            caption={b.title}
            hideCaption
            rows={batches.data.items}
            rowKey={(batch) => batch.id}
            empty={
              <EmptyState title={b.none} icon="inbox">
                <p>{b.noneHint}</p>
              </EmptyState>
            }
            columns={[
              {
                key: 'action',
                label: b.action,
                cell: (batch) => <Link to={`/batches/${batch.id}`}>{w.dossier.action[batch.action]}</Link>,
              },
              { key: 'at', label: b.startedAt, cell: (batch) => formatDateTime(batch.createdAt) },
              {
                key: 'finished',
                label: b.finishedAt,
                cell: (batch) => (batch.finishedAt ? formatDateTime(batch.finishedAt) : b.running),
              },
              { key: 'total', label: b.total, numeric: true, cell: (batch) => batch.total },
              { key: 'done', label: b.done, numeric: true, cell: (batch) => batch.done },
              { key: 'failed', label: b.failed, numeric: true, cell: (batch) => batch.failed },
              { key: 'cancelled', label: b.cancelled, numeric: true, cell: (batch) => batch.cancelled },
            ]}
          />
        </Panel>
      )}
    </div>
  );
}
