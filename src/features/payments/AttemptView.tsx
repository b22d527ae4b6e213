import type { Language } from '../../domain/language.ts';
import { isPayable } from '../../domain/money/obligation.ts';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { ButtonRow } from '../../ui/Layout.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import { QrFigure } from '../../ui/QrFigure.tsx';
import type { FeeReceipt } from '../receipts/feeReceipt.ts';
import { Evidence } from './Evidence.tsx';
import type { StartedPayment } from './gateways/gateway.ts';
import { Owed } from './PayView.tsx';
import type { Attempt } from './readAttempt.ts';
import type { Payable } from './readPayable.ts';

export interface AttemptViewProps {
  payable: Payable;
  attempt: Attempt;
  receipts: FeeReceipt[];
  /** the VietQR code as SVG, and as a PNG that a banking application on the same telephone reads */
  qr: { svg: string; png: string } | undefined;
  /** the payer has come back from the gateway */
  returned: boolean;
  payPath: string;
  language: Language;
}

/** One attempt to pay: where to go on, what it waits for, how it ended. */
export function AttemptView(props: AttemptViewProps) {
  const { payable, attempt, receipts, payPath, language } = props;
  const { money } = words(language);
  const { obligation, dossier } = payable;
  const settled = obligation.state.settledBy !== null;
  const open = isPayable(obligation.state);
  return (
    <div className="stack">
      <PageHeading above={dossier.state.code ?? dossier.state.submissionNumber} title={money.way[attempt.way]} />
      {settled && <Evidence payable={payable} receipts={receipts} language={language} />}
      {attempt.status === 'PAID' && <Leftover {...props} />}
      {attempt.status === 'PENDING' && open && <Waiting {...props} />}
      {open && (attempt.status === 'FAILED' || attempt.status === 'EXPIRED') && <Ended {...props} />}
      {!settled && <Owed payable={payable} language={language} />}
      {open && attempt.status !== 'PAID' && (
        <p>
          <a href={payPath}>{money.attempt.other}</a>
        </p>
      )}
    </div>
  );
}

/** Money that came, but settled nothing. */
function Leftover({ payable: { obligation }, attempt, language }: AttemptViewProps) {
  const { money } = words(language);
  const { settledBy, payments } = obligation.state;
  const own = payments.filter(({ ref }) => ref === attempt.ref);
  if (own.some(({ way, transactionId }) => `${way} ${transactionId}` === settledBy)) return null;
  const came = own.reduce((sum, { vnd }) => sum + vnd, 0);
  const tooLittle = settledBy === null && isPayable(obligation.state);
  return (
    <Alert
      tone="warning"
      language={language}
      title={tooLittle ? money.attempt.tooLittle(formatVnd(came)) : money.attempt.surplus}
    >
      <p>{tooLittle ? money.attempt.tooLittleText : money.attempt.surplusText}</p>
    </Alert>
  );
}

function Ended({ attempt, payPath, language }: AttemptViewProps) {
  const { attempt: text, failure } = words(language).money;
  const reasons: Record<string, string> = failure;
  const expired = attempt.status === 'EXPIRED';
  return (
    <Alert tone="warning" language={language} title={expired ? text.expired : text.failed}>
      <p>{expired ? text.expiredText : (reasons[attempt.failureCode ?? ''] ?? failure.other)}</p>
      <ButtonLink href={payPath}>{text.again}</ButtonLink>
    </Alert>
  );
}

function Waiting(props: AttemptViewProps) {
  const { attempt, returned, language } = props;
  const { attempt: text, way } = words(language).money;
  const { started } = attempt;
  if (!started) return null;
  if (started.kind === 'TRANSFER') return <TransferWaiting {...props} started={started} />;
  if (returned) {
    return (
      <Alert tone="info" language={language} title={text.waitingGateway(way[attempt.way])} live>
        <p>{text.waitingGatewayText}</p>
      </Alert>
    );
  }
  return (
    <Panel>
      <p>{text.redirectText(way[attempt.way])}</p>
      {attempt.expiresAt && <p>{text.until(formatDateTime(attempt.expiresAt))}</p>}
      <ButtonRow>
        <ButtonLink href={started.url} large>
          {text.redirect(way[attempt.way])}
        </ButtonLink>
      </ButtonRow>
    </Panel>
  );
}

function TransferWaiting({
  started,
  qr,
  attempt,
  language,
}: AttemptViewProps & { started: Extract<StartedPayment, { kind: 'TRANSFER' }> }) {
  const { attempt: text, pay } = words(language).money;
  return (
    <>
      <Panel title={text.scan}>
        {qr && (
          <>
            <QrFigure svg={qr.svg} code={started.purpose} caption={text.scanCaption} language={language} />
            <p>{text.samePhone}</p>
            <ButtonLink kind="secondary" icon="download" href={qr.png} download={`${started.purpose}.png`}>
              {text.saveCode}
            </ButtonLink>
          </>
        )}
        <KeyValues
          rows={[
            { key: text.bank, value: started.bankName },
            { key: text.account, value: started.account },
            { key: text.accountName, value: started.accountName },
            { key: pay.amount, value: <strong>{formatVnd(attempt.vnd)}</strong> },
            {
              key: text.content,
              value: (
                <>
                  <strong>{started.purpose}</strong>
                  <br />
                  <span className="muted">{text.contentHint}</span>
                </>
              ),
            },
          ]}
        />
      </Panel>
      <Alert tone="info" language={language} title={text.waiting} live>
        <p>{text.waitingText}</p>
      </Alert>
    </>
  );
}
