import { useEffect } from 'react';
import type { DossierAction } from '../../domain/dossier/actions.ts';
import { useSealed } from '../offline/useSealed.ts';
import { NOTHING, type Typed } from './typed.ts';

interface Kept {
  typed: Typed;
  /** names the request, so that sending it again after a lost connection does the work once */
  requestId: string;
}

const placeOf = (dossierId: string, action: DossierAction) => `motcua.action.${dossierId}.${action}`;

/** What is typed into panels of this page, for opening one again and for showing what can no longer be sent. */
const typedHere = new Map<string, Kept>();

/** What is typed into a panel, kept until the action is done: a reload or a new sign-in loses nothing. */
export function useKept(dossierId: string, action: DossierAction, start: Partial<Typed>) {
  const place = placeOf(dossierId, action);
  const { value, change, forget } = useSealed<Kept>(
    place,
    () => typedHere.get(place) ?? { typed: { ...NOTHING, ...start }, requestId: crypto.randomUUID() },
  );
  useEffect(() => {
    typedHere.set(place, value);
  }, [place, value]);
  return {
    ...value,
    change: (next: (typed: Typed) => Typed) => change((before) => ({ ...before, typed: next(before.typed) })),
    forget: () => {
      typedHere.delete(place);
      forget();
    },
  };
}

/** Texts typed for an action, for showing them when it can no longer be done. */
export function keptTexts(dossierId: string, action: DossierAction): string[] {
  const typed = typedHere.get(placeOf(dossierId, action))?.typed ?? NOTHING;
  return [...Object.values(typed.texts), ...typed.items.map((item) => `${item.name}: ${item.problem}`)].filter(
    (text) => text.length > 3,
  );
}
