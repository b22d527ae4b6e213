import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { MONEY_FILTERS, type MoneyFilter } from '../../domain/money/moneyFilter.ts';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import type { MoneyList } from '../../features/payments/payments.api.ts';
import { Select } from '../../ui/Choice.tsx';
import { PageHeading } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { get, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { FeesTab } from './FeesTab.tsx';
import './money.css';
import { ReconciliationTab } from './ReconciliationTab.tsx';
import { RefundsTab } from './RefundsTab.tsx';

const TABS = ['obligations', 'refunds', 'reconciliation', 'fees'] as const;

/** Money at a glance: what is owed, what goes back, what agrees with the providers, what things cost. */
export function MoneyPage() {
  const { w } = useWords();
  const { office } = w.money;
  useTitle(office.title);
  const [address] = useSearchParams();
  const shown = TABS.find((tab) => tab === address.get('tab')) ?? 'obligations';
  return (
    <div className="money">
      <PageHeading title={office.title} lead={office.lead} />
      <nav className="tabs" aria-label={office.title}>
        <ul>
          {TABS.map((tab) => (
            <li key={tab}>
              <Link to={`?tab=${tab}`} aria-current={tab === shown ? 'page' : undefined}>
                {office.tabs[tab]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {shown === 'obligations' && <ObligationsTab />}
      {shown === 'refunds' && <RefundsTab />}
      {shown === 'reconciliation' && <ReconciliationTab />}
      {shown === 'fees' && <FeesTab />}
    </div>
  );
}

function ObligationsTab() {
  const { language, w } = useWords();
  const { office, status, panel } = w.money;
  const [address, setAddress] = useSearchParams();
  const filter: MoneyFilter = MONEY_FILTERS.find((one) => one === address.get('filter')) ?? 'OPEN';
  const list = useQuery({
    queryKey: ['obligations', filter],
    queryFn: ({ signal }) => get<MoneyList>(withQuery('/obligations', { filter }), { signal }),
  });
  return (
    <>
      <Select
        language={language}
        name="filter"
        label={office.show}
        empty={false}
        value={filter}
        onChange={(event) => setAddress({ filter: event.target.value })}
        options={MONEY_FILTERS.map((value) => ({ value, label: office.filter[value] }))}
      />
      {list.isPending && <Skeleton />}
      {list.isError && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {list.data && (
        <Table
          caption={office.tabs.obligations}
          hideCaption
          rows={list.data.items}
          rowKey={({ id }) => id}
          empty={<p>{office.none}</p>}
          columns={[
            {
              key: 'code',
              label: office.code,
              cell: (row) => <Link to={`/dossiers/${row.dossierId}`}>{row.dossierCode}</Link>,
            },
            { key: 'reason', label: office.addName, cell: ({ reason }) => reason },
            { key: 'vnd', label: office.amount, numeric: true, cell: ({ vnd }) => formatVnd(vnd) },
            {
              key: 'status',
              label: office.state,
              cell: (row) => (
                <>
                  {status[row.status]}
                  {row.surplusVnd > 0 && <> – {panel.surplus(formatVnd(row.surplusVnd))}</>}
                </>
              ),
            },
            { key: 'at', label: office.issued, cell: ({ createdAt }) => formatDateTime(createdAt) },
          ]}
        />
      )}
    </>
  );
}
