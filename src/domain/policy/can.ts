import {
  ACTION_RULES,
  type ActionCondition,
  type ActionHolder,
  type ActionRule,
  DOSSIER_ACTIONS,
  type DossierAction,
} from '../dossier/actions.ts';
import { OPINION_ROLES, type OpinionDesk, type Position } from '../dossier/events.ts';
import { STATUS, type Status } from '../dossier/status.ts';
import { ROLES_WITHOUT_DOSSIERS, type StepAction } from '../process/process.ts';
import { type Actor, type Applicant, holds, mayHandIn, postsOf, reaches } from './actor.ts';

/** What the policy needs to know of a dossier. `stepActions`: the transitions of its step in its process version. */
export interface DossierFacts {
  status: Status;
  /** whether the one-stop has accepted it, whatever happened since */
  accepted: boolean;
  position: Position | null;
  ownerAccountId: string | null;
  procedureCode: string;
  receivingAgencyCode: string;
  competentAgencyCode: string;
  stepActions: readonly StepAction[];
  /** something lies before a leader */
  underDecision: boolean;
  /** desks that have not answered yet */
  opinionsAwaited: readonly OpinionDesk[];
  visitPlanned: boolean;
  sentOut: boolean;
  branches: 'NONE' | 'RUNNING' | 'DONE';
  /** the dossier itself is one agency's part of an interlinked one */
  isBranch: boolean;
  hasResult: boolean;
  wasStopped: boolean;
  /** the applicant has asked to take it back, and the one-stop has not answered yet */
  withdrawalAsked: boolean;
}

const HOLDS: Record<ActionCondition, (dossier: DossierFacts) => boolean> = {
  NOTHING_AWAITED: ({ sentOut, branches, stepActions }) =>
    !sentOut && branches !== 'RUNNING' && !(branches === 'NONE' && stepActions.includes('BRANCH')),
  OPINION_AWAITED: ({ opinionsAwaited }) => opinionsAwaited.length > 0,
  VISIT_PLANNED: ({ visitPlanned }) => visitPlanned,
  SENT_OUT: ({ sentOut }) => sentOut,
  NOT_SENT_OUT: ({ sentOut }) => !sentOut,
  NO_BRANCH_RUNNING: ({ branches }) => branches !== 'RUNNING',
  HAS_RESULT: ({ hasResult, wasStopped }) => hasResult && !wasStopped,
  WAS_STOPPED: ({ wasStopped }) => wasStopped,
  NOT_A_BRANCH: ({ isBranch }) => !isBranch,
  WITHDRAWAL_ASKED: ({ withdrawalAsked }) => withdrawalAsked,
  NO_WITHDRAWAL_ASKED: ({ withdrawalAsked }) => !withdrawalAsked,
};

/** Whether the actor may do this to the dossier now. Pure: server and screens ask the same function. */
export function can(actor: Actor, action: DossierAction, dossier: DossierFacts): boolean {
  const rule: ActionRule = ACTION_RULES[action];
  if (!rule.from.includes(dossier.status)) return false;
  if (rule.accepted !== undefined && rule.accepted !== dossier.accepted) return false;
  if (dossier.underDecision ? rule.underDecision === undefined : rule.underDecision === 'ONLY') return false;
  if (!(rule.when ?? []).every((condition) => HOLDS[condition](dossier))) return false;
  if (rule.inProcess && !processAllows(rule.inProcess, dossier)) return false;
  if (action === 'TAKE' && isAssignedTo(actor, dossier)) return false;
  return rule.by.some((holder) => is(holder, actor, dossier, action));
}

/** All actions open to the actor, in the order of the table; shown as buttons, checked again when pressed. */
export function allowedActions(actor: Actor, dossier: DossierFacts): DossierAction[] {
  return DOSSIER_ACTIONS.filter((action) => can(actor, action, dossier));
}

/**
 * Leaders of the province and of the centre oversee everything, other officers what passes through their agencies;
 * system administrators see no dossiers (5.6 TCVN 14423:2026), post officers only their parcels.
 */
