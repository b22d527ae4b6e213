import type { DossierEvent, EventOf, Position } from '../../domain/dossier/events.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { formatDate, formatDateTime, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';

/** One thing that happened, as a person reads it. */
export interface HistoryEntry {
  seq: number;
  title: string;
  /** ISO 8601, UTC */
  at: string;
  /** when it was entered, if that was later than it happened */
  recordedAt: string | null;
  by: string;
  details: { label: string; text: string }[];
}

/** What a history may name: agencies by code, units and people by id. */
export interface Names {
  agencies: Record<string, string>;
  units: Record<string, string>;
  people: Record<string, string>;
}

type Details = [label: string, text: string | null | undefined][];

/** An event in words. Pure. */
export function historyEntry(event: DossierEvent, names: Names, language: Language): HistoryEntry {
  const place = [event.unitId && names.units[event.unitId], event.agencyCode && names.agencies[event.agencyCode]];
  return {
    seq: event.seq,
    title: eventTitle(event, language),
    at: event.at,
    recordedAt: Date.parse(event.recordedAt) - Date.parse(event.at) > 60_000 ? event.recordedAt : null,
    by: [actorText(event, names, language), ...place].filter(Boolean).join(', '),
    details: detailsOf(event, names, language).flatMap(([label, text]) => (text ? [{ label, text }] : [])),
  };
}

/** Who did it, and in whose stead. */
function actorText({ actorName, onBehalfOf }: DossierEvent, names: Names, language: Language): string {
  const absent = onBehalfOf === null ? undefined : names.people[onBehalfOf];
  return absent === undefined ? actorName : words(language).standIns.onBehalf(actorName, absent);
}

const MOVE_TITLES = {
  FORWARD: 'FORWARDED',
  ASSIGN: 'ASSIGNED',
  PROPOSE: 'PROPOSED',
  APPROVE: 'APPROVED',
  SEND_BACK: 'SENT_BACK',
} as const;

/** What happened, in a few words. */
export function eventTitle(event: DossierEvent, language: Language): string {
  const titles = words(language).dossier.event;
  if (event.type === 'MOVED') return titles[MOVE_TITLES[event.payload.action]];
  if (event.type === 'RESULT_ISSUED') return titles.ISSUED;
  return titles[event.type];
}

