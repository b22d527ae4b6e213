import { useEffect, useState } from 'react';
import { v4 as uuidv4 } from 'uuid';
import { useMe } from '../me.ts';
import { blankDraft, type CounterDraft } from './counterDraft.ts';

/** One draft per officer and tab: it survives reloading and a lost session, not the end of the day. */
const STORED = 'motcua.reception.draft';

function readStored(owner: string): CounterDraft {
  try {
    const stored = JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as {
      owner: string;
      draft: CounterDraft;
    } | null;
    // A draft of an older release may lack fields.
    if (stored?.owner === owner) return { ...blankDraft(stored.draft.key), ...stored.draft };
  } catch {
    sessionStorage.removeItem(STORED);
  }
  return blankDraft(uuidv4());
}

export type Change = (part: Partial<CounterDraft> | ((draft: CounterDraft) => Partial<CounterDraft>)) => void;

/** The dossier being typed, kept in the session storage at every change. */
export function useCounterDraft(): {
  draft: CounterDraft;
  change: Change;
  startOver: () => void;
  open: (draft: CounterDraft) => void;
} {
  const { id } = useMe();
  const [draft, setDraft] = useState(() => readStored(id));
  useEffect(() => {
    sessionStorage.setItem(STORED, JSON.stringify({ owner: id, draft }));
  }, [id, draft]);
  return {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) })),
    startOver: () => setDraft(blankDraft(uuidv4())),
    open: setDraft,
  };
}
