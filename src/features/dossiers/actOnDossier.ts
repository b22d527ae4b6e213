import type { DossierAction } from '../../domain/dossier/actions.ts';
import { agenciesTouched, type DossierState } from '../../domain/dossier/state.ts';
import { actingPost } from '../../domain/policy/actingPost.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import { can, canRead, type DossierFacts } from '../../domain/policy/can.ts';
import { factsOf as factsOfState } from '../../domain/policy/facts.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { type ActionInput, checkRequired } from './actionInput.ts';
import { correct, reopen } from './actions/again.ts';
import { branch } from './actions/branch.ts';
import { askWithdrawal, cancelWithdrawal, decline, issue, refuse, returnResult, withdraw } from './actions/close.ts';
import { approveDecision, rejectDecision } from './actions/decision.ts';
import { edit } from './actions/edit.ts';
import { extend } from './actions/extend.ts';
import type { ActionHandler } from './actions/handler.ts';
import { approve, assign, forward, propose, reassign, sendBack, take } from './actions/move.ts';
import { meetObligation, setObligation } from './actions/obligation.ts';
import { answerOpinion, askOpinion, cancelOpinion, remindOpinion } from './actions/opinion.ts';
import { receive } from './actions/receive.ts';
import { recordReply, sendOut } from './actions/sendOut.ts';
import { stop } from './actions/stop.ts';
import { requestSupplement, supplement } from './actions/supplement.ts';
import { cancelVisit, planVisit, recordVisit } from './actions/visit.ts';
import { changedSince } from './changedSince.ts';
import { actionNotAllowed, dossierNotFound } from './errors.ts';
import { getProcess, stepActions } from './process.ts';
import { type Dossier, lockDossier, type Occurrence } from './store.ts';

/** One handler for each action; complete by the compiler. */
const HANDLERS: Record<DossierAction, ActionHandler> = {
  EDIT: edit,
  RECEIVE: receive,
  DECLINE: decline,
  REQUEST_SUPPLEMENT: requestSupplement,
  SUPPLEMENT: supplement,
  ASK_WITHDRAWAL: askWithdrawal,
  CANCEL_WITHDRAWAL: cancelWithdrawal,
  WITHDRAW: withdraw,
  TAKE: take,
  REASSIGN: reassign,
  FORWARD: forward,
  ASSIGN: assign,
  PROPOSE: propose,
  APPROVE: approve,
  SEND_BACK: sendBack,
  ASK_OPINION: askOpinion,
  ANSWER_OPINION: answerOpinion,
  REMIND_OPINION: remindOpinion,
  CANCEL_OPINION: cancelOpinion,
  PLAN_VISIT: planVisit,
  RECORD_VISIT: recordVisit,
  CANCEL_VISIT: cancelVisit,
  BRANCH: branch,
  SEND_OUT: sendOut,
  RECORD_REPLY: recordReply,
  SET_OBLIGATION: setObligation,
  MEET_OBLIGATION: meetObligation,
  EXTEND: extend,
  APPROVE_DECISION: approveDecision,
  REJECT_DECISION: rejectDecision,
  REFUSE: refuse,
  STOP: stop,
  ISSUE: issue,
  RETURN: returnResult,
  CORRECT: correct,
  REOPEN: reopen,
};

/**
 * Does one thing to a dossier: load and lock, authorise, decide, append, enqueue – in one transaction. The same request
 * id does it once. `afterwards` is for entries made after an outage: the caller has checked that there was one.
 */
export async function actOnDossier(
  ctx: Ctx,
  dossierId: string,
  input: ActionInput,
  afterwards: Pick<Occurrence, 'at' | 'journal'> = {},
): Promise<Dossier> {
  return inTransaction(ctx, async (tx) => {
    const dossier = await lockDossier(tx, dossierId);
    if (dossier.alreadyDone) return dossier;
    const process = await getProcess(tx.db, dossier.state.processId);
    await authorise(tx, dossier, process, input);
    checkRequired(tx, input);
    return HANDLERS[input.action](tx, {
      dossier,
      process,
      input,
      occurrence: { ...afterwards, ...postFor(tx.actor, factsOf(dossier.state, process), input) },
    });
  });
}

/** The policy's view of a dossier in its process. */
export function factsOf(state: DossierState, process: ProcessDefinition): DossierFacts {
  return factsOfState(state, stepActions(process, state.position?.stepId));
}

/** To people who may not see it a dossier does not exist; to the others it may have changed since they looked. */
async function authorise(
  ctx: TxCtx,
  { id, state }: Dossier,
  process: ProcessDefinition,
  input: ActionInput,
): Promise<void> {
  const facts = factsOf(state, process);
  if (!canRead(ctx.actor, facts, agenciesTouched(state))) throw dossierNotFound();
  if (input.revision !== undefined && input.revision !== state.revision)
    throw await changedSince(ctx, id, input.revision);
  if (!can(ctx.actor, input.action, facts)) throw actionNotAllowed();
}

/** Under which post the officer acts, and for whom when its holder is away. */
function postFor(actor: Actor, facts: DossierFacts, { action, onBehalfOf }: ActionInput): Occurrence {
  const post = actingPost(actor, action, facts, onBehalfOf);
  if (!post) return {};
  // Whoever holds a post in the whole agency acts in the unit of its desk.
  const deskUnit = facts.position?.agencyCode === post.agencyCode ? facts.position.unitId : null;
  return {
    agencyCode: post.agencyCode,
    unitId: post.unitId ?? deskUnit,
    onBehalfOf: post.onBehalfOf?.accountId ?? null,
  };
}
