import { Link } from 'react-router';
import { LISTS, type ListName } from '../../domain/queues/queues.ts';
import { useWords } from '../language.ts';
import { useCounts } from './queueData.ts';

const URGENT: ListName[] = ['late', 'dueToday'];

/** The officer's queues with their counts. */
export function Queues({ current }: { current: ListName }) {
  const { w } = useWords();
  const counts = useCounts();
  const shown = LISTS.filter((name) => always(name) || name === current || countOf(name) !== 0);
  function countOf(name: ListName): number | undefined {
    return name === 'recent' ? undefined : counts.data?.[name];
  }
  return (
    <nav className="queues" aria-label={w.office.queue.label}>
      <ul>
        {shown.map((name) => {
          const count = countOf(name);
          return (
            <li key={name}>
              <Link to={`/queues/${name}`} aria-current={name === current ? 'page' : undefined}>
                <span>{w.office.queue[name]}</span>
                {count !== undefined && (
                  <span
                    className={URGENT.includes(name) && count > 0 ? 'queue-count queue-count-urgent' : 'queue-count'}
                  >
                    {count}
                    <span className="visually-hidden"> {w.office.queue.countUnit}</span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

const ALWAYS: ListName[] = ['mine', 'unit', 'dueToday', 'late', 'waiting', 'recent'];

/** Queues that are shown even when empty; the others appear for those whom they concern. */
function always(name: ListName): boolean {
  return ALWAYS.includes(name);
}
