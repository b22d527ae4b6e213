import { type Branch, type DossierState, isOpenOpinion, isOpenVisit } from '../dossier/state.ts';
import type { StepAction } from '../process/process.ts';
import type { DossierFacts } from './can.ts';

/** The policy's view of a dossier; `stepActions` are the transitions of its step in its process version. Pure. */
export function factsOf(state: DossierState, stepActions: readonly StepAction[]): DossierFacts {
  const { status, position, ownerAccountId, procedureCode, receivingAgencyCode, competentAgencyCode } = state;
  return {
    status,
    accepted: state.receivedAt !== null,
    position,
    ownerAccountId,
    procedureCode,
    receivingAgencyCode,
    competentAgencyCode,
    stepActions,
    underDecision: state.decision !== null,
    opinionsAwaited: state.opinions.filter(isOpenOpinion).map((opinion) => opinion.asked),
    visitPlanned: state.visits.some(isOpenVisit),
    sentOut: state.sentOut !== null,
    branches: branchesOf(state),
    isBranch: state.parent !== null,
    hasResult: state.result !== null,
    wasStopped: state.closingReason !== null,
    withdrawalAsked: state.withdrawalAsked !== null,
  };
}

function branchesOf({ branches }: DossierState): DossierFacts['branches'] {
  if (branches.length === 0) return 'NONE';
  const some = (wanted: Branch['state']) => branches.some(({ state }) => state === wanted);
  // an agency that could not do its part holds up those behind it: the lead agency decides how to go on
  return some('RUNNING') || (some('WAITING') && !some('STOPPED')) ? 'RUNNING' : 'DONE';
}
