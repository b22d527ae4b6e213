import { type KeyboardEvent, useRef } from 'react';
import { Link } from 'react-router';
import { type ColumnName, USUAL_COLUMNS } from '../../domain/queues/columns.ts';
import type { QueueItem } from '../../features/queues/queues.api.ts';
import { classNames } from '../../ui/classNames.ts';
import { useKeys } from '../keys.ts';
import { useWords } from '../language.ts';
import { Cell } from './cells.tsx';

/** Which dossiers are chosen for a batch. */
export interface Choosing {
  isChosen: (item: QueueItem) => boolean;
  toggle: (item: QueueItem) => void;
}

interface Props {
  items: QueueItem[];
  /** address of a dossier opened from this list */
  to: (id: string) => string;
  /** the dossier that is open beside the list */
  openId?: string;
  label: string;
  /** one column of cards beside an open dossier */
  narrow?: boolean;
  columns?: readonly ColumnName[];
  choosing?: Choosing;
}

/** Dossiers as rows; every row is one link. `j`, `k` and the arrows move through them, `x` chooses. */
export function DossierList({ items, to, openId, label, narrow, columns = USUAL_COLUMNS, choosing }: Props) {
  const { w } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const links = () => [...(list.current?.querySelectorAll('a') ?? [])];
  const here = () => links().indexOf(document.activeElement?.closest('li')?.querySelector('a') as HTMLAnchorElement);
  const move = (by: number) => {
    const all = links();
    const open = all.findIndex((link) => link.getAttribute('aria-current'));
    const from = here() >= 0 ? here() : open;
    all.at(Math.min(Math.max(from + by, 0), all.length - 1))?.focus();
  };
  const choose = () => {
    const item = items[here()];
    if (item) choosing?.toggle(item);
  };
  useKeys({ j: () => move(1), k: () => move(-1), ...(choosing && { x: choose }) });
  const onArrow = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };
  const usual = columns.join() === USUAL_COLUMNS.join();
  return (
    <>
      {!narrow && !usual && (
        <p className={classNames('dossier-labels', choosing && 'dossier-labels-choosing')} aria-hidden="true">
          {columns.map((column) => (
            <span key={column}>{w.office.queue.columns[column]}</span>
          ))}
        </p>
      )}
      <ul
        className={classNames('dossiers', narrow && 'dossiers-narrow', !usual && 'dossiers-free')}
        aria-label={label}
        ref={list}
        onKeyDown={onArrow}
      >
        {items.map((item) => (
          <li key={item.id} className={choosing?.isChosen(item) ? 'dossier-chosen' : undefined}>
            {choosing && (
              <label className="dossier-choice">
                <input type="checkbox" checked={choosing.isChosen(item)} onChange={() => choosing.toggle(item)} />
                <span className="visually-hidden">
                  {w.queues.select.one(item.applicantName)} {item.code ?? item.submissionNumber}
                </span>
              </label>
            )}
            <Link to={to(item.id)} className="dossier-row" aria-current={item.id === openId ? 'true' : undefined}>
              {(narrow ? USUAL_COLUMNS : columns).map((column) => (
                <span key={column} className={`dossier-row-${CLASSES[column] ?? 'plain'}`}>
                  {!usual && !narrow && column !== 'applicant' && (
                    <span className="dossier-row-label">{w.office.queue.columns[column]}: </span>
                  )}
                  <Cell item={item} column={column} />
                </span>
              ))}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

const CLASSES: Partial<Record<ColumnName, string>> = {
  applicant: 'who',
  procedure: 'what',
  step: 'where',
  due: 'due',
};
