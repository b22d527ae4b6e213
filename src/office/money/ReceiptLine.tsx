import { useState } from 'react';
import { formatVnd } from '../../domain/text/format.ts';
import type { DossierMoneyView } from '../../features/payments/payments.api.ts';
import { Button } from '../../ui/Button.tsx';
import { post } from '../api.ts';
import { useWords } from '../language.ts';
import { holdsRole, useMe } from '../me.ts';
import { printPdf } from '../reception/printPdf.ts';
import { SmallForm, type Values } from './SmallForm.tsx';

type Receipt = DossierMoneyView['receipts'][number];

interface Props {
  receipt: Receipt;
  receipts: Receipt[];
  done: (words: string) => void;
}

const CORRECTING = ['AGENCY_LEADER', 'CENTRE_HEAD', 'AGENCY_ADMINISTRATOR'] as const;

/** A fee receipt: open, print, and – for who may – correct by another that refers to it. */
export function ReceiptLine({ receipt, receipts, done }: Props) {
  const { w } = useWords();
  const { panel, receipt: text } = w.money;
  const me = useMe();
  const [correcting, setCorrecting] = useState<'ADJUSTING' | 'REPLACING'>();
  const replaced = receipts.some(({ kind, refersTo }) => kind === 'REPLACING' && refersTo === receipt.id);
  const mayCorrect = !replaced && receipt.kind !== 'ADJUSTING' && holdsRole(me, ...CORRECTING);
  return (
    <li>
      <a href={receipt.href}>
        {text.kind[receipt.kind]} {receipt.symbol} {receipt.number}
      </a>
      : {formatVnd(receipt.vnd)} {replaced && `(${panel.replaced})`}{' '}
      <Button type="button" kind="quiet" icon="print" onClick={() => printPdf(receipt.href, text.print)}>
        {text.print}
      </Button>
      {mayCorrect && correcting === undefined && (
        <>
          <Button type="button" kind="quiet" onClick={() => setCorrecting('REPLACING')}>
            {text.replace}
          </Button>
          <Button type="button" kind="quiet" onClick={() => setCorrecting('ADJUSTING')}>
            {text.adjust}
          </Button>
        </>
      )}
      {correcting && (
        <SmallForm
          title={text.kind[correcting]}
          hint={text.correctHint}
          questions={[
            { name: 'reason', label: text.reason },
            { name: 'name', label: text.payer, initial: receipt.payer.name },
            { name: 'identity', label: text.identity, required: false, initial: receipt.payer.identity },
            { name: 'address', label: text.address, required: false, initial: receipt.payer.address },
            ...(correcting === 'ADJUSTING'
              ? [{ name: 'difference', label: text.difference, kind: 'vnd' as const, initial: '0' }]
              : []),
          ]}
          submit={correcting === 'ADJUSTING' ? text.adjust : text.replace}
          send={(values) => post(`/fee-receipts/${receipt.id}/corrections`, correctionOf(correcting, values))}
          onDone={() => {
            setCorrecting(undefined);
            done(text.kind[correcting]);
          }}
          onCancel={() => setCorrecting(undefined)}
        />
      )}
    </li>
  );
}

function correctionOf(kind: 'ADJUSTING' | 'REPLACING', values: Values): object {
  const { reason = '', name = '', identity = '', address = '', difference = '0' } = values;
  const lines =
    kind === 'ADJUSTING' ? { lines: [{ kind: 'FEE', name: reason, vnd: Number(difference), reduction: null }] } : {};
  return { kind, reason, payer: { name, identity, address }, ...lines };
}
