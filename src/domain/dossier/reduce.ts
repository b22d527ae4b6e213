import { applyToState } from './applyToState.ts';
import type { DossierEvent, EventOf, EventType } from './events.ts';
import type { DossierState } from './state.ts';
import { NEXT_STATUSES, STATUS, type Status } from './status.ts';

/** An event that cannot follow the state it meets. Never caused by input: use cases decide before they append. */
export class ImpossibleEventError extends Error {}

const { SUBMITTED, RECEIVED, IN_PROCESS, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION, STOPPED, RESOLVED, RETURNED } =
  STATUS;
const WORKING = [RECEIVED, IN_PROCESS] as const;

const OPEN = [SUBMITTED, ...WORKING, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION] as const;

/** In which statuses each event can happen; complete by the compiler. */
export const HAPPENS_IN: Record<Exclude<EventType, 'SUBMITTED'>, readonly Status[]> = {
  EDITED: [SUBMITTED],
  DELIVERY_CHOSEN: [...OPEN, STOPPED, RESOLVED],
  RECEIVED: [SUBMITTED],
  DECLINED: [SUBMITTED, SUPPLEMENT_REQUESTED],
  SUPPLEMENT_REQUESTED: [SUBMITTED, ...WORKING],
  SUPPLEMENTED: [SUPPLEMENT_REQUESTED],
  OBLIGATION_SET: WORKING,
  OBLIGATION_MET: [FINANCIAL_OBLIGATION],
  MOVED: WORKING,
  TAKEN: [...OPEN, RESOLVED, STOPPED],
  REASSIGNED: [...OPEN, RESOLVED, STOPPED],
  RELOCATED: [...OPEN, RESOLVED, STOPPED],
  OWNER_CHANGED: [...OPEN, RESOLVED, STOPPED, RETURNED],
  OPINION_ASKED: WORKING,
  OPINION_REMINDED: [...WORKING, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION],
  OPINION_ANSWERED: [...WORKING, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION],
  OPINION_CANCELLED: [...WORKING, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION],
  VISIT_PLANNED: WORKING,
  VISIT_RECORDED: WORKING,
  VISIT_CANCELLED: WORKING,
  DECISION_ASKED: OPEN,
  DECISION_REJECTED: OPEN,
  EXTENDED: WORKING,
  SENT_OUT: [IN_PROCESS],
  CAME_BACK: [IN_PROCESS],
  BRANCHED: WORKING,
  BRANCH_STARTED: [IN_PROCESS, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION],
  BRANCH_FINISHED: [IN_PROCESS, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION],
  HELD: WORKING,
  RELEASED: [SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION],
  RESULT_ISSUED: [...WORKING, STOPPED],
  REFUSED: WORKING,
  STOPPED: [...WORKING, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION],
  WITHDRAWAL_ASKED: [...WORKING, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION],
  WITHDRAWAL_CANCELLED: [...WORKING, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION],
  WITHDRAWN: OPEN,
  CORRECTED: [RESOLVED, RETURNED],
  REOPENED: [STOPPED, RETURNED],
  RETURNED: [RESOLVED, STOPPED],
};

/** Events that need acceptance (true) or its absence (false) beside the status. */
const ACCEPTED: Partial<Record<EventType, boolean>> = {
  DECLINED: false,
  STOPPED: true,
  WITHDRAWAL_ASKED: true,
  WITHDRAWAL_CANCELLED: true,
};

/** The state after all events, in order. Throws `ImpossibleEventError` for a history that cannot be. */
export function reduce(events: readonly DossierEvent[]): DossierState {
  const [first, ...rest] = events;
  if (first?.type !== 'SUBMITTED' || first.seq !== 1) throw new ImpossibleEventError('A history begins with SUBMITTED');
  return rest.reduce(applyEvent, submitted(first));
}

/** The state after one more event. Throws `ImpossibleEventError` when it cannot follow. */
export function applyEvent(state: DossierState, event: DossierEvent): DossierState {
  if (event.type === 'SUBMITTED') throw new ImpossibleEventError('SUBMITTED happens once');
  if (event.seq !== state.revision + 1)
    throw new ImpossibleEventError(`Event ${event.seq} after revision ${state.revision}`);
  const accepted = ACCEPTED[event.type];
  if (
    !HAPPENS_IN[event.type].includes(state.status) ||
    (accepted !== undefined && accepted !== (state.receivedAt !== null))
  )
    throw new ImpossibleEventError(`${event.type} in status ${state.status}`);
  const next = applyToState(state, event);
  if (next.status !== state.status && !NEXT_STATUSES[state.status].includes(next.status))
    throw new ImpossibleEventError(`${event.type} would lead from status ${state.status} to ${next.status}`);
  return { ...next, handlers: remember(state, event), revision: event.seq };
}

function submitted(event: EventOf<'SUBMITTED'>): DossierState {
  const { at, test = false, parent = null, ...facts } = event.payload;
  return {
    ...facts,
    revision: event.seq,
    status: SUBMITTED,
    statusBeforePause: null,
    code: null,
    submittedAt: event.at,
    receivedAt: null,
    receivedBy: null,
    effectiveFrom: null,
    limit: null,
    dueAt: null,
    originalDueAt: null,
    trace: [],
    warnings: [],
    collectedVnd: 0,
    pauses: [],
    supplement: null,
    supplementRequests: 0,
    obligation: null,
    position: at,
    positionSince: event.at,
    arrivedBy: event.type,
    handlers: {},
    route: [{ agencyCode: at.agencyCode, unitId: at.unitId }],
    extensions: [],
    opinions: [],
    visits: [],
    decision: null,
    withdrawalAsked: null,
    sentOut: null,
    branches: [],
    branchMode: null,
    draft: null,
    result: null,
    voidedResults: [],
    test,
    parent,
    journal: [],
    finishedAt: null,
    closingReason: null,
    returned: null,
  };
}

function remember(state: DossierState, event: DossierEvent): Record<string, string> {
  const step = state.position?.stepId;
  return step && event.actorId && event.type === 'MOVED' && state.decision === null
    ? { ...state.handlers, [step]: event.onBehalfOf ?? event.actorId }
    : state.handlers;
}
