import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { QueueItem } from '../../features/queues/queues.api.ts';
import { post } from '../api.ts';

/** A dossier chosen for a batch, as it was seen. */
export type ChosenDossier = Pick<QueueItem, 'id' | 'revision'>;

/** Starts the batch; the same request id is used until it has succeeded. */
export function useStartBatch(done: (id: string) => void) {
  const requestId = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: (body: object) => post<{ id: string }>('/batches', body, { idempotencyKey: requestId.current }),
    onSuccess: ({ id }) => done(id),
  });
}
