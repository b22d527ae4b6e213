import type { DossierEvent, Payloads, Position } from '../../domain/dossier/events.ts';
import type { Language } from '../../domain/language.ts';
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
    const place = 'to' in event.payload ? event.payload.to : 'at' in event.payload ? event.payload.at : undefined;
    const moved = place !== undefined && `${place.agencyCode} ${place.unitId}` !== unit;
    if (place) unit = `${place.agencyCode} ${place.unitId}`;
    const told = tell(event, language, moved);
    if (told) milestones.push({ key: String(event.seq), at: event.at, ...told });
  }
  return milestones;
}

/** Moves that mean more than going on. */
const MOVE_NAMES: Partial<Record<Payloads['MOVED']['action'], 'OPINION_ASKED' | 'OPINION_ANSWERED'>> = {
  ASK_OPINION: 'OPINION_ASKED',
  ANSWER_OPINION: 'OPINION_ANSWERED',
};

type Told = Omit<Milestone, 'key' | 'at'> | undefined;

function tell(event: DossierEvent, language: Language, moved: boolean): Told {
  const { dossier, tracking, common } = words(language);
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
      return moved
        ? { title: names[MOVE_NAMES[event.payload.action] ?? 'FORWARDED'], place: event.payload.to }
        : undefined;
    case 'RESULT_ISSUED': {
      const { number, date } = event.payload.result;
      return { title: names.ISSUED, detail: `${number}, ${formatDate(date)}` };
    }
    case 'RETURNED':
      return { title: names.RETURNED };
    case 'WITHDRAWN':
      return { title: names.WITHDRAWN, detail: event.payload.reason };
    case 'TAKEN':
      return undefined;
  }
}
