import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { BatchAction } from '../../domain/dossier/batchActions.ts';
import type { Possible } from '../../features/batches/batches.api.ts';
import { Button } from '../../ui/Button.tsx';
import { post } from '../api.ts';
import { useKeys } from '../keys.ts';
import { useWords } from '../language.ts';
import { BatchForm } from './BatchForm.tsx';
import type { ChosenDossier } from './useStartBatch.ts';
import './batches.css';

interface Props {
  chosen: ChosenDossier[];
  clear: () => void;
}

/** What can be done with the chosen dossiers; `a` leads here. Each choice opens its form in place. */
export function BatchBar({ chosen, clear }: Props) {
  const { w } = useWords();
  const [action, setAction] = useState<BatchAction>();
  const bar = useRef<HTMLElement>(null);
  const ids = chosen.map(({ id }) => id);
  const possible = useQuery({
    queryKey: ['batch-possible', ids],
    queryFn: ({ signal }) => post<Possible>('/batches/possible', { dossierIds: ids }, { signal }),
    staleTime: 30_000,
  });
  useKeys({ a: () => bar.current?.querySelector('button')?.focus() });
  const offered = possible.data?.actions.find((one) => one.action === action);
  return (
    <section className="batch-bar" aria-label={w.queues.select.actions} ref={bar}>
      <div className="batch-bar-line">
        {possible.data?.actions.map((one) => (
          <Button
            key={one.action}
            type="button"
            kind={one.action === action ? 'primary' : 'secondary'}
            aria-expanded={one.action === action}
            onClick={() => setAction(one.action === action ? undefined : one.action)}
          >
            {`${w.dossier.action[one.action]} (${one.count})`}
          </Button>
        ))}
        {possible.data?.actions.length === 0 && <span className="muted">{w.queues.select.none}</span>}
        {possible.isError && <span className="muted">{possible.error.message}</span>}
        <strong role="status">{w.queues.select.chosen(chosen.length)}</strong>
        <Button type="button" kind="quiet" onClick={clear}>
          {w.queues.select.clear}
        </Button>
      </div>
      {offered && <BatchForm key={offered.action} {...offered} chosen={chosen} cancel={() => setAction(undefined)} />}
    </section>
  );
}
