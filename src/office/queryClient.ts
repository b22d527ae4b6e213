import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api.ts';

/** The session has ended: sign in and come back to this very screen. What was typed waits in the session storage. */
function leaveWhenSignedOut(error: unknown): void {
  if (error instanceof ApiProblem && error.status === 401) {
    location.assign(`/can-bo/dang-nhap?tiep=${encodeURIComponent(location.pathname + location.search)}`);
  }
}

/** Server data of the office: fresh for ten seconds, looked at again when the window comes to the front. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => error instanceof ApiProblem && error.temporary && failures < 2,
    },
  },
});
