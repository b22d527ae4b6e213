import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { spread } from '../../domain/policy/spread.ts';
import { formatDate } from '../../domain/text/format.ts';
import type { HeldDossiersView } from '../../features/standIns/standIns.api.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextInput } from '../../ui/Field.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useTitle } from '../frame/useTitle.ts';
import { useWords } from '../language.ts';
import { HeldList } from './HeldList.tsx';
import { TakeoverProgress } from './TakeoverProgress.tsx';
import './people.css';

/** The unit as a whole, as a choice beside the people. */
const TO_DESK = 'DESK';

type Held = HeldDossiersView['items'][number];
type Plan = { dossier: Held; toAccountId: string | null; possible: boolean }[];

/** Gives the dossiers of somebody who is away to others: choose, look ahead, then one batch that is checked one by one. */
export function TakeoverPage() {
  const { accountId = '' } = useParams();
  const { w } = useWords();
  const held = useQuery({
    queryKey: ['held', accountId],
    queryFn: ({ signal }) => get<HeldDossiersView>(`/officers/${accountId}/held-dossiers`, { signal }),
  });
  const title = w.standIns.takeover.title(held.data?.name ?? '…');
  useTitle(title);
  return (
    <div className="people">
      <PageHeading
        title={title}
        lead={w.standIns.takeover.lead}
        above={<Link to="/absences">{w.standIns.takeover.back}</Link>}
      />
      {held.isError && <LoadFailed error={held.error} retry={() => held.refetch()} />}
      {held.isPending && <Skeleton />}
      {held.data && <Takeover held={held.data} again={() => held.refetch()} />}
    </div>
  );
}

function Takeover({ held, again }: { held: HeldDossiersView; again: () => Promise<unknown> }) {
  const { language, w } = useWords();
  const t = w.standIns.takeover;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [receivers, setReceivers] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [batchId, setBatchId] = useState<string>();
  const requestId = useRef(crypto.randomUUID());
  const plan = makePlan(held, chosen, receivers);
  const possible = plan.filter((line) => line.possible);
  const start = useMutation({
    mutationFn: () =>
      post<{ id: string }>(
        '/batches',
        {
          action: 'REASSIGN',
          input: { reason: reason.trim() },
          items: possible.map(({ dossier, toAccountId }) => ({
            dossierId: dossier.id,
            revision: dossier.revision,
            input: { reason: reason.trim(), ...(toAccountId && { assigneeId: toAccountId }) },
          })),
        },
        { idempotencyKey: requestId.current },
      ),
    onSuccess: ({ id }) => setBatchId(id),
  });
  if (batchId) {
    return (
      <TakeoverProgress
        batchId={batchId}
        done={async () => {
          await again();
          requestId.current = crypto.randomUUID();
          setChosen(new Set());
          setBatchId(undefined);
        }}
      />
    );
  }
  if (held.items.length === 0) return <EmptyState title={t.none} icon="success" />;
  const ready = possible.length > 0 && reason.trim() !== '';
  return (
    <>
      <div className="takeover-sides">
        <Panel title={t.chosen(chosen.size)}>
          {held.total > held.items.length && <p>{t.onlyShown(held.items.length)}</p>}
          <HeldList items={held.items} chosen={chosen} choose={setChosen} />
        </Panel>
        <Panel title={t.to}>
          <p className="field-hint">{t.toHint}</p>
          {held.peers.length === 0 && <p>{t.nobody}</p>}
          {held.peers.map((person) => (
            <Receiver
              key={person.accountId}
              id={person.accountId}
              receivers={receivers}
              change={setReceivers}
              hint={[
                person.title,
                w.standIns.inHands(person.open),
                person.awayUntil && w.people.away(formatDate(person.awayUntil)),
              ]}
            >
              {person.name}
            </Receiver>
          ))}
          <Receiver id={TO_DESK} receivers={receivers} change={setReceivers} hint={[]}>
            {t.toDesk}
          </Receiver>
          <TextInput
            language={language}
            name="reason"
            label={w.standIns.reason}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Panel>
      </div>
      {plan.length > 0 && receivers.size > 0 && (
        <Panel title={t.plan}>
          <p>{t.planned}</p>
          <PlanTable plan={plan} held={held} />
          {start.isError && <LoadFailed error={start.error} retry={() => start.mutate()} />}
          <Button type="button" disabled={!ready || start.isPending} onClick={() => start.mutate()}>
            {t.run(possible.length)}
          </Button>
        </Panel>
      )}
    </>
  );
}

/** Who would get what: shared out among the chosen people who sit at the desk, else to the desk if that was chosen too. */
function makePlan(held: HeldDossiersView, chosen: ReadonlySet<string>, receivers: ReadonlySet<string>): Plan {
  const dossiers = held.items.filter(({ id }) => chosen.has(id));
  const people = held.peers.filter(({ accountId }) => receivers.has(accountId));
  const shares = spread(dossiers, people);
  return dossiers.map((dossier) => {
    const toAccountId = shares.get(dossier.id) ?? null;
    return { dossier, toAccountId, possible: toAccountId !== null || receivers.has(TO_DESK) };
  });
}

function PlanTable({ plan, held }: { plan: Plan; held: HeldDossiersView }) {
  const { w } = useWords();
  const t = w.standIns.takeover;
  const counts = new Map<string, number>();
  for (const { toAccountId, possible } of plan) {
    const key = possible ? (toAccountId ?? TO_DESK) : 'NONE';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const nameOf = (key: string) =>
    key === 'NONE'
      ? t.cannot
      : key === TO_DESK
        ? t.toDesk
        : (held.peers.find(({ accountId }) => accountId === key)?.name ?? key);
  return (
    <ul className="people-posts">
      {[...counts].map(([key, count]) => (
        <li key={key}>
          <strong>{w.office.queue.count(count)}</strong> → {nameOf(key)}
        </li>
      ))}
    </ul>
  );
}

function Receiver({
  id,
  receivers,
  change,
  hint,
  children,
}: {
  id: string;
  receivers: ReadonlySet<string>;
  change: (next: ReadonlySet<string>) => void;
  hint: (string | null)[];
  children: string;
}) {
  const text = hint.filter(Boolean).join(' · ');
  return (
    <div className="choice">
      <input
        type="checkbox"
        id={`to-${id}`}
        checked={receivers.has(id)}
        onChange={(event) => {
          const next = new Set(receivers);
          if (event.target.checked) next.add(id);
          else next.delete(id);
          change(next);
        }}
      />
      <label htmlFor={`to-${id}`}>
        {children}
        {text && <span className="field-hint">{text}</span>}
      </label>
    </div>
  );
}
