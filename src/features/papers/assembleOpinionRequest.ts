import { dateTimeInWords } from '../../domain/text/format.ts';
import type { OpinionRequestPaper } from '../../platform/pdf/papers.ts';
import { agencyHead, contactOf, lookupUrlOf } from './paperHead.ts';
import { actorOf, getPaperAgency, type PaperSource } from './paperSource.ts';

/** What another unit or agency is asked, and until when (Đ.19.5 NĐ 61/2018). */
export function assembleOpinionRequest(source: PaperSource): OpinionRequestPaper | undefined {
  const { state, event } = source;
  if (event.type !== 'OPINION_ASKED') return undefined;
  const { asked, question, fileIds, dueAt } = event.payload;
  const asking = getPaperAgency(source, event.agencyCode ?? state.competentAgencyCode);
  const agency = getPaperAgency(source, asked.agencyCode).name;
  const unit = asked.unitId === null ? undefined : source.unitNames.get(asked.unitId);
  return {
    head: agencyHead(source, asking.code, event.at),
    dossierCode: state.code ?? state.submissionNumber,
    lookupUrl: lookupUrlOf(source),
    to: unit && unit !== agency ? `${unit} – ${agency}` : agency,
    ownerName: state.applicant.name,
    procedureName: state.procedureName,
    question,
    attachments: fileIds.length === 0 ? [] : [`${fileIds.length} tệp gửi kèm trên hệ thống`],
    dueAt: dateTimeInWords(dueAt),
    contact: contactOf(source, asking, event.actorName),
    signer: { title: 'Người đề nghị', name: actorOf(source, event) },
  };
}
