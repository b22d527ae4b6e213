import { type EventType, OPINION_ROLES, type OpinionDesk, type Position } from '../../domain/dossier/events.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { inLanguage } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { type News, news } from './messageKinds.ts';
import type { Desk } from './readers.ts';
import { answerByOf, momentOf, type Silent, type Told, type ToldEvent } from './told.ts';

/** News for everybody at a desk, or for one person. */
export interface OfficerNews {
  to: Desk | { accountId: string };
  news: News;
}

type Tell<T extends EventType> = (told: Told<T>) => (OfficerNews | undefined)[];

const OWN_DOING: Silent = { silent: 'whoever has the dossier did it' };
const END: Silent = { silent: 'nothing is left to do' };

/** Which events officers hear of, and who; complete by the compiler. Nobody is told of their own doing. */
const OFFICERS_HEAR: { [T in EventType]: Tell<T> | Silent } = {
  SUBMITTED: (told) => {
    const { state } = told;
    if (state.parent) return [arrival(told)];
    return state.channel === 'ONLINE' ? [toDesk(state, news('newOnline', { answerBy: answerByOf(state) }))] : [];
  },
  DELIVERY_CHOSEN: { silent: 'the desk of the post shows the order' },
  EDITED: ({ state }) => [toDesk(state, news('editedOnline', { answerBy: answerByOf(state) }))],
  RECEIVED: (told) => [arrival(told)],
  DECLINED: END,
  SUPPLEMENT_REQUESTED: (told) => [decisionMade(told)],
  SUPPLEMENTED: ({ state }) => [
    toDesk(
      state,
      news('supplementArrived', {
        due: state.receivedAt ? momentOf(state.dueAt) : undefined,
        answerBy: answerByOf(state),
      }),
    ),
  ],
  OBLIGATION_SET: OWN_DOING,
  OBLIGATION_MET: ({ state }) => [toDesk(state, news('paid', { due: momentOf(state.dueAt) }))],
  MOVED: (told) => {
    const { action, comment } = told.event.payload;
    if (action !== 'SEND_BACK') return [arrival(told, comment)];
    return [toDesk(told.state, news('sentBack', { by: by(told), comment }))];
  },
  TAKEN: (told) => [former(told)],
  REASSIGNED: (told) => [arrival(told), former(told, told.event.payload.reason)],
  OWNER_CHANGED: { silent: 'nothing changes for the desk' },
  RELOCATED: (told) => [arrival(told, told.event.payload.reason)],
  OPINION_ASKED: (told) => {
    const { asked, question, dueAt } = told.event.payload;
    return toAsked(asked, news('opinionAsked', { by: by(told), question, until: formatDateTime(dueAt) }));
  },
  OPINION_REMINDED: (told) => {
    const opinion = opinionOf(told.state, told.event.payload.opinionId);
    if (!opinion) return [];
    const { asked, question, dueAt } = opinion;
    const values = { by: by(told), question, until: formatDateTime(dueAt), note: told.event.payload.note };
    return toAsked(asked, news('opinionReminded', values));
  },
  OPINION_ANSWERED: (told) => {
    const { opinionId, answer } = told.event.payload;
    const answered = news('opinionAnswered', { by: by(told), answer });
    const askedById = opinionOf(told.state, opinionId)?.askedById;
    return [toDesk(told.state, answered), askedById ? { to: { accountId: askedById }, news: answered } : undefined];
  },
  OPINION_CANCELLED: (told) => {
    const { opinionId, reason } = told.event.payload;
    const opinion = opinionOf(told.state, opinionId);
    return opinion ? toAsked(opinion.asked, news('opinionCancelled', { by: by(told), reason })) : [];
  },
  VISIT_PLANNED: OWN_DOING,
  VISIT_RECORDED: OWN_DOING,
  VISIT_CANCELLED: OWN_DOING,
  DECISION_ASKED: (told) => {
    const { decision } = told.event.payload;
    const values = { by: by(told), decision: decisionWords(told, decision.kind), reason: decision.reason || '–' };
    return [toDesk(told.state, news('decisionAsked', values))];
  },
  DECISION_REJECTED: (told) => {
    const kind = told.before.decision?.kind;
    const values = { by: by(told), decision: decisionWords(told, kind), comment: told.event.payload.comment || '–' };
    return [toDesk(told.state, news('decisionRejected', values))];
  },
  EXTENDED: (told) => [decisionMade(told)],
  SENT_OUT: OWN_DOING,
  CAME_BACK: OWN_DOING,
  BRANCHED: { silent: 'each branch is a dossier of its own, which tells its desk' },
  BRANCH_STARTED: { silent: 'each branch is a dossier of its own, which tells its desk' },
  BRANCH_FINISHED: ({ event: { payload }, state, text, language }) => {
    const branch = state.branches.find(({ id }) => id === payload.branchId);
    if (!branch) return [];
    const outcome = text.notifications.branchOutcome[payload.outcome];
    const name = inLanguage(branch.name, language);
    return [toDesk(state, news('branchFinished', { branch: name, outcome, note: payload.note }))];
  },
  HELD: { silent: 'nothing is to be done: it lies among those that wait' },
  RELEASED: ({ state, before }) => {
    const kind = before.status === STATUS.FINANCIAL_OBLIGATION ? 'paid' : 'supplementArrived';
    return [toDesk(state, news(kind, { due: momentOf(state.dueAt) }))];
  },
  RESULT_ISSUED: (told) => [arrival(told)],
  REFUSED: (told) => [arrival(told, told.event.payload.reason)],
  STOPPED: (told) => [decisionMade(told) ?? arrival(told, told.event.payload.reason)],
  CORRECTED: (told) => [arrival(told, told.event.payload.reason)],
  REOPENED: (told) => [arrival(told, told.event.payload.reason)],
  WITHDRAWAL_ASKED: ({ event, state }) => {
    const asked = news('withdrawalAsked', { reason: event.payload.reason });
    return [toCounter(state, asked), toDesk(state, asked)];
  },
  WITHDRAWAL_CANCELLED: ({ event, state }) => {
    const cancelled = news('withdrawalCancelled', { reason: event.payload.reason });
    return [toCounter(state, cancelled), toDesk(state, cancelled)];
  },
  WITHDRAWN: ({ event, before }) => {
    const desk = before.position;
    return [desk ? { to: desk, news: news('withdrawnByApplicant', { reason: event.payload.reason }) } : undefined];
  },
  RETURNED: END,
};

