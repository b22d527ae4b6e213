import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { DossierScreen } from '../dossier/DossierScreen.tsx';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useKeys } from '../keys.ts';
import { useWords } from '../language.ts';
import { DossierList } from './DossierList.tsx';
import { Queues } from './Queues.tsx';
import { type ListWish, listNameOf, nextInList, useList, useListView, wishOf } from './queueData.ts';

/** A dossier of a queue, its list beside it until the officer hides that. */
export function OpenDossierPage() {
  const { w } = useWords();
  const { queue, id = '' } = useParams();
  const [search] = useSearchParams();
  const [listHidden, setListHidden] = useState(false);
  const name = listNameOf(queue);
  const { view, ready } = useListView(name);
  const wish = wishOf(name, search, view.sort);
  useKeys({ l: () => setListHidden(!listHidden) });
  const query = search.size > 0 ? `?${search}` : '';
  const dossierAddress = (dossierId: string) => `/queues/${wish.name}/${dossierId}${query}`;
  return (
    <div className={listHidden ? 'desk desk-open desk-alone' : 'desk desk-open'}>
      {!listHidden && (
        <div className="desk-list">
          <Queues current={wish.name} />
          <NarrowList wish={wish} ready={ready} to={dossierAddress} openId={id} />
        </div>
      )}
      <DossierScreen
        key={id}
        id={id}
        back={`/queues/${wish.name}${query}`}
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

interface NarrowProps {
  wish: ListWish;
  ready: boolean;
  to: (id: string) => string;
  openId: string;
}

/** The same list beside the dossier that is open. */
function NarrowList({ wish, ready, to, openId }: NarrowProps) {
  const { w } = useWords();
  const { queue } = w.office;
  const list = useList(wish, ready);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="desk-list-items">
      <h2 className="visually-hidden">{queue[wish.name]}</h2>
      {list.isError && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {list.isPending && <Skeleton lines={8} />}
      {list.data && items.length === 0 && <EmptyState title={queue.empty} icon="inbox" />}
      {items.length > 0 && <DossierList items={items} to={to} openId={openId} label={queue[wish.name]} narrow />}
      {list.hasNextPage && (
        <Button type="button" kind="secondary" disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {queue.more}
        </Button>
      )}
    </div>
  );
}
