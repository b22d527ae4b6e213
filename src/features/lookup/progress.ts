import type { DossierState } from '../../domain/dossier/state.ts';
import { STATUS, type Status } from '../../domain/dossier/status.ts';

/** How far a dossier is, in per cent, by its official status alone; what anybody may be told (Đ.16.2d TT 01/2018/TT-VPCP). */
const PROGRESS_PERCENT: Record<Status, number> = {
  [STATUS.SUBMITTED]: 10,
  [STATUS.RECEIVED]: 25,
  [STATUS.DECLINED]: 100,
  [STATUS.IN_PROCESS]: 50,
  [STATUS.SUPPLEMENT_REQUESTED]: 40,
  [STATUS.FINANCIAL_OBLIGATION]: 70,
  [STATUS.WITHDRAWN]: 100,
  [STATUS.STOPPED]: 100,
  [STATUS.RESOLVED]: 90,
  [STATUS.RETURNED]: 100,
};

/** How far a dossier is, 0–100, by its official status alone: what anybody may be shown. */
export function progressPercent(state: Pick<DossierState, 'status'>): number {
  return PROGRESS_PERCENT[state.status];
}