function detailsOf(event: DossierEvent, names: Names, language: Language): Details {
  const { dossier, processing, office } = words(language);
  const { field, returnMethod } = dossier;
  const labels = processing.fields;
  switch (event.type) {
    case 'SUBMITTED':
      return [
        [field.channel, dossier.channelLong[event.payload.channel]],
        [field.applicant, event.payload.applicant.name],
      ];
    case 'RECEIVED':
      return [
        [field.code, event.payload.code],
        [field.dueAt, event.payload.promise.dueAt && formatDateTime(event.payload.promise.dueAt)],
        [office.history.collected, event.payload.collectedVnd > 0 ? formatVnd(event.payload.collectedVnd) : null],
        [office.history.note, event.payload.note],
      ];
    case 'SUPPLEMENT_REQUESTED':
      return [
        ...event.payload.items.map(({ name, problem }): Details[number] => [name, problem]),
        [labels.reason, event.payload.reason],
        [processing.supplementDue, event.payload.until && formatDate(event.payload.until)],
      ];
    case 'SUPPLEMENTED':
      return [
        [office.history.note, event.payload.note],
        [office.history.newDue, event.payload.promise?.dueAt && formatDateTime(event.payload.promise.dueAt)],
      ];
    case 'OBLIGATION_SET':
      return [
        [labels.reason, event.payload.reason],
        [labels.vnd, formatVnd(event.payload.vnd)],
      ];
    case 'OBLIGATION_MET':
      return [
        [office.history.note, event.payload.note],
        [office.history.newDue, event.payload.promise?.dueAt && formatDateTime(event.payload.promise.dueAt)],
      ];
    case 'MOVED':
      return movedDetails(event, names, language);
    case 'HELD':
      return [[labels.reason, processing.heldFor[event.payload.reason]]];
    case 'RELEASED':
      return [[office.history.newDue, event.payload.promise.dueAt && formatDateTime(event.payload.promise.dueAt)]];
    case 'TAKEN':
    case 'BRANCH_STARTED':
      return [];
    case 'EDITED':
      return [[field.applicant, event.payload.applicant.name]];
    case 'DELIVERY_CHOSEN':
      return [[field.returnMethod, event.payload.delivery.address]];
    case 'REASSIGNED':
      return [
        [labels.assigneeId, event.payload.assigneeId && names.people[event.payload.assigneeId]],
        [labels.reason, event.payload.reason],
      ];
    case 'OWNER_CHANGED':
      return [[office.history.to, `${event.payload.fromName} → ${event.payload.toName}`]];
    case 'RELOCATED':
      return [
        [office.history.to, deskName(event.payload.to, names)],
        [labels.reason, event.payload.reason],
      ];
    case 'OPINION_ASKED':
      return [
        [labels.opinionAgencyCode, deskName({ ...event.payload.asked, assigneeId: null }, names)],
        [processing.opinionQuestion, event.payload.question],
        [processing.opinionDue, formatDateTime(event.payload.dueAt)],
      ];
    case 'OPINION_ANSWERED':
      return [[processing.opinionAnswer, event.payload.answer]];
    case 'OPINION_REMINDED':
      return [[office.history.note, event.payload.note]];
    case 'VISIT_PLANNED':
      return [
        [labels.visitKind, processing.visitKinds[event.payload.kind]],
        [labels.visitAt, formatDateTime(event.payload.at)],
        [labels.place, event.payload.place],
        [labels.participants, event.payload.participants],
        [labels.visitContent, event.payload.content],
      ];
    case 'VISIT_RECORDED':
      return [
        [labels.participants, event.payload.participants],
        [labels.minutes, event.payload.minutes],
      ];
    case 'DECISION_ASKED': {
      const { decision, to } = event.payload;
      return [
        [processing.outcome.label, processing.decision[decision.kind]],
        [labels.reason, decision.reason],
        [office.history.to, deskName(to, names)],
      ];
    }
    case 'DECISION_REJECTED':
      return [[processing.comment, event.payload.comment]];
    case 'EXTENDED':
      return [
        [labels.newDueAt, formatDateTime(event.payload.until)],
        [labels.reason, event.payload.reason],
      ];
    case 'SENT_OUT':
      return [
        [labels.sentTo, event.payload.authority],
        [labels.documentNumber, event.payload.documentNumber],
        [labels.documentDate, formatDate(event.payload.documentDate)],
        [office.history.note, event.payload.note],
      ];
    case 'CAME_BACK':
      return [
        [labels.documentNumber, event.payload.documentNumber],
        [labels.documentDate, formatDate(event.payload.documentDate)],
        [office.history.note, event.payload.note],
      ];
    case 'BRANCHED':
      return event.payload.branches.map(({ name, agencyCode }): Details[number] => [
        inLanguage(name, language),
        names.agencies[agencyCode],
      ]);
    case 'BRANCH_FINISHED':
      return [
        [processing.outcome.label, processing.branchState[event.payload.outcome]],
        [labels.resultNumber, event.payload.result?.number],
        [labels.reason, event.payload.note],
      ];
    case 'RESULT_ISSUED':
      return [
        [labels.resultNumber, event.payload.result.number],
        [labels.resultDate, formatDate(event.payload.result.date)],
        [labels.resultSigner, event.payload.result.signer],
      ];
    case 'DECLINED':
    case 'REFUSED':
    case 'WITHDRAWAL_ASKED':
    case 'WITHDRAWAL_CANCELLED':
    case 'WITHDRAWN':
    case 'STOPPED':
    case 'CORRECTED':
    case 'REOPENED':
    case 'OPINION_CANCELLED':
    case 'VISIT_CANCELLED':
      return [[labels.reason, event.payload.reason]];
    case 'RETURNED':
      return [
        [labels.method, returnMethod[event.payload.method === 'ONLINE' ? 'ELECTRONIC' : event.payload.method]],
        [labels.collectorName, event.payload.collectorName],
        [words(language).reception.giveBack.pickUp, event.payload.byPickUpCode && words(language).common.form.yes],
        [office.history.note, event.payload.note],
      ];
  }
}

function movedDetails({ payload }: EventOf<'MOVED'>, names: Names, language: Language): Details {
  const { processing, office } = words(language);
  return [
    [processing.fields.proposal, payload.draft?.proposal],
    [processing.comment, payload.comment],
    [office.history.to, deskName(payload.to, names)],
  ];
}

function deskName(
  { assigneeId, unitId, agencyCode }: Pick<Position, 'assigneeId' | 'unitId' | 'agencyCode'>,
  names: Names,
) {
  const parts = [assigneeId && names.people[assigneeId], unitId && names.units[unitId], names.agencies[agencyCode]];
  return parts.filter(Boolean).join(', ');
}
