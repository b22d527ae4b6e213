import { holds } from '../../domain/policy/actor.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { type ActionInput, checkRequired } from './actionInput.ts';
import { actOnDossier } from './actOnDossier.ts';
import { openOnce } from './openOnce.ts';
import type { Dossier, Occurrence } from './store.ts';
import { openSubmitted, type Submission } from './submitDossier.ts';

export interface CounterEntry extends Omit<Submission, 'ownerAccountId' | 'channel'> {
  channel: 'COUNTER' | 'POST';
  collectedVnd?: number;
  note?: string;
  /** on what a dossier that lacks required papers is accepted all the same; `checkCounterPapers` asks for it */
  missingReason?: string;
  /** resolved on the spot: issued and returned in the same moment (Đ.17.4 NĐ 61/2018) */
  onTheSpot?: Pick<ActionInput, 'resultNumber' | 'resultDate' | 'resultSigner' | 'collectorName' | 'fileIds'>;
  /**
   * answered instead of accepted, with the person still standing there: what is missing (Mẫu 02) or why not (Mẫu 03). It
   * is in the system all the same (Đ.26.3 quy chế Hòa Bình)
   */
  answer?: CounterAnswer;
}

export type CounterAnswer =
  | ({ action: 'REQUEST_SUPPLEMENT' } & Pick<ActionInput, 'items' | 'reason' | 'until'>)
  | ({ action: 'DECLINE' } & Pick<ActionInput, 'reason'>);

/**
 * An officer enters a dossier at the counter: submitted and, in the same transaction, received – for procedures resolved on
 * the spot, issued and returned as well – or answered with what is missing or a refusal. The same request id enters it
 * once. @throws common.forbidden, common.invalid_input
 */
export async function enterAtCounter(ctx: Ctx, entry: CounterEntry, occurrence: Occurrence = {}): Promise<Dossier> {
  const { collectedVnd: _, note: __, missingReason: ___, onTheSpot, answer, ...submission } = entry;
  return openOnce(ctx, async (tx) => {
    if (onTheSpot) checkRequired(tx, { action: 'ISSUE', ...onTheSpot });
    if (answer) checkRequired(tx, answer);
    const opened = await openSubmitted(tx, { ...submission, ownerAccountId: null }, occurrence);
    if (!holds(tx.actor, 'RECEPTIONIST', opened.state.receivingAgencyCode)) throw accessDenied();
    return answer ? step(tx, 'answer', opened, answer, occurrence) : accept(tx, opened, entry, occurrence);
  });
}

async function accept(tx: TxCtx, opened: Dossier, entry: CounterEntry, occurrence: Occurrence): Promise<Dossier> {
  const { collectedVnd, onTheSpot } = entry;
  const note = [entry.note, entry.missingReason].filter((text) => text?.trim()).join('\n') || undefined;
  const receive = { action: 'RECEIVE', collectedVnd, note, forward: !onTheSpot } as const;
  const received = await step(tx, 'receive', opened, receive, occurrence);
  if (!onTheSpot) return received;
  const issued = await step(tx, 'issue', received, { action: 'ISSUE', ...onTheSpot }, occurrence);
  const collectorName = onTheSpot.collectorName || entry.applicant.submitterName || entry.applicant.name;
  return step(tx, 'return', issued, { action: 'RETURN', method: 'COUNTER', collectorName }, occurrence);
}

/** One more event of the same request. */
function step(tx: TxCtx, name: string, { id }: Dossier, input: ActionInput, occurrence: Occurrence): Promise<Dossier> {
  const { at, journal } = occurrence;
  return actOnDossier({ ...tx, requestId: `${tx.requestId}.${name}` }, id, input, { at, journal });
}
