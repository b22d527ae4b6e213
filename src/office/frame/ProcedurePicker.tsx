import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useId, useState } from 'react';
import { classNames } from '../../ui/classNames.ts';
import { describedBy, Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import './procedurePicker.css';

/** Fewer letters fit nearly everything. */
const FEWEST_LETTERS = 2;

export interface Suggested {
  code: string;
  name: string;
  /** name of its field of administration */
  field: string;
}

interface Props<T extends Suggested> {
  /** of the input, and its id */
  name: string;
  /** name of the chosen procedure, empty when none is */
  chosen: string;
  /** what fits the letters, best first */
  search: (words: string, signal: AbortSignal) => Promise<T[]>;
  onChoose: (procedure: T) => void;
  onClear?: () => void;
  error?: string;
}

/** Finds a procedure by its first letters: a combobox (ARIA APG, “list autocomplete with manual selection”). */
export function ProcedurePicker<T extends Suggested>({ name, chosen, search, onChoose, onClear, error }: Props<T>) {
  const { language, w } = useWords();
  const list = useId();
  const [typed, setTyped] = useState(chosen);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  /** Enter was pressed before the answer to what was typed had come. */
  const [enterWaits, setEnterWaits] = useState(false);
  const asked = useDeferredValue(typed.trim());
  // The next dossier: the name of the last procedure goes.
  useEffect(() => setTyped(chosen), [chosen]);
  const { data, isPlaceholderData, isLoading } = useQuery({
    queryKey: ['procedure-picker', name, asked],
    queryFn: ({ signal }) => search(asked, signal),
    networkMode: 'always',
    enabled: open && asked.length >= FEWEST_LETTERS,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
  const found = asked.length >= FEWEST_LETTERS ? (data ?? []) : [];
  // What is listed answers fewer letters than were typed, or nothing yet: nobody may choose from it with a key.
  const behind = isPlaceholderData || isLoading || asked !== typed.trim();
  const shown = open && found.length > 0;
  const current = Math.min(active, found.length - 1);

  const choose = (procedure: T) => {
    setTyped(procedure.name);
    setOpen(false);
    setEnterWaits(false);
    onChoose(procedure);
  };
  const best = found[0];
  useEffect(() => {
    if (enterWaits && open && !behind && best) choose(best);
  });
  const onKeyDown = (event: React.KeyboardEvent) => {
    const wanted = found[current];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (shown && !behind) setActive((current + step + found.length) % found.length);
    } else if (event.key === 'Enter' && open && (behind || wanted)) {
      event.preventDefault();
      event.stopPropagation();
      if (behind) setEnterWaits(true);
      else if (wanted) choose(wanted);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
      setTyped(chosen);
    }
  };
  const field = {
    language,
    name,
    label: w.reception.chooseProcedure,
    hint: w.reception.chooseProcedureHint,
    error,
  };
  return (
    <div className="combobox">
      <Field {...field}>
        <input
          {...describedBy(field)}
          className="input"
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-expanded={shown}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={shown ? `${list}-${current}` : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setOpen(true);
            setActive(0);
            setEnterWaits(false);
            if (chosen) onClear?.();
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setOpen(false);
            setEnterWaits(false);
          }}
        />
      </Field>
      <p className="visually-hidden" role="status">
        {open && asked.length >= FEWEST_LETTERS && data && !behind ? w.reception.found(found.length) : ''}
      </p>
      <div
        id={list}
        role="listbox"
        aria-label={w.reception.chooseProcedure}
        aria-busy={behind}
        className="combobox-list"
        hidden={!shown}
      >
        {found.map((procedure, index) => (
          <div
            key={procedure.code}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={classNames('combobox-option', index === current && 'combobox-active')}
            // The input keeps the focus: pressing must not take it away.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(procedure)}
            onKeyDown={onKeyDown}
          >
            <span>{procedure.name}</span>
            <small>
              {procedure.code} · {procedure.field}
            </small>
          </div>
        ))}
      </div>
    </div>
  );
}
