import { type InfiniteData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ListName, QueueName } from '../../features/queues/queueDefinitions.ts';
import type { QueueItem, QueueItems } from '../../features/queues/queues.api.ts';
import { get, withQuery } from '../api.ts';
import { queryClient } from '../queryClient.ts';

/** In the order of the screen: what presses first. */
export const QUEUE_ORDER: QueueName[] = [
  'mine',
  'unit',
  'toReceive',
  'dueToday',
  'late',
  'waiting',
  'toSign',
  'opinions',
  'toReturn',
];

export interface ListWish {
  name: ListName;
  words: string;
  sort: 'due' | 'received';
}

/** The name in an address, `mine` for anything else. */
export function listNameOf(text: string | undefined): ListName {
  return text === 'recent' ? text : (QUEUE_ORDER.find((name) => name === text) ?? 'mine');
}

/** How many dossiers are in every queue; asked again every minute. */
export function useCounts() {
  return useQuery({
    queryKey: ['queues'],
    queryFn: ({ signal }) => get<Record<QueueName, number>>('/queues', { signal }),
    refetchInterval: 60_000,
  });
}

/** A list, page after page. */
export function useList({ name, words, sort }: ListWish) {
  return useInfiniteQuery({
    queryKey: ['list', name, words, sort],
    queryFn: ({ pageParam, signal }) =>
      get<QueueItems>(withQuery(`/queues/${name}/dossiers`, { words, sort, after: pageParam }), { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
  });
}

/** The dossier after this one in the list as it stands; the first one when this is not in it. */
export function nextInList({ name, words, sort }: ListWish, id: string): QueueItem | undefined {
  const data = queryClient.getQueryData<InfiniteData<QueueItems>>(['list', name, words, sort]);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const index = items.findIndex((item) => item.id === id);
  return items[index + 1] ?? items.find((item) => item.id !== id);
}

/** Everything that an action may have changed is asked for again. */
export async function refreshDesk(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['queues'] }),
    queryClient.invalidateQueries({ queryKey: ['list'] }),
  ]);
}
