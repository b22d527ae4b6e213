import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import type { Refunds } from '../../features/refunds/refunds.api.ts';
import { Button } from '../../ui/Button.tsx';
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

function OneRefund({ one }: { one: Refund }) {
  const { w } = useWords();
  const { refund, way } = w.money;
  const [deciding, setDeciding] = useState<'approve' | 'reject' | 'done'>();
  const refresh = async () => {
    setDeciding(undefined);
    await queryClient.invalidateQueries();
  };
  const byHand = one.status === 'SENDING' && (one.way === 'CASH' || one.way === 'POS' || one.way === 'PLATFORM');
  return (
    <>
      <p>
        <Link to={`/dossiers/${one.dossierId}`}>{one.dossierCode}</Link> – <strong>{formatVnd(one.vnd)}</strong> –{' '}
        {refund.status[one.status]}
      </p>
      <p>
        {refund.of[one.of]} ({refund.ground[one.ground]}): {one.reason}. {way[one.way]}
      </p>
      <p className="small muted">
        {refund.askedBy(one.askedByName, formatDateTime(one.askedAt))}
        {one.decidedAt && `. ${refund.decidedBy(one.decidedByName ?? '', formatDateTime(one.decidedAt))}`}
        {one.comment && `: ${one.comment}`}
        {one.transactionId && `. ${refund.transaction}: ${one.transactionId}`}
      </p>
      {deciding === undefined && (
        <div className="button-row">
          {one.status === 'ASKED' && one.mayDecide && (
            <>
              <Button type="button" onClick={() => setDeciding('approve')}>
                {refund.approve}
              </Button>
              <Button type="button" kind="quiet" onClick={() => setDeciding('reject')}>
                {refund.reject}
              </Button>
            </>
          )}
          {byHand && (
            <Button type="button" kind="secondary" onClick={() => setDeciding('done')}>
              {refund.done}
            </Button>
          )}
        </div>
      )}
      {deciding === 'done' && (
        <SmallForm
          questions={[{ name: 'voucher', label: refund.byHand }]}
          submit={refund.done}
          send={(values) => post(`/refunds/${one.id}/done`, values)}
          onDone={refresh}
          onCancel={() => setDeciding(undefined)}
        />
      )}
      {(deciding === 'approve' || deciding === 'reject') && (
        <SmallForm
          questions={[{ name: 'comment', label: refund.comment, kind: 'area', required: deciding === 'reject' }]}
          submit={deciding === 'approve' ? refund.approve : refund.reject}
          send={({ comment }) => post(`/refunds/${one.id}/decision`, { approve: deciding === 'approve', comment })}
          onDone={refresh}
          onCancel={() => setDeciding(undefined)}
        />
      )}
    </>
  );
}
