import { Link, useRouteError } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { ApiProblem } from '../api.ts';
import { useWords } from '../language.ts';
import { isMissingScript, MissingScript, ReloadButton } from './MissingScript.tsx';
import { useTitle } from './useTitle.ts';

/** An address without a screen. */
export function NotFound() {
  const { w } = useWords();
  useTitle(w.office.frame.notFound);
  return (
    <EmptyState title={w.office.frame.notFound} icon="question">
      <p>{w.office.frame.notFoundHint}</p>
      <p>
        <Link to="/">{w.office.frame.toDesk}</Link>
      </p>
    </EmptyState>
  );
}

/** A screen that broke; the frame around it still works. */
export function ScreenFailed() {
  const { w } = useWords();
  const error = useRouteError();
  if (isMissingScript(error)) return <MissingScript />;
  console.error(error);
  return (
    <EmptyState title={w.office.frame.failed} icon="danger">
      <p>{w.office.frame.failedHint}</p>
      <ReloadButton />
    </EmptyState>
  );
}

/** Data that could not be had: what happened, what to do, and a button to try again. */
export function LoadFailed({ error, retry }: { error: Error; retry: () => void }) {
  const { language, w } = useWords();
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <Alert tone="danger" language={language} title={problem?.message ?? w.office.loadFailed} live>
      {problem?.detail && <p>{problem.detail}</p>}
      {problem && problem.status >= 500 && problem.requestId && (
        <p className="small">{w.common.errorPage.reference(problem.requestId)}</p>
      )}
      <Button type="button" kind="secondary" onClick={retry}>
        {w.common.actions.retry}
      </Button>
    </Alert>
  );
}

/** Grey lines where data will be; said once to screen readers. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const { w } = useWords();
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{w.office.loading}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
        <span key={line} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}
