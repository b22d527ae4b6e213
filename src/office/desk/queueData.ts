import { type InfiniteData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { type ColumnName, USUAL_COLUMNS } from '../../domain/queues/columns.ts';
import { LISTS, type ListName, type QueueName } from '../../domain/queues/queues.ts';
import type { Facets, ListView, SavedFilters } from '../../features/queues/listViews.api.ts';
import type { QueueItem, QueueItems } from '../../features/queues/queues.api.ts';
import { get, put, withQuery } from '../api.ts';
import { queryClient } from '../queryClient.ts';

/** By what a list is narrowed down; names as in the address and in the API. */
export const CRITERIA = [
  'words',
  'agencyCode',
  'receivingAgencyCode',
  'unitId',
  'assigneeId',
  'procedureCode',
  'fieldCode',
  'status',
  'channel',
  'dueFrom',
  'dueTo',
  'receivedFrom',
  'receivedTo',
] as const;
export type CriterionName = (typeof CRITERIA)[number];
export type Wanted = Partial<Record<CriterionName, string>>;

export interface ListWish {
  name: ListName;
  criteria: Wanted;
  sort: string;
}

/** The name in an address, `mine` for anything else. */
export function listNameOf(text: string | undefined): ListName {
  return LISTS.find((name) => name === text) ?? 'mine';
}

/** What an address asks for; without an order of its own the one that is kept. */
export function wishOf(name: ListName, search: URLSearchParams, keptSort: string): ListWish {
  const given = CRITERIA.flatMap((key) => {
    const value = search.get(key);
    return value ? [[key, value] as const] : [];
  });
  return { name, criteria: Object.fromEntries(given), sort: search.get('sort') ?? keptSort };
}

/** How many dossiers are in every queue; asked again every minute. */
export function useCounts() {
  return useQuery({
    queryKey: ['queues'],
    queryFn: ({ signal }) => get<Record<QueueName, number>>('/queues', { signal }),
    refetchInterval: 60_000,
  });
}

const USUAL_VIEW: ListView = { columns: [...USUAL_COLUMNS], sort: 'due' };

/** Columns and order that the officer keeps for the list; the usual ones until they are known. */
export function useListView(name: ListName) {
  const kept = useQuery({
    queryKey: ['view', name],
    queryFn: ({ signal }) => get<ListView>(`/queues/${name}/view`, { signal }),
    enabled: name !== 'recent',
    staleTime: 600_000,
  });
  const keep = useMutation({
    mutationFn: (view: ListView) => put<ListView>(`/queues/${name}/view`, view),
    onMutate: (view) => queryClient.setQueryData(['view', name], view),
  });
  const view = kept.data ?? USUAL_VIEW;
  return {
    view,
    ready: name === 'recent' || !kept.isPending,
    keepColumns: (columns: ColumnName[]) => keep.mutate({ ...view, columns }),
    keepSort: (sort: ListView['sort']) => keep.mutate({ ...view, sort }),
  };
}

/** By what the dossiers of a queue differ. */
export function useFacets(name: ListName) {
  return useQuery({
    queryKey: ['list', 'facets', name],
    queryFn: ({ signal }) => get<Facets>(`/queues/${name}/facets`, { signal }),
    staleTime: 60_000,
  });
}

/** Filters kept for a queue, one's own and shared ones. */
export function useSavedFilters(name: ListName) {
  return useQuery({
    queryKey: ['filters', name],
    queryFn: ({ signal }) => get<SavedFilters>(`/queues/${name}/filters`, { signal }),
  });
}

/** What the API is asked for; what was worked on lately knows words only. */
export function queryOf({ name, criteria, sort }: ListWish): Record<string, string | undefined> {
  return name === 'recent' ? { words: criteria.words } : { ...criteria, sort };
}

function keyOf(wish: ListWish) {
  return ['list', wish.name, queryOf(wish)];
}

/** A list, page after page. */
export function useList(wish: ListWish, ready = true) {
  return useInfiniteQuery({
    queryKey: keyOf(wish),
    queryFn: ({ pageParam, signal }) =>
      get<QueueItems>(withQuery(`/queues/${wish.name}/dossiers`, { ...queryOf(wish), after: pageParam }), { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
    enabled: ready,
  });
}

/** The dossier after this one in the list as it stands; the first one when this is not in it. */
export function nextInList(wish: ListWish, id: string): QueueItem | undefined {
  const data = queryClient.getQueryData<InfiniteData<QueueItems>>(keyOf(wish));
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
