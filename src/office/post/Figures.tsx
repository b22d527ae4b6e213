import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatVnd } from '../../domain/text/format.ts';
import type { PostFigures } from '../../features/post/postSchemas.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { get, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';

type Volume = PostFigures['volumes'][number];
type PromiseFigure = PostFigures['promises'][number];

/** Volumes for settlement and the promise of 24 hours, over the last twelve months. */
export function Figures() {
  const { w } = useWords();
  const { figures, kind } = w.post;
  const [period] = useState(lastTwelveMonths);
  const shown = useQuery({
    queryKey: ['post', 'figures', period],
    queryFn: ({ signal }) => get<PostFigures>(withQuery('/post/figures', period), { signal }),
  });
  if (shown.isPending) return <Skeleton />;
  if (shown.isError) return <LoadFailed error={shown.error} retry={() => shown.refetch()} />;
  const { hours, promises, volumes } = shown.data;
  return (
    <>
      <Panel title={figures.promiseTitle(hours)}>
        <Table<PromiseFigure>
          caption={figures.promiseTitle(hours)}
          hideCaption
          rows={promises}
          rowKey={(row) => `${row.month}${row.agencyCode}`}
          empty={<EmptyState title={figures.none} icon="inbox" />}
          columns={[
            { key: 'month', label: figures.month, cell: (row) => monthInWords(row.month) },
            { key: 'agency', label: figures.agency, cell: (row) => row.agencyName },
            { key: 'onTime', label: figures.onTime, numeric: true, cell: (row) => row.onTime },
            { key: 'late', label: figures.late, numeric: true, cell: (row) => row.late },
            { key: 'running', label: figures.running, numeric: true, cell: (row) => row.running },
            { key: 'share', label: figures.share, numeric: true, cell: shareOf },
          ]}
        />
      </Panel>
      <Panel
        title={figures.title}
        actions={
          <ButtonLink kind="secondary" icon="download" href={withQuery('/api/v1/post/figures.csv', period)}>
            {figures.download}
          </ButtonLink>
        }
      >
        <Table<Volume>
          caption={figures.title}
          hideCaption
          rows={volumes}
          rowKey={(row) => `${row.month}${row.agencyCode}${row.kind}`}
          empty={<EmptyState title={figures.none} icon="inbox" />}
          columns={[
            { key: 'month', label: figures.month, cell: (row) => monthInWords(row.month) },
            { key: 'agency', label: figures.agency, cell: (row) => row.agencyName },
            { key: 'kind', label: figures.kind, cell: (row) => kind[row.kind] },
            { key: 'ordered', label: figures.ordered, numeric: true, cell: (row) => row.ordered },
            { key: 'carried', label: figures.carried, numeric: true, cell: (row) => row.carried },
            { key: 'returned', label: figures.returned, numeric: true, cell: (row) => row.returned },
            { key: 'lost', label: figures.lost, numeric: true, cell: (row) => row.lost },
            { key: 'postage', label: figures.postage, numeric: true, cell: (row) => formatVnd(row.postageVnd) },
            { key: 'cod', label: figures.cod, numeric: true, cell: (row) => formatVnd(row.codVnd) },
          ]}
        />
      </Panel>
    </>
  );
}

function shareOf({ onTime, late }: PromiseFigure): string {
  return onTime + late === 0 ? '–' : `${Math.round((100 * onTime) / (onTime + late))}%`;
}

function monthInWords(month: string): string {
  return month.split('-').reverse().join('/');
}

function lastTwelveMonths(): { from: string; to: string } {
  const now = new Date();
  const month = (date: Date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
  return { from: month(new Date(now.getFullYear(), now.getMonth() - 11, 1)), to: month(now) };
}
