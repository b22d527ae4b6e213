import { useQuery } from '@tanstack/react-query';
import type { ClosableAgencies, MovedDates } from '../../features/movedDates/movedDates.api.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { get } from '../api.ts';
import '../downTime/downTime.css';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { ClosureForm } from './ClosureForm.tsx';
import { MovedList } from './MovedList.tsx';
import { NationalYears } from './NationalYears.tsx';

/** Promised dates that a later change of the calendar has put out of step; nothing moves by itself. */
export function MovedDatesPage() {
  const { w } = useWords();
  const m = w.movedDates;
  useTitle(m.title);
  // System administrators see no dossiers; they keep calendars.
  const overseer = holdsRole(useMe(), 'AGENCY_ADMINISTRATOR', 'AGENCY_LEADER', 'CENTRE_HEAD', 'PROVINCE_LEADER');
  const administers = holdsRole(useMe(), 'SYSTEM_ADMINISTRATOR');
  const list = useQuery({
    queryKey: ['movedDates'],
    queryFn: ({ signal }) => get<MovedDates>('/moved-dates', { signal }),
    enabled: overseer,
  });
  const closable = useQuery({
    queryKey: ['closableAgencies'],
    queryFn: ({ signal }) => get<ClosableAgencies>('/closures/agencies', { signal }),
  });
  const { data } = list;
  return (
    <div className="down-time">
      <PageHeading
        title={m.title}
        lead={m.lead}
        actions={
          data &&
          data.items.length > 0 && (
            <ButtonLink kind="secondary" icon="download" href="/api/v1/moved-dates/list.csv">
              {m.export}
            </ButtonLink>
          )
        }
      />
      {overseer && list.isPending && <Skeleton />}
      {list.isError && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {data && (
        <Panel>
          <p>{m.checked(data.checked)}</p>
          <MovedList data={data} />
        </Panel>
      )}
      {administers && <NationalYears />}
      {closable.data && closable.data.items.length > 0 && <ClosureForm agencies={closable.data.items} />}
    </div>
  );
}
