import { type ReactNode, useEffect } from 'react';
import { Button } from '../../ui/Button.tsx';

interface Props {
  words: { save: string; undo: string; redo: string };
  /** something is written and not saved, and nothing is being saved */
  saveable: boolean;
  canUndo: boolean;
  canRedo: boolean;
  onSave: () => void;
  dispatch: (edit: { type: 'UNDO' } | { type: 'REDO' }) => void;
  /** what is said of the work: unsaved, saved */
  status: string;
  /** buttons of this editor alone */
  children?: ReactNode;
}

/** The bar above an editor: save, undo, redo, also by Ctrl+S, Ctrl+Z, Ctrl+Y. */
export function WriteBar({ words, saveable, canUndo, canRedo, onSave, dispatch, status, children }: Props) {
  useWriteKeys(dispatch, () => saveable && onSave());
  return (
    <div className="write-bar">
      <Button type="button" icon="check" disabled={!saveable} onClick={onSave}>
        {words.save}
      </Button>
      <Button type="button" kind="secondary" icon="undo" disabled={!canUndo} onClick={() => dispatch({ type: 'UNDO' })}>
        {words.undo}
      </Button>
      <Button type="button" kind="secondary" disabled={!canRedo} onClick={() => dispatch({ type: 'REDO' })}>
        {words.redo}
      </Button>
      {children}
      <span role="status">{status}</span>
    </div>
  );
}

/** Ctrl+Z, Ctrl+Shift+Z or Ctrl+Y, and Ctrl+S, wherever the cursor is. */
function useWriteKeys(dispatch: Props['dispatch'], save: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 's') save();
      else if (key === 'z') dispatch({ type: event.shiftKey ? 'REDO' : 'UNDO' });
      else if (key === 'y') dispatch({ type: 'REDO' });
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
