import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { INDICATORS } from '../../domain/rating/rating.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import type { RatingResults } from '../../features/rating/rating.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get, post, withQuery } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';

type Group = RatingResults['agencies'][number];
type Comment = RatingResults['comments'][number];

/** How applicants judge agencies and officers, for those who lead them. */
export function RatingsPage() {
  const { w } = useWords();
  const text = w.rating.office;
  useTitle(text.title);
  const [address, setAddress] = useSearchParams();
  const today = vietnamDate(Date.now());
  const period = {
    from: address.get('from') || `${today.slice(0, 4)}-01-01`,
    to: address.get('to') || today,
  };
  const results = useQuery({
    queryKey: ['ratings', period],
    queryFn: ({ signal }) => get<RatingResults>(withQuery('/ratings', period), { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="stack">
      <PageHeading title={text.title} />
      <p className="muted">{text.lead}</p>
      <div className="desk-filter">
        {(['from', 'to'] as const).map((key) => (
          <label key={key}>
            <span>{text[key]}</span>
            <input
              type="date"
              className="input"
              value={period[key]}
              max={today}
              onChange={({ target }) => target.value && setAddress({ ...period, [key]: target.value })}
            />
          </label>
        ))}
      </div>
      {results.error && <LoadFailed error={results.error} retry={() => results.refetch()} />}
      {results.isPending && <Skeleton />}
      {results.data && (
        <>
          <Groups title={text.byAgency} name={w.rating.public.agency} groups={results.data.agencies} />
          <Groups title={text.byOfficer} name={text.officer} groups={results.data.officers} />
          <Comments comments={results.data.comments} />
        </>
      )}
    </div>
  );
}

function Groups({ title, name, groups }: { title: string; name: string; groups: Group[] }) {
  const { language, w } = useWords();
  const text = w.rating;
  return (
    <Panel title={title}>
      <Table<Group>
        caption={title}
        hideCaption
        rows={groups}
        rowKey={(group) => group.key}
        empty={<EmptyState title={text.public.none} icon="heart" />}
        columns={[
          { key: 'name', label: name, cell: (group) => group.name },
          { key: 'count', label: text.public.count, numeric: true, cell: (group) => group.count },
          ...(['very', 'satisfied', 'not'] as const).map((key) => ({
            key,
            label: text.public[key],
            numeric: true,
            cell: (group: Group) => group[key],
          })),
          { key: 'complaints', label: text.office.complaints, numeric: true, cell: (group) => group.complaints },
          ...INDICATORS.map((key) => ({
            key,
            label: text.indicator[key],
            numeric: true,
            cell: (group: Group) => group[key]?.toLocaleString(language) ?? text.public.noData,
          })),
        ]}
      />
    </Panel>
  );
}

function Comments({ comments }: { comments: Comment[] }) {
  const { w } = useWords();
  const text = w.rating;
  return (
    <Panel title={text.office.comments}>
      {comments.length === 0 && <EmptyState title={text.office.noComments} icon="heart" />}
      <ul className="turns">
        {comments.map((one) => (
          <li key={one.dossierId}>
            <p>
              <Link to={`/dossiers/${one.dossierId}`}>{one.code}</Link> – {one.procedureName}{' '}
              <span className="muted">
                {formatDateTime(one.ratedAt)} · {text.satisfaction.options[one.satisfaction]}
              </span>
            </p>
            {one.comment && <p className="as-typed">{one.comment}</p>}
            {one.complaint && (
              <p>
                <Tag tone="warning" icon="warning">
                  {text.office.conduct}
                </Tag>{' '}
                {one.refutedBy && one.refutedAt && text.office.refuted(one.refutedBy, formatDateTime(one.refutedAt))}
              </p>
            )}
            {one.complaint && !one.refutedAt && <Refute id={one.dossierId} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Refute({ id }: { id: string }) {
  const { language, w } = useWords();
  const text = w.rating.office;
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const refute = useMutation({
    mutationFn: () => post(`/dossiers/${id}/rating-complaint/refuted`, { note }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['ratings'] }),
  });
  if (!open)
    return (
      <Button type="button" kind="quiet" onClick={() => setOpen(true)}>
        {text.refute}
      </Button>
    );
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() && !refute.isPending) refute.mutate();
      }}
    >
      <TextInput
        language={language}
        name={`refute-${id}`}
        label={text.refuteNote}
        value={note}
        maxLength={2000}
        error={refute.error?.message}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button kind="secondary">{text.refute}</Button>
    </form>
  );
}
