import { applyToState } from './applyToState.ts';
import type { DossierEvent, EventOf, EventType } from './events.ts';
import type { DossierState } from './state.ts';
import { FINAL_STATUSES, NEXT_STATUSES, STATUS, type Status } from './status.ts';

/** An event that cannot follow the state it meets. Never caused by input: use cases decide before they append. */
export class ImpossibleEventError extends Error {}

const { SUBMITTED, RECEIVED, IN_PROCESS, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION, STOPPED, RESOLVED } = STATUS;
const WORKING = [RECEIVED, IN_PROCESS] as const;

/** In which statuses each event can happen; complete by the compiler. */
const HAPPENS_IN: Record<Exclude<EventType, 'SUBMITTED'>, readonly Status[]> = {
  RECEIVED: [SUBMITTED],
  DECLINED: [SUBMITTED, SUPPLEMENT_REQUESTED],
  SUPPLEMENT_REQUESTED: [SUBMITTED, ...WORKING],
  SUPPLEMENTED: [SUPPLEMENT_REQUESTED],
  OBLIGATION_SET: [IN_PROCESS],
  OBLIGATION_MET: [FINANCIAL_OBLIGATION],
  MOVED: WORKING,
  TAKEN: [SUBMITTED, ...WORKING, RESOLVED, STOPPED],
  RESULT_ISSUED: [...WORKING, STOPPED],
  REFUSED: WORKING,
  WITHDRAWN: [SUBMITTED, ...WORKING, SUPPLEMENT_REQUESTED, FINANCIAL_OBLIGATION],
  RETURNED: [RESOLVED, STOPPED],
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
  if (FINAL_STATUSES.includes(state.status)) throw new ImpossibleEventError(`${event.type} after the end`);
  if (!HAPPENS_IN[event.type].includes(state.status) || (event.type === 'DECLINED' && state.receivedAt !== null))
    throw new ImpossibleEventError(`${event.type} in status ${state.status}`);
  const next = applyToState(state, event);
  if (next.status !== state.status && !NEXT_STATUSES[state.status].includes(next.status))
    throw new ImpossibleEventError(`${event.type} would lead from status ${state.status} to ${next.status}`);
  return { ...next, handlers: remember(state, event), revision: event.seq };
}

function submitted(event: EventOf<'SUBMITTED'>): DossierState {
  const { at, ...facts } = event.payload;
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
    handlers: {},
    route: [{ agencyCode: at.agencyCode, unitId: at.unitId }],
    opinion: null,
    draft: null,
    result: null,
    finishedAt: null,
    closingReason: null,
    returned: null,
  };
}

function remember(state: DossierState, event: DossierEvent): Record<string, string> {
  const step = state.position?.stepId;
  return step && event.actorId && event.type === 'MOVED'
    ? { ...state.handlers, [step]: event.actorId }
    : state.handlers;
}