export function canRead(actor: Actor, dossier: DossierFacts, touchedAgencies: readonly string[] = []): boolean {
  if (actor.kind === 'SYSTEM') return true;
  if (actor.kind === 'APPLICANT') return isOwner(actor, dossier);
  if (actor.kind !== 'OFFICER') return false;
  if (holds(actor, 'PROVINCE_LEADER') || holds(actor, 'CENTRE_HEAD')) return true;
  const agencies = [
    dossier.receivingAgencyCode,
    dossier.competentAgencyCode,
    dossier.position?.agencyCode,
    ...touchedAgencies,
  ];
  return actor.posts.some(
    ({ role, agencyCode, formerly = [] }) =>
      !ROLES_WITHOUT_DOSSIERS.includes(role) && [agencyCode, ...formerly].some((code) => agencies.includes(code)),
  );
}

/** The account is the dossier's, and whoever acts for it may see this procedure; a guest sees a draft and nothing else. */
function isOwner(actor: Applicant, { ownerAccountId, procedureCode }: DossierFacts): boolean {
  return actor.accountId === ownerAccountId && actor.by?.capacity !== 'HELPER' && reaches(actor, procedureCode);
}

function processAllows(wanted: StepAction, dossier: DossierFacts): boolean {
  // Guidance before acceptance is the one-stop's own right, whatever the process says (Đ.17.2 NĐ 61/2018).
  if (wanted === 'REQUEST_SUPPLEMENT' && dossier.status === STATUS.SUBMITTED) return true;
  return dossier.stepActions.includes(wanted);
}

function is(holder: ActionHolder, actor: Actor, dossier: DossierFacts, action: DossierAction): boolean {
  if (holder === 'OWNER') {
    if (action === 'WITHDRAW' && dossier.accepted) return false;
    return actor.kind === 'APPLICANT' && isOwner(actor, dossier) && mayHandIn(actor);
  }
  if (holder === 'RECEIVING_DESK') {
    if (action === 'WITHDRAW' && !dossier.accepted) return false;
    return holds(actor, 'RECEPTIONIST', dossier.receivingAgencyCode);
  }
  if (holder === 'OPINION_DESK') return dossier.opinionsAwaited.some((desk) => mayAnswer(actor, desk));
  if (holder === 'SUPERIOR') return isAbove(actor, dossier.position);
  if (holder === 'COMPETENT_LEADER') return holds(actor, 'AGENCY_LEADER', dossier.competentAgencyCode);
  return isOnDeskOf(actor, dossier, action);
}

/** Whether the actor answers for the unit or agency that was asked for an opinion. Pure. */
export function mayAnswer(actor: Actor, desk: OpinionDesk): boolean {
  return OPINION_ROLES.some((role) => holds(actor, role, desk.agencyCode, desk.unitId));
}

/** Who heads the desk's unit, or its agency, or keeps the agency's people. */
function isAbove(actor: Actor, position: Position | null): boolean {
  if (!position) return false;
  const { agencyCode, unitId } = position;
  if (unitId !== null && holds(actor, 'UNIT_HEAD', agencyCode, unitId)) return true;
  return (['AGENCY_LEADER', 'CENTRE_HEAD', 'AGENCY_ADMINISTRATOR'] as const).some((role) =>
    holds(actor, role, agencyCode),
  );
}

/** The post fits the desk, and the dossier is assigned to nobody or to the actor; anybody at the desk may take it over. */
function isOnDeskOf(actor: Actor, dossier: DossierFacts, action: DossierAction): boolean {
  const { position } = dossier;
  if (!position || !holds(actor, position.role, position.agencyCode, position.unitId)) return false;
  return action === 'TAKE' || position.assigneeId === null || isAssignedTo(actor, dossier);
}

/** In the actor's own hands, or in those of an absent officer in whose stead the actor has this desk. */
function isAssignedTo(actor: Actor, { position }: DossierFacts): boolean {
  if (actor.kind !== 'OFFICER' || !position?.assigneeId) return false;
  if (position.assigneeId === actor.accountId) return true;
  return postsOf(actor, position.role, position.agencyCode, position.unitId).some(
    ({ onBehalfOf }) => onBehalfOf?.accountId === position.assigneeId,
  );
}
