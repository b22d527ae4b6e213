import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import { inLanguage } from '../../domain/language.ts';
import { diffProcess } from '../../domain/process/diff.ts';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import type { ProcessHistoryView } from '../../features/processes/processes.api.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import './processes.css';
import { ProcessLog } from './ProcessLog.tsx';
import { StepTable } from './StepTable.tsx';

const Drawing = lazy(() => import('./Drawing.tsx'));

type Version = ProcessHistoryView['versions'][number];

/** From this width on the boxes of a whole process can be read beside each other. */
const WIDE = matchMedia('(min-width: 64rem)');

/** The versions of one process, their decisions, their differences, and who made them. */
export function ProcessPage() {
  const { language, w } = useWords();
  const p = w.processes;
  const { key = '' } = useParams();
  const navigate = useNavigate();
  const history = useQuery({
    queryKey: ['process', key],
    queryFn: ({ signal }) => get<ProcessHistoryView>(`/processes/${encodeURIComponent(key)}`, { signal }),
  });
  const start = useMutation({
    mutationFn: () => post<{ id: string }>('/process-drafts', { from: key }),
    onSuccess: ({ id }) => navigate(`/processes/drafts/${id}`),
  });
  const { data } = history;
  const newest = data?.versions[0];
  const name = newest ? inLanguage(newest.content.name, language) : key;
  useTitle(name);
  if (history.isError) return <LoadFailed error={history.error} retry={() => history.refetch()} />;
  if (!data) return <Skeleton />;
  return (
    <div className="processes">
      <PageHeading
        above={key}
        title={name}
        lead={newest?.content.basis}
        actions={
          data.openDraftId ? (
            <ButtonLink href={`/office/processes/drafts/${data.openDraftId}`} kind="secondary" icon="pencil">
              {p.openDraft}
            </ButtonLink>
          ) : (
            data.mayEdit && (
              <Button type="button" icon="pencil" disabled={start.isPending} onClick={() => start.mutate()}>
                {p.newVersion}
              </Button>
            )
          )
        }
      />
      {start.isError && <LoadFailed error={start.error} retry={() => start.mutate()} />}
      <Panel title={p.history.versions}>
        <Table<Version>
          caption={p.history.versions}
          hideCaption
          rows={data.versions}
          rowKey={(version) => version.id}
          columns={[
            {
              key: 'version',
              label: p.column.version,
              cell: ({ number, trial }) => (trial ? p.trialNumber(-number) : p.versionNumber(number)),
            },
            { key: 'decision', label: p.history.decision, cell: (version) => <Decision version={version} /> },
            { key: 'dossiers', label: p.history.dossiers, numeric: true, cell: ({ dossiers }) => dossiers },
            { key: 'tests', label: p.history.tests, numeric: true, cell: ({ tests }) => tests },
            {
              key: 'bpmn',
              label: p.history.bpmn,
              cell: ({ id, number }) => (
                <a href={`/api/v1/process-versions/${id}/bpmn`} download aria-label={p.history.bpmnOf(number)}>
                  {p.history.bpmn}
                </a>
              ),
            },
          ]}
        />
        {data.versions.map((version, index) => (
          <Changes key={version.id} version={version} before={data.versions[index + 1]} />
        ))}
      </Panel>
      {newest && (
        <Panel title={p.history.drawing}>
          <Suspense fallback={<Skeleton />}>
            <Drawing content={newest.content} direction={WIDE.matches ? 'LR' : 'TB'} />
          </Suspense>
          <StepTable content={newest.content} />
        </Panel>
      )}
      <Panel title={p.history.log}>
        <ProcessLog lines={data.log} />
      </Panel>
    </div>
  );
}

function Decision({
  version: { decisionNumber, decisionDate, effectiveFrom, followedAt, trial, trialBy, tests },
}: {
  version: Version;
}) {
  const { w } = useWords();
  const p = w.processes;
  if (trial) return '–';
  if (!decisionNumber || !decisionDate || !effectiveFrom) return p.history.noDecision;
  return (
    <>
      {decisionNumber}, {formatDate(decisionDate)}. {p.column.since} {formatDate(effectiveFrom)}{' '}
      {!followedAt && (
        <Tag tone="warning" icon="calendar">
          {p.history.waiting}
        </Tag>
      )}
      {trialBy && tests === 0 && (
        <Tag tone="warning" icon="clock">
          {p.history.trialBy(formatDateTime(trialBy))}
        </Tag>
      )}
    </>
  );
}

function Changes({ version, before }: { version: Version; before: Version | undefined }) {
  const { language, w } = useWords();
  const p = w.processes;
  if (!before || version.trial || before.trial) return null;
  const lines = diffProcess(before.content, version.content).map((line) => inLanguage(line, language));
  return (
    <Details summary={`${p.versionNumber(version.number)}: ${p.history.changes(before.number)}`}>
      {lines.length === 0 ? (
        <p>{p.history.noChanges}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Details>
  );
}
