import {
  ACTION_RULES,
  type ActionHolder,
  type ActionRule,
  DOSSIER_ACTIONS,
  type DossierAction,
} from '../dossier/actions.ts';
import type { Position } from '../dossier/events.ts';
import { STATUS, type Status } from '../dossier/status.ts';
import type { StepAction } from '../process/process.ts';
import { type Actor, holds } from './actor.ts';

/** What the policy needs to know of a dossier. `stepActions`: the transitions of its step in its process version. */
export interface DossierFacts {
  status: Status;
  /** whether the one-stop has accepted it, whatever happened since */
  accepted: boolean;
  position: Position | null;
  ownerAccountId: string | null;
  receivingAgencyCode: string;
  competentAgencyCode: string;
  stepActions: readonly StepAction[];
}

/** Whether the actor may do this to the dossier now. Pure: server and screens ask the same function. */
export function can(actor: Actor, action: DossierAction, dossier: DossierFacts): boolean {
  const rule: ActionRule = ACTION_RULES[action];
  if (!rule.from.includes(dossier.status)) return false;
  if (rule.accepted !== undefined && rule.accepted !== dossier.accepted) return false;
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
 * system administrators see no dossiers (5.6 TCVN 14423:2026).
 */
export function canRead(actor: Actor, dossier: DossierFacts, touchedAgencies: readonly string[] = []): boolean {
  if (actor.kind === 'SYSTEM') return true;
  if (actor.kind === 'APPLICANT') return actor.accountId === dossier.ownerAccountId;
  if (actor.kind !== 'OFFICER') return false;
  if (holds(actor, 'PROVINCE_LEADER') || holds(actor, 'CENTRE_HEAD')) return true;
  const agencies = [
    dossier.receivingAgencyCode,
    dossier.competentAgencyCode,
    dossier.position?.agencyCode,
    ...touchedAgencies,
  ];
  return actor.posts.some((post) => agencies.includes(post.agencyCode) && post.role !== 'SYSTEM_ADMINISTRATOR');
}

function processAllows(wanted: StepAction, dossier: DossierFacts): boolean {
  // Guidance before acceptance is the one-stop's own right, whatever the process says (Đ.17.2 NĐ 61/2018).
  if (wanted === 'REQUEST_SUPPLEMENT' && dossier.status === STATUS.SUBMITTED) return true;
  return dossier.stepActions.includes(wanted);
}

function is(holder: ActionHolder, actor: Actor, dossier: DossierFacts, action: DossierAction): boolean {
  if (holder === 'OWNER') {
    if (action === 'WITHDRAW' && dossier.accepted) return false;
    return actor.kind === 'APPLICANT' && actor.accountId === dossier.ownerAccountId;
  }
  if (holder === 'RECEIVING_DESK') {
    if (action === 'WITHDRAW' && !dossier.accepted) return false;
    return holds(actor, 'RECEPTIONIST', dossier.receivingAgencyCode);
  }
  return isOnDeskOf(actor, dossier, action);
}

/** The post fits the desk, and the dossier is assigned to nobody or to the actor; anybody at the desk may take it over. */
function isOnDeskOf(actor: Actor, dossier: DossierFacts, action: DossierAction): boolean {
  const { position } = dossier;
  if (!position || !holds(actor, position.role, position.agencyCode, position.unitId)) return false;
  return action === 'TAKE' || position.assigneeId === null || isAssignedTo(actor, dossier);
}

function isAssignedTo(actor: Actor, dossier: DossierFacts): boolean {
  return actor.kind === 'OFFICER' && dossier.position?.assigneeId === actor.accountId;
}
