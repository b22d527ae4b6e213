import { words } from '../../i18n/words.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { Dossier } from '../dossiers/store.ts';
import { issueObligation, type Obligation, type OwedLine } from './store.ts';

/** What SET_OBLIGATION demands: one sum with its ground; the dossier's clock stands still until it is paid. */
export async function demandPayment(
  tx: TxCtx,
  { id: dossierId, state }: Dossier,
  { reason, vnd }: { reason: string; vnd: number },
): Promise<Obligation> {
  return issueObligation(tx, {
    dossierId,
    collectorCode: state.competentAgencyCode,
    purpose: 'DEMANDED',
    lines: [lineByHand(reason, vnd)],
    reason,
  });
}

/** A line that an officer entered, with its ground in words. */
export function lineByHand(name: string, vnd: number, kind: OwedLine['kind'] = 'FEE'): OwedLine {
  const label = name.trim() || words('vi').money.counterLine;
  return { code: 'NHAP', kind, name: label, fullVnd: vnd, vnd, basis: '', reduction: null };
}
