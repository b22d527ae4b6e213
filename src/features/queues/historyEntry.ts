import type { DossierEvent, EventOf } from '../../domain/dossier/events.ts';
import type { Language } from '../../domain/language.ts';
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
    title: titleOf(event, language),
    at: event.at,
    recordedAt: Date.parse(event.recordedAt) - Date.parse(event.at) > 60_000 ? event.recordedAt : null,
    by: [event.actorName, ...place].filter(Boolean).join(', '),
    details: detailsOf(event, names, language).flatMap(([label, text]) => (text ? [{ label, text }] : [])),
  };
}

const MOVE_TITLES = {
  FORWARD: 'FORWARDED',
  ASSIGN: 'ASSIGNED',
  PROPOSE: 'PROPOSED',
  APPROVE: 'APPROVED',
  SEND_BACK: 'SENT_BACK',
  ASK_OPINION: 'OPINION_ASKED',
  ANSWER_OPINION: 'OPINION_ANSWERED',
} as const;

function titleOf(event: DossierEvent, language: Language): string {
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
    case 'TAKEN':
      return [];
    case 'RESULT_ISSUED':
      return [
        [labels.resultNumber, event.payload.result.number],
        [labels.resultDate, formatDate(event.payload.result.date)],
        [labels.resultSigner, event.payload.result.signer],
      ];
    case 'DECLINED':
    case 'REFUSED':
    case 'WITHDRAWN':
      return [[labels.reason, event.payload.reason]];
    case 'RETURNED':
      return [
        [labels.method, returnMethod[event.payload.method === 'ONLINE' ? 'ELECTRONIC' : event.payload.method]],
        [labels.collectorName, event.payload.collectorName],
        [office.history.note, event.payload.note],
      ];
  }
}

function movedDetails({ payload }: EventOf<'MOVED'>, names: Names, language: Language): Details {
  const { processing, office } = words(language);
  const { to } = payload;
  const desk = [
    to.assigneeId && names.people[to.assigneeId],
    to.unitId && names.units[to.unitId],
    names.agencies[to.agencyCode],
  ];
  return [
    [processing.fields.proposal, payload.draft?.proposal],
    [payload.action === 'ASK_OPINION' ? processing.opinionQuestion : processing.comment, payload.comment],
    [processing.opinionDue, payload.until && formatDateTime(payload.until)],
    [office.history.to, desk.filter(Boolean).join(', ')],
  ];
}
