import { useQuery } from '@tanstack/react-query';
import type { BatchView } from '../../features/batches/batches.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';

/** How far the batch is, and which dossiers could not be handed over and why. */
export function TakeoverProgress({ batchId, done }: { batchId: string; done: () => void }) {
  const { language, w } = useWords();
  const t = w.standIns.takeover;
  const batch = useQuery({
    queryKey: ['batch', batchId],
    queryFn: ({ signal }) => get<BatchView>(`/batches/${batchId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.waiting === 0 ? false : 1_000),
  });
  if (batch.isError) return <LoadFailed error={batch.error} retry={() => batch.refetch()} />;
  if (batch.isPending) return <Skeleton />;
  const { total, waiting, done: given, items } = batch.data;
  const failed = items.filter(({ outcome }) => outcome === 'FAILED');
  return (
    <Panel>
      <p role="status">{waiting > 0 ? t.progress(total - waiting, total) : t.done(given)}</p>
      <progress max={total} value={total - waiting} aria-label={t.progress(total - waiting, total)} />
      {failed.length > 0 && (
        <Alert tone="warning" language={language} title={t.failed(failed.length)}>
          <ul>
            {failed.map((item) => (
              <li key={item.dossierId}>
                <span className="code">{item.code}</span> {item.failure?.title} {item.failure?.detail}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {waiting === 0 && (
        <Button type="button" kind="secondary" onClick={done}>
          {w.common.actions.continue}
        </Button>
      )}
    </Panel>
  );
}