/** Who among the officers hears what of an event. Pure. */
export function officerNews(told: ToldEvent): OfficerNews[] {
  const tell = OFFICERS_HEAR[told.event.type] as Tell<never> | Silent;
  return 'silent' in tell ? [] : tell(told as never).filter((one) => one !== undefined);
}

function by({ event, text }: ToldEvent): string {
  return event.actorName || text.notifications.theProgram;
}

/** Everybody at the counter that took the dossier. */
function toCounter({ receivingAgencyCode }: DossierState, told: News): OfficerNews {
  return { to: { role: 'RECEPTIONIST', agencyCode: receivingAgencyCode, unitId: null }, news: told };
}

function toDesk({ position }: DossierState, told: News): OfficerNews | undefined {
  return position ? { to: position, news: told } : undefined;
}

/** Everybody who may answer for a unit, or the leaders of an agency, who say which unit does. */
export function desksAsked({ agencyCode, unitId }: OpinionDesk): Desk[] {
  const roles = unitId === null ? (['AGENCY_LEADER'] as const) : OPINION_ROLES;
  return roles.map((role) => ({ role, agencyCode, unitId }));
}

function toAsked(asked: OpinionDesk, told: News): OfficerNews[] {
  return desksAsked(asked).map((to) => ({ to, news: told }));
}

/** The dossier came to a desk, or into other hands at it. */
function arrival(told: ToldEvent, comment?: string): OfficerNews | undefined {
  const { state, before } = told;
  const { position } = state;
  if (!position || (told.event.seq > 1 && same(position, before.position))) return undefined;
  // A counter with a dozen people sees results in its queue; a dozen messages about each would only be noise.
  if (position.role === 'RECEPTIONIST' && position.assigneeId === null) return undefined;
  return toDesk(state, news('deskNew', { by: by(told), due: momentOf(state.dueAt), comment }));
}

function same(one: Position, other: Position | null): boolean {
  return (
    other !== null &&
    one.agencyCode === other.agencyCode &&
    one.unitId === other.unitId &&
    one.role === other.role &&
    one.assigneeId === other.assigneeId
  );
}

/** Whoever had it in hand before. */
function former(told: ToldEvent, reason?: string): OfficerNews | undefined {
  const accountId = told.before.position?.assigneeId;
  if (!accountId || accountId === told.state.position?.assigneeId) return undefined;
  return { to: { accountId }, news: news('takenOver', { by: by(told), reason }) };
}

/** The desk that proposed it hears that the leader agreed. */
function decisionMade(told: ToldEvent): OfficerNews | undefined {
  const decision = told.before.decision;
  if (!decision) return undefined;
  const made = news('decisionMade', { by: by(told), decision: decisionWords(told, decision.kind) });
  return { to: decision.from, news: made };
}

function decisionWords({ text }: ToldEvent, kind: keyof ToldEvent['text']['notifications']['decision'] | undefined) {
  return kind ? text.notifications.decision[kind] : text.notifications.decision.OTHER;
}

function opinionOf(state: DossierState, id: string) {
  return state.opinions.find((opinion) => opinion.id === id);
}
