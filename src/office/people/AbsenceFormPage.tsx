import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { formatDate } from '../../domain/text/format.ts';
import type { AbsencePlanView, AbsenceView, OverseenView } from '../../features/standIns/standIns.api.ts';
import { TextInput } from '../../ui/Field.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { get, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { useMe } from '../me.ts';
import { queryClient } from '../queryClient.ts';
import { AbsenceForm } from './AbsenceForm.tsx';
import './people.css';

/** Registers an absence: one's own, or – after choosing the person – that of somebody one looks after. */
export function AbsenceFormPage() {
  const { w } = useWords();
  const s = w.standIns;
  useTitle(s.register);
  const me = useMe();
  const [address] = useSearchParams();
  const accountId = address.get('person');
  return (
    <div className="people">
      <PageHeading title={s.register} lead={s.lead} above={<Link to="/absences">{s.title}</Link>} />
      <Panel>
        {accountId ? (
          <Form accountId={accountId} replaces={address.get('replaces') ?? undefined} own={accountId === me.id} />
        ) : (
          <ChoosePerson />
        )}
      </Panel>
    </div>
  );
}

function ChoosePerson() {
  const { language, w } = useWords();
  const s = w.standIns;
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const people = useQuery({
    queryKey: ['overseen', words],
    queryFn: ({ signal }) => get<OverseenView>(withQuery('/overseen-officers', { words }), { signal }),
  });
  return (
    <>
      <TextInput
        language={language}
        name="person-search"
        label={s.search}
        type="search"
        autoComplete="off"
        maxLength={100}
        width="medium"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {people.isError && <LoadFailed error={people.error} retry={() => people.refetch()} />}
      {people.isPending && <Skeleton />}
      <ul className="people-list">
        {people.data?.items.map((person) => (
          <li key={person.accountId}>
            <Link to={`/absences/new?person=${person.accountId}`}>{person.name}</Link>
            <span className="small muted">
              {' '}
              {[
                person.title,
                person.unitName,
                s.inHands(person.open),
                person.awayUntil && w.people.away(formatDate(person.awayUntil)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Form({ accountId, replaces, own }: { accountId: string; replaces?: string; own: boolean }) {
  const { language } = useWords();
  const navigate = useNavigate();
  const plan = useQuery({
    queryKey: ['absence-plan', accountId, language],
    queryFn: ({ signal }) => get<AbsencePlanView>(`/officers/${accountId}/absence-plan`, { signal }),
  });
  const before = useQuery({
    queryKey: ['absences', 'replaced', accountId, replaces],
    queryFn: ({ signal }) =>
      get<{ items: AbsenceView[] }>(withQuery('/absences', { scope: own ? 'OWN' : 'OVERSEEN', accountId }), { signal }),
    enabled: replaces !== undefined,
  });
  if (plan.isError) return <LoadFailed error={plan.error} retry={() => plan.refetch()} />;
  if (plan.isPending || (replaces !== undefined && before.isPending)) return <Skeleton />;
  return (
    <AbsenceForm
      plan={plan.data}
      replaced={before.data?.items.find((absence) => absence.id === replaces)}
      done={async () => {
        await queryClient.invalidateQueries({ queryKey: ['absences'] });
        navigate('/absences');
      }}
      cancel={() => navigate(-1)}
    />
  );
}
