import type { DossierEvent, DuePromise, EventOf, EventType, Position } from './events.ts';
import type { DossierState } from './state.ts';
import { FINAL_STATUSES, NEXT_STATUSES, STATUS, type Status } from './status.ts';

/** An event that cannot follow the state it meets. Never caused by input: use cases decide before they append. */
export class ImpossibleEventError extends Error {}

type Apply<T extends EventType> = (state: DossierState, event: EventOf<T>) => DossierState;

/** What each event does; complete by the compiler. */
const APPLY: { [T in Exclude<EventType, 'SUBMITTED'>]: Apply<T> } = {
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

/** The state after all events, in order. Throws `ImpossibleEventError` for a history that cannot be. */
export function reduce(events: readonly DossierEvent[]): DossierState {
  const [first, ...rest] = events;
  if (first?.type !== 'SUBMITTED') throw new ImpossibleEventError('A history begins with SUBMITTED');
  return rest.reduce(applyEvent, submitted(first));
}

/** The state after one more event. */
export function applyEvent(state: DossierState, event: DossierEvent): DossierState {
  if (event.type === 'SUBMITTED') throw new ImpossibleEventError('SUBMITTED happens once');
  if (event.seq !== state.revision + 1)
    throw new ImpossibleEventError(`Event ${event.seq} after revision ${state.revision}`);
  if (FINAL_STATUSES.includes(state.status)) throw new ImpossibleEventError(`${event.type} after the end`);
  const next = (APPLY[event.type] as Apply<typeof event.type>)(state, event);
  if (next.status !== state.status && !NEXT_STATUSES[state.status].includes(next.status)) {
    throw new ImpossibleEventError(`${event.type} would lead from status ${state.status} to ${next.status}`);
  }
  return { ...next, handlers: remember(state, event), revision: event.seq };
}

function submitted(event: EventOf<'SUBMITTED'>): DossierState {
  const { at, ...facts } = event.payload;
  return {
    ...facts,
    revision: event.seq,
    status: STATUS.SUBMITTED,
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

function remember(state: DossierState, event: DossierEvent): Record<string, string> {
  const step = state.position?.stepId;
  return step && event.actorId && event.type === 'MOVED'
    ? { ...state.handlers, [step]: event.actorId }
    : state.handlers;
}
