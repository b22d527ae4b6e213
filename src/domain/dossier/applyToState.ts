import type { BranchPlan, DossierEvent, DuePromise, EventOf, EventType, PartDates, Position } from './events.ts';
import { type Branch, type DossierState, isOpenOpinion, type Opinion } from './state.ts';
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
    collectedVnd: event.payload.collectedVnd,
    journal: noted(state, event.payload.journal),
  }),
  EDITED: (state, { payload }) => ({ ...state, ...payload }),
  DELIVERY_CHOSEN: (state, { payload }) => ({ ...state, ...payload }),
  DECLINED: (state, event) => close(state, event.at, STATUS.DECLINED, event.payload.reason),
  SUPPLEMENT_REQUESTED: (state, event) => {
    const { to, items, reason, until } = event.payload;
    return {
      ...decided(pause(state, event.at, 'SUPPLEMENT'), event, to),
      status: STATUS.SUPPLEMENT_REQUESTED,
      supplement: { items, reason, until, requestedAt: event.at },
      supplementRequests: state.supplementRequests + 1,
    };
  },
  SUPPLEMENTED: (state, event) => ({
    ...resume(state, event),
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
    ...resume(state, event),
    // law.md §1: 6 → 4, also when reception asked for it
    status: STATUS.IN_PROCESS,
    obligation: null,
    collectedVnd: state.collectedVnd + (state.obligation?.vnd ?? 0),
  }),
  MOVED: (state, event) => ({
    ...state,
    ...moveTo(state, event, event.payload.to),
    status: STATUS.IN_PROCESS,
    draft: event.payload.draft ?? state.draft,
  }),
  TAKEN: (state, event) => inHandsOf(state, event.payload.assigneeId),
  REASSIGNED: (state, event) => inHandsOf(state, event.payload.assigneeId),
  OWNER_CHANGED: (state, event) => ({ ...state, ownerAccountId: event.payload.ownerAccountId }),
  RELOCATED: (state, event) => {
    const { to, receivingAgencyCode, competentAgencyCode, asked, cameFrom } = event.payload;
    return {
      ...state,
      ...moveTo(state, event, to),
      ...(asked && { opinions: state.opinions.map((one) => ({ ...one, asked: asked[one.id] ?? one.asked })) }),
      ...(cameFrom && state.decision && { decision: { ...state.decision, from: cameFrom } }),
      // a desk that moved has had the dossier since it came there
      positionSince: state.positionSince,
      arrivedBy: state.arrivedBy,
      receivingAgencyCode: receivingAgencyCode ?? state.receivingAgencyCode,
      competentAgencyCode: competentAgencyCode ?? state.competentAgencyCode,
    };
  },
  OPINION_ASKED: (state, event) => {
    const { opinionId, ...question } = event.payload;
    const opinion: Opinion = {
      ...question,
      id: opinionId,
      askedAt: event.at,
      askedById: event.actorId,
      askedBy: event.actorName,
      remindedAt: [],
      answer: null,
      cancelledAt: null,
    };
    return { ...state, opinions: [...state.opinions, opinion] };
  },
  OPINION_REMINDED: (state, event) =>
    withOpinion(state, event.payload.opinionId, ({ remindedAt }) => ({ remindedAt: [...remindedAt, event.at] })),
  OPINION_ANSWERED: (state, event) => {
    const { opinionId, answer, fileIds } = event.payload;
    return withOpinion(state, opinionId, () => ({
      answer: { at: event.at, by: event.actorName, text: answer, fileIds },
    }));
  },
  OPINION_CANCELLED: (state, event) => withOpinion(state, event.payload.opinionId, () => ({ cancelledAt: event.at })),
  VISIT_PLANNED: (state, { payload: { visitId, ...plan } }) => ({
    ...state,
    visits: [...state.visits, { ...plan, id: visitId, record: null, cancelledAt: null }],
  }),
  VISIT_RECORDED: (state, event) => {
    const { visitId, ...record } = event.payload;
    return {
      ...state,
      visits: state.visits.map((visit) =>
        visit.id === visitId ? { ...visit, record: { ...record, at: event.at } } : visit,
      ),
    };
  },
  VISIT_CANCELLED: (state, event) => ({
    ...state,
    visits: state.visits.map((visit) =>
      visit.id === event.payload.visitId ? { ...visit, cancelledAt: event.at } : visit,
    ),
  }),
  DECISION_ASKED: (state, event) => ({
    ...state,
    ...moveTo(state, event, event.payload.to),
    decision: state.position && {
      ...event.payload.decision,
      askedAt: event.at,
      askedBy: event.actorName,
      from: state.position,
    },
  }),
  DECISION_REJECTED: (state, event) => decided(state, event, event.payload.to),
  EXTENDED: (state, event) => {
    const { until, reason, fileIds, tooLate, trace, to } = event.payload;
    return {
      ...decided(state, event, to),
      dueAt: until,
      trace,
      extensions: [...state.extensions, { decidedAt: event.at, until, reason, fileIds, tooLate }],
    };
  },
  SENT_OUT: (state, event) => {
    const { authority, documentNumber, documentDate, until } = event.payload;
    return { ...state, sentOut: { authority, documentNumber, documentDate, until, at: event.at } };
  },
  CAME_BACK: (state) => ({ ...state, sentOut: null }),
  BRANCHED: (state, event) => ({
    ...state,
    status: STATUS.IN_PROCESS,
    branchMode: event.payload.mode,
    branches: [
      // what an agency could not resolve is given to it once more; what is done stays
      ...state.branches.filter(({ id }) => event.payload.branches.every((plan) => plan.id !== id)),
      ...event.payload.branches.map((plan, index) => branch(plan, event.payload.mode === 'PARALLEL' || index === 0)),
    ],
  }),
  BRANCH_STARTED: (state, { payload: { branchId, dueAt } }) =>
    withBranch(state, branchId, { state: 'RUNNING', dueAt, finishedAt: null, note: '', result: null }),
  BRANCH_FINISHED: (state, { at, payload: { branchId, outcome, note, result } }) =>
    withBranch(state, branchId, { state: outcome, finishedAt: at, note, result }),
  HELD: (state, { at, payload: { reason } }) => ({
    ...pause(state, at, reason),
    status: reason === 'SUPPLEMENT' ? STATUS.SUPPLEMENT_REQUESTED : STATUS.FINANCIAL_OBLIGATION,
  }),
  RELEASED: (state, { at, payload: { promise } }) => ({
    ...withPromise(state, promise),
    // law.md §1: 6 → 4
    status:
      state.status === STATUS.FINANCIAL_OBLIGATION ? STATUS.IN_PROCESS : (state.statusBeforePause ?? state.status),
    statusBeforePause: null,
    pauses: endPause(state, at),
  }),
  RESULT_ISSUED: (state, event) => ({
    ...cancelOpinions(state, event.at),
    ...moveTo(state, event, event.payload.to),
    // there is a decision now: too late to take it back
    withdrawalAsked: null,
    // a refusal is issued as a letter like any result, and stays a refusal
    status: state.status === STATUS.STOPPED ? STATUS.STOPPED : STATUS.RESOLVED,
    result: event.payload.result,
    finishedAt: state.status === STATUS.STOPPED ? state.finishedAt : event.at,
  }),
  REFUSED: (state, event) => stop(state, event),
  STOPPED: (state, event) => stop(state, event),
  CORRECTED: (state, event) => ({
    ...again(state, event),
    voidedResults: state.result
      ? [...state.voidedResults, { ...state.result, voidedAt: event.at, reason: event.payload.reason }]
      : state.voidedResults,
  }),
  REOPENED: (state, event) => again(state, event),
  WITHDRAWAL_ASKED: (state, { at, payload }) => ({ ...state, withdrawalAsked: { at, reason: payload.reason } }),
  WITHDRAWAL_CANCELLED: (state) => ({ ...state, withdrawalAsked: null }),
  WITHDRAWN: (state, event) => close(state, event.at, STATUS.WITHDRAWN, event.payload.reason),
  RETURNED: (state, event) => ({
    ...state,
    status: STATUS.RETURNED,
    position: null,
    positionSince: event.at,
    journal: noted(state, event.payload.journal),
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
  const { limit, effectiveFrom, dueAt, extendedDueAt, trace, warnings } = promise;
  return {
    ...state,
    limit,
    effectiveFrom,
    dueAt: extendedDueAt ?? dueAt,
    originalDueAt: dueAt,
    // a limit that began again forgets the appointment given before
    extensions: extendedDueAt ? state.extensions : [],
    trace,
    warnings,
  };
}

function moveTo(state: DossierState, event: DossierEvent, position: Position) {
  const last = state.route.at(-1);
  const stays = last?.agencyCode === position.agencyCode && last.unitId === position.unitId;
  return {
    position,
    positionSince: event.at,
    arrivedBy: event.type === 'MOVED' ? event.payload.action : event.type,
    route: stays ? state.route : [...state.route, { agencyCode: position.agencyCode, unitId: position.unitId }],
  };
}

function close(state: DossierState, at: string, status: Status, reason: string): DossierState {
  return {
    ...cancelOpinions(state, at),
    status,
    statusBeforePause: null,
    decision: null,
    withdrawalAsked: null,
    sentOut: null,
    branches: state.branches.map((part) =>
      part.finishedAt === null ? { ...part, state: 'STOPPED', finishedAt: at } : part,
    ),
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

/**
 * Back to the status before the request (field TrangThaiTruoc of the national exchange), with the new promise if there is
 * one. A stop that lay before the leader because no answer came is settled by the answer.
 */
function resume(state: DossierState, event: EventOf<'SUPPLEMENTED' | 'OBLIGATION_MET'>): DossierState {
  const { promise, parts = {} } = event.payload;
  const status = state.statusBeforePause ?? state.status;
  const back = decided(state, event, state.decision?.from);
  const resumed = {
    ...back,
    status,
    statusBeforePause: null,
    pauses: endPause(state, event.at),
    branches: state.branches.map((part) => redated(part, parts[part.id])),
  };
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

function inHandsOf(state: DossierState, assigneeId: string | null): DossierState {
  return { ...state, position: state.position && { ...state.position, assigneeId } };
}

/** The leader has decided: back to the desk it came from, or where the decision leads. */
function decided(state: DossierState, event: DossierEvent, to: Position | undefined): DossierState {
  return to ? { ...state, ...moveTo(state, event, to), decision: null } : state;
}

/** The agency ends the processing: only the letter and the originals are still to be handed back (status 8). */
function stop(state: DossierState, event: EventOf<'REFUSED' | 'STOPPED'>): DossierState {
  const { to, reason } = event.payload;
  return { ...close(state, event.at, STATUS.STOPPED, reason), ...moveTo(state, event, to) };
}

/** Resolved anew: what was closed is open again, the clock as it stood. */
function again(state: DossierState, event: EventOf<'CORRECTED' | 'REOPENED'>): DossierState {
  return {
    ...state,
    ...moveTo(state, event, event.payload.to),
    status: STATUS.IN_PROCESS,
    result: null,
    finishedAt: null,
    closingReason: null,
    returned: null,
  };
}

function noted(state: DossierState, entry: DossierState['journal'][number] | undefined) {
  return entry ? [...state.journal, entry] : state.journal;
}

function withOpinion(state: DossierState, id: string, change: (opinion: Opinion) => Partial<Opinion>): DossierState {
  const opinions = state.opinions.map((opinion) => (opinion.id === id ? { ...opinion, ...change(opinion) } : opinion));
  return { ...state, opinions };
}

/** Nobody has to answer any more when the dossier is done. */
function cancelOpinions(state: DossierState, at: string): DossierState {
  if (!state.opinions.some(isOpenOpinion)) return state;
  const opinions = state.opinions.map((opinion) =>
    isOpenOpinion(opinion) ? { ...opinion, cancelledAt: at } : opinion,
  );
  return { ...state, opinions };
}

function branch(plan: BranchPlan, running: boolean): Branch {
  return { ...plan, state: running ? 'RUNNING' : 'WAITING', finishedAt: null, note: '', result: null };
}

function redated(part: Branch, date: PartDates[string] | undefined): Branch {
  return date ? { ...part, dueAt: date.dueAt, moved: [...(part.moved ?? []), date.line] } : part;
}

function withBranch(state: DossierState, id: string, change: Partial<Branch>): DossierState {
  return { ...state, branches: state.branches.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}
