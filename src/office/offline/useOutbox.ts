import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMe } from '../me.ts';
import { queryClient } from '../queryClient.ts';
import { countEntries, listEntries } from './counterStore.ts';
import { type SentEntry, sendEntries } from './sendEntries.ts';

const LOOK_MILLISECONDS = 10_000;
const PATIENCE_MILLISECONDS = 5_000;
const ENTRIES = ['outbox'];

/** Whether the server answers; looked at again every ten seconds. */
function useReachable(): boolean {
  const reachable = useQuery({
    queryKey: ['reachable'],
    queryFn: async () => {
      try {
        const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
        const answer = await fetch('/healthz', { cache: 'no-store', signal });
        // Unread, the browser would hold the connection open.
        await answer.text();
        return answer.ok;
      } catch {
        return false;
      }
    },
    refetchInterval: LOOK_MILLISECONDS,
    networkMode: 'always',
    retry: false,
  });
  return reachable.data ?? true;
}

/** The entries that wait on this computer, sent as soon as the server can be reached. */
export function useOutbox() {
  const { id: owner } = useMe();
  const reachable = useReachable();
  const [sent, setSent] = useState<SentEntry[]>([]);
  const entries = useQuery({
    queryKey: [...ENTRIES, owner],
    queryFn: async () => {
      const readable = await listEntries(owner);
      return { readable, locked: (await countEntries(owner)) - readable.length };
    },
    networkMode: 'always',
    staleTime: 0,
  });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ENTRIES });
  const sending = useMutation({
    networkMode: 'always',
    mutationFn: () => sendEntries(owner),
    onSuccess: (done) => {
      if (done.length > 0) setSent((before) => [...before, ...done]);
      void queryClient.invalidateQueries({ queryKey: ['queues'] });
      void queryClient.invalidateQueries({ queryKey: ['list'] });
    },
    onSettled: refresh,
  });
  const { mutate, isPending } = sending;
  const waiting = entries.data?.readable.filter((entry) => entry.problem === undefined).length ?? 0;
  const locked = entries.data?.locked ?? 0;
  const { refetch } = entries;
  useEffect(() => {
    if (reachable && locked > 0) void refetch();
  }, [reachable, locked, refetch]);
  useEffect(() => {
    if (reachable && waiting > 0 && !isPending) mutate();
  }, [reachable, waiting, isPending, mutate]);
  return {
    owner,
    reachable,
    entries: entries.data?.readable ?? [],
    /** cannot be read until the server gives the key again */
    locked: entries.data?.locked ?? 0,
    sent,
    refresh,
    send: () => mutate(),
    clearSent: () => setSent([]),
  };
}

export type Outbox = ReturnType<typeof useOutbox>;
