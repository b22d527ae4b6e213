import type { DossierEvent, DuePromise, EventOf, EventType, Position } from './events.ts';
import type { DossierState } from './state.ts';
import { STATUS, type Status } from './status.ts';

type LaterType = Exclude<EventType, 'SUBMITTED'>;

type Apply<T extends LaterType> = (state: DossierState, event: EventOf<T>) => DossierState;

/** What each event does; complete by the compiler. */
const APPLY: { [T in LaterType]: Apply<T> } = {
  RECEIVED: (state, event) => ({
    ...withPromise(state, event.payload.promise),
    ...moveTo(state, event, event.payload.at),
    status: STATUS.RECEIVED,
    code: event.payload.code,
    receivedAt: event.at,
    receivedBy: event.actorName,
    originalDueAt: event.payload.promise.dueAt,
    collectedVnd: event.payload.collectedVnd,
  }),
  DECLINED: (state, event) => close(state, event.at, STATUS.DECLINED, event.payload.reason),
  SUPPLEMENT_REQUESTED: (state, event) => ({
    ...pause(state, event.at, 'SUPPLEMENT'),
    status: STATUS.SUPPLEMENT_REQUESTED,
    supplement: { ...event.payload, requestedAt: event.at },
    supplementRequests: state.supplementRequests + 1,
  }),
  SUPPLEMENTED: (state, event) => ({
    ...resume(state, event.at, event.payload.promise),
    components: mergeComponents(state.components, event.payload.components),
    answers: { ...state.answers, ...event.payload.answers },
    acceptBy: event.payload.acceptBy,
    supplement: null,
  }),
  OBLIGATION_SET: (state, event) => ({
    ...pause(state, event.at, 'FINANCIAL_OBLIGATION'),
    status: STATUS.FINANCIAL_OBLIGATION,
    obligation: event.payload,
  }),
  OBLIGATION_MET: (state, event) => ({
    ...resume(state, event.at, event.payload.promise),
    obligation: null,
    collectedVnd: state.collectedVnd + (state.obligation?.vnd ?? 0),
  }),
  MOVED: (state, event) => {
    const { action, to, draft, comment, until } = event.payload;
    return {
      ...state,
      ...moveTo(state, event, to),
      status: STATUS.IN_PROCESS,
      draft: draft ?? state.draft,
      opinion: nextOpinion(state, action, { askedAt: event.at, question: comment ?? '', until: until ?? null }),
    };
  },
  TAKEN: (state, event) => ({
    ...state,
    position: state.position && { ...state.position, assigneeId: event.payload.assigneeId },
  }),
  RESULT_ISSUED: (state, event) => ({
    ...state,
    ...moveTo(state, event, event.payload.to),
    // a refusal is issued as a letter like any result, and stays a refusal
    status: state.status === STATUS.STOPPED ? STATUS.STOPPED : STATUS.RESOLVED,
    result: event.payload.result,
    finishedAt: state.status === STATUS.STOPPED ? state.finishedAt : event.at,
  }),
  REFUSED: (state, event) => ({
    ...state,
    ...moveTo(state, event, event.payload.to),
    status: STATUS.STOPPED,
    closingReason: event.payload.reason,
    finishedAt: event.at,
  }),
  WITHDRAWN: (state, event) => close(state, event.at, STATUS.WITHDRAWN, event.payload.reason),
  RETURNED: (state, event) => ({
    ...state,
    status: STATUS.RETURNED,
    position: null,
    positionSince: event.at,
    returned: {
      at: event.at,
      method: event.payload.method,
      collectorName: event.payload.collectorName,
      authorised: event.payload.authorised,
    },
  }),
};

/** What an event makes of a state. Asks nothing: whether it can happen is decided by `applyEvent`. */
export function applyToState(state: DossierState, event: Exclude<DossierEvent, { type: 'SUBMITTED' }>): DossierState {
  return (APPLY[event.type] as Apply<typeof event.type>)(state, event);
}

function withPromise(state: DossierState, promise: DuePromise): DossierState {
  const { limit, effectiveFrom, dueAt, trace, warnings } = promise;
  return { ...state, limit, effectiveFrom, dueAt, trace, warnings };
}

function moveTo(state: DossierState, event: DossierEvent, position: Position) {
  const last = state.route.at(-1);
  const stays = last?.agencyCode === position.agencyCode && last.unitId === position.unitId;
  return {
    position,
    positionSince: event.at,
    route: stays ? state.route : [...state.route, { agencyCode: position.agencyCode, unitId: position.unitId }],
  };
}

function close(state: DossierState, at: string, status: Status, reason: string): DossierState {
  return {
    ...state,
    status,
    statusBeforePause: null,
    supplement: null,
    obligation: null,
    position: null,
    positionSince: at,
    finishedAt: at,
    closingReason: reason,
    pauses: endPause(state, at),
  };
}

function pause(state: DossierState, at: string, reason: 'SUPPLEMENT' | 'FINANCIAL_OBLIGATION'): DossierState {
  return { ...state, statusBeforePause: state.status, pauses: [...state.pauses, { from: at, to: null, reason }] };
}

/** Back to the status before the request (field TrangThaiTruoc of the national exchange), with the new promise if there is one. */
function resume(state: DossierState, at: string, promise: DuePromise | null): DossierState {
  const status = state.statusBeforePause ?? state.status;
  const resumed = { ...state, status, statusBeforePause: null, pauses: endPause(state, at) };
  return promise ? withPromise(resumed, promise) : resumed;
}

function endPause(state: DossierState, at: string) {
  return state.pauses.map((stretch) => (stretch.to === null ? { ...stretch, to: at } : stretch));
}

function mergeComponents(before: DossierState['components'], added: DossierState['components']) {
  const replaced = new Map(added.map((component) => [component.key, component]));
  const kept = before.map((component) => replaced.get(component.key) ?? component);
  const known = new Set(before.map((component) => component.key));
  return [...kept, ...added.filter((component) => !known.has(component.key))];
}

function nextOpinion(
  state: DossierState,
  action: string,
  asked: NonNullable<DossierState['opinion']>,
): DossierState['opinion'] {
  if (action === 'ASK_OPINION') return asked;
  return action === 'ANSWER_OPINION' ? null : state.opinion;
}
