import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import type { Refunds } from '../../features/refunds/refunds.api.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { get, post } from '../api.ts';
import { LoadFailed, Skeleton } from '../frame/messages.tsx';
import { useWords } from '../language.ts';
import { queryClient } from '../queryClient.ts';
import { SmallForm } from './SmallForm.tsx';

type Refund = Refunds['items'][number];

/** Money that goes back: asked, decided by the leader, sent. */
export function RefundsTab() {
  const { w } = useWords();
  const { refund } = w.money;
  const list = useQuery({ queryKey: ['refunds'], queryFn: ({ signal }) => get<Refunds>('/refunds', { signal }) });
  return (
    <>
      <p className="muted">{refund.rule}</p>
      {list.isPending && <Skeleton />}
      {list.isError && <LoadFailed error={list.error} retry={() => list.refetch()} />}
      {list.data?.items.length === 0 && <p>{refund.none}</p>}
      <ul className="money-list">
        {list.data?.items.map((one) => (
          <li key={one.id}>
            <OneRefund one={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

type Doing = 'approve' | 'reject' | 'done' | 'otherwise';

function OneRefund({ one }: { one: Refund }) {
  const { w } = useWords();
  const { refund, way } = w.money;
  const [doing, setDoing] = useState<Doing>();
  const refresh = async () => {
    setDoing(undefined);
    await queryClient.invalidateQueries();
  };
  const again = useMutation({ mutationFn: () => post(`/refunds/${one.id}/again`, {}), onSuccess: refresh });
  const labels: Record<Doing, string> = {
    approve: refund.approve,
    reject: refund.reject,
    done: refund.done,
    otherwise: refund.otherwise,
  };
  return (
    <>
      <p>
        <Link to={`/dossiers/${one.dossierId}`}>{one.dossierCode}</Link> – <strong>{formatVnd(one.vnd)}</strong>{' '}
        <Tag tone={TONES[one.status]}>{refund.status[one.status]}</Tag>
      </p>
      <p>
        {refund.of[one.of]} ({refund.ground[one.ground]}): {one.reason}. {howPaid(one, refund, way[one.way])}
      </p>
      {one.failure && <p>{refund.failed(one.attempt, one.failure)}</p>}
      <p className="small muted">
        {refund.askedBy(one.askedByName, formatDateTime(one.askedAt))}
        {one.decidedAt && `. ${refund.decidedBy(one.decidedByName ?? '', formatDateTime(one.decidedAt))}`}
        {one.comment && `: ${one.comment}`}
        {one.transactionId && `. ${refund.transaction}: ${one.transactionId}`}
      </p>
      {again.error && <p role="alert">{again.error.message}</p>}
      {doing === undefined ? (
        <div className="button-row">
          {possible(one).map((action) => (
            <Button
              key={action}
              type="button"
              kind={action === 'approve' ? 'primary' : action === 'reject' ? 'quiet' : 'secondary'}
              onClick={() => setDoing(action)}
            >
              {labels[action]}
            </Button>
          ))}
          {one.status === 'FAILED' && !one.payout && (
            <Button type="button" kind="secondary" disabled={again.isPending} onClick={() => again.mutate()}>
              {refund.retry}
            </Button>
          )}
          {one.byHand && (one.status === 'SENDING' || one.status === 'DONE') && (
            <ButtonLink kind="quiet" icon="print" href={`/api/v1/refunds/${one.id}/paper`}>
              {refund.paper}
            </ButtonLink>
          )}
        </div>
      ) : (
        <DoForm one={one} doing={doing} submit={labels[doing]} onDone={refresh} onCancel={() => setDoing(undefined)} />
      )}
    </>
  );
}

const TONES: Record<Refund['status'], Tone> = {
  ASKED: 'warning',
  REJECTED: 'neutral',
  SENDING: 'info',
  DONE: 'success',
  FAILED: 'danger',
};

function possible({ status, mayDecide, byHand }: Refund): Doing[] {
  if (status === 'ASKED') return mayDecide ? ['approve', 'reject'] : [];
  if (status === 'SENDING') return byHand ? ['done'] : [];
  return status === 'FAILED' ? ['otherwise'] : [];
}

type RefundWords = ReturnType<typeof useWords>['w']['money']['refund'];

function howPaid({ payout }: Refund, text: RefundWords, way: string): string {
  if (!payout) return text.byTheWay(way);
  return payout.method === 'CASH'
    ? text.inCash(payout.receiver)
    : text.toAccount(payout.holder, payout.account, payout.bank);
}

function DoForm({
  one,
  doing,
  submit,
  onDone,
  onCancel,
}: {
  one: Refund;
  doing: Doing;
  submit: string;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { language, w } = useWords();
  const { refund } = w.money;
  const [method, setMethod] = useState<'ACCOUNT' | 'CASH'>('ACCOUNT');
  if (doing === 'otherwise') {
    const asked = method === 'CASH' ? (['receiver'] as const) : (['bank', 'account', 'holder'] as const);
    return (
      <>
        <Select
          language={language}
          name="method"
          label={refund.payout.method}
          empty={false}
          value={method}
          onChange={(event) => setMethod(event.target.value === 'CASH' ? 'CASH' : 'ACCOUNT')}
          options={(['ACCOUNT', 'CASH'] as const).map((value) => ({ value, label: refund.payout[value] }))}
        />
        <SmallForm
          key={method}
          hint={refund.otherwiseHint}
          questions={asked.map((name) => ({ name, label: refund.payout[name] }))}
          submit={submit}
          send={(values) => post(`/refunds/${one.id}/payout`, { method, ...values })}
          onDone={onDone}
          onCancel={onCancel}
        />
      </>
    );
  }
  if (doing === 'done')
    return (
      <SmallForm
        questions={[{ name: 'voucher', label: refund.byHand }]}
        submit={submit}
        send={(values) => post(`/refunds/${one.id}/done`, values)}
        onDone={onDone}
        onCancel={onCancel}
      />
    );
  return (
    <SmallForm
      questions={[{ name: 'comment', label: refund.comment, kind: 'area', required: doing === 'reject' }]}
      submit={submit}
      send={({ comment }) => post(`/refunds/${one.id}/decision`, { approve: doing === 'approve', comment })}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
