import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { BATCH_LIMIT } from '../../domain/dossier/batchActions.ts';
import { SORTS } from '../../domain/queues/sorts.ts';
import type { Selection } from '../../features/queues/listViews.api.ts';
import type { QueueItem } from '../../features/queues/queues.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { get, withQuery } from '../api.ts';
import { BatchBar } from '../batches/BatchBar.tsx';
import type { ChosenDossier } from '../batches/useStartBatch.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { DossierList } from './DossierList.tsx';
import { FilterPanel } from './FilterPanel.tsx';
import { type ListWish, queryOf, useList, useListView } from './queueData.ts';

interface Props {
  wish: ListWish;
  ready: boolean;
  to: (id: string) => string;
}

/** A queue over the whole width: filters, columns, dossiers, and what can be done with those that are chosen. */
export function ListScreen({ wish, ready, to }: Props) {
  const { w } = useWords();
  const { queue } = w.office;
  useTitle(queue[wish.name]);
  return (
    <section className="desk-main" aria-labelledby="queue-title">
      <header className="desk-head">
        <div>
          <h1 id="queue-title">{queue[wish.name]}</h1>
          <p className="muted">{queue.about[wish.name]}</p>
        </div>
        <QuickFilter wish={wish} />
      </header>
      {wish.name !== 'recent' && <FilterPanel key={wish.name} wish={wish} />}
      <Dossiers key={JSON.stringify(wish)} wish={wish} ready={ready} to={to} />
    </section>
  );
}

function Dossiers({ wish, ready, to }: Props) {
  const { language, w } = useWords();
  const { queue } = w.office;
  const list = useList(wish, ready);
  const { view } = useListView(wish.name);
  const choice = useChoice(wish);
  if (list.isError) return <LoadFailed error={list.error} retry={() => list.refetch()} />;
  if (list.isPending) return <Skeleton lines={8} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    const filtered = Object.keys(wish.criteria).length > 0;
    return <EmptyState title={filtered ? queue.emptyFiltered : queue.empty} icon="inbox" />;
  }
  if (wish.name === 'recent') return <DossierList items={items} to={to} label={queue.recent} />;
  const chosen = choice.among(items);
  return (
    <>
      <div className="desk-tools">
        <label>
          <input
            type="checkbox"
            checked={items.every((item) => choice.isChosen(item))}
            onChange={({ target }) => choice.chooseAll(target.checked ? items : [])}
          />{' '}
          {w.queues.select.page}
        </label>
        {list.hasNextPage && (
          <Button type="button" kind="quiet" onClick={choice.chooseMatching}>
            {w.queues.select.matching}
          </Button>
        )}
        <span className="desk-tools-end">
          <Link to="/batches">{w.batches.title}</Link>
          <a
            href={withQuery(`/can-bo/hang-doi/${wish.name}/danh-sach.csv`, {
              ...queryOf(wish),
              columns: view.columns.join(','),
            })}
            title={w.queues.exportHint}
          >
            {w.queues.export}
          </a>
        </span>
      </div>
      {choice.problem && <Alert tone="danger" language={language} title={choice.problem} live />}
      <DossierList items={items} to={to} label={queue[wish.name]} columns={view.columns} choosing={choice} />
      {list.hasNextPage && (
        <Button type="button" kind="secondary" disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {queue.more}
        </Button>
      )}
      {chosen.length > 0 && <BatchBar chosen={chosen} clear={() => choice.chooseAll([])} />}
    </>
  );
}

/** The dossiers chosen for a batch, by the revision in which they were seen. */
function useChoice(wish: ListWish) {
  const { w } = useWords();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const [problem, setProblem] = useState<string>();
  const set = (next: Map<string, number>) => {
    setProblem(next.size > BATCH_LIMIT ? w.queues.select.tooMany : undefined);
    if (next.size <= BATCH_LIMIT) setChosen(next);
  };
  return {
    problem,
    isChosen: (item: QueueItem) => chosen.has(item.id),
    toggle: (item: QueueItem) => {
      const next = new Map(chosen);
      if (!next.delete(item.id)) next.set(item.id, item.revision);
      set(next);
    },
    chooseAll: (items: ChosenDossier[]) => set(new Map(items.map(({ id, revision }) => [id, revision]))),
    chooseMatching: async () => {
      const matching = await client
        .fetchQuery({
          queryKey: ['list', 'selection', wish],
          queryFn: () => get<Selection>(withQuery(`/queues/${wish.name}/selection`, queryOf(wish))),
        })
        .catch((error: Error) => setProblem(error.message));
      if (matching) set(new Map(matching.items.map(({ id, revision }) => [id, revision])));
    },
    /** as they are now: a dossier that was looked at again since is acted on as it was seen last */
    among: (items: QueueItem[]): ChosenDossier[] => {
      const seen = new Map(items.map((item) => [item.id, item.revision]));
      return [...chosen].map(([id, revision]) => ({ id, revision: seen.get(id) ?? revision }));
    },
  };
}

const TYPING_PAUSE_MILLISECONDS = 250;

/** Words and order; the wish is in the address, so going back keeps it, and the order is remembered. */
function QuickFilter({ wish: { name, criteria, sort } }: { wish: ListWish }) {
  const { w } = useWords();
  const { queue } = w.office;
  const [, setSearch] = useSearchParams();
  const { keepSort } = useListView(name);
  const [timer, setTimer] = useState<number>();
  const set = (key: string, value: string) =>
    setSearch(
      (search) => {
        if (value) search.set(key, value);
        else search.delete(key);
        return search;
      },
      { replace: true },
    );
  return (
    <div className="desk-filter">
      <label>
        <span>{queue.filter}</span>
        <input
          key={name}
          type="search"
          className="input"
          defaultValue={criteria.words ?? ''}
          maxLength={200}
          onChange={({ target }) => {
            clearTimeout(timer);
            setTimer(window.setTimeout(() => set('words', target.value.trim()), TYPING_PAUSE_MILLISECONDS));
          }}
        />
      </label>
      {name !== 'recent' && (
        <label>
          <span>{queue.sort.label}</span>
          <select
            className="input select"
            value={sort}
            onChange={({ target }) => {
              set('sort', '');
              keepSort(SORTS.find((known) => known === target.value) ?? 'due');
            }}
          >
            {SORTS.map((known) => (
              <option key={known} value={known}>
                {queue.sort[known]}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
