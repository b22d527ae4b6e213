import { useState } from 'react';
import type { DossierAction } from '../../domain/dossier/actions.ts';
import { NOTHING, type Typed } from './typed.ts';

interface Kept {
  typed: Typed;
  /** names the request, so that sending it again after a lost connection does the work once */
  requestId: string;
}

const keyOf = (dossierId: string, action: DossierAction) => `motcua.action.${dossierId}.${action}`;

function read(key: string): Kept | undefined {
  const text = sessionStorage.getItem(key);
  return text ? (JSON.parse(text) as Kept) : undefined;
}

/** What is typed into a panel, kept for this browser tab until the action is done: a reload or a new sign-in loses nothing. */
export function useKept(dossierId: string, action: DossierAction, start: Partial<Typed>) {
  const key = keyOf(dossierId, action);
  const [kept, setKept] = useState<Kept>(
    () => read(key) ?? { typed: { ...NOTHING, ...start }, requestId: crypto.randomUUID() },
  );
  return {
    ...kept,
    change: (change: (typed: Typed) => Typed) =>
      setKept((before) => {
        const after = { ...before, typed: change(before.typed) };
        sessionStorage.setItem(key, JSON.stringify(after));
        return after;
      }),
    forget: () => sessionStorage.removeItem(key),
  };
}

/** Texts typed for an action, for showing them when it can no longer be done. */
export function keptTexts(dossierId: string, action: DossierAction): string[] {
  const typed = read(keyOf(dossierId, action))?.typed ?? NOTHING;
  return [...Object.values(typed.texts), ...typed.items.map((item) => `${item.name}: ${item.problem}`)].filter(
    (text) => text.length > 3,
  );
}
