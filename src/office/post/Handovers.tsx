import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { formatDateTime } from '../../domain/text/format.ts';
import type { PostHandoverItems, PostHandovers } from '../../features/post/postSchemas.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { queryClient } from '../queryClient.ts';

type Handover = PostHandovers['items'][number];

/** Lists with which parcels change hands; the taking side counts and signs here. */
export function Handovers() {
  const { language, w } = useWords();
  const { handover } = w.post;
  const me = useMe();
  const [open, setOpen] = useState<Handover>();
  const [said, setSaid] = useState('');
  const lists = useQuery({
    queryKey: ['post', 'handovers'],
    queryFn: ({ signal }) => get<PostHandovers>('/post/handovers', { signal }),
  });
  if (lists.isPending) return <Skeleton />;
  if (lists.isError) return <LoadFailed error={lists.error} retry={() => lists.refetch()} />;
  const takes = ({ direction }: Handover) => holdsRole(me, direction === 'TO_POST' ? 'POST_OFFICER' : 'RECEPTIONIST');
  return (
    <>
      {said !== '' && <Alert tone="success" language={language} title={said} live />}
      {open && (
        <TakeForm
          key={open.id}
          list={open}
          onDone={() => {
            setOpen(undefined);
            setSaid(handover.signed);
            void queryClient.invalidateQueries({ queryKey: ['post'] });
          }}
        />
      )}
      <Panel>
        <Table<Handover>
          caption={handover.title}
          hideCaption
          rows={lists.data.items}
          rowKey={(row) => row.id}
          empty={<EmptyState title={handover.none} icon="handOver" />}
          columns={[
            {
              key: 'number',
              label: handover.number,
              cell: (row) => (
                <>
                  <span className="code">{row.number}</span>
                  <span className="small post-line">{handover.direction[row.direction]}</span>
                  <span className="small muted post-line">{row.agencyName}</span>
                </>
              ),
            },
            { key: 'count', label: handover.count, numeric: true, cell: (row) => row.count },
            {
              key: 'given',
              label: handover.given,
              cell: (row) => (
                <>
                  {row.givenByName}
                  <span className="small muted post-line">{formatDateTime(row.givenAt)}</span>
                </>
              ),
            },
            {
              key: 'taken',
              label: handover.taken,
              cell: (row) =>
                row.takenAt ? (
                  <>
                    {row.takenByName}
                    <span className="small muted post-line">{formatDateTime(row.takenAt)}</span>
                  </>
                ) : (
                  <Tag tone="warning">{handover.waiting}</Tag>
                ),
            },
            {
              key: 'actions',
              label: w.post.desk.actions,
              cell: (row) => (
                <span className="post-actions">
                  {!row.takenAt && takes(row) && (
                    <Button type="button" kind="secondary" onClick={() => setOpen(row)}>
                      {handover.take}
                    </Button>
                  )}
                  <a href={`/api/v1/post/handovers/${row.id}/paper`}>{handover.print}</a>
                </span>
              ),
            },
          ]}
        />
      </Panel>
    </>
  );
}

function TakeForm({ list, onDone }: { list: Handover; onDone(): void }) {
  const { language, w } = useWords();
  const { handover } = w.post;
  const [missing, setMissing] = useState<Set<string>>(new Set());
  const items = useQuery({
    queryKey: ['post', 'handover', list.id],
    queryFn: ({ signal }) => get<PostHandoverItems>(`/post/handovers/${list.id}/items`, { signal }),
  });
  const take = useMutation({
    mutationFn: () => post(`/post/handovers/${list.id}/take`, { missing: [...missing] }),
    onSuccess: onDone,
  });
  const lead = useRef<HTMLParagraphElement>(null);
  // it opens above the list, perhaps out of sight
  useEffect(() => {
    if (items.isSuccess) lead.current?.focus();
  }, [items.isSuccess]);
  if (items.isPending) return <Skeleton />;
  if (items.isError) return <LoadFailed error={items.error} retry={() => items.refetch()} />;
  return (
    <Panel title={`${handover.take} – ${list.number}`} tone="accent">
      <p ref={lead} tabIndex={-1}>
        {handover.takeLead}
      </p>
      {take.isError && <Alert tone="danger" language={language} title={take.error.message} live />}
      <ul className="post-counting">
        {items.data.items.map((item) => (
          <li key={item.id}>
            <label className="post-choice">
              <input
                type="checkbox"
                checked={!missing.has(item.id)}
                onChange={({ target }) => {
                  const next = new Set(missing);
                  if (target.checked) next.delete(item.id);
                  else next.add(item.id);
                  setMissing(next);
                }}
              />
              <span>
                <span className="code">{item.number}</span> – {item.dossierCode} – {item.name}, {item.address}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p>
        <Button type="button" disabled={take.isPending} onClick={() => take.mutate()}>
          {handover.sign}
        </Button>
      </p>
    </Panel>
  );
}
