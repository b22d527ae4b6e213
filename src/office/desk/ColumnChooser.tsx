import { COLUMNS, type ColumnName, USUAL_COLUMNS } from '../../domain/queues/columns.ts';
import type { ListName } from '../../domain/queues/queues.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useWords } from '../language.ts';
import { useListView } from './queueData.ts';

/** Which columns the list has, and in which order; kept for the officer at once. */
export function ColumnChooser({ name }: { name: ListName }) {
  const { w } = useWords();
  const c = w.queues.columns;
  const labels = w.office.queue.columns;
  const { view, keepColumns } = useListView(name);
  const { columns } = view;
  const move = (column: ColumnName, by: number) => {
    const rest = columns.filter((other) => other !== column);
    rest.splice(Math.max(1, columns.indexOf(column) + by), 0, column);
    keepColumns(rest);
  };
  return (
    <section className="desk-columns" aria-label={c.title}>
      <h2>{c.title}</h2>
      <ol>
        {columns.map((column, index) => (
          <li key={column}>
            <span>{labels[column]}</span>
            {column === 'applicant' ? (
              <span className="muted">{c.fixed}</span>
            ) : (
              <span className="desk-column-tools">
                <button type="button" className="icon-button" disabled={index <= 1} onClick={() => move(column, -1)}>
                  <Icon name="arrowLeft" label={c.up(labels[column])} />
                </button>
                <button
                  type="button"
                  className="icon-button"
                  disabled={index === columns.length - 1}
                  onClick={() => move(column, 1)}
                >
                  <Icon name="arrowRight" label={c.down(labels[column])} />
                </button>
                <button
                  type="button"
                  className="icon-button"
                  onClick={() => keepColumns(columns.filter((other) => other !== column))}
                >
                  <Icon name="close" label={c.remove(labels[column])} />
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <ul>
        {COLUMNS.filter((column) => !columns.includes(column)).map((column) => (
          <li key={column}>
            <button type="button" className="desk-add" onClick={() => keepColumns([...columns, column])}>
              <Icon name="plus" />
              <span className="visually-hidden">{c.add(labels[column])}</span>
              <span aria-hidden="true">{labels[column]}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button type="button" kind="quiet" onClick={() => keepColumns([...USUAL_COLUMNS])}>
        {c.usual}
      </Button>
    </section>
  );
}
