import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Counters } from '../../features/papers/lists/paperLists.api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { ListForm } from './ListForm.tsx';
import { PrintView } from './PrintView.tsx';
import './papers.css';

/** Registers, lists and labels of the officer's one-stops, to look at and print. */
export function PapersPage() {
  const { w } = useWords();
  const p = w.papers;
  useTitle(p.title);
  const me = useMe();
  const [shown, setShown] = useState<{ href: string; title: string }>();
  const administers = holdsRole(me, 'AGENCY_ADMINISTRATOR', 'SYSTEM_ADMINISTRATOR');
  const prints = holdsRole(me, 'RECEPTIONIST', 'CENTRE_HEAD', 'AGENCY_LEADER');
  const counters = useQuery({
    queryKey: ['paper-counters'],
    queryFn: ({ signal }) => get<Counters>('/paper-lists/counters', { signal }),
    enabled: prints,
  });
  return (
    <div className="papers-page">
      <PageHeading title={p.title} lead={p.lead} />
      {administers && (
        <p>
          <Link to="/papers/templates">{p.templates.title}</Link>
        </p>
      )}
      {prints && counters.isPending && <Skeleton />}
      {counters.isError && <LoadFailed error={counters.error} retry={() => counters.refetch()} />}
      {counters.data && (
        <Panel title={p.lists.title} icon="print">
          {counters.data.items.length === 0 ? (
            <EmptyState title={p.lists.noCounter} icon="print" />
          ) : (
            <ListForm counters={counters.data.items} show={setShown} />
          )}
        </Panel>
      )}
      {shown && <PrintView {...shown} />}
    </div>
  );
}
