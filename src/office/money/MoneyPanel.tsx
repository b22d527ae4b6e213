import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import type { DossierMoneyView } from '../../features/payments/payments.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { get, post } from '../api.ts';
import { LoadFailed } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { ClaimLine } from './ClaimLine.tsx';
import './money.css';
import { ReceiptLine } from './ReceiptLine.tsx';
import { type Question, SmallForm, type Values } from './SmallForm.tsx';

type Owed = DossierMoneyView['obligations'][number];

/** What a dossier owes and has paid, and what an officer does about it. `quiet`: nothing while nothing is owed. */
export function MoneyPanel({ dossierId, quiet }: { dossierId: string; quiet?: boolean }) {
  const { language, w } = useWords();
  const { office } = w.money;
  const [said, setSaid] = useState('');
  const [adding, setAdding] = useState(false);
  const money = useQuery({
    queryKey: ['dossier', dossierId, 'money'],
    queryFn: ({ signal }) => get<DossierMoneyView>(`/dossiers/${dossierId}/money`, { signal }),
  });
  const done = async (words: string) => {
    setSaid(words);
    setAdding(false);
    await queryClient.invalidateQueries();
  };
  if (money.isError) return <LoadFailed error={money.error} retry={() => money.refetch()} />;
  if (!money.data) return null;
  const { obligations, claims, mayHandle } = money.data;
  if (obligations.length + claims.length === 0 && (quiet || !mayHandle)) return null;
  return (
    <Panel title={w.money.panel.title} icon="coins">
      {said !== '' && <Alert tone="success" language={language} title={said} live />}
      {claims.map((claim) => (
        <ClaimLine key={claim.id} claim={claim} mayHandle={mayHandle} done={done} />
      ))}
      {obligations.map((owed) => (
        <Obligation key={owed.id} dossierId={dossierId} owed={owed} money={money.data} done={done} />
      ))}
      {obligations.length === 0 && <p>{office.none}</p>}
      {mayHandle && !adding && !quiet && (
        <Button type="button" kind="quiet" icon="plus" onClick={() => setAdding(true)}>
          {office.add}
        </Button>
      )}
      {adding && <AddForm dossierId={dossierId} done={done} onCancel={() => setAdding(false)} />}
    </Panel>
  );
}

function AddForm({
  dossierId,
  done,
  onCancel,
}: {
  dossierId: string;
  done: (words: string) => void;
  onCancel: () => void;
}) {
  const { w } = useWords();
  const { office } = w.money;
  return (
    <SmallForm
      title={office.add}
      hint={office.words}
      questions={[
        { name: 'name', label: office.addName },
        {
          name: 'kind',
          label: office.kindLabel,
          kind: 'select',
          initial: 'FEE',
          options: (['FEE', 'CHARGE'] as const).map((value) => ({ value, label: office.kind[value] })),
        },
        { name: 'vnd', label: office.addVnd, kind: 'vnd' },
        { name: 'basis', label: office.addBasis },
      ]}
      submit={office.add}
      send={(values) => post(`/dossiers/${dossierId}/obligations`, { ...values, vnd: Number(values.vnd) })}
      onDone={() => done(office.added)}
      onCancel={onCancel}
    />
  );
}

type Doing = 'collect' | 'cancel' | 'reduce' | 'refund' | 'withdraw';

function Obligation({
  dossierId,
  owed,
  money,
  done,
}: {
  dossierId: string;
  owed: Owed;
  money: DossierMoneyView;
  done: (words: string) => void;
}) {
  const { w } = useWords();
  const { office, status, purpose, way, panel, links } = w.money;
  const [doing, setDoing] = useState<Doing>();
  const actions = money.mayHandle ? possible(owed, money) : [];
  const labels: Record<Doing, string> = {
    collect: office.collectSum(formatVnd(owed.vnd)),
    cancel: office.cancel,
    reduce: office.reduce,
    refund: office.askRefund,
    withdraw: links.withdraw,
  };
  return (
    <section className="money-obligation">
      <p>
        <strong>{formatVnd(owed.vnd)}</strong> <Tag tone={toneOf(owed)}>{status[owed.status]}</Tag>
      </p>
      <p>{owed.reason}</p>
      <ul className="list small">
        {owed.lines.map(({ name, vnd, reduction }) => (
          <li key={name}>
            {name}: {formatVnd(vnd)} {reduction && `(${reduction})`}
          </li>
        ))}
      </ul>
      {owed.open && (
        <p className="small">
          {purpose[owed.purpose]}. <a href={owed.payUrl}>{office.payLink}</a>
        </p>
      )}
      {owed.payments.map(({ ref, way: by, vnd, transactionId, at }) => (
        <p key={transactionId} className="small">
          {formatDateTime(at)} – {way[by]}: {formatVnd(vnd)} ({ref}, {transactionId})
        </p>
      ))}
      {owed.surplusVnd > 0 && <p>{panel.surplus(formatVnd(owed.surplusVnd))}</p>}
      <ul className="list">
        {money.receipts
          .filter(({ obligationId }) => obligationId === owed.id)
          .map((receipt) => (
            <ReceiptLine key={receipt.id} receipt={receipt} receipts={money.receipts} done={done} />
          ))}
      </ul>
      {doing === undefined ? (
        <div className="button-row">
          {actions.map((action) => (
            <Button
              key={action}
              type="button"
              kind={action === 'collect' ? 'secondary' : 'quiet'}
              onClick={() => setDoing(action)}
            >
              {labels[action]}
            </Button>
          ))}
        </div>
      ) : (
        <DoForm
          doing={doing}
          dossierId={dossierId}
          owed={owed}
          money={money}
          submit={labels[doing]}
          done={(words) => {
            setDoing(undefined);
            done(words);
          }}
          onCancel={() => setDoing(undefined)}
        />
      )}
    </section>
  );
}

