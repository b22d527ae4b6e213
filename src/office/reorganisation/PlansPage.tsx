import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { PlanList } from '../../features/reorganisation/reorganisation.api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { dayText } from './planDraft.ts';
import './reorganisation.css';

type Row = PlanList['items'][number];

const TONES: Record<Row['state'], Tone> = {
  DRAFT: 'neutral',
  CHECKED: 'info',
  SCHEDULED: 'warning',
  COMMITTING: 'progress',
  COMMITTED: 'success',
  REVERTING: 'progress',
  REVERTED: 'neutral',
};

/** The reorganisations of the province, planned and carried out. */
export function PlansPage() {
  const { w } = useWords();
  const r = w.reorganisation;
  useTitle(r.title);
  const plans = useQuery({
    queryKey: ['reorganisation', 'list'],
    queryFn: ({ signal }) => get<PlanList>('/reorganisations', { signal }),
  });
  return (
    <div className="reorganisation">
      <PageHeading
        title={r.title}
        lead={r.lead}
        actions={
          <Link className="button button-primary" to="/reorganisations/new">
            {r.add}
          </Link>
        }
      />
      <Panel title={r.list}>
        {plans.isPending && <Skeleton />}
        {plans.isError && <LoadFailed error={plans.error} retry={() => plans.refetch()} />}
        {plans.data && (
          <Table<Row>
            caption={r.list}
            hideCaption
            rows={plans.data.items}
            rowKey={(plan) => plan.id}
            empty={<EmptyState title={r.none} icon="gears" />}
            columns={[
              {
                key: 'title',
                label: r.column.title,
                cell: (plan) => <Link to={`/reorganisations/${plan.id}`}>{plan.title}</Link>,
              },
              {
                key: 'decision',
                label: r.column.decision,
                cell: (plan) => `${plan.decisionNumber}, ${dayText(plan.decisionDate)}`,
              },
              { key: 'effectiveOn', label: r.column.effectiveOn, cell: (plan) => dayText(plan.effectiveOn) },
              {
                key: 'state',
                label: r.column.state,
                cell: (plan) => <Tag tone={TONES[plan.state]}>{r.state[plan.state]}</Tag>,
              },
              { key: 'moves', label: r.column.moves, numeric: true, cell: (plan) => plan.moves },
            ]}
          />
        )}
      </Panel>
    </div>
  );
}
