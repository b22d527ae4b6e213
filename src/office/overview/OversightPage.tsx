import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/text/format.ts';
import type { Overseen, OversightView } from '../../features/overview/overview.api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { get, withQuery } from '../api.ts';
import { DossierList } from '../desk/DossierList.tsx';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import './overview.css';

const KINDS = ['PAUSED', 'SUPPLEMENTED', 'SECOND_SUPPLEMENT', 'DECLINED', 'REFUSED', 'STOPPED', 'APOLOGISED'] as const;
type Kind = (typeof KINDS)[number];
type Group = OversightView['groups'][number];

/** Paused, supplemented, refused, stopped and apologised for, by agency and unit; every number opens its list. */
export function OversightPage() {
  const { w } = useWords();
  const o = w.overview.oversight;
  useTitle(o.title);
  const [address, setAddress] = useSearchParams();
  const today = vietnamDate(Date.now());
  const wish = {
    agency: address.get('agency') ?? undefined,
    from: address.get('from') || `${today.slice(0, 7)}-01`,
    to: address.get('to') || today,
  };
  const oversight = useQuery({
    queryKey: ['oversight', wish],
    queryFn: ({ signal }) => get<OversightView>(withQuery('/oversight', wish), { signal }),
    placeholderData: keepPreviousData,
  });
  const set = (key: string, value: string) =>
    setAddress((search) => {
      search.set(key, value);
      return search;
    });
  const kind = KINDS.find((known) => known === address.get('kind'));
  return (
    <div className="overview">
      <PageHeading title={o.title} />
      <p className="muted">{o.about}</p>
      <div className="desk-filter">
        {(['from', 'to'] as const).map((key) => (
          <label key={key}>
            <span>{o[key]}</span>
            <input
              type="date"
              className="input"
              value={wish[key]}
              max={today}
              onChange={({ target }) => target.value && set(key, target.value)}
            />
          </label>
        ))}
        {wish.agency && (
          <Link to={withQuery('/oversight', { ...wish, agency: undefined })}>{w.overview.everywhere}</Link>
        )}
      </div>
      <p className="print-only">
        {o.from}: {formatDate(wish.from)} – {o.to}: {formatDate(wish.to)}
      </p>
      {oversight.isError && <LoadFailed error={oversight.error} retry={() => oversight.refetch()} />}
      {oversight.isPending && <Skeleton />}
      {oversight.data && <Groups groups={oversight.data.groups} wish={wish} />}
      {kind && <Dossiers kind={kind} wish={wish} unit={address.get('unit') ?? undefined} />}
    </div>
  );
}

interface Wish extends Record<string, string | undefined> {
  agency: string | undefined;
  from: string;
  to: string;
}

function Groups({ groups, wish }: { groups: Group[]; wish: Wish }) {
  const { w } = useWords();
  const o = w.overview.oversight;
  const nameOf = (group: Group) => group.name || o.noUnit;
  const listOf = (group: Group, kind: Kind) => {
    const search = new URLSearchParams({ from: wish.from, to: wish.to, kind, agency: wish.agency ?? group.key });
    if (wish.agency) search.set('unit', group.key);
    return `/oversight?${search}`;
  };
  return (
    <Panel>
      <Table<Group>
        caption={o.title}
        hideCaption
        rows={groups}
        rowKey={(group) => group.key}
        empty={<EmptyState title={o.none} icon="success" />}
        columns={[
          {
            key: 'name',
            label: wish.agency ? w.overview.name.UNIT : w.overview.name.AGENCY,
            cell: (group) =>
              wish.agency ? (
                nameOf(group)
              ) : (
                <Link to={withQuery('/oversight', { ...wish, agency: group.key })}>{nameOf(group)}</Link>
              ),
          },
          ...KINDS.map((kind) => ({
            key: kind,
            label: o.kinds[kind],
            numeric: true,
            cell: (group: Group) =>
              group[kind] === 0 ? (
                '0'
              ) : (
                <Link to={listOf(group, kind)} aria-label={o.open(o.kinds[kind], nameOf(group), group[kind])}>
                  {group[kind]}
                </Link>
              ),
          })),
        ]}
      />
    </Panel>
  );
}

function Dossiers({ kind, wish, unit }: { kind: Kind; wish: Wish; unit: string | undefined }) {
  const { w } = useWords();
  const title = w.overview.oversight.kinds[kind];
  const query = new URLSearchParams({ kind, from: wish.from, to: wish.to });
  if (wish.agency) query.set('agency', wish.agency);
  if (unit !== undefined) query.set('unit', unit);
  const list = useQuery({
    queryKey: ['list', 'oversight', String(query)],
    queryFn: ({ signal }) => get<Overseen>(`/oversight/dossiers?${query}`, { signal }),
  });
  return (
    <Panel title={title}>
      {list.isError && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {list.isPending && <Skeleton lines={4} />}
      {list.data?.items.length === 0 && <EmptyState title={w.overview.oversight.none} icon="success" />}
      {list.data && list.data.items.length > 0 && (
        <DossierList items={list.data.items} label={title} to={(id) => `/dossiers/${id}`} />
      )}
    </Panel>
  );
}
