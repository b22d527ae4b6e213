import { Navigate, useParams, useSearchParams } from 'react-router';
import { QUEUES } from '../../domain/queues/queues.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { ListScreen } from './ListScreen.tsx';
import { Queues } from './Queues.tsx';
import { listNameOf, useCounts, useListView, wishOf } from './queueData.ts';

/** The officer's desk: queues, one of them as a list. */
export function DeskPage() {
  const { queue } = useParams();
  const [search] = useSearchParams();
  const name = listNameOf(queue);
  const { view, ready } = useListView(name);
  const wish = wishOf(name, search, view.sort);
  const query = search.size > 0 ? `?${search}` : '';
  return (
    <div className="desk">
      <Queues current={wish.name} />
      <ListScreen wish={wish} ready={ready} to={(id) => `/queues/${wish.name}/${id}${query}`} />
    </div>
  );
}

/** Without a wish: where the work is. */
export function DeskStart() {
  const counts = useCounts();
  if (counts.isError) return <LoadFailed error={counts.error} retry={() => counts.refetch()} />;
  if (counts.isPending) return <Skeleton lines={8} />;
  const busy = QUEUES.find((name) => (counts.data[name] ?? 0) > 0);
  return <Navigate to={`/queues/${busy ?? 'mine'}`} replace />;
}
