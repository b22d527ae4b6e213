import type { DossierEvent, EventOf, EventType } from '../../domain/dossier/events.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import type { Language } from '../../domain/language.ts';
import { formatDateTime, formatVnd } from '../../domain/text/format.ts';
import { type WordsTree, words } from '../../i18n/words.ts';

/** A message in the reader's language. `paragraphs`: what happened, then what to do. */
export interface Message {
  subject: string;
  paragraphs: string[];
}

interface Told<T extends EventType> {
  event: EventOf<T>;
  /** as it was right after the event */
  state: DossierState;
  /** name of the agency that receives papers and hands over results */
  agency: string;
  text: WordsTree['notifications'];
}

type Compose<T extends EventType> = (told: Told<T>) => Message | undefined;

/**
 * Which events the applicant hears of, and in which words; complete by the compiler. The moves between desks are not
 * news: the tracking page shows them.
 */
const MESSAGES: { [T in EventType]: Compose<T> | null } = {
  // entered at the counter the dossier is received in the same moment, and that is the news
  SUBMITTED: ({ state, text }) =>
    state.channel === 'ONLINE'
      ? tell(text.submitted.subject(state.submissionNumber), [
          text.submitted.text(state.procedureName, momentOf(state.acceptBy)),
          text.submitted.next,
        ])
      : undefined,
  RECEIVED: ({ state, text }) =>
    tell(text.received.subject(codeOf(state)), [
      text.received.text(state.procedureName, dueOf(state, text)),
      text.received.next,
    ]),
  DECLINED: ({ event, state, text }) =>
    tell(text.declined.subject(codeOf(state)), [
      text.declined.text(state.procedureName, event.payload.reason),
      text.declined.next,
    ]),
  SUPPLEMENT_REQUESTED: ({ event, state, agency, text }) =>
    tell(text.supplementRequested.subject(codeOf(state)), [
      text.supplementRequested.text(state.procedureName, momentOf(event.payload.until)),
      [text.supplementRequested.items, ...event.payload.items.map(({ name, problem }) => `– ${name}: ${problem}`)].join(
        '\n',
      ),
      state.ownerAccountId ? text.supplementRequested.nextOnline : text.supplementRequested.nextCounter(agency),
    ]),
  SUPPLEMENTED: ({ state, text }) => {
    const answerBy = momentOf(state.acceptBy);
    const next = state.receivedAt
      ? text.supplemented.due(dueOf(state, text))
      : answerBy && text.supplemented.answerBy(answerBy);
    return tell(text.supplemented.subject(codeOf(state)), [text.supplemented.text(state.procedureName), next]);
  },
  OBLIGATION_SET: ({ event, state, agency, text }) =>
    tell(text.obligationSet.subject(codeOf(state)), [
      text.obligationSet.text(state.procedureName, formatVnd(event.payload.vnd), event.payload.reason),
      text.obligationSet.next(agency),
    ]),
  OBLIGATION_MET: ({ state, text }) =>
    tell(text.obligationMet.subject(codeOf(state)), [text.obligationMet.text(state.procedureName, dueOf(state, text))]),
  MOVED: null,
  TAKEN: null,
  RESULT_ISSUED: ({ state, agency, text }) => {
    const { refusalReady, resultReady } = text;
    const kind = state.status === STATUS.STOPPED ? refusalReady : resultReady;
    const how = { COUNTER: resultReady.counter(agency), POST: resultReady.post, ONLINE: resultReady.online };
    return tell(kind.subject(codeOf(state)), [kind.text(state.procedureName), how[state.delivery.method]]);
  },
  // the reason at once, the letter when it is issued (Đ.19.8 NĐ 61/2018)
  REFUSED: ({ event, state, text }) =>
    tell(text.refused.subject(codeOf(state)), [
      text.refused.text(state.procedureName, event.payload.reason),
      text.refused.next,
    ]),
  WITHDRAWN: ({ state, text }) =>
    tell(text.withdrawn.subject(codeOf(state)), [text.withdrawn.text(state.procedureName), text.withdrawn.next]),
  RETURNED: ({ state, text }) =>
    tell(text.returned.subject(codeOf(state)), [text.returned.text(state.procedureName), text.returned.next]),
};

/** What the applicant is told about an event, or undefined when it is no news to them. Pure. */
export function composeMessage(
  event: DossierEvent,
  state: DossierState,
  { agency, language }: { agency: string; language: Language },
): Message | undefined {
  const compose = MESSAGES[event.type] as Compose<typeof event.type> | null;
  return compose?.({ event, state, agency, text: words(language).notifications });
}

function tell(subject: string, paragraphs: (string | undefined)[]): Message {
  return { subject, paragraphs: paragraphs.filter((paragraph) => paragraph !== undefined) };
}

function codeOf(state: DossierState): string {
  return state.code ?? state.submissionNumber;
}

function momentOf(moment: string | null): string | undefined {
  return moment === null ? undefined : formatDateTime(moment);
}

function dueOf(state: DossierState, text: WordsTree['notifications']): string {
  return momentOf(state.dueAt) ?? text.asDescribed;
}
