import { v4 as uuidv4 } from 'uuid';
import { useSealed } from '../offline/useSealed.ts';
import { blankDraft, type CounterDraft } from './counterDraft.ts';

/** One draft per officer and tab. */
const STORED = 'motcua.reception.draft';

export type Change = (part: Partial<CounterDraft> | ((draft: CounterDraft) => Partial<CounterDraft>)) => void;

/** The dossier being typed, kept at every change. */
export function useCounterDraft(): {
  draft: CounterDraft;
  change: Change;
  startOver: () => void;
  open: (draft: CounterDraft) => void;
} {
  const { value: draft, change } = useSealed(STORED, () => blankDraft(uuidv4()));
  const open = (other: CounterDraft) => change(() => other);
  return {
    draft,
    change: (part) => change((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) })),
    startOver: () => open(blankDraft(uuidv4())),
    open,
  };
}
