import { useQuery } from '@tanstack/react-query';
import type { ReceivableDetails } from '../../features/reception/receivable.ts';
import { get, isUnreachable } from '../api.ts';
import { findProcedure, keepProcedure } from '../offline/counterStore.ts';

/** What the counter asks for a procedure; nothing is asked while none is chosen. */
export function useReceivable(code: string) {
  return useQuery({
    queryKey: ['receivable', 'code', code],
    queryFn: ({ signal }) => readProcedure(code, signal),
    enabled: code !== '',
    networkMode: 'always',
    staleTime: 300_000,
  });
}

/** Kept for when the server cannot be reached. */
async function readProcedure(code: string, signal: AbortSignal): Promise<ReceivableDetails> {
  try {
    const details = await get<ReceivableDetails>(`/reception/procedures/${code}`, { signal });
    await keepProcedure(details).catch(() => undefined);
    return details;
  } catch (error) {
    const known = isUnreachable(error) ? await findProcedure(code) : undefined;
    if (known) return known;
    throw error;
  }
}
