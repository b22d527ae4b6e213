import type { DossierState } from '../../domain/dossier/state.ts';
import { STATUS, type Status } from '../../domain/dossier/status.ts';

const RATABLE: readonly Status[] = [STATUS.RESOLVED, STATUS.RETURNED, STATUS.STOPPED, STATUS.DECLINED];

/** Whether its handling has come to an end that can be judged; trials and parts of interlinked dossiers are nobody's. Pure. */
export function canBeRated({ status, test, parent }: Pick<DossierState, 'status' | 'test' | 'parent'>): boolean {
  return RATABLE.includes(status) && !test && parent === null;
}
