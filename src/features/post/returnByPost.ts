import { STATUS } from '../../domain/dossier/status.ts';
import type { TxCtx } from '../../platform/context.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import { appendEvent, lockDossier } from '../dossiers/store.ts';

/** How a dossier was returned, if it was. */
export async function findReturned(tx: TxCtx, dossierId: string) {
  return (await findDossier(tx.db, dossierId))?.state.returned ?? undefined;
}

/**
 * The post has put the result into somebody's hands: the dossier closes with that time and that person (Đ.11.4 quy chế Đồng
 * Nai). A dossier that was closed meanwhile stays as it is.
 */
export async function returnByPost(tx: TxCtx, dossierId: string, person: string, at: Date): Promise<void> {
  const dossier = await lockDossier(tx, dossierId);
  const { status, finishedAt, applicant } = dossier.state;
  if (dossier.alreadyDone || (status !== STATUS.RESOLVED && status !== STATUS.STOPPED)) return;
  const earliest = finishedAt ? Date.parse(finishedAt) : 0;
  await appendEvent(
    tx,
    dossier,
    'RETURNED',
    { method: 'POST', collectorName: person || applicant.name, authorised: false },
    { at: new Date(Math.max(at.getTime(), earliest)) },
  );
}
