import type { DossierEvent, EventType } from '../../domain/dossier/events.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import { type News, news } from './messageKinds.ts';
import { answerByOf, dueOf, isEarly, itemsOf, momentOf, type Silent, type Told, type ToldEvent } from './told.ts';

type Tell<T extends EventType> = (told: Told<T>) => News | undefined;

const DESKS: Silent = { silent: 'moves between desks are on the tracking page, not news' };
const OWN_AGENCIES: Silent = { silent: 'a matter between agencies; the applicant hears of what comes of it' };

/** Which events the applicant hears of; complete by the compiler. */
const APPLICANT_HEARS: { [T in EventType]: Tell<T> | Silent } = {
  // entered at the counter the dossier is received in the same moment, and that is the news
  SUBMITTED: ({ state, payFirstVnd = 0, text }) => {
    const { payFirst, nothing } = text.notifications.submitted;
    const nextStep = payFirstVnd > 0 ? payFirst(formatVnd(payFirstVnd)) : nothing;
    return state.channel === 'ONLINE' ? news('submitted', { answerBy: answerByOf(state), nextStep }) : undefined;
  },
  EDITED: ({ state }) => news('edited', { answerBy: answerByOf(state) }),
  DELIVERY_CHOSEN: { silent: 'their own choice, shown on the page where it was made' },
  RECEIVED: ({ state, text }) => news('received', { due: dueOf(state, text) }),
  DECLINED: ({ event }) => news('declined', { reason: event.payload.reason }),
  SUPPLEMENT_REQUESTED: ({ event, state, agency, text }) => {
    const { items, until, reason } = event.payload;
    const { nextOnline, nextCounter } = text.notifications.supplement;
    const nextStep = state.ownerAccountId ? nextOnline : nextCounter(agency);
    return news('supplementRequested', { items: itemsOf(items), until: momentOf(until), reason, nextStep });
  },
  SUPPLEMENTED: ({ state, text }) =>
    news('supplemented', { due: state.receivedAt ? dueOf(state, text) : undefined, answerBy: answerByOf(state) }),
  OBLIGATION_SET: ({ event }) =>
    news('obligationSet', { amount: formatVnd(event.payload.vnd), reason: event.payload.reason }),
  OBLIGATION_MET: ({ state, text }) => news('obligationMet', { due: dueOf(state, text) }),
  MOVED: DESKS,
  TAKEN: DESKS,
  REASSIGNED: DESKS,
  RELOCATED: DESKS,
  // both accounts hear of it from the feature that moves it
  OWNER_CHANGED: DESKS,
  OPINION_ASKED: OWN_AGENCIES,
  OPINION_REMINDED: OWN_AGENCIES,
  OPINION_ANSWERED: OWN_AGENCIES,
  OPINION_CANCELLED: OWN_AGENCIES,
  VISIT_PLANNED: ({ event: { payload } }) => {
    const { at, place, content, participants, kind } = payload;
    const values = { at: formatDateTime(at), place, content, participants };
    return kind === 'MEETING' ? news('meetingPlanned', values) : news('verificationPlanned', values);
  },
  VISIT_RECORDED: { silent: 'the applicant took part, or hears of what comes of it' },
  VISIT_CANCELLED: ({ event: { payload }, before, text }) => {
    const visit = before.visits.find(({ id }) => id === payload.visitId);
    return (
      visit &&
      news('visitCancelled', {
        visit: text.notifications.visit[visit.kind],
        at: formatDateTime(visit.at),
        reason: payload.reason,
      })
    );
  },
  DECISION_ASKED: { silent: 'nothing is decided yet' },
  DECISION_REJECTED: { silent: 'nothing came of it' },
  // Đ.19.9 NĐ 61/2018: the one-stop tells the new date
  EXTENDED: ({ event, before }) =>
    news('extended', {
      due: formatDateTime(event.payload.until),
      reason: event.payload.reason,
      formerDue: momentOf(before.dueAt),
    }),
  SENT_OUT: ({ event }) => news('sentOut', { to: event.payload.authority, until: momentOf(event.payload.until) }),
  CAME_BACK: OWN_AGENCIES,
  BRANCHED: OWN_AGENCIES,
  BRANCH_STARTED: OWN_AGENCIES,
  BRANCH_FINISHED: OWN_AGENCIES,
  HELD: OWN_AGENCIES,
  RELEASED: OWN_AGENCIES,
  // Đ.20.4 NĐ 61/2018: a result before its day is announced
  RESULT_ISSUED: ({ event, state, agency, text }) => {
    const how = text.notifications.collect;
    const collect = { COUNTER: how.counter(agency), POST: how.post, ONLINE: how.online }[state.delivery.method];
    if (state.status === STATUS.STOPPED) return news('refusalReady', { collect });
    if (isEarly(event.at, state.dueAt)) return news('resultReadyEarly', { collect, due: dueOf(state, text) });
    return news('resultReady', { collect });
  },
  // the reason at once, the letter when it is issued (Đ.19.8 NĐ 61/2018)
  REFUSED: ({ event }) => news('refused', { reason: event.payload.reason }),
  STOPPED: ({ event }) => news('stopped', { reason: event.payload.reason }),
  // Đ.21.1 NĐ 61/2018: the agency corrects at its own cost and apologises
  CORRECTED: ({ event }) => news('corrected', { reason: event.payload.reason }),
  REOPENED: ({ event, state }) => news('reopened', { reason: event.payload.reason, due: momentOf(state.dueAt) }),
  WITHDRAWAL_ASKED: { silent: 'their own request, shown on the page where it was made' },
  WITHDRAWAL_CANCELLED: { silent: 'their own doing, shown on the page where it was done' },
  WITHDRAWN: () => news('withdrawn', {}),
  RETURNED: () => news('returned', {}),
};

/**
 * What the applicant hears of an event, or undefined when it is no news to them. A branch of an interlinked procedure is
 * the agencies' own matter: the applicant knows the one dossier (Đ.19.7 NĐ 61/2018). Pure.
 */
export function applicantNews(told: ToldEvent): News | undefined {
  if (told.state.parent) return undefined;
  const tell = APPLICANT_HEARS[told.event.type] as Tell<never> | Silent;
  return 'silent' in tell ? undefined : tell(told as never);
}

/** Why the applicant never hears of events of a type; undefined for those they hear of. */
export function whySilent(type: DossierEvent['type']): string | undefined {
  const tell = APPLICANT_HEARS[type];
  return 'silent' in tell ? tell.silent : undefined;
}
