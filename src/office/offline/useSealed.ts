import { useEffect, useRef, useState } from 'react';
import { findKey, sealText, unsealText } from './storeKey.ts';

interface SealedState<T> {
  value: T;
  change: (next: (before: T) => T) => void;
  /** nothing is kept any longer; the value stays */
  forget: () => void;
}

/**
 * State that survives reloading and a lost session, not the end of the day: kept in the tab's storage at every change, sealed
 * with the officer's key, since it says who came and what for. Where there is no key nothing is kept. `place` never changes.
 * `start` makes the state before anything was typed; what an older release kept gets from it the fields it lacks.
 */
export function useSealed<T extends object>(place: string, start: () => T): SealedState<T> {
  const [value, setValue] = useState(start);
  // The number of changes: what was kept before is only put on the screen when nothing has been typed yet.
  const changes = useRef(0);
  useEffect(() => {
    // The first change shall not have to wait for it.
    void findKey();
    void readSealed<T>(place).then((kept) => {
      if (kept !== undefined && changes.current === 0) setValue((before) => ({ ...before, ...kept }));
    });
  }, [place]);
  useEffect(() => {
    const latest = changes.current;
    if (latest === 0) return;
    void sealText(JSON.stringify(value))
      .then((sealed) => {
        if (latest === changes.current) sessionStorage.setItem(place, sealed);
      })
      .catch(() => undefined);
  }, [place, value]);
  return {
    value,
    change: (next) => {
      changes.current++;
      setValue(next);
    },
    forget: () => {
      changes.current++;
      sessionStorage.removeItem(place);
    },
  };
}

async function readSealed<T>(place: string): Promise<T | undefined> {
  const stored = sessionStorage.getItem(place);
  const text = stored && (await unsealText(stored).catch(() => undefined));
  return text ? (JSON.parse(text) as T) : undefined;
}
