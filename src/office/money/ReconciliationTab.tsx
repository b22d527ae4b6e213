import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { formatDate, formatDateTime, formatVnd } from '../../domain/text/format.ts';
import type { Reconciliations, ReconciliationView } from '../../features/reconciliation/reconciliation.api.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ApiProblem, get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { ImportForm } from './ImportForm.tsx';
import { SmallForm } from './SmallForm.tsx';

/** Each day of each provider: import their list, resolve, sign. */
export function ReconciliationTab() {
  const { w } = useWords();
  const { reconciliation: text, way } = w.money;
  const [address, setAddress] = useSearchParams();
  const open = address.get('day');
  const show = (id: string) => setAddress({ tab: 'reconciliation', day: id });
  const list = useQuery({
    queryKey: ['reconciliations'],
    queryFn: ({ signal }) => get<Reconciliations>('/reconciliations', { signal }),
  });
  if (list.isError) return <LoadFailed error={list.error} retry={() => list.refetch()} />;
  if (!list.data) return <Skeleton />;
  if (open) return <Day id={open} />;
  return (
    <>
      <p className="muted">{text.rule}</p>
      {list.data.merchants.length > 0 && (
        <Panel title={text.import}>
          <ImportForm merchants={list.data.merchants} onDone={show} />
        </Panel>
      )}
      <Table
        caption={w.money.office.tabs.reconciliation}
        rows={list.data.items}
        rowKey={({ id }) => id}
        empty={<p>{text.none}</p>}
        columns={[
          {
            key: 'day',
            label: text.day,
            cell: ({ id, day }) => <Link to={`?tab=reconciliation&day=${id}`}>{formatDate(day)}</Link>,
          },
          { key: 'way', label: text.way, cell: (row) => way[row.way] },
          { key: 'sum', label: text.result.MATCHED, cell: ({ matched, lines }) => text.sum(matched, lines) },
          {
            key: 'signed',
            label: text.sign,
            cell: ({ signedAt, signedByName }) =>
              signedAt ? text.signed(signedByName ?? '', formatDateTime(signedAt)) : text.notSigned,
          },
        ]}
      />
    </>
  );
}

type Line = ReconciliationView['lines'][number];

function Day({ id }: { id: string }) {
  const { language, w } = useWords();
  const { reconciliation: text, way } = w.money;
  const day = useQuery({
    queryKey: ['reconciliation', id],
    queryFn: ({ signal }) => get<ReconciliationView>(`/reconciliations/${id}`, { signal }),
  });
  const sign = useMutation({
    mutationFn: () => post(`/reconciliations/${id}/sign`, {}),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  if (day.isError) return <LoadFailed error={day.error} retry={() => day.refetch()} />;
  if (!day.data) return <Skeleton />;
  const { lines, signedAt, signedByName } = day.data;
  const left = lines.filter(({ result, resolvedAt }) => result !== 'MATCHED' && resolvedAt === null).length;
  const vnd = (amount: number | null) => (amount === null ? '–' : formatVnd(amount));
  return (
    <>
      <p>
        <Link to="?tab=reconciliation">{w.money.office.tabs.reconciliation}</Link> › {way[day.data.way]},{' '}
        {formatDate(day.data.day)}
      </p>
      {signedAt && (
        <Alert tone="success" language={language} title={text.signed(signedByName ?? '', formatDateTime(signedAt))} />
      )}
      {!signedAt && left > 0 && <Alert tone="warning" language={language} title={text.unresolved(left)} />}
      <Table
        caption={day.data.fileName}
        rows={lines}
        rowKey={({ number }) => String(number)}
        empty={<p>{w.money.office.none}</p>}
        columns={[
          { key: 'ref', label: text.ref, cell: ({ ref }) => ref ?? '–' },
          { key: 'transactions', label: text.transactions, cell: ({ transactionIds }) => transactionIds.join(', ') },
          { key: 'local', label: text.local, numeric: true, cell: ({ localVnd }) => vnd(localVnd) },
          { key: 'gateway', label: text.gateway, numeric: true, cell: ({ gatewayVnd }) => vnd(gatewayVnd) },
          {
            key: 'result',
            label: w.money.office.state,
            cell: ({ result }) => (
              <>
                <Tag tone={result === 'MATCHED' ? 'success' : 'warning'}>{text.result[result]}</Tag>{' '}
                <span className="small">{text.explain[result]}</span>
              </>
            ),
          },
          {
            key: 'resolution',
            label: text.resolution,
            cell: (line) => <Resolution id={id} line={line} signed={signedAt !== null} />,
          },
        ]}
      />
      {day.data.more > 0 && <p className="muted">{text.more(day.data.more)}</p>}
      {sign.error && (
        <Alert tone="danger" language={language} title={sign.error.message} live>
          {sign.error instanceof ApiProblem && <p>{sign.error.detail}</p>}
        </Alert>
      )}
      <div className="button-row">
        {!signedAt && (
          <Button type="button" icon="stamp" disabled={left > 0 || sign.isPending} onClick={() => sign.mutate()}>
            {text.sign}
          </Button>
        )}
        <ButtonLink kind="secondary" icon="download" href={`/api/v1/reconciliations/${id}/export.csv`} download>
          {text.csv}
        </ButtonLink>
        <ButtonLink kind="secondary" icon="download" href={`/api/v1/reconciliations/${id}/export.xlsx`} download>
          {text.xlsx}
        </ButtonLink>
      </div>
    </>
  );
}

function Resolution({ id, line, signed }: { id: string; line: Line; signed: boolean }) {
  const { language, w } = useWords();
  const { reconciliation: text } = w.money;
  const [open, setOpen] = useState<'words' | 'ref'>();
  const refresh = async () => {
    setOpen(undefined);
    await queryClient.invalidateQueries();
  };
  const path = `/reconciliations/${id}/lines/${line.number}`;
  const confirm = useMutation({ mutationFn: () => post(path, { confirm: true }), onSuccess: refresh });
  if (line.result === 'MATCHED') return null;
  if (line.resolvedAt)
    return (
      <>
        {line.resolution}{' '}
        <span className="small muted">{text.resolved(line.resolvedByName ?? '', formatDateTime(line.resolvedAt))}</span>
      </>
    );
  if (signed) return null;
  if (open === 'ref')
    return (
      <SmallForm
        questions={[{ name: 'ref', label: text.ref }]}
        submit={text.confirm}
        send={({ ref }) => post(path, { confirm: true, ref })}
        onDone={refresh}
        onCancel={() => setOpen(undefined)}
      />
    );
  if (open === 'words')
    return (
      <SmallForm
        questions={[{ name: 'resolution', label: text.resolution, kind: 'area' }]}
        submit={text.resolve}
        send={(values) => post(path, values)}
        onDone={refresh}
        onCancel={() => setOpen(undefined)}
      />
    );
  return (
    <div className="button-row">
      {confirm.error && (
        <Alert tone="danger" language={language} title={confirm.error.message} live>
          {confirm.error instanceof ApiProblem && <p>{confirm.error.detail}</p>}
        </Alert>
      )}
      {line.result === 'ONLY_GATEWAY' && (
        <Button
          type="button"
          kind="secondary"
          disabled={confirm.isPending}
          onClick={() => (line.ref ? confirm.mutate() : setOpen('ref'))}
        >
          {text.confirm}
        </Button>
      )}
      <Button type="button" kind="quiet" onClick={() => setOpen('words')}>
        {text.resolve}
      </Button>
    </div>
  );
}
