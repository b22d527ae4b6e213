import { inLanguage, type Language } from '../../domain/language.ts';
import type { OnlineWay } from '../../domain/money/obligation.ts';
import { formatDate, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import { Form } from '../../ui/Form.tsx';
import { KeyValues } from '../../ui/KeyValues.tsx';
import { Alert } from '../../ui/Notice.tsx';
import { PageHeading, Panel } from '../../ui/Panel.tsx';
import type { FeeReceipt } from '../receipts/feeReceipt.ts';
import { Evidence } from './Evidence.tsx';
import type { Payable } from './readPayable.ts';

export interface PayViewProps {
  payable: Payable;
  ways: OnlineWay[];
  receipts: FeeReceipt[];
  /** address of the payment that is under way */
  underWay: string | undefined;
  path: string;
  publicUrl: string;
  csrf: string;
  language: Language;
  /** what went wrong with what was just chosen */
  problem?: 'WAY_REQUIRED' | 'GATEWAY_DOWN';
}

/** What is owed and how to pay it; for whoever has the link, so nothing about the applicant. */
export function PayView({ payable, language, ...rest }: PayViewProps) {
  const { pay } = words(language).money;
  const { obligation, dossier } = payable;
  return (
    <div className="stack">
      <PageHeading above={dossier.state.code ?? dossier.state.submissionNumber} title={pay.title} lead={pay.lead} />
      {obligation.state.settledBy === null && <Owed payable={payable} language={language} />}
      <Evidence payable={payable} receipts={rest.receipts} language={language} />
      {payable.open && obligation.state.withPost ? (
        <Alert tone="info" language={language} title={pay.withPost}>
          <p>{pay.withPostText}</p>
        </Alert>
      ) : payable.open ? (
        <Choose {...rest} linkUntil={payable.linkUntil} language={language} />
      ) : (
        obligation.state.settledBy === null && (
          <Alert tone="warning" language={language} title={pay.closed}>
            <p>{pay.closedText}</p>
          </Alert>
        )
      )}
    </div>
  );
}

/** Amount, what for, to whom. */
export function Owed({ payable, language }: { payable: Payable; language: Language }) {
  const { pay, status } = words(language).money;
  const { obligation, dossier, collector } = payable;
  return (
    <Panel tone="accent">
      <KeyValues
        rows={[
          { key: pay.amount, value: <strong className="answer-value">{formatVnd(obligation.state.vnd)}</strong> },
          { key: pay.procedure, value: <span lang="vi">{dossier.state.procedureName}</span> },
          {
            key: pay.collector,
            value: inLanguage({ vi: collector.name, en: collector.nameEn ?? undefined }, language),
          },
          { key: pay.state, value: status[obligation.state.status] },
          {
            key: pay.lines,
            value: (
              <ul className="list">
                {obligation.lines.map(({ code, name, vnd, each, reduction }) => (
                  <li key={code}>
                    <span lang="vi">{name}</span>: {formatVnd(vnd)}
                    {each && ` (${each.count} × ${formatVnd(each.vnd)})`}
                    {reduction && ` (${pay.reduced(reduction.percent, reduction.name)})`}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function Choose({
  ways,
  underWay,
  path,
  publicUrl,
  csrf,
  language,
  problem,
  linkUntil,
}: Omit<PayViewProps, 'payable' | 'receipts'> & Pick<Payable, 'linkUntil'>) {
  const { pay, way, wayHint } = words(language).money;
  if (ways.length === 0) {
    return (
      <Alert tone="info" language={language} title={pay.noWay}>
        <p>{pay.noWayText}</p>
      </Alert>
    );
  }
  return (
    <>
      {problem === 'GATEWAY_DOWN' && (
        <Alert tone="danger" language={language} title={pay.gatewayDown} live>
          <p>{pay.gatewayDownText}</p>
        </Alert>
      )}
      {underWay && (
        <p>
          <a href={underWay}>{pay.goOn}</a>
        </p>
      )}
      <Form action={path} csrf={csrf}>
        <RadioGroup
          language={language}
          name="way"
          label={pay.chooseWay}
          error={problem === 'WAY_REQUIRED' ? pay.wayRequired : undefined}
          value={ways.length === 1 ? ways[0] : undefined}
          options={ways.map((value) => ({ value, label: way[value], hint: wayHint[value] }))}
        />
        <Button large icon="coins">
          {pay.continue}
        </Button>
      </Form>
      <Details summary={pay.share}>
        <p>{pay.shareText(formatDate(linkUntil))}</p>
        <p className="pay-link">
          <a href={path}>{`${publicUrl}${path}`}</a>
        </p>
      </Details>
    </>
  );
}
