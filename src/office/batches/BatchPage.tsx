import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { formatDateTime } from '../../domain/text/format.ts';
import type { BatchView } from '../../features/batches/batches.api.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { get, post } from '../api.ts';
import { refreshDesk } from '../desk/queueData.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import './batches.css';

type Item = BatchView['items'][number];

const TONES: Record<Item['outcome'], Tone> = {
  WAITING: 'progress',
  DONE: 'success',
  FAILED: 'danger',
  CANCELLED: 'neutral',
};

const LOOK_MILLISECONDS = 1_000;

/** How far a batch is, dossier by dossier, looked at every second while one waits. */
export function BatchPage() {
  const { w } = useWords();
  const { id = '' } = useParams();
  const batch = useQuery({
    queryKey: ['batch', id],
    queryFn: ({ signal }) => get<BatchView>(`/batches/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && state.data.waiting === 0 ? false : LOOK_MILLISECONDS),
  });
  const { data } = batch;
  const title = data ? w.batches.one(w.dossier.action[data.action]) : w.batches.title;
  useTitle(title);
  const running = data !== undefined && data.waiting > 0;
  // what was done is gone from the lists
  useEffect(() => {
    if (!running) void refreshDesk();
  }, [running]);
  return (
    <div className="batch">
      <p className="dossier-tools">
        <Link to="/">{w.batches.toQueue}</Link>
        <Link to="/batches">{w.batches.title}</Link>
      </p>
      <PageHeading title={title} />
      {batch.isError && <LoadFailed error={batch.error} retry={() => batch.refetch()} />}
      {batch.isPending && <Skeleton />}
      {data && <Progress batch={data} changed={() => batch.refetch()} />}
      {data && (
        <Panel title={w.batches.dossiers}>
          <Items items={data.items} />
        </Panel>
      )}
    </div>
  );
}

function Progress({ batch, changed }: { batch: BatchView; changed: () => void }) {
  const { language, w } = useWords();
  const b = w.batches;
  const { total, waiting, done, failed, cancelled } = batch;
  const change = useMutation({
    mutationFn: (what: 'cancel' | 'retry') => post(`/batches/${batch.id}/${what}`, {}),
    onSuccess: changed,
  });
  const left = failed + cancelled;
  return (
    <Panel title={b.progress(total - waiting, total)}>
      <progress
        className="batch-progress"
        max={total}
        value={total - waiting}
        aria-label={b.progress(total - waiting, total)}
      />
      <p role="status" className="visually-hidden">
        {waiting === 0 ? b.progress(total, total) : ''}
      </p>
      <KeyValues
        rows={[
          { key: b.done, value: String(done) },
          { key: b.failed, value: String(failed) },
          { key: b.cancelled, value: String(cancelled) },
          { key: b.waiting, value: String(waiting) },
          { key: b.startedAt, value: formatDateTime(batch.createdAt) },
          { key: b.finishedAt, value: batch.finishedAt ? formatDateTime(batch.finishedAt) : b.running },
        ]}
      />
      {change.isError && <Alert tone="danger" language={language} title={change.error.message} live />}
      <div className="button-row">
        {waiting > 0 && (
          <Button type="button" kind="secondary" disabled={change.isPending} onClick={() => change.mutate('cancel')}>
            {b.cancel}
          </Button>
        )}
        {waiting === 0 && left > 0 && (
          <Button type="button" disabled={change.isPending} onClick={() => change.mutate('retry')}>
            {b.retry}
          </Button>
        )}
        {waiting === 0 && left > 0 && <span className="muted">{b.retryHint}</span>}
      </div>
    </Panel>
  );
}

const RANK: Record<Item['outcome'], number> = { FAILED: 0, CANCELLED: 1, WAITING: 2, DONE: 3 };

/** What did not go well first. */
function Items({ items }: { items: Item[] }) {
  const { w } = useWords();
  const b = w.batches;
  return (
    <Table<Item>
      caption={b.dossiers}
      hideCaption
      rows={[...items].sort((one, other) => RANK[one.outcome] - RANK[other.outcome])}
      rowKey={(item) => item.dossierId}
      columns={[
        {
          key: 'code',
          label: w.dossier.field.code,
          cell: (item) => (
            <Link className="code" to={`/dossiers/${item.dossierId}`}>
              {item.code}
            </Link>
          ),
        },
        { key: 'applicant', label: w.dossier.field.applicant, cell: (item) => item.applicantName },
        { key: 'procedure', label: w.dossier.field.procedure, cell: (item) => item.procedureName },
        {
          key: 'outcome',
          label: b.outcome,
          cell: (item) => <Tag tone={TONES[item.outcome]}>{b.outcomes[item.outcome]}</Tag>,
        },
        {
          key: 'why',
          label: b.why,
          cell: (item) =>
            item.failure && (
              <>
                {item.failure.title}
                <span className="batch-detail">{item.failure.detail}</span>
              </>
            ),
        },
      ]}
    />
  );
}
