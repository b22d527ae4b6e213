import { stepBudgetMinutes, stepDue } from '../../domain/clock/stepTime.ts';
import type { DossierEvent, Position } from '../../domain/dossier/events.ts';
import { dateTimeInWords, formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { ControlSheetPaper, PaperHandover } from '../../platform/pdf/papers.ts';
import { lookupUrlOf, oneStopHead, oneStopTitle } from './paperHead.ts';
import { deskOf, findEvent, getPaperAgency, type PaperSource } from './paperSource.ts';

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

function handovers(source: PaperSource): PaperHandover[] {
  const made: PaperHandover[] = [];
  let desk: Position | undefined;
  /** since when the desk has had the dossier with its clock running */
  let since = '';
  source.events.forEach((event, index) => {
    if (event.type === 'SUPPLEMENTED' || event.type === 'OBLIGATION_MET') since = event.at;
    if (event.type === 'RETURNED') made.push(returned(source, event, desk));
    const next = deskOf(event);
    if (!next) return;
    if (desk && event.type !== 'RECEIVED' && movesOn(desk, next)) {
      made.push({
        from: partyName(source, desk),
        to: partyName(source, next),
        at: dateTimeInWords(event.at),
        giverName: event.actorName,
        receiverName: receiverName(source.events.slice(index + 1)),
        outcome: stepOutcome(source, desk, since, event.at),
        note: noteOf(event),
      });
    }
    if (!desk || event.type === 'RECEIVED' || movesOn(desk, next)) since = event.at;
    desk = next;
  });
  return made;
}

function movesOn(desk: Position, next: Position): boolean {
  return desk.stepId !== next.stepId || desk.unitId !== next.unitId || desk.agencyCode !== next.agencyCode;
}

function returned(source: PaperSource, event: DossierEvent & { type: 'RETURNED' }, desk?: Position): PaperHandover {
  const { collectorName, authorised, method } = event.payload;
  const { finishedAt, dueAt, receivingAgencyCode } = source.state;
  const receiving = oneStopTitle(getPaperAgency(source, receivingAgencyCode));
  return {
    from: desk ? partyName(source, desk) : receiving,
    to: authorised ? 'Người được ủy quyền nhận kết quả' : 'Người nộp hồ sơ',
    at: dateTimeInWords(event.at),
    giverName: event.actorName,
    receiverName: collectorName,
    outcome: finishedAt && dueAt ? outcomeAt(finishedAt, dueAt) : undefined,
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
function receiverName(after: DossierEvent[]): string | undefined {
  return after.find((event) => event.actorId !== null && event.agencyCode !== null)?.actorName;
}

function stepOutcome(source: PaperSource, desk: Position, since: string, at: string): PaperHandover['outcome'] {
  const { limit, effectiveFrom } = source.state;
  const share = source.process.steps.find((step) => step.id === desk.stepId)?.sharePercent ?? 0;
  if (!limit || !effectiveFrom || share === 0) return undefined;
  const budgetMinutes = stepBudgetMinutes(source.calendar, limit, Date.parse(effectiveFrom));
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
  if (event.type !== 'MOVED') return undefined;
  const { action } = event.payload;
  return action === 'SEND_BACK' || action === 'ASK_OPINION' ? words('vi').dossier.action[action] : undefined;
}
