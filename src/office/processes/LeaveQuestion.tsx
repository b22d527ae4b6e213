import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { useWords } from '../language.ts';

/** Asks before unsaved work is left, for another screen of the office or another page. */
export function LeaveQuestion({ when }: { when: boolean }) {
  const { language, w } = useWords();
  const e = w.processes.editor;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!when) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [when]);
  useEffect(() => {
    if (blocker.state === 'blocked') document.getElementById('process-stay')?.focus();
  }, [blocker.state]);
  if (blocker.state !== 'blocked') return null;
  return (
    <div className="process-leave">
      <Alert tone="warning" language={language} title={e.leaveTitle} live>
        <p>{e.leaveText}</p>
        <div className="button-row">
          <Button id="process-stay" type="button" onClick={() => blocker.reset()}>
            {e.stay}
          </Button>
          <Button type="button" kind="danger" onClick={() => blocker.proceed()}>
            {e.leave}
          </Button>
        </div>
      </Alert>
    </div>
  );
}
