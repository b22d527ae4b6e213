import { useState } from 'react';
import type { PostDesk } from '../../features/post/postSchemas.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { ApiProblem, post } from '../api.ts';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { queryClient } from '../queryClient.ts';
import type { ParcelView } from './PostPage.tsx';
import { type Parcel, ParcelActions, ParcelItems, ParcelNumber, ParcelPerson, ParcelState } from './parcelCells.tsx';
import { type ParcelTask, SignForm } from './SignForm.tsx';

/** Parcels of one view, with what may be done with them; some can be put on a hand-over list. */
export function Parcels({ view, desk: { items, more } }: { view: ParcelView; desk: PostDesk }) {
  const { language, w } = useWords();
  const { desk, handover } = w.post;
  const me = useMe();
  const gives =
    (view === 'HAND_OUT' && holdsRole(me, 'RECEPTIONIST')) || (view === 'BRING' && holdsRole(me, 'POST_OFFICER'));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
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
  const choose = (id: string, wanted: boolean) =>
    setChosen(new Set(wanted ? [...chosen, id] : [...chosen].filter((one) => one !== id)));

  const free = items.filter(({ onList }) => !onList).map(({ id }) => id);

  async function give() {
    try {
      done(
        handover.made(
          await giveLists(
            view,
            items.filter(({ id }) => chosen.has(id)),
          ),
        ),
      );
    } catch (error) {
      setFailed(error instanceof ApiProblem ? error.message : String(error));
      // some lists may have been made before
      void queryClient.invalidateQueries({ queryKey: ['post'] });
    }
  }

  const actions = {
    key: 'actions',
    label: desk.actions,
    cell: (row: Parcel) => <ParcelActions parcel={row} view={view} onOpen={setTask} />,
  };
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
        <p className="post-actions">
          <Button type="button" disabled={chosen.size === 0} onClick={() => void give()}>
            {handover.make(chosen.size)}
          </Button>
          {free.length > chosen.size && (
            <Button type="button" kind="quiet" onClick={() => setChosen(new Set(free))}>
              {handover.chooseAll(free.length)}
            </Button>
          )}
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
                <ParcelNumber
                  parcel={row}
                  chosen={chosen.has(row.id)}
                  onChoose={gives && !row.onList ? (wanted) => choose(row.id, wanted) : undefined}
                />
              ),
            },
            { key: 'who', label: desk.who, cell: (row) => <ParcelPerson parcel={row} /> },
            { key: 'items', label: desk.items, cell: (row) => <ParcelItems parcel={row} /> },
            { key: 'state', label: desk.state, cell: (row) => <ParcelState parcel={row} /> },
            ...(view === 'HAND_OUT' || view === 'WAITING' ? [] : [actions]),
          ]}
        />
        {more && <p className="muted">{desk.more}</p>}
      </Panel>
    </>
  );
}

/** Signs a list for each one-stop of which there are parcels; answers their numbers. */
async function giveLists(view: ParcelView, parcels: readonly Parcel[]): Promise<string> {
  const numbers: string[] = [];
  for (const agencyCode of new Set(parcels.map((parcel) => parcel.agencyCode))) {
    const { number } = await post<{ number: string }>('/post/handovers', {
      direction: view === 'HAND_OUT' ? 'TO_POST' : 'TO_ONE_STOP',
      agencyCode,
      orderIds: parcels.filter((parcel) => parcel.agencyCode === agencyCode).map(({ id }) => id),
    });
    numbers.push(number);
  }
  return numbers.join(', ');
}
