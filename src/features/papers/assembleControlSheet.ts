import { stepBudgetMinutes, stepDue } from '../../domain/clock/stepTime.ts';
import type { DossierEvent, EventType, Position } from '../../domain/dossier/events.ts';
import { punctualityOf } from '../../domain/dossier/punctuality.ts';
import { dateTimeInWords, formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { ControlSheetPaper, PaperHandover } from '../../platform/pdf/papers.ts';
import type { PostHand } from '../post/handsOfDossier.ts';
import { lookupUrlOf, oneStopHead, oneStopTitle } from './paperHead.ts';
import { actorOf, deskOf, findEvent, getPaperAgency, type PaperSource } from './paperSource.ts';

/**
 * Mẫu 06: one block for each hand-over from desk to desk, written from the events and never rewritten. Undefined before
 * reception. A dossier that is still under way ends with the hand-over nobody has confirmed yet.
 */
export function assembleControlSheet(source: PaperSource): ControlSheetPaper | undefined {
  const received = findEvent(source, 'RECEIVED');
  const { state } = source;
  if (!received) return undefined;
  const receiving = getPaperAgency(source, state.receivingAgencyCode);
  const competent = getPaperAgency(source, state.competentAgencyCode);
  const others = [...new Set(source.events.flatMap((event) => deskOf(event)?.agencyCode ?? []))]
    .filter((code) => code !== receiving.code && code !== competent.code)
    .map((code) => getPaperAgency(source, code).name);
  return {
    head: oneStopHead(source, receiving.code, received.at),
    dossierCode: received.payload.code,
    lookupUrl: lookupUrlOf(source),
    ownerName: state.applicant.name,
    procedureName: state.procedureName,
    receivedAt: dateTimeInWords(received.at),
    dueAt: state.dueAt === null ? undefined : dateTimeInWords(state.dueAt),
    resolvingAgency: competent.name,
    coordinatingAgency: others.length > 0 ? others.join('; ') : undefined,
    handovers: handovers(source),
  };
}

/** From then on the desk's clock runs again. */
const RESUMED: readonly EventType[] = ['SUPPLEMENTED', 'OBLIGATION_MET', 'RELEASED'];

function handovers(source: PaperSource): PaperHandover[] {
  const made: PaperHandover[] = [];
  let desk: Position | undefined;
  /** since when the desk has had the dossier with its clock running */
  let since = '';
  const byPost = [...source.postHands];
  /** the parcel changed hands before this moment */
  const carried = (until: string) => {
    while (byPost[0] && byPost[0].at <= until) made.push(handOfPost(source, byPost.shift() as PostHand));
  };
  source.events.forEach((event, index) => {
    if (event.type === 'RETURNED' && event.payload.method === 'POST' && byPost.length > 0) return;
    carried(event.at);
    if (RESUMED.includes(event.type)) since = event.at;
    if (event.type === 'RETURNED') made.push(returned(source, event, desk));
    if (desk) made.push(...outside(source, event, partyName(source, desk)));
    const next = deskOf(event);
    if (!next) return;
    if (desk && event.type !== 'RECEIVED' && movesOn(desk, next)) {
      made.push({
        from: partyName(source, desk),
        to: partyName(source, next),
        at: dateTimeInWords(event.at),
        giverName: actorOf(source, event),
        receiverName: receiverName(source, source.events.slice(index + 1)),
        outcome: ENDS_STEP.includes(event.type) ? stepOutcome(source, desk, since, event.at) : undefined,
        note: noteOf(event),
      });
    }
    if (!desk || event.type === 'RECEIVED' || movesOn(desk, next)) since = event.at;
    desk = next;
  });
  for (const hand of byPost) made.push(handOfPost(source, hand));
  return made;
}

/** Between applicant, post and one-stop: times and signatures are those of the post's papers (note of Mẫu 06). */
function handOfPost(source: PaperSource, { at, from, to, giverName, takerName, paper }: PostHand): PaperHandover {
  const { receivingAgencyCode } = source.state;
  const names = {
    POST: 'Dịch vụ bưu chính công ích',
    ONE_STOP: oneStopTitle(getPaperAgency(source, receivingAgencyCode)),
    PERSON: 'Người nộp hồ sơ',
  };
  const note = `Theo chứng từ bưu chính số ${paper}`;
  return { from: names[from], to: names[to], at: dateTimeInWords(at), giverName, receiverName: takerName, note };
}

/** Events with which a desk has done its part; a question to the leader or a new place is not the end of it. */
const ENDS_STEP: readonly EventType[] = ['MOVED', 'RESULT_ISSUED', 'REFUSED', 'STOPPED'];

/** To a higher authority and back: the dossier stays on its desk, its papers travel (Đ.13.2c quy chế Đồng Nai). */
function outside(source: PaperSource, event: DossierEvent, desk: string): PaperHandover[] {
  const at = dateTimeInWords(event.at);
  if (event.type === 'SENT_OUT') {
    const { authority, documentNumber } = event.payload;
    return [{ from: desk, to: authority, at, giverName: actorOf(source, event), note: `Văn bản số ${documentNumber}` }];
  }
  if (event.type === 'CAME_BACK') {
    const sent = source.events.findLast((one) => one.type === 'SENT_OUT' && one.seq < event.seq);
    const from = sent?.type === 'SENT_OUT' ? sent.payload.authority : 'Cơ quan có thẩm quyền';
    const note = `Văn bản số ${event.payload.documentNumber}`;
    return [{ from, to: desk, at, receiverName: actorOf(source, event), note }];
  }
  return [];
}

function movesOn(desk: Position, next: Position): boolean {
  const parts = ['stepId', 'role', 'unitId', 'agencyCode'] as const;
  return parts.some((part) => desk[part] !== next[part]);
}

function returned(source: PaperSource, event: DossierEvent & { type: 'RETURNED' }, desk?: Position): PaperHandover {
  const { collectorName, authorised, method } = event.payload;
  const { receivingAgencyCode } = source.state;
  const receiving = oneStopTitle(getPaperAgency(source, receivingAgencyCode));
  return {
    from: desk ? partyName(source, desk) : receiving,
    to: authorised ? 'Người được ủy quyền nhận kết quả' : 'Người nộp hồ sơ',
    at: dateTimeInWords(event.at),
    giverName: actorOf(source, event),
    receiverName: collectorName,
    outcome: punctualityOf(source.state, source.calendar) ?? undefined,
    note: method === 'POST' ? 'Trả qua dịch vụ bưu chính công ích' : undefined,
  };
}

/** `Phòng Quản lý xây dựng – Sở Xây dựng tỉnh Mẫu (Lãnh đạo phòng)`. */
function partyName(source: PaperSource, { agencyCode, unitId, role }: Position): string {
  const agency = getPaperAgency(source, agencyCode).name;
  const unit = unitId ? source.unitNames.get(unitId) : undefined;
  const place = unit && unit !== agency ? `${unit} – ${agency}` : agency;
  return role === 'RECEPTIONIST' ? place : `${place} (${words('vi').dossier.role[role]})`;
}

/** Who next did something with the dossier at the desk that got it; empty until somebody has. */
function receiverName(source: PaperSource, after: readonly DossierEvent[]): string | undefined {
  const next = after.find((event) => event.actorId !== null && event.agencyCode !== null);
  return next && actorOf(source, next);
}

function stepOutcome(source: PaperSource, desk: Position, since: string, at: string): PaperHandover['outcome'] {
  const { limit, effectiveFrom } = source.state;
  const share = source.process.steps.find((step) => step.id === desk.stepId)?.sharePercent ?? 0;
  if (!limit || !effectiveFrom || share === 0) return undefined;
  const budgetMinutes = stepBudgetMinutes(source.calendar, limit, Date.parse(effectiveFrom), source.stepDayMinutes);
  if (budgetMinutes === null) return undefined;
  const due = stepDue(source.calendar, Date.parse(since), budgetMinutes, share);
  return outcomeAt(at, new Date(due).toISOString());
}

/** On time is the day itself; a day before it is early. */
function outcomeAt(at: string, due: string): PaperHandover['outcome'] {
  if (Date.parse(at) > Date.parse(due)) return 'LATE';
  return formatDate(at) === formatDate(due) ? 'ON_TIME' : 'EARLY';
}

function noteOf(event: DossierEvent): string | undefined {
  const w = words('vi').dossier;
  switch (event.type) {
    case 'MOVED':
      return event.payload.action === 'SEND_BACK' ? w.action.SEND_BACK : undefined;
    case 'DECISION_ASKED':
    case 'DECISION_REJECTED':
    case 'RELOCATED':
    case 'CORRECTED':
    case 'REOPENED':
    case 'STOPPED':
      return w.event[event.type];
    default:
      return undefined;
  }
}
