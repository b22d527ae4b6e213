import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatDateTime } from '../../domain/text/format.ts';
import type { DownTimes } from '../../features/downTime/downTime.api.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { queryClient } from '../queryClient.ts';
import { DeclareForm } from './DeclareForm.tsx';
import './downTime.css';
import { EndForm } from './EndForm.tsx';
import { JournalImport } from './JournalImport.tsx';

type DownTime = DownTimes['items'][number];

const DECLARERS = ['AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR', 'CENTRE_HEAD'] as const;

/** Times without the system: declared, printed a journal for, entered afterwards. */
export function DownTimePage() {
  const { language, w } = useWords();
  const d = w.downTime;
  useTitle(d.title);
  const me = useMe();
  const [said, setSaid] = useState('');
  const [ending, setEnding] = useState<DownTime>();
  const [importing, setImporting] = useState<DownTime>();
  const list = useQuery({
    queryKey: ['downTimes'],
    queryFn: ({ signal }) => get<DownTimes>('/down-times', { signal }),
  });
  const done = (words: string) => {
    setSaid(words);
    setEnding(undefined);
    void queryClient.invalidateQueries({ queryKey: ['downTimes'] });
  };
  const receptionist = holdsRole(me, 'RECEPTIONIST');
  return (
    <div className="down-time">
      <PageHeading
        title={d.title}
        lead={d.lead}
        actions={
          receptionist && (
            <>
              <ButtonLink kind="secondary" icon="print" href="/api/v1/down-times/journal-form">
                {d.journalForm}
              </ButtonLink>
              <ButtonLink kind="quiet" icon="download" href="/api/v1/down-times/journal-template">
                {d.template}
              </ButtonLink>
            </>
          )
        }
      />
      {receptionist && <p className="small muted">{d.journalFormHint}</p>}
      {said !== '' && <Alert tone="success" language={language} title={said} live />}
      {list.isPending && <Skeleton />}
      {list.isError && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {list.data && (
        <Panel>
          <Table<DownTime>
            caption={d.title}
            hideCaption
            rows={list.data.items}
            rowKey={(row) => row.id}
            empty={<EmptyState title={d.none} icon="success" />}
            columns={[
              {
                key: 'series',
                label: d.field.series,
                cell: (row) => <span className="code">{row.series}</span>,
              },
              {
                key: 'kind',
                label: d.field.kind,
                cell: (row) => <Tag tone={row.kind === 'OUTAGE' ? 'danger' : 'info'}>{d.kind[row.kind]}</Tag>,
              },
              { key: 'agency', label: d.field.agency, cell: (row) => row.agencyName ?? d.allAgencies },
              { key: 'from', label: d.field.from, cell: (row) => formatDateTime(row.fromAt) },
              {
                key: 'to',
                label: d.field.to,
                cell: (row) => (row.toAt ? formatDateTime(row.toAt) : <Tag tone="warning">{d.stillDown}</Tag>),
              },
              { key: 'reason', label: d.field.reason, cell: (row) => row.reason },
              { key: 'who', label: d.field.declaredBy, cell: (row) => row.declaredByName },
              { key: 'entered', label: d.field.entered, numeric: true, cell: (row) => row.entered },
              {
                key: 'actions',
                label: d.actions,
                cell: (row) => (
                  <span className="down-time-actions">
                    {receptionist && (
                      <>
                        <Link to={withQuery('/reception/new', { downTime: row.id })}>{d.enterLine}</Link>
                        <button type="button" className="button button-quiet" onClick={() => setImporting(row)}>
                          {d.importJournal}
                        </button>
                        <a href={withQuery('/api/v1/down-times/journal-form', { downTimeId: row.id })}>
                          {d.journalForm}
                        </a>
                      </>
                    )}
                    {row.mayEnd && row.kind === 'OUTAGE' && row.toAt === null && (
                      <Button type="button" kind="secondary" onClick={() => setEnding(row)}>
                        {d.end}
                      </Button>
                    )}
                  </span>
                ),
              },
            ]}
          />
        </Panel>
      )}
      {ending && <EndForm key={ending.id} downTime={ending} onDone={() => done(d.ended)} />}
      {importing && <JournalImport key={importing.id} downTime={importing} />}
      {holdsRole(me, ...DECLARERS) && list.data && (
        <DeclareForm
          forAll={list.data.mayDeclareForAll}
          onDone={(shortNotice) => done(shortNotice ? `${d.declared} ${d.shortNotice}` : d.declared)}
        />
      )}
    </div>
  );
}
