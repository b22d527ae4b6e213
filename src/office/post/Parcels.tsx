import { useState } from 'react';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import type { PostDesk } from '../../features/post/postSchemas.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { queryClient } from '../queryClient.ts';
import type { ParcelView } from './PostPage.tsx';
import { type ParcelTask, SignForm } from './SignForm.tsx';

export type Parcel = PostDesk['items'][number];

/** Parcels of one view, with what may be done with them; some can be put on a hand-over list. */
export function Parcels({ view, desk: { items, more } }: { view: ParcelView; desk: PostDesk }) {
  const { language, w } = useWords();
  const { desk, handover, state, handedOver } = w.post;
  const me = useMe();
  const carries = holdsRole(me, 'POST_OFFICER');
  const receives = holdsRole(me, 'RECEPTIONIST');
  const gives = (view === 'HAND_OUT' && receives) || (view === 'BRING' && carries);
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const [task, setTask] = useState<ParcelTask>();
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState('');
  const done = (text: string) => {
    setSaid(text);
    setFailed('');
    setTask(undefined);
    setChosen(new Set());
    void queryClient.invalidateQueries({ queryKey: ['post'] });
  };

  async function give() {
    const [first] = items.filter(({ id }) => chosen.has(id));
    if (!first) return;
    const direction = view === 'HAND_OUT' ? 'TO_POST' : 'TO_ONE_STOP';
    const orderIds = items
      .filter(({ id, agencyCode }) => chosen.has(id) && agencyCode === first.agencyCode)
      .map(({ id }) => id);
    try {
      const { number } = await post<{ number: string }>('/post/handovers', {
        direction,
        agencyCode: first.agencyCode,
        orderIds,
      });
      done(handover.made(number));
    } catch (error) {
      setFailed(error instanceof ApiProblem ? error.message : String(error));
    }
  }

  const open = (parcel: Parcel, kind: ParcelTask['kind']) => setTask({ parcel, kind });
  return (
    <>
      {said !== '' && <Alert tone="success" language={language} title={said} live />}
      {failed !== '' && <Alert tone="danger" language={language} title={failed} live />}
      {task && (
        <SignForm
          key={`${task.parcel.id}${task.kind}`}
          task={task}
          onDone={() => done(desk.saved)}
          onClose={() => setTask(undefined)}
        />
      )}
      {gives && items.length > 0 && (
        <p>
          <Button type="button" disabled={chosen.size === 0} onClick={() => void give()}>
            {handover.make(chosen.size)}
          </Button>
        </p>
      )}
      <Panel>
        <Table<Parcel>
          caption={desk.view[view]}
          hideCaption
          rows={items}
          rowKey={(row) => row.id}
          empty={<EmptyState title={desk.empty} icon="success" />}
          columns={[
            {
              key: 'number',
              label: desk.number,
              cell: (row) => (
                <>
                  {gives && !row.onList ? (
                    <label className="post-choice">
                      <input
                        type="checkbox"
                        checked={chosen.has(row.id)}
                        onChange={({ target }) => {
                          const next = new Set(chosen);
                          if (target.checked) next.add(row.id);
                          else next.delete(row.id);
                          setChosen(next);
                        }}
                      />
                      <span className="code">{row.number}</span>
                    </label>
                  ) : (
                    <span className="code">{row.number}</span>
                  )}
                  <span className="small muted post-line">
                    {desk.dossier} {row.dossierCode}
                  </span>
                </>
              ),
            },
            {
              key: 'who',
              label: desk.who,
              cell: (row) => (
                <>
                  {row.name}
                  <span className="small muted post-line">{row.phone}</span>
                  <span className="small post-line">{row.address}</span>
                </>
              ),
            },
            {
              key: 'items',
              label: desk.items,
              cell: (row) => (
                <ul className="post-items">
                  {row.items.map(({ name, count }) => (
                    <li key={name}>
                      {name} ({count})
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              key: 'state',
              label: desk.state,
              cell: (row) => (
                <>
                  <Tag tone={row.state === 'LOST' ? 'danger' : row.state === 'RETURNED' ? 'warning' : 'info'}>
                    {row.state === 'HANDED_OVER' ? handedOver[row.kind] : state[row.state]}
                  </Tag>
                  <span className="small muted post-line">{formatDateTime(row.stateSince)}</span>
                  {row.onList && <span className="small post-line">{desk.onList(row.onList)}</span>}
                  {row.problem && (
                    <span className="small post-line">
                      {row.problem === 'UNREACHABLE' ? desk.unreachable : row.problem}
                    </span>
                  )}
                  {row.promise && (
                    <span className="post-line">
                      <Tag tone={row.promise === 'LATE' || row.promise === 'RUNNING_LATE' ? 'danger' : 'success'}>
                        {desk.promiseState[row.promise]}
                      </Tag>
                    </span>
                  )}
                  {row.codVnd > 0 && (
                    <span className="small post-line">
                      {desk.cod}: {formatVnd(row.codVnd)}
                    </span>
                  )}
                </>
              ),
            },
            {
              key: 'actions',
              label: desk.actions,
              cell: (row) => (
                <span className="post-actions">
                  {carries && view === 'COLLECT' && (
                    <Button type="button" kind="secondary" onClick={() => open(row, 'PICK_UP')}>
                      {desk.pickUp}
                    </Button>
                  )}
                  {carries && view === 'DELIVER' && (
                    <Button type="button" kind="secondary" onClick={() => open(row, 'DELIVER')}>
                      {desk.deliver}
                    </Button>
                  )}
                  {carries && view === 'DELIVER' && (
                    <Button type="button" kind="quiet" onClick={() => open(row, 'RETURNED')}>
                      {desk.returned}
                    </Button>
                  )}
                  {(carries || receives) && (view === 'DELIVER' || view === 'BRING') && (
                    <Button type="button" kind="quiet" onClick={() => open(row, 'LOST')}>
                      {desk.lost}
                    </Button>
                  )}
                  {row.kind === 'PICK_UP' && view !== 'WAITING' && (
                    <a href={`/api/v1/post/orders/${row.id}/slip`}>{desk.slip}</a>
                  )}
                </span>
              ),
            },
          ]}
        />
        {more && <p className="muted">{desk.more}</p>}
      </Panel>
    </>
  );
}
