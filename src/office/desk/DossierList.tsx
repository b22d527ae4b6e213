import { type KeyboardEvent, useRef } from 'react';
import { Link } from 'react-router';
import { STATUS } from '../../domain/dossier/status.ts';
import type { QueueItem } from '../../features/queues/queues.api.ts';
import { DueTag, type StatusCode, StatusTag } from '../../ui/Tag.tsx';
import { dueState, shortMoment } from '../dueState.ts';
import { useKeys } from '../keys.ts';
import { useWords } from '../language.ts';

interface Props {
  items: QueueItem[];
  /** address of a dossier opened from this list */
  to: (id: string) => string;
  /** the dossier that is open beside the list */
  openId?: string;
  label: string;
  /** one column of cards beside an open dossier */
  narrow?: boolean;
}

/** Dossiers as rows; every row is one link. `j`, `k` and the arrows move through them. */
export function DossierList({ items, to, openId, label, narrow }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const move = (by: number) => {
    const links = [...(list.current?.querySelectorAll('a') ?? [])];
    const here = links.indexOf(document.activeElement as HTMLAnchorElement);
    const open = links.findIndex((link) => link.getAttribute('aria-current'));
    links.at(Math.min(Math.max((here >= 0 ? here : open) + by, 0), links.length - 1))?.focus();
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  const onArrow = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };
  return (
    <ul className={narrow ? 'dossiers dossiers-narrow' : 'dossiers'} aria-label={label} ref={list} onKeyDown={onArrow}>
      {items.map((item) => (
        <li key={item.id}>
          <Link to={to(item.id)} className="dossier-row" aria-current={item.id === openId ? 'true' : undefined}>
            <Row item={item} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Row({ item }: { item: QueueItem }) {
  const { language, w } = useWords();
  const now = new Date();
  const { state, date } = dueState(item, now);
  const finished = state === 'finishedOnTime' || state === 'finishedLate';
  const officer = item.assigneeName ?? (item.stepName ? w.office.queue.unassigned : '');
  return (
    <>
      <span className="dossier-row-who">
        <strong>{item.applicantName}</strong>
        <span className="dossier-row-code">{item.code ?? item.submissionNumber}</span>
      </span>
      <span className="dossier-row-what">{item.procedureName}</span>
      <span className="dossier-row-where">
        {item.stepName && item.status !== STATUS.SUBMITTED ? (
          item.stepName
        ) : (
          <StatusTag status={item.status as StatusCode} language={language} />
        )}
        <span className="muted">{officer}</span>
      </span>
      <span className="dossier-row-due">
        <DueTag state={state} language={language} detail={date && !finished ? shortMoment(date, now) : undefined} />
      </span>
    </>
  );
}
