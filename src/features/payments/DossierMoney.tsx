import type { DossierState } from '../../domain/dossier/state.ts';
import type { Language } from '../../domain/language.ts';
import { type ObligationState, settlingPayment, surplusVnd } from '../../domain/money/obligation.ts';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { Form } from '../../ui/Form.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { ClaimLines } from '../fees/ClaimLines.tsx';
import { listClaimable } from '../fees/claimReduction.ts';
import { type FeeClaim, listClaims } from '../fees/claims.ts';
import { type FeeReceipt, listFeeReceipts, receiptNumber } from '../receipts/feeReceipt.ts';
import { payPath } from './payToken.ts';
import { isOpen } from './readPayable.ts';
import { listObligations, type Obligation } from './store.ts';

/** What a dossier owes and has paid, for its applicant. */
export interface DossierMoneyDetails {
  obligations: (Obligation & { payPath: string; open: boolean })[];
  receipts: FeeReceipt[];
  claims: FeeClaim[];
  /** a ground for paying less may be claimed */
  claimable: boolean;
}

/** A few queries. The caller has checked that the person may see the dossier. */
export async function readDossierMoney(ctx: Ctx, dossierId: string, state: DossierState): Promise<DossierMoneyDetails> {
  const obligations = await listObligations(ctx, dossierId);
  const ids = obligations.map(({ id }) => id);
  return {
    obligations: obligations.map((one) => ({
      ...one,
      payPath: payPath(ctx.config, one.id, ctx.clock.now()),
      open: isOpen(one, state),
    })),
    receipts: await listFeeReceipts(ctx.db, ids),
    claims: await listClaims(ctx, dossierId),
    claimable: (await listClaimable(ctx, dossierId, state)).length > 0,
  };
}

/** Address of a fee receipt as PDF, for the applicant and officers. */
export function feeReceiptPdfPath(dossierId: string, receiptId: string): string {
  return `/ho-so/${dossierId}/bien-lai/${receiptId}`;
}

/** Where the applicant takes back the pay links of an obligation. */
function withdrawLinksPath(dossierId: string): string {
  return `${PATHS.myDossier(dossierId)}/thu-hoi-lien-ket`;
}

/** The panel *fees* of a dossier's page; nothing when nothing is or was owed, nor will be. */
export function DossierMoney({
  details: { obligations, receipts, claims, claimable },
  dossierId,
  csrf,
  language,
}: {
  details: DossierMoneyDetails;
  dossierId: string;
  csrf: string;
  language: Language;
}) {
  const { money } = words(language);
  if (obligations.length === 0 && claims.length === 0 && !claimable) return null;
  const replaced = new Set(receipts.flatMap(({ kind, refersTo }) => (kind === 'REPLACING' ? [refersTo] : [])));
  const owed = obligations.some(({ open }) => open);
  return (
    <Panel
      title={owed ? money.panel.toPay : money.panel.title}
      tone={owed ? 'accent' : 'default'}
      icon="coins"
      id="phi-le-phi"
    >
      <div className="stack">
        <ClaimLines dossierId={dossierId} claims={claims} more={claimable} language={language} />
        {obligations.map(({ id, state, reason, purpose, open, payPath: path }) => (
          <div key={id} className="prose">
            <p>
              <strong>{formatVnd(state.vnd)}</strong> <Tag tone={toneOf(state)}>{money.status[state.status]}</Tag>
            </p>
            <p lang="vi">{reason}</p>
            {open && (
              <>
                <p>{money.purpose[purpose]}.</p>
                <p>
                  <ButtonLink href={path} icon="coins">
                    {money.panel.payNow(formatVnd(state.vnd))}
                  </ButtonLink>
                </p>
                <p className="muted">{money.panel.atCounter}</p>
                <Details summary={money.links.sent}>
                  <p>{money.links.text}</p>
                  <Form action={withdrawLinksPath(dossierId)} csrf={csrf}>
                    <input type="hidden" name="obligation" value={id} />
                    <Button kind="secondary">{money.links.withdraw}</Button>
                  </Form>
                </Details>
              </>
            )}
            <PaidOn state={state} language={language} />
            {surplusVnd(state) > 0 && <p>{money.panel.surplus(formatVnd(surplusVnd(state)))}</p>}
            <ul className="list">
              {receipts
                .filter(({ obligationId }) => obligationId === id)
                .map((receipt) => (
                  <li key={receipt.id}>
                    <a href={feeReceiptPdfPath(dossierId, receipt.id)}>
                      {money.panel.receipt(receipt.symbol, receiptNumber(receipt.number))}
                    </a>{' '}
                    (PDF){replaced.has(receipt.id) && ` – ${money.panel.replaced}`}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </Panel>
  );
}

function PaidOn({ state, language }: { state: ObligationState; language: Language }) {
  const payment = settlingPayment(state);
  if (!payment) return null;
  const { money } = words(language);
  return (
    <p>
      {money.panel.paidOn(formatDateTime(payment.at))} – {money.way[payment.way]}
    </p>
  );
}

function toneOf({ status }: ObligationState): Tone {
  if (status === 'PAID') return 'success';
  return status === 'CANCELLED' || status === 'REFUNDED' || status === 'REFUNDING' ? 'neutral' : 'warning';
}
