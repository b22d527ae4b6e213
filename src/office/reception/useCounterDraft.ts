import { useEffect, useRef, useState } from 'react';
import { v4 as uuidv4 } from 'uuid';
import { sealText, unsealText } from '../offline/storeKey.ts';
import { blankDraft, type CounterDraft } from './counterDraft.ts';

/**
 * One draft per officer and tab: it survives reloading and a lost session, not the end of the day. Sealed with the
 * officer's key, since it says who came and what for; where there is no key nothing is kept.
 */
const STORED = 'motcua.reception.draft';

async function readStored(): Promise<CounterDraft | undefined> {
  const stored = sessionStorage.getItem(STORED);
  const text = stored && (await unsealText(stored).catch(() => undefined));
  if (!text) return undefined;
  const draft = JSON.parse(text) as CounterDraft;
  // A draft of an older release may lack fields.
  return { ...blankDraft(draft.key), ...draft };
}

export type Change = (part: Partial<CounterDraft> | ((draft: CounterDraft) => Partial<CounterDraft>)) => void;

/** The dossier being typed, kept in the session storage at every change. */
export function useCounterDraft(): {
  draft: CounterDraft;
  change: Change;
  startOver: () => void;
  open: (draft: CounterDraft) => void;
} {
  const [draft, setDraft] = useState(() => blankDraft(uuidv4()));
  // The number of changes: what was kept before is only put on the screen when nothing has been typed yet.
  const changes = useRef(0);
  useEffect(() => {
    void readStored().then((stored) => {
      if (stored && changes.current === 0) setDraft(stored);
    });
  }, []);
  const set: typeof setDraft = (next) => {
    changes.current++;
    setDraft(next);
  };
  useEffect(() => {
    const latest = changes.current;
    if (latest === 0) return;
    void sealText(JSON.stringify(draft))
      .then((sealed) => {
        if (latest === changes.current) sessionStorage.setItem(STORED, sealed);
      })
      .catch(() => undefined);
  }, [draft]);
  return {
    draft,
    change: (part) => set((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) })),
    startOver: () => set(blankDraft(uuidv4())),
    open: set,
  };
}
