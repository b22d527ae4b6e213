import type { DossierAction } from '../../domain/dossier/actions.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { type Actor, holds } from '../../domain/policy/actor.ts';
import { can, canRead, type DossierFacts } from '../../domain/policy/can.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { type ActionInput, checkRequired } from './actionInput.ts';
import { decline, issue, refuse, returnResult, withdraw } from './actions/close.ts';
import type { ActionHandler } from './actions/handler.ts';
import { answerOpinion, approve, askOpinion, assign, forward, propose, sendBack, take } from './actions/move.ts';
import { meetObligation, setObligation } from './actions/obligation.ts';
import { receive } from './actions/receive.ts';
import { requestSupplement, supplement } from './actions/supplement.ts';
import { actionNotAllowed, dossierChanged, dossierNotFound } from './errors.ts';
import { getProcess, stepActions } from './process.ts';
import { type Dossier, lockDossier, type Occurrence } from './store.ts';

/** One handler for each action; complete by the compiler. */
const HANDLERS: Record<DossierAction, ActionHandler> = {
  RECEIVE: receive,
  DECLINE: decline,
  REQUEST_SUPPLEMENT: requestSupplement,
  SUPPLEMENT: supplement,
  WITHDRAW: withdraw,
  TAKE: take,
  FORWARD: forward,
  ASSIGN: assign,
  PROPOSE: propose,
  APPROVE: approve,
  SEND_BACK: sendBack,
  ASK_OPINION: askOpinion,
  ANSWER_OPINION: answerOpinion,
  SET_OBLIGATION: setObligation,
  MEET_OBLIGATION: meetObligation,
  REFUSE: refuse,
  ISSUE: issue,
  RETURN: returnResult,
};

/**
 * Does one thing to a dossier: load and lock, authorise, decide, append, enqueue – in one transaction. The same request
 * id does it once. `at` is for entries made afterwards and only for the program itself.
 */
export async function actOnDossier(ctx: Ctx, dossierId: string, input: ActionInput, at?: Date): Promise<Dossier> {
  return inTransaction(ctx, async (tx) => {
    const dossier = await lockDossier(tx, dossierId);
    if (dossier.alreadyDone) return dossier;
    const process = await getProcess(tx.db, dossier.state.processId);
    authorise(tx, dossier.state, process, input);
    checkRequired(tx, input);
    return HANDLERS[input.action](tx, {
      dossier,
      process,
      input,
      occurrence: { at, ...postFor(tx.actor, dossier.state) },
    });
  });
}

/** The policy's view of a dossier. */
export function factsOf(state: DossierState, process: ProcessDefinition): DossierFacts {
  const { status, position, ownerAccountId, receivingAgencyCode, competentAgencyCode } = state;
  return {
    status,
    accepted: state.receivedAt !== null,
    position,
    ownerAccountId,
    receivingAgencyCode,
    competentAgencyCode,
    stepActions: stepActions(process, position?.stepId),
  };
}

/** To people who may not see it a dossier does not exist; to the others it may have changed since they looked. */
function authorise(ctx: TxCtx, state: DossierState, process: ProcessDefinition, input: ActionInput): void {
  const facts = factsOf(state, process);
  const touched = state.route.map((stop) => stop.agencyCode);
  if (!canRead(ctx.actor, facts, touched)) throw dossierNotFound();
  if (input.revision !== undefined && input.revision !== state.revision) throw dossierChanged();
  if (!can(ctx.actor, input.action, facts)) throw actionNotAllowed();
}

/** Under which post the officer acts: the one that fits the desk, else the counter that received the dossier. */
function postFor(actor: Actor, state: DossierState): Occurrence {
  if (actor.kind !== 'OFFICER') return {};
  const { position } = state;
  const atDesk = position && holds(actor, position.role, position.agencyCode, position.unitId);
  if (atDesk) return { agencyCode: position.agencyCode, unitId: position.unitId };
  const post = actor.posts.find(
    ({ role, agencyCode }) => role === 'RECEPTIONIST' && agencyCode === state.receivingAgencyCode,
  );
  return { agencyCode: post?.agencyCode ?? null, unitId: post?.unitId ?? null };
}
