import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { inLanguage } from '../../domain/language.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import type { ProcessListView } from '../../features/processes/processes.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { ImportForm } from './ImportForm.tsx';
import './processes.css';

type Row = ProcessListView['processes'][number];

/** Every process with its version of today and what is in the making. */
export function ProcessesPage() {
  const { language, w } = useWords();
  const p = w.processes;
  useTitle(p.title);
  const list = useQuery({
    queryKey: ['processes'],
    queryFn: ({ signal }) => get<ProcessListView>('/processes', { signal }),
  });
  return (
    <div className="processes">
      <PageHeading title={p.title} lead={p.intro} />
      {list.isError && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {list.isPending && <Skeleton />}
      {list.data && (
        <>
          <Panel>
            <Table<Row>
              caption={p.title}
              hideCaption
              rows={list.data.processes}
              rowKey={(row) => row.key}
              empty={<EmptyState title={p.none} icon="gears" />}
              columns={[
                {
                  key: 'name',
                  label: p.column.name,
                  cell: (row) => (
                    <>
                      {row.number === null ? (
                        inLanguage(row.name, language)
                      ) : (
                        <Link to={`/processes/${row.key}`}>{inLanguage(row.name, language)}</Link>
                      )}
                      <br />
                      <span className="code small">{row.key}</span>
                    </>
                  ),
                },
                { key: 'owner', label: p.column.owner, cell: (row) => row.agencyName ?? p.wholeProvince },
                {
                  key: 'version',
                  label: p.column.version,
                  cell: (row) => (row.number === null ? p.noVersion : p.versionNumber(row.number)),
                },
                {
                  key: 'since',
                  label: p.column.since,
                  cell: (row) => (row.effectiveFrom ? formatDate(row.effectiveFrom) : '–'),
                },
                { key: 'offerings', label: p.column.offerings, numeric: true, cell: (row) => row.offerings },
                { key: 'making', label: p.column.making, cell: (row) => <Making row={row} /> },
              ]}
            />
          </Panel>
          <OwnProcess list={list.data} />
          <ImportForm mayOwn={list.data.mayOwn} />
        </>
      )}
    </div>
  );
}

function Making({ row: { draftId, draftState, checkBy, checkLate } }: { row: Row }) {
  const { w } = useWords();
  const p = w.processes;
  if (!draftId || !draftState) return '–';
  return (
    <>
      <Link to={`/processes/drafts/${draftId}`}>{p.state[draftState]}</Link>
      {checkBy && (
        <>
          <br />
          <Tag tone={checkLate ? 'danger' : 'info'} icon={checkLate ? 'clockLate' : 'clock'}>
            {checkLate ? p.checkLate(formatDateTime(checkBy)) : p.checkBy(formatDateTime(checkBy))}
          </Tag>
        </>
      )}
    </>
  );
}

const PROVINCE = 'PROVINCE';

/** A new process begins as a copy of one that exists. */
function OwnProcess({ list: { processes, mayOwn } }: { list: ProcessListView }) {
  const { language, w } = useWords();
  const p = w.processes;
  const navigate = useNavigate();
  const published = processes.filter(({ number }) => number !== null);
  const [typed, setTyped] = useState({
    from: published[0]?.key ?? '',
    name: '',
    key: '',
    owner: mayOwn[0]?.code ?? PROVINCE,
  });
  const start = useMutation({
    mutationFn: () =>
      post<{ id: string }>('/process-drafts', {
        from: typed.from,
        copy: { key: typed.key, name: typed.name, agencyCode: typed.owner === PROVINCE ? null : typed.owner },
      }),
    onSuccess: ({ id }) => navigate(`/processes/drafts/${id}`),
  });
  if (mayOwn.length === 0 || published.length === 0) return null;
  const field = (name: keyof typeof typed) => ({
    language,
    name,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <Details summary={p.own.heading}>
      <form
        className="form process-own"
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate();
        }}
      >
        <p>{p.own.hint}</p>
        {start.isError && <LoadFailed error={start.error} retry={() => start.mutate()} />}
        <Select
          {...field('from')}
          label={p.own.from}
          empty={false}
          options={published.map((row) => ({ value: row.key, label: inLanguage(row.name, language) }))}
        />
        <TextInput {...field('name')} label={p.own.name} autoComplete="off" maxLength={300} />
        <TextInput
          {...field('key')}
          label={p.own.key}
          hint={p.own.keyHint}
          autoComplete="off"
          width="medium"
          maxLength={60}
        />
        <Select
          {...field('owner')}
          label={p.own.owner}
          empty={false}
          options={mayOwn.map(({ code, name }) => ({
            value: code ?? PROVINCE,
            label: code === null ? p.wholeProvince : name,
          }))}
        />
        <Button disabled={start.isPending || typed.name.trim() === '' || typed.key.trim() === ''} icon="plus">
          {p.own.start}
        </Button>
      </form>
    </Details>
  );
}
