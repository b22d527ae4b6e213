import { useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { get } from '../api.ts';
import { useWords } from '../language.ts';
import { useTitle } from './useTitle.ts';

/** Scripts that did not come: another release has taken their place, or the server cannot be reached. */
const missing = new WeakSet<Error>();
window.addEventListener('vite:preloadError', ({ payload }) => missing.add(payload));

/** When the page was last loaded again for this: it does not go round in circles. */
const RELOADED = 'motcua.reloaded';
const ONCE_IN_MILLISECONDS = 60_000;

export function isMissingScript(error: unknown): boolean {
  return error instanceof Error && missing.has(error);
}

/** The page is older than the server: it is loaded anew at the address wanted, and says so. What is typed is kept. */
export function MissingScript() {
  const { w } = useWords();
  const [reached, setReached] = useState(true);
  useTitle(w.office.frame.newRelease);
  useEffect(() => {
    const wait = Number(sessionStorage.getItem(RELOADED) ?? 0) + ONCE_IN_MILLISECONDS - Date.now();
    if (wait > 0) return;
    get('/me').then(
      () => {
        sessionStorage.setItem(RELOADED, String(Date.now()));
        location.reload();
      },
      () => setReached(false),
    );
  }, []);
  if (!reached) {
    return (
      <EmptyState title={w.office.unreachable} icon="danger">
        <p>{w.office.unreachableHint}</p>
        <ReloadButton />
      </EmptyState>
    );
  }
  return (
    <EmptyState title={w.office.frame.newRelease} icon="info">
      <p role="status">{w.office.frame.newReleaseHint}</p>
      <ReloadButton />
    </EmptyState>
  );
}

export function ReloadButton() {
  const { w } = useWords();
  return (
    <Button type="button" kind="secondary" onClick={() => location.reload()}>
      {w.office.frame.reload}
    </Button>
  );
}
