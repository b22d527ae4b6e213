import { useEffect, useRef, useSyncExternalStore } from 'react';

const STORED = 'motcua.office.keys';
const listeners = new Set<() => void>();

/** Whether single keys do something; on unless the person turned them off (WCAG 2.1.4). */
export function keysAreOn(): boolean {
  return localStorage.getItem(STORED) !== 'off';
}

export function turnKeys(on: boolean): void {
  localStorage.setItem(STORED, on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export function useKeysAreOn(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, keysAreOn);
}

/**
 * Single keys of a screen: `{ j: next, '?': help }`. They are silent while somebody types, with Ctrl, Alt or Meta, in a
 * dialog, and when turned off.
 */
export function useKeys(keys: Record<string, () => void>): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = current.current[event.key];
      if (!act || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea, select, dialog, [contenteditable]') || !keysAreOn()) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