function possible(owed: Owed, { reductions }: DossierMoneyView): Doing[] {
  const refundable = owed.status !== 'REFUNDING' && (owed.refundableVnd > 0 || owed.surplusVnd > 0);
  return [
    ...(owed.open ? (['collect'] as const) : []),
    ...(owed.open && owed.purpose !== 'DEMANDED' && reductions.length > 0 ? (['reduce'] as const) : []),
    ...(owed.open ? (['withdraw', 'cancel'] as const) : []),
    ...(refundable ? (['refund'] as const) : []),
  ];
}

interface DoProps {
  doing: Doing;
  dossierId: string;
  owed: Owed;
  money: DossierMoneyView;
  submit: string;
  done: (words: string) => void;
  onCancel: () => void;
}

function DoForm({ doing, dossierId, owed, money, submit, done, onCancel }: DoProps) {
  const { w } = useWords();
  const { office, way, refund, links } = w.money;
  const forms: Record<
    Doing,
    { hint?: string; questions: Question[]; path: string; body: (v: Values) => object; said: string }
  > = {
    collect: {
      questions: [
        {
          name: 'way',
          label: office.payWay,
          kind: 'select',
          initial: 'CASH',
          options: (['CASH', 'POS'] as const).map((value) => ({ value, label: way[value] })),
        },
        { name: 'slip', label: office.paySlip, required: false },
      ],
      path: `/obligations/${owed.id}/collect`,
      body: ({ way: by, slip }) => ({ way: by, ...(slip && { slip }) }),
      said: office.collected,
    },
    cancel: {
      questions: [{ name: 'reason', label: office.cancelReason, kind: 'area' }],
      path: `/obligations/${owed.id}/cancel`,
      body: (values) => values,
      said: office.cancelled,
    },
    reduce: {
      hint: office.reduceHint,
      questions: [
        {
          name: 'reductionId',
          label: office.reduce,
          kind: 'select',
          options: money.reductions.map(({ id, name, percent, basis }) => ({
            value: id,
            label: `${name} – ${percent}% (${basis})`,
          })),
        },
      ],
      path: `/obligations/${owed.id}/reduce`,
      body: (values) => values,
      said: office.reduced,
    },
    refund: {
      hint: refund.rule,
      questions: [
        {
          name: 'ground',
          label: refund.groundLabel,
          kind: 'select',
          initial: owed.surplusVnd > 0 ? 'OVERPAYMENT' : '',
          options: (['AGENCY_FAULT', 'LAW', 'OVERPAYMENT'] as const).map((value) => ({
            value,
            label: refund.ground[value],
          })),
        },
        { name: 'vnd', label: refund.vnd, kind: 'vnd', initial: String(owed.surplusVnd || owed.refundableVnd) },
        { name: 'reason', label: refund.reason, kind: 'area' },
      ],
      path: `/obligations/${owed.id}/refunds`,
      body: ({ vnd, ...values }) => ({ ...values, vnd: Number(vnd) }),
      said: refund.asked,
    },
    withdraw: {
      hint: links.officeText,
      questions: [],
      path: `/dossiers/${dossierId}/obligations/${owed.id}/withdraw-links`,
      body: () => ({}),
      said: links.withdrawn,
    },
  };
  const { hint, questions, path, body, said } = forms[doing];
  return (
    <SmallForm
      title={submit}
      hint={hint}
      questions={questions}
      submit={submit}
      danger={doing === 'cancel'}
      send={(values) => post(path, body(values))}
      onDone={() => done(said)}
      onCancel={onCancel}
    />
  );
}

function toneOf({ status }: Owed): Tone {
  if (status === 'PAID') return 'success';
  return status === 'CANCELLED' || status === 'REFUNDED' || status === 'REFUNDING' ? 'neutral' : 'warning';
}
