import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatDateTime } from '../../domain/text/format.ts';
import type { DownTimes, Entries, Outcomes } from '../../features/downTime/downTime.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field } from '../../ui/Field.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { ApiProblem, get, post, withQuery } from '../api.ts';
import { LoadFailed } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';

type Outcome = Outcomes['items'][number];

const TONES: Record<Outcome['status'], Tone> = {
  READY: 'success',
  ENTERED: 'success',
  ALREADY: 'neutral',
  FAILED: 'danger',
};

/** A filled journal from a file: checked first, then entered; and what of it is in the system. */
export function JournalImport({ downTime }: { downTime: DownTimes['items'][number] }) {
  const { language, w } = useWords();
  const d = w.downTime;
  const [file, setFile] = useState<File>();
  const run = useMutation({
    mutationFn: (dryRun: boolean) => {
      const form = new FormData();
      if (file) form.append('file', file, file.name);
      return post<Outcomes>(withQuery(`/down-times/${downTime.id}/journal`, { dryRun: String(dryRun) }), form);
    },
    onSuccess: ({ dryRun }) => {
      if (dryRun) return;
      void queryClient.invalidateQueries({ queryKey: ['downTimes'] });
      void queryClient.invalidateQueries({ queryKey: ['journalEntries'] });
    },
  });
  const outcomes = run.data;
  const ready = outcomes?.items.filter(({ status }) => status === 'READY').length ?? 0;
  return (
    <Panel title={`${d.importJournal}: ${downTime.series}`} icon="upload">
      <form
        className="down-time-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (file && !run.isPending) run.mutate(true);
        }}
      >
        <Field language={language} name="journal" label={d.importFile} hint={d.importHint}>
          <input
            type="file"
            id="journal"
            className="file-input"
            accept=".csv,.xlsx,text/csv"
            aria-describedby="journal-hint"
            onChange={({ target }) => {
              setFile(target.files?.[0]);
              run.reset();
            }}
          />
        </Field>
        <Button kind="secondary" icon="paperCheck" disabled={!file || run.isPending}>
          {d.check}
        </Button>
      </form>
      {run.error && (
        <Alert tone="danger" language={language} title={run.error.message} live>
          {run.error instanceof ApiProblem && <p>{run.error.fields[0]?.message ?? run.error.detail}</p>}
        </Alert>
      )}
      {outcomes && <OutcomeList outcomes={outcomes} />}
      {outcomes?.dryRun && ready > 0 && (
        <Button type="button" icon="stamp" disabled={run.isPending} onClick={() => run.mutate(false)}>
          {d.enterAll(ready)}
        </Button>
      )}
      <EntryList downTimeId={downTime.id} />
    </Panel>
  );
}

function OutcomeList({ outcomes: { dryRun, items } }: { outcomes: Outcomes }) {
  const { language, w } = useWords();
  const d = w.downTime;
  const bad = items.filter(({ status }) => status === 'FAILED').length;
  const said = dryRun ? d.checked : d.imported;
  return (
    <>
      <Alert tone={bad > 0 ? 'warning' : 'success'} language={language} title={said(items.length - bad, bad)} live />
      <Table<Outcome>
        caption={d.outcome}
        hideCaption
        rows={items}
        rowKey={(item) => String(item.row)}
        columns={[
          { key: 'row', label: d.row, numeric: true, cell: (item) => item.row },
          { key: 'number', label: d.field.number, cell: (item) => item.number },
          { key: 'name', label: w.dossier.field.applicant, cell: (item) => item.name || '–' },
          {
            key: 'status',
            label: d.outcome,
            cell: (item) => <Tag tone={TONES[item.status]}>{d.status[item.status]}</Tag>,
          },
          { key: 'code', label: d.field.code, cell: (item) => item.code ?? '–' },
          {
            key: 'problems',
            label: d.field.reason,
            cell: (item) => item.problems.map(({ message }) => message).join(' ') || '–',
          },
        ]}
      />
    </>
  );
}

function EntryList({ downTimeId }: { downTimeId: string }) {
  const { w } = useWords();
  const d = w.downTime;
  const entries = useQuery({
    queryKey: ['journalEntries', downTimeId],
    queryFn: ({ signal }) => get<Entries>(`/down-times/${downTimeId}/entries`, { signal }),
  });
  if (entries.isError) return <LoadFailed error={entries.error} retry={() => entries.refetch()} />;
  return (
    <Table<Entries['items'][number]>
      caption={d.entries}
      rows={entries.data?.items ?? []}
      rowKey={(entry) => `${entry.number} ${entry.dossierId}`}
      empty={<EmptyState title={d.noEntries} icon="inbox" />}
      columns={[
        { key: 'number', label: d.field.number, cell: (entry) => entry.number },
        { key: 'kind', label: d.field.lineKind, cell: (entry) => d.lineKind[entry.kind] },
        { key: 'at', label: d.field.at, cell: (entry) => formatDateTime(entry.at) },
        {
          key: 'code',
          label: d.field.code,
          cell: (entry) => <Link to={`/dossiers/${entry.dossierId}`}>{entry.code ?? d.field.code}</Link>,
        },
        {
          key: 'entered',
          label: d.field.enteredAt,
          cell: (entry) => `${formatDateTime(entry.enteredAt)}, ${entry.enteredByName}`,
        },
      ]}
    />
  );
}
