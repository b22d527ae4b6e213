import { holds } from '../../domain/policy/actor.ts';
import type { Ctx } from '../../platform/context.ts';
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
  /** resolved on the spot: issued and returned in the same moment (Đ.17.4 NĐ 61/2018) */
  onTheSpot?: Pick<ActionInput, 'resultNumber' | 'resultDate' | 'resultSigner' | 'collectorName' | 'fileIds'>;
}

/**
 * An officer enters a dossier at the counter: submitted and received in one transaction, and, for procedures resolved on
 * the spot, issued and returned as well. The same request id enters it once.
 */
export async function enterAtCounter(
  ctx: Ctx,
  { collectedVnd, note, onTheSpot, ...entry }: CounterEntry,
  occurrence: Occurrence = {},
): Promise<Dossier> {
  return openOnce(ctx, async (tx) => {
    if (onTheSpot) checkRequired(tx, { action: 'ISSUE', ...onTheSpot });
    const opened = await openSubmitted(tx, { ...entry, ownerAccountId: null }, occurrence);
    if (!holds(tx.actor, 'RECEPTIONIST', opened.state.receivingAgencyCode)) throw accessDenied();
    const part = (name: string) => ({ ...tx, requestId: `${tx.requestId}.${name}` });
    const received = await actOnDossier(
      part('receive'),
      opened.id,
      { action: 'RECEIVE', collectedVnd, note, forward: !onTheSpot },
      occurrence.at,
    );
    if (!onTheSpot) return received;
    await actOnDossier(part('issue'), opened.id, { action: 'ISSUE', ...onTheSpot }, occurrence.at);
    const collectorName = onTheSpot.collectorName || entry.applicant.name;
    return actOnDossier(
      part('return'),
      opened.id,
      { action: 'RETURN', method: 'COUNTER', collectorName },
      occurrence.at,
    );
  });
}
