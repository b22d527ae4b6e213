import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatDate, formatDateTime } from '../../domain/text/format.ts';
import type { AbsenceView } from '../../features/standIns/standIns.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get, post, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { useMe } from '../me.ts';
import { queryClient } from '../queryClient.ts';

interface Props {
  title: string;
  scope: 'OWN' | 'OVERSEEN';
  accountId?: string;
  /** also those that are over */
  past?: boolean;
  only?: (absence: AbsenceView, ownId: string) => boolean;
  empty: string;
  /** address of the form */
  register?: string;
}

/** Absences with who stands in; those that are not over can be ended, those without stand-in given one. */
export function AbsenceList({ title, scope, accountId, past = false, only, empty, register }: Props) {
  const { language, w } = useWords();
  const me = useMe();
  const absences = useQuery({
    queryKey: ['absences', scope, accountId, past, language],
    queryFn: ({ signal }) =>
      get<{ items: AbsenceView[] }>(withQuery('/absences', { scope, accountId, past: String(past) }), { signal }),
  });
  const items = absences.data?.items.filter((absence) => !only || only(absence, me.id));
  return (
    <Panel
      title={title}
      actions={
        register && (
          <Link to={register} className="button button-secondary">
            {w.standIns.register}
          </Link>
        )
      }
    >
      {absences.isError && <LoadFailed error={absences.error} retry={() => absences.refetch()} />}
      {absences.isPending && <Skeleton lines={2} />}
      {items?.length === 0 && <EmptyState title={empty} icon="person" />}
      <ul className="people-list">
        {items?.map((absence) => (
          <AbsenceCard
            key={absence.id}
            absence={absence}
            showName={scope === 'OVERSEEN' || absence.accountId !== me.id}
          />
        ))}
      </ul>
    </Panel>
  );
}

function AbsenceCard({ absence, showName }: { absence: AbsenceView; showName: boolean }) {
  const { w } = useWords();
  const s = w.standIns;
  const me = useMe();
  const { state } = absence;
  const overseen = absence.accountId !== me.id && absence.substituteId !== me.id;
  return (
    <li className="people-card">
      <div className="people-card-head">
        <strong>
          {showName && `${absence.name} · `}
          {formatDate(absence.firstDay)} – {formatDate(absence.lastDay)}
        </strong>
        <Tag tone={state === 'NOW' ? 'warning' : state === 'COMING' ? 'info' : 'neutral'}>{s.state[state]}</Tag>
      </div>
      <p>
        {absence.reason}
        {absence.decisionNumber && ` · ${absence.decisionNumber}`}
      </p>
      {absence.substituteName ? (
        <p>
          {s.substitute}: <strong>{absence.substituteName}</strong>
          <span className="muted">
            {' '}
            ({absence.posts.map((post) => post.title ?? w.dossier.role[post.role]).join(', ')})
          </span>
        </p>
      ) : (
        <p>
          <Tag tone="danger" icon="warning">
            {s.noSubstitute}
          </Tag>
        </p>
      )}
      <p className="small muted">{s.registeredBy(absence.registeredByName, formatDateTime(absence.registeredAt))}</p>
      {state !== 'OVER' && absence.mayChange && (
        <div className="button-row">
          {!absence.substituteId && (
            <Link
              className="button button-secondary"
              to={`/absences/new?person=${absence.accountId}&replaces=${absence.id}`}
            >
              {s.nameSubstitute}
            </Link>
          )}
          {overseen && absence.openDossiers > 0 && (
            <Link className="button button-quiet" to={`/absences/${absence.accountId}/reassign`}>
              {s.takeOver} ({s.inHands(absence.openDossiers)})
            </Link>
          )}
          <EndButton absence={absence} />
        </div>
      )}
    </li>
  );
}

function EndButton({ absence }: { absence: AbsenceView }) {
  const { w } = useWords();
  const s = w.standIns;
  const [asking, setAsking] = useState(false);
  const end = useMutation({
    mutationFn: () => post(`/absences/${absence.id}/end`, {}),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['absences'] }),
  });
  const word = absence.state === 'COMING' ? s.cancel : s.end;
  if (!asking) {
    return (
      <Button type="button" kind="quiet" onClick={() => setAsking(true)}>
        {word}
      </Button>
    );
  }
  return (
    <>
      <span>{s.confirmEnd}</span>
      <Button type="button" kind="danger" disabled={end.isPending} onClick={() => end.mutate()}>
        {word}
      </Button>
      <Button type="button" kind="quiet" onClick={() => setAsking(false)}>
        {w.common.actions.cancel}
      </Button>
      {end.isError && <LoadFailed error={end.error} retry={() => end.mutate()} />}
    </>
  );
}
