import { useState } from 'react';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { DossierScreen } from '../dossier/DossierScreen.tsx';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useKeys } from '../keys.ts';
import { useWords } from '../language.ts';
import { DossierList } from './DossierList.tsx';
import { Queues } from './Queues.tsx';
import { type ListWish, listNameOf, nextInList, QUEUE_ORDER, useCounts, useList } from './queueData.ts';

/** The officer's desk: queues, one of them as a list, and beside it the dossier that is open. */
export function DeskPage() {
  const { w } = useWords();
  const { queue, id } = useParams();
  const [search] = useSearchParams();
  const [listHidden, setListHidden] = useState(false);
  const wish: ListWish = {
    name: listNameOf(queue),
    words: search.get('words') ?? '',
    sort: search.get('sort') === 'received' ? 'received' : 'due',
  };
  useKeys({ l: () => setListHidden(!listHidden) });
  const query = search.size > 0 ? `?${search}` : '';
  const listAddress = `/queues/${wish.name}${query}`;
  const dossierAddress = (dossierId: string) => `/queues/${wish.name}/${dossierId}${query}`;
  if (!id) {
    return (
      <div className="desk">
        <Queues current={wish.name} />
        <ListColumn wish={wish} to={dossierAddress} />
      </div>
    );
  }
  return (
    <div className={listHidden ? 'desk desk-open desk-alone' : 'desk desk-open'}>
      {!listHidden && (
        <div className="desk-list">
          <Queues current={wish.name} />
          <ListColumn wish={wish} to={dossierAddress} openId={id} />
        </div>
      )}
      <DossierScreen
        key={id}
        id={id}
        back={listAddress}
        next={() => {
          const following = nextInList(wish, id);
          return following && { to: dossierAddress(following.id), label: following.applicantName };
        }}
        tools={
          <button
            type="button"
            className="button button-quiet desk-toggle"
            aria-pressed={listHidden}
            onClick={() => setListHidden(!listHidden)}
          >
            <Icon name={listHidden ? 'chevronRight' : 'chevronLeft'} />
            {listHidden ? w.office.queue.show : w.office.queue.hide}
          </button>
        }
      />
    </div>
  );
}

/** Without a wish: where the work is. */
export function DeskStart() {
  const counts = useCounts();
  if (counts.isError) return <LoadFailed error={counts.error} retry={() => counts.refetch()} />;
  if (counts.isPending) return <Skeleton lines={8} />;
  const busy = QUEUE_ORDER.find((name) => (counts.data[name] ?? 0) > 0);
  return <Navigate to={`/queues/${busy ?? 'mine'}`} replace />;
}

function ListColumn({ wish, to, openId }: { wish: ListWish; to: (id: string) => string; openId?: string }) {
  const { w } = useWords();
  const { queue } = w.office;
  const list = useList(wish);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (!openId) return <ListScreen wish={wish} to={to} list={list} items={items} />;
  return (
    <div className="desk-list-items">
      <h2 className="visually-hidden">{queue[wish.name]}</h2>
      <ListBody wish={wish} to={to} openId={openId} list={list} items={items} />
    </div>
  );
}

type List = ReturnType<typeof useList>;
type Items = NonNullable<List['data']>['pages'][number]['items'];

interface BodyProps {
  wish: ListWish;
  to: (id: string) => string;
  openId?: string;
  list: List;
  items: Items;
}

function ListScreen(props: BodyProps) {
  const { w } = useWords();
  const { queue } = w.office;
  const { name } = props.wish;
  useTitle(queue[name]);
  return (
    <section className="desk-main" aria-labelledby="queue-title">
      <header className="desk-head">
        <div>
          <h1 id="queue-title">{queue[name]}</h1>
          <p className="muted">{queue.about[name]}</p>
        </div>
        <Filter {...props.wish} />
      </header>
      <ListBody {...props} />
    </section>
  );
}

function ListBody({ wish, to, openId, list, items }: BodyProps) {
  const { w } = useWords();
  const { queue } = w.office;
  if (list.isError) return <LoadFailed error={list.error} retry={() => list.refetch()} />;
  if (list.isPending) return <Skeleton lines={8} />;
  if (items.length === 0) return <EmptyState title={wish.words ? queue.emptyFiltered : queue.empty} icon="inbox" />;
  return (
    <>
      <DossierList items={items} to={to} openId={openId} label={queue[wish.name]} narrow={openId !== undefined} />
      {list.hasNextPage && (
        <Button type="button" kind="secondary" disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {queue.more}
        </Button>
      )}
    </>
  );
}

const TYPING_PAUSE_MILLISECONDS = 250;

/** Narrows the list down; the wish is in the address, so going back keeps it. */
function Filter({ name, words, sort }: ListWish) {
  const { w } = useWords();
  const { queue } = w.office;
  const [, setSearch] = useSearchParams();
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
          defaultValue={words}
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
            onChange={({ target }) => set('sort', target.value === 'due' ? '' : target.value)}
          >
            <option value="due">{queue.sort.due}</option>
            <option value="received">{queue.sort.received}</option>
          </select>
        </label>
      )}
    </div>
  );
}
