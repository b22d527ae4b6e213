import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { formatDate } from '../../domain/text/format.ts';
import type { OfficerView, PlacesView } from '../../features/accounts/officerSchemas.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { PeopleTabs } from './PeopleTabs.tsx';
import './people.css';

interface Officers {
  items: OfficerView[];
  next: string | null;
}

/** Agencies and units for which the administrator may give posts. */
export function usePlaces() {
  return useQuery({
    queryKey: ['places'],
    queryFn: ({ signal }) => get<PlacesView>('/officers/places', { signal }),
    staleTime: 300_000,
  });
}

/** The officers of the agencies one administers. */
export function PeoplePage() {
  const { language, w } = useWords();
  const p = w.people;
  useTitle(p.title);
  const [typed, setTyped] = useState('');
  const [agencyCode, setAgencyCode] = useState('');
  const words = useDeferredValue(typed.trim());
  const places = usePlaces();
  const officers = useInfiniteQuery({
    queryKey: ['officers', words, agencyCode],
    queryFn: ({ signal, pageParam }) =>
      get<Officers>(withQuery('/officers', { words, agencyCode, after: pageParam, limit: 50 }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const agencies = places.data?.items ?? [];
  return (
    <div className="people">
      <PageHeading title={p.title} />
      <PeopleTabs />
      <Panel
        title={p.tabs.officers}
        actions={
          <Link to="/people/new" className="button button-secondary">
            {p.add}
          </Link>
        }
      >
        <search className="people-row">
          <TextInput
            language={language}
            name="people-search"
            label={p.search}
            type="search"
            required
            autoComplete="off"
            maxLength={100}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {agencies.length > 1 && (
            <Select
              language={language}
              name="people-agency"
              label={p.agency}
              empty={p.allAgencies}
              options={agencies.map(({ code, name }) => ({ value: code, label: name }))}
              value={agencyCode}
              onChange={(event) => setAgencyCode(event.target.value)}
            />
          )}
        </search>
        {officers.isError && <LoadFailed error={officers.error} retry={() => officers.refetch()} />}
        {officers.isPending && <Skeleton />}
        {officers.data && <OfficerTable items={officers.data.pages.flatMap((page) => page.items)} />}
        {officers.hasNextPage && (
          <Button type="button" kind="secondary" onClick={() => officers.fetchNextPage()}>
            {w.office.queue.more}
          </Button>
        )}
      </Panel>
    </div>
  );
}

function OfficerTable({ items }: { items: OfficerView[] }) {
  const { w } = useWords();
  const p = w.people;
  return (
    <Table<OfficerView>
      caption={p.tabs.officers}
      hideCaption
      rows={items}
      rowKey={(officer) => officer.id}
      empty={<EmptyState title={p.none} icon="person" />}
      columns={[
        {
          key: 'name',
          label: p.fullName,
          cell: (officer) => <Link to={`/people/${officer.id}`}>{officer.fullName}</Link>,
        },
        { key: 'login', label: p.login, cell: (officer) => officer.login },
        {
          key: 'posts',
          label: p.posts,
          cell: (officer) => (
            <ul className="people-posts">
              {officer.posts.map((post) => (
                <li key={post.id}>
                  {post.title ?? w.dossier.role[post.role]}
                  <span className="small muted"> · {post.unitName ?? post.agencyName}</span>
                </li>
              ))}
            </ul>
          ),
        },
        { key: 'status', label: p.status, cell: (officer) => <AccountTag officer={officer} /> },
      ]}
    />
  );
}

/** In use, waiting for the first password, closed; and whether the person is away. */
export function AccountTag({ officer }: { officer: OfficerView }) {
  const { w } = useWords();
  const p = w.people;
  const status = officer.status === 'ACTIVE' && officer.mustChangePassword ? 'MUST_CHANGE' : officer.status;
  const text = p.statuses[status as keyof typeof p.statuses] ?? status;
  return (
    <>
      <Tag tone={status === 'ACTIVE' ? 'success' : status === 'MUST_CHANGE' ? 'info' : 'neutral'}>{text}</Tag>{' '}
      {officer.awayUntil && <Tag tone="warning">{p.away(formatDate(officer.awayUntil))}</Tag>}
    </>
  );
}
