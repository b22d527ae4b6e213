import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { get } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';

interface Props<T> {
  text: { title: string; lead: string; none: string };
  /** of the API */
  path: string;
  /** there is a line for each thing there can be: none is added */
  fixed?: boolean;
  rowKey: (row: T) => string;
  columns: Column<T>[];
  /** buttons of a line besides changing it; `done` reloads the list and says what happened */
  more?: (row: T, done: (said: string) => void) => ReactNode;
  form: (row: T | undefined, done: (said: string) => void, cancel: () => void) => ReactNode;
}

/** A list of settings, and the form for one of them. */
export function ListPanel<T>({ text, path, fixed = false, rowKey, columns, more, form }: Props<T>) {
  const { language, w } = useWords();
  const words = w.connections;
  const [editing, setEditing] = useState<T | 'new'>();
  const [news, setNews] = useState('');
  const list = useQuery({ queryKey: ['connections', path], queryFn: ({ signal }) => get<T[]>(path, { signal }) });
  const edit = (row: T | 'new') => {
    setNews('');
    setEditing(row);
  };
  const done = async (said: string) => {
    setEditing(undefined);
    setNews(said);
    await queryClient.invalidateQueries({ queryKey: ['connections', path] });
  };
  const actions: Column<T> = {
    key: 'actions',
    label: w.common.table.actions,
    cell: (row) => (
      <div className="button-row">
        <Button type="button" kind="quiet" icon="pencil" onClick={() => edit(row)}>
          {words.change}
        </Button>
        {more?.(row, done)}
      </div>
    ),
  };
  return (
    <Panel
      title={text.title}
      actions={
        !fixed && (
          <Button type="button" kind="secondary" icon="plus" onClick={() => edit('new')}>
            {words.add}
          </Button>
        )
      }
    >
      <p>{text.lead}</p>
      {news !== '' && <Alert tone="success" language={language} title={news} live />}
      {editing !== undefined && (
        <div className="people-card" key={editing === 'new' ? 'new' : rowKey(editing)}>
          {form(editing === 'new' ? undefined : editing, done, () => setEditing(undefined))}
        </div>
      )}
      {list.isPending && <Skeleton />}
      {list.isError && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {list.data && (
        <Table
          caption={text.title}
          hideCaption
          rows={list.data}
          rowKey={rowKey}
          empty={<EmptyState title={text.none} />}
          columns={[...columns, actions]}
        />
      )}
    </Panel>
  );
}
