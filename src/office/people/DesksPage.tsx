import { useQuery } from '@tanstack/react-query';
import { formatDateTime } from '../../domain/text/format.ts';
import type { UnstaffedDesksView } from '../../features/accounts/officerSchemas.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { PeopleTabs } from './PeopleTabs.tsx';
import './people.css';

type Desk = UnstaffedDesksView['items'][number];

/** Desks that have dossiers and nobody in the role today. */
export function DesksPage() {
  const { language, w } = useWords();
  const p = w.people;
  useTitle(p.tabs.desks);
  const desks = useQuery({
    queryKey: ['unstaffed-desks', language],
    queryFn: ({ signal }) => get<UnstaffedDesksView>('/unstaffed-desks', { signal }),
  });
  return (
    <div className="people">
      <PageHeading title={p.title} />
      <PeopleTabs />
      <Panel title={p.tabs.desks}>
        <p>{p.desks.lead}</p>
        {desks.isError && <LoadFailed error={desks.error} retry={() => desks.refetch()} />}
        {desks.isPending && <Skeleton />}
        {desks.data && (
          <Table<Desk>
            caption={p.tabs.desks}
            hideCaption
            rows={desks.data.items}
            rowKey={(desk) => `${desk.agencyCode}|${desk.unitId}|${desk.role}`}
            empty={<EmptyState title={p.desks.none} icon="success" />}
            columns={[
              {
                key: 'desk',
                label: p.desks.desk,
                cell: (desk) => `${w.dossier.role[desk.role]}, ${desk.unitName ?? desk.agencyName}`,
              },
              { key: 'agency', label: p.agency, cell: (desk) => desk.agencyName },
              { key: 'open', label: p.desks.open, numeric: true, cell: (desk) => desk.open },
              { key: 'late', label: p.desks.late, numeric: true, cell: (desk) => desk.late },
              {
                key: 'due',
                label: p.desks.nextDue,
                cell: (desk) => (desk.nextDueAt ? formatDateTime(desk.nextDueAt) : '–'),
              },
            ]}
          />
        )}
      </Panel>
    </div>
  );
}
