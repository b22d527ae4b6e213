import type { DossierEvent, Position } from '../../domain/dossier/events.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { formatDate, formatDateTime, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';

/** One line of the history in plain words. `place`: where the dossier went. */
export interface Milestone {
  key: string;
  title: string;
  at: string;
  detail?: string;
  items?: { name: string; problem: string }[];
  place?: Pick<Position, 'agencyCode' | 'unitId'>;
}

/**
 * The history as its applicant is told it: what officers write to each other stays with them, and steps inside one unit
 * are no news. Pure.
 */
export function milestonesOf(events: readonly DossierEvent[], language: Language): Milestone[] {
  const milestones: Milestone[] = [];
  let unit: string | null | undefined;
  for (const event of events) {
    const place = placeOf(event);
    const moved = place !== undefined && `${place.agencyCode} ${place.unitId}` !== unit;
    if (place) unit = `${place.agencyCode} ${place.unitId}`;
    const told = tell(event, language, moved);
    if (told) milestones.push({ key: String(event.seq), at: event.at, ...told });
  }
  return milestones;
}

/** The desk to which an event brings the dossier. */
function placeOf({ type, payload }: DossierEvent): Position | undefined {
  if (type === 'SUBMITTED' || type === 'RECEIVED') return payload.at;
  return 'to' in payload ? payload.to : undefined;
}

type Told = Omit<Milestone, 'key' | 'at'> | undefined;

function tell(event: DossierEvent, language: Language, moved: boolean): Told {
  const { dossier, tracking, common, processing } = words(language);
  const { event: names } = dossier;
  switch (event.type) {
    case 'SUBMITTED':
      return { title: names.SUBMITTED, detail: event.payload.submissionNumber };
    case 'RECEIVED': {
      const { promise, code } = event.payload;
      const due = promise.dueAt ? `${common.due.label}: ${formatDateTime(promise.dueAt)}` : undefined;
      return { title: names.RECEIVED, detail: [code, due].filter(Boolean).join(' · ') };
    }
    case 'DECLINED':
    case 'REFUSED':
    case 'STOPPED':
      return { title: names[event.type], detail: event.payload.reason };
    case 'SUPPLEMENT_REQUESTED':
      return { title: names.SUPPLEMENT_REQUESTED, detail: event.payload.reason, items: event.payload.items };
    case 'SUPPLEMENTED':
      return { title: names.SUPPLEMENTED, detail: event.payload.note };
    case 'OBLIGATION_SET':
      return {
        title: tracking.events.OBLIGATION_SET,
        detail: `${formatVnd(event.payload.vnd)} – ${event.payload.reason}`,
      };
    case 'OBLIGATION_MET':
      return { title: tracking.events.OBLIGATION_MET };
    case 'MOVED':
      return moved ? { title: names.FORWARDED, place: event.payload.to } : undefined;
    case 'OPINION_ASKED':
      return { title: names.OPINION_ASKED, place: event.payload.asked };
    case 'OPINION_ANSWERED':
      return { title: names.OPINION_ANSWERED };
    case 'VISIT_PLANNED': {
      const { kind, at, place } = event.payload;
      return { title: processing.visitKinds[kind], detail: `${formatDateTime(at)} · ${place}` };
    }
    case 'VISIT_CANCELLED':
      return { title: names.VISIT_CANCELLED };
    case 'EXTENDED':
      return { title: names.EXTENDED, detail: `${formatDate(event.payload.until)} – ${event.payload.reason}` };
    case 'SENT_OUT':
      return { title: names.SENT_OUT, detail: event.payload.authority };
    case 'CAME_BACK':
      return { title: names.CAME_BACK };
    case 'BRANCHED':
      return {
        title: names.BRANCHED,
        detail: event.payload.branches.map(({ name }) => inLanguage(name, language)).join(', '),
      };
    case 'BRANCH_FINISHED':
      return { title: names.BRANCH_FINISHED };
    case 'EDITED':
      return { title: names.EDITED };
    case 'CORRECTED':
    case 'REOPENED':
      return { title: names[event.type], detail: event.payload.reason };
    case 'RESULT_ISSUED': {
      const { number, date } = event.payload.result;
      return { title: names.ISSUED, detail: `${number}, ${formatDate(date)}` };
    }
    case 'RETURNED':
      return { title: names.RETURNED };
    case 'WITHDRAWAL_ASKED':
      return { title: names.WITHDRAWAL_ASKED, detail: event.payload.reason };
    case 'WITHDRAWAL_CANCELLED':
      return { title: names.WITHDRAWAL_CANCELLED, detail: event.payload.reason };
    case 'WITHDRAWN':
      return { title: names.WITHDRAWN, detail: event.payload.reason };
    // between officers only
    case 'TAKEN':
    case 'DELIVERY_CHOSEN':
    case 'REASSIGNED':
    case 'RELOCATED':
    case 'OWNER_CHANGED':
    case 'OPINION_REMINDED':
    case 'OPINION_CANCELLED':
    case 'VISIT_RECORDED':
    case 'DECISION_ASKED':
    case 'DECISION_REJECTED':
    case 'BRANCH_STARTED':
    case 'HELD':
    case 'RELEASED':
      return undefined;
  }
}
