import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { SavedFilters } from '../../features/queues/listViews.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { post, remove } from '../api.ts';
import { useWords } from '../language.ts';
import { useMe } from '../me.ts';
import { queryClient } from '../queryClient.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { CRITERIA, type ListWish, useFacets, useSavedFilters, type Wanted } from './queueData.ts';

const CHOICES = [
  'agencyCode',
  'receivingAgencyCode',
  'unitId',
  'assigneeId',
  'fieldCode',
  'procedureCode',
  'status',
  'channel',
] as const;
const DAYS = ['dueFrom', 'dueTo', 'receivedFrom', 'receivedTo'] as const;

/** Filters of a list, those that are kept, and its columns. The filter is in the address: going back keeps it. */
export function FilterPanel({ wish }: { wish: ListWish }) {
  const { w } = useWords();
  const f = w.queues.filter;
  const [, setSearch] = useSearchParams();
  const count = Object.keys(wish.criteria).length;
  const apply = (criteria: Wanted) =>
    setSearch((search) => {
      for (const key of CRITERIA) {
        const value = criteria[key];
        if (value) search.set(key, value);
        else search.delete(key);
      }
      return search;
    });
  return (
    <details className="desk-filters">
      <summary>
        {f.open}
        {count > 0 && <span className="desk-filters-count"> – {f.active(count)}</span>}
      </summary>
      <div className="desk-filters-body">
        <Choices wish={wish} change={(key, value) => apply({ ...wish.criteria, [key]: value })} />
        {count > 0 && (
          <Button type="button" kind="quiet" onClick={() => apply({})}>
            {f.clear}
          </Button>
        )}
        <Saved wish={wish} apply={apply} />
        <ColumnChooser name={wish.name} />
      </div>
    </details>
  );
}

function Choices({ wish, change }: { wish: ListWish; change: (key: keyof Wanted, value: string) => void }) {
  const { w } = useWords();
  const f = w.queues.filter;
  const facets = useFacets(wish.name);
  const labelOf = (name: string, value: string, label: string | null) => {
    if (name === 'status') return w.dossier.status[value as unknown as keyof typeof w.dossier.status].name;
    if (name === 'channel') return w.dossier.channel[value as keyof typeof w.dossier.channel];
    return label ?? value;
  };
  return (
    <div className="desk-choices">
      {CHOICES.map((name) => {
        const values = facets.data?.items.filter((facet) => facet.name === name) ?? [];
        const chosen = wish.criteria[name] ?? '';
        return (
          <label key={name}>
            <span>{f.fields[name]}</span>
            <select
              className="input select"
              value={chosen}
              disabled={facets.isPending}
              onChange={({ target }) => change(name, target.value)}
            >
              <option value="">{f.any}</option>
              {name === 'assigneeId' && <option value="none">{f.nobody}</option>}
              {chosen && chosen !== 'none' && !values.some(({ value }) => value === chosen) && (
                <option value={chosen}>{chosen}</option>
              )}
              {values.map(({ value, label, count }) => (
                <option key={value} value={value}>
                  {labelOf(name, value, label)} ({count})
                </option>
              ))}
            </select>
          </label>
        );
      })}
      {DAYS.map((name) => (
        <label key={name}>
          <span>{f.fields[name]}</span>
          <input
            type="date"
            className="input"
            value={wish.criteria[name] ?? ''}
            onChange={({ target }) => change(name, target.value)}
          />
        </label>
      ))}
    </div>
  );
}

function Saved({ wish, apply }: { wish: ListWish; apply: (criteria: Wanted) => void }) {
  const { language, w } = useWords();
  const f = w.queues.filter;
  const { posts } = useMe();
  const saved = useSavedFilters(wish.name);
  const [unit, setUnit] = useState('');
  const units = [...new Map(posts.flatMap((post) => (post.unitId ? [[post.unitId, post.unitName ?? '']] : [])))];
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['filters', wish.name] });
  const save = useMutation({
    mutationFn: (name: string) => {
      const { status, ...criteria } = wish.criteria;
      const shared = unit === '' ? {} : { sharedUnitId: unit };
      const body = { name, criteria: { ...criteria, ...(status && { status: Number(status) }) }, ...shared };
      return post(`/queues/${wish.name}/filters`, body);
    },
    onSuccess: refresh,
  });
  const forget = useMutation({ mutationFn: (id: string) => remove(`/queue-filters/${id}`), onSuccess: refresh });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    if (name) save.mutate(name);
  };
  const failed = save.error ?? forget.error;
  return (
    <section className="desk-saved" aria-label={f.saved}>
      <h2>{f.saved}</h2>
      {failed && <Alert tone="danger" language={language} title={failed.message} live />}
      {saved.data?.items.length === 0 && <p className="muted">{f.noneSaved}</p>}
      <ul>
        {saved.data?.items.map((filter) => (
          <li key={filter.id}>
            <button type="button" className="link-button" onClick={() => apply(wantedOf(filter.criteria))}>
              {filter.name}
            </button>
            {filter.own ? (
              filter.shared && <span className="muted">{f.sharedOwn}</span>
            ) : (
              <span className="muted">{f.sharedBy(filter.by)}</span>
            )}
            {filter.own && (
              <button type="button" className="icon-button" onClick={() => forget.mutate(filter.id)}>
                <Icon name="trash" label={f.remove(filter.name)} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {Object.keys(wish.criteria).length > 0 && (
        <form className="desk-save" onSubmit={submit}>
          <label>
            <span>{f.name}</span>
            <input name="name" className="input" required maxLength={80} autoComplete="off" />
          </label>
          {units.length > 0 && (
            <label>
              <span>{f.share}</span>
              <select className="input select" value={unit} onChange={({ target }) => setUnit(target.value)}>
                <option value="">{f.notShared}</option>
                {units.map(([id, name]) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Button kind="secondary" disabled={save.isPending}>
            {f.save}
          </Button>
        </form>
      )}
    </section>
  );
}

function wantedOf(criteria: SavedFilters['items'][number]['criteria']): Wanted {
  return Object.fromEntries(Object.entries(criteria).map(([key, value]) => [key, String(value)]));
}
