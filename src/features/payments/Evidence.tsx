import type { Language } from '../../domain/language.ts';
import { settlingPayment } from '../../domain/money/obligation.ts';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PATHS } from '../../ui/paths.ts';
import { type FeeReceipt, receiptNumber } from '../receipts/feeReceipt.ts';
import type { Payable } from './readPayable.ts';

/** What shows that the money was recorded: transaction, state, fee receipt. A bank's success screen is none of them. */
export function Evidence({
  payable: {
    obligation,
    dossier: {
      state: { procedureName },
    },
  },
  receipts,
  language,
}: {
  payable: Payable;
  receipts: FeeReceipt[];
  language: Language;
}) {
  const { money } = words(language);
  const payment = settlingPayment(obligation.state);
  if (!payment) return null;
  const receipt = receipts.find(({ kind }) => kind === 'ORIGINAL');
  return (
    <Alert tone="success" language={language} title={money.attempt.paid}>
      <p>{money.attempt.paidText}</p>
      <KeyValues
        rows={[
          { key: money.pay.amount, value: formatVnd(payment.vnd) },
          { key: money.pay.procedure, value: <span lang="vi">{procedureName}</span> },
          { key: money.attempt.transaction, value: payment.transactionId },
          { key: money.pay.state, value: `${money.status[obligation.state.status]} – ${formatDateTime(payment.at)}` },
          {
            key: money.attempt.receipt,
            value: receipt ? (
              <a href={PATHS.feeReceipt(receipt.verifyKey)}>
                {money.panel.receipt(receipt.symbol, receiptNumber(receipt.number))}
              </a>
            ) : (
              money.attempt.noReceipt
            ),
          },
        ]}
      />
    </Alert>
  );
}
