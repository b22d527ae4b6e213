import { useQuery } from '@tanstack/react-query';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import { get } from '../api.ts';

/** A dossier with everything its page says. */
export function useDossierPage(id: string) {
  return useQuery({
    queryKey: ['dossier', id],
    queryFn: ({ signal }) => get<DossierPage>(`/dossiers/${id}/page`, { signal }),
    refetchInterval: 60_000,
  });
}

interface IssuedPapers {
  items: { paper: string; name: string; href: string }[];
}

/** The papers that were issued for it, as PDF. `revision`: asked again when the dossier has moved on. */
export function useIssuedPapers(id: string, revision: number) {
  return useQuery({
    queryKey: ['papers', id, revision],
    queryFn: ({ signal }) => get<IssuedPapers>(`/dossiers/${id}/papers`, { signal }),
  });
}
