import type { Payloads } from '../../domain/dossier/events.ts';
import type { TxCtx } from '../../platform/context.ts';
import { appendEvent, type Dossier, lockDossier } from './store.ts';

/**
 * Puts an open dossier on another desk because the desk itself moved: agencies merged, a unit without people. For the
 * program and for use cases that have authorised it; the same request id does it once.
 */
export async function relocateDossier(
  tx: TxCtx,
  dossierId: string,
  relocation: Payloads['RELOCATED'],
): Promise<Dossier> {
  const dossier = await lockDossier(tx, dossierId);
  if (dossier.alreadyDone || dossier.state.position === null) return dossier;
  return appendEvent(tx, dossier, 'RELOCATED', relocation);
}
