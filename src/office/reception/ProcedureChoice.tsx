import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Receivable } from '../../features/reception/receivable.ts';
import { classNames } from '../../ui/classNames.ts';
import { describedBy, Field } from '../../ui/Field.tsx';
import { get, isUnreachable, withQuery } from '../api.ts';
import { useWords } from '../language.ts';
import { searchProcedures } from '../offline/counterStore.ts';

export const PROCEDURE_FIELD = 'procedure';
const LIST = 'procedure-list';
/** Fewer letters fit nearly everything. */
const FEWEST_LETTERS = 2;

interface Props {
  /** name of the chosen procedure, empty when none is */
  chosen: string;
  onChoose: (procedure: Receivable) => void;
  onClear: () => void;
  error?: string;
}

/** A combobox with a list of suggestions (ARIA APG, “list autocomplete with manual selection”). */
export function ProcedureChoice({ chosen, onChoose, onClear, error }: Props) {
  const { language, w } = useWords();
  const [typed, setTyped] = useState(chosen);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const asked = useDeferredValue(typed.trim());
  const input = useRef<HTMLInputElement>(null);
  // The next dossier: the name of the last procedure goes.
  useEffect(() => setTyped(chosen), [chosen]);
  const { data } = useQuery({
    queryKey: ['receivable', 'words', asked],
    queryFn: ({ signal }) =>
      get<{ items: Receivable[] }>(withQuery('/reception/procedures', { words: asked }), { signal }).catch(
        async (error: unknown) => {
          if (!isUnreachable(error)) throw error;
          return { items: await searchProcedures(asked) };
        },
      ),
    networkMode: 'always',
    enabled: open && asked.length >= FEWEST_LETTERS,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
  const found = asked.length >= FEWEST_LETTERS ? (data?.items ?? []) : [];
  const shown = open && found.length > 0;
  const current = Math.min(active, found.length - 1);

  const choose = (procedure: Receivable) => {
    setTyped(procedure.name);
    setOpen(false);
    onChoose(procedure);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const wanted = found[current];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (shown) setActive((current + step + found.length) % found.length);
    } else if (event.key === 'Enter' && shown && wanted) {
      event.preventDefault();
      event.stopPropagation();
      choose(wanted);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
      setTyped(chosen);
    }
  };
  const field = {
    language,
    name: PROCEDURE_FIELD,
    label: w.reception.chooseProcedure,
    hint: w.reception.chooseProcedureHint,
    error,
  };
  return (
    <div className="combobox">
      <Field {...field}>
        <input
          {...describedBy(field)}
          ref={input}
          className="input"
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-expanded={shown}
          aria-controls={LIST}
          aria-autocomplete="list"
          aria-activedescendant={shown ? `${LIST}-${current}` : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setOpen(true);
            setActive(0);
            if (chosen) onClear();
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
      </Field>
      <p className="visually-hidden" role="status">
        {open && asked.length >= FEWEST_LETTERS && data ? w.reception.found(found.length) : ''}
      </p>
      <div id={LIST} role="listbox" aria-label={w.reception.chooseProcedure} className="combobox-list" hidden={!shown}>
        {found.map((procedure, index) => (
          <div
            key={procedure.code}
            id={`${LIST}-${index}`}
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
