import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate } from '../../domain/text/format.ts';
import type { DelegationsView } from '../../features/standIns/delegations.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { DelegationForm } from './DelegationForm.tsx';
import { daysText } from './dayText.ts';
import { PeopleTabs } from './PeopleTabs.tsx';
import './people.css';

type Delegation = DelegationsView['items'][number];
type Uncovered = DelegationsView['uncovered'][number];

const TONES: Record<Delegation['state'], Tone> = {
  COMING: 'info',
  VALID: 'success',
  ENDING: 'warning',
  OVER: 'neutral',
};

/** The registry of decisions for four steps on the spot, and who works there without one. */
export function DelegationsPage() {
  const { language, w } = useWords();
  const d = w.standIns.delegation;
  useTitle(d.title);
  const [adding, setAdding] = useState(false);
  const [news, setNews] = useState('');
  const registry = useQuery({
    queryKey: ['delegations', language],
    queryFn: ({ signal }) => get<DelegationsView>('/delegations', { signal }),
  });
  const changed = (text: string) => {
    setAdding(false);
    setNews(text);
    return queryClient.invalidateQueries({ queryKey: ['delegations'] });
  };
  const { data } = registry;
  return (
    <div className="people">
      <PageHeading title={w.people.title} />
      <PeopleTabs />
      {news !== '' && <Alert tone="success" language={language} title={news} live />}
      <Panel
        title={d.title}
        actions={
          !adding && (
            <Button type="button" kind="secondary" onClick={() => setAdding(true)}>
              {d.add}
            </Button>
          )
        }
      >
        <p>{d.lead}</p>
        {registry.isError && <LoadFailed error={registry.error} retry={() => registry.refetch()} />}
        {registry.isPending && <Skeleton />}
        {adding && data && (
          <DelegationForm officers={data.officers} done={() => changed(d.saved)} cancel={() => setAdding(false)} />
        )}
        {data && <Registry items={data.items} revoked={() => changed(d.revoked)} />}
      </Panel>
      {data && <UncoveredPanel items={data.uncovered} />}
    </div>
  );
}

function Registry({ items, revoked }: { items: Delegation[]; revoked: () => void }) {
  const { w } = useWords();
  const d = w.standIns.delegation;
  return (
    <Table<Delegation>
      caption={d.title}
      hideCaption
      rows={items}
      rowKey={(item) => item.id}
      empty={<EmptyState title={d.none} />}
      columns={[
        { key: 'officer', label: d.officer, cell: (item) => item.name },
        { key: 'agency', label: d.agency, cell: (item) => item.agencyName },
        { key: 'tasks', label: d.tasks, cell: (item) => item.tasks.map((task) => d.task[task]).join(', ') },
        {
          key: 'procedures',
          label: d.procedures,
          cell: (item) => (item.procedureCodes.length === 0 ? d.allProcedures : item.procedureCodes.join(', ')),
        },
        {
          key: 'decision',
          label: d.decision,
          cell: (item) => (
            <>
              {item.decisionNumber}, {formatDate(item.decisionDate)}
              <br />
              <span className="small muted">{daysText(item.validFrom, item.validTo, w.people.since)}</span>
            </>
          ),
        },
        {
          key: 'state',
          label: w.people.status,
          cell: (item) => (
            <>
              <Tag tone={TONES[item.state]}>{d.state[item.state]}</Tag>
              {item.state !== 'OVER' && <Revoke id={item.id} revoked={revoked} />}
            </>
          ),
        },
      ]}
    />
  );
}

function Revoke({ id, revoked }: { id: string; revoked: () => void }) {
  const { w } = useWords();
  const d = w.standIns.delegation;
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({ mutationFn: () => post(`/delegations/${id}/revoke`, {}), onSuccess: revoked });
  if (!asking) {
    return (
      <Button type="button" kind="quiet" onClick={() => setAsking(true)}>
        {d.revoke}
      </Button>
    );
  }
  return (
    <div>
      <p>{d.confirmRevoke}</p>
      <Button type="button" kind="danger" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
        {d.revoke}
      </Button>
      <Button type="button" kind="quiet" onClick={() => setAsking(false)}>
        {w.common.actions.cancel}
      </Button>
      {revoke.isError && <LoadFailed error={revoke.error} retry={() => revoke.mutate()} />}
    </div>
  );
}

function UncoveredPanel({ items }: { items: Uncovered[] }) {
  const { w } = useWords();
  const d = w.standIns.delegation;
  return (
    <Panel title={d.uncovered} icon={items.length > 0 ? 'warning' : undefined}>
      {items.length > 0 && <p>{d.uncoveredLead}</p>}
      <Table<Uncovered>
        caption={d.uncovered}
        hideCaption
        rows={items}
        rowKey={(item) => `${item.accountId}${item.role}`}
        empty={<EmptyState title={d.everybodyCovered} icon="success" />}
        columns={[
          { key: 'name', label: d.officer, cell: (item) => item.name },
          { key: 'title', label: w.people.postTitle, cell: (item) => item.title ?? w.dossier.role[item.role] },
          {
            key: 'task',
            label: d.tasks,
            cell: (item) => d.task[item.role === 'AGENCY_LEADER' ? 'APPROVE' : 'APPRAISE'],
          },
          { key: 'agency', label: w.people.agency, cell: (item) => item.agencyName },
          {
            key: 'ranOut',
            label: d.validTo,
            cell: (item) => (item.ranOutOn ? <Tag tone="danger">{formatDate(item.ranOutOn)}</Tag> : '–'),
          },
        ]}
      />
    </Panel>
  );
}
