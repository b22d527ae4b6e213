import { dateTimeInWords } from '../../domain/text/format.ts';
import type { VisitMinutesPaper } from '../../platform/pdf/papers.ts';
import { agencyHead, lookupUrlOf } from './paperHead.ts';
import { actorOf, type PaperSource } from './paperSource.ts';

/** Minutes of a verification or meeting: recorded ones, or with lines to write on while it is only planned (Đ.19.3 NĐ 61/2018). */
export function assembleVisitMinutes(source: PaperSource): VisitMinutesPaper | undefined {
  const { state, event } = source;
  if (event.type !== 'VISIT_PLANNED' && event.type !== 'VISIT_RECORDED') return undefined;
  const visit = state.visits.find(({ id }) => id === event.payload.visitId);
  if (!visit) return undefined;
  return {
    head: agencyHead(source, event.agencyCode ?? state.competentAgencyCode, event.at),
    kind: visit.kind,
    dossierCode: state.code ?? state.submissionNumber,
    lookupUrl: lookupUrlOf(source),
    ownerName: state.applicant.name,
    procedureName: state.procedureName,
    at: dateTimeInWords(visit.at),
    place: visit.place,
    participants: visit.record?.participants || visit.participants,
    content: visit.content,
    minutes: visit.record?.minutes,
    officerName: actorOf(source, event),
  };
}
