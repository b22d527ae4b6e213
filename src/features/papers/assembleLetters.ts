import { dateInWords, dateTimeInWords } from '../../domain/text/format.ts';
import type { RefusalPaper, SubmissionConfirmationPaper, SupplementRequestPaper } from '../../platform/pdf/papers.ts';
import { resultPlace } from './assembleReceipt.ts';
import { agencyHead, contactOf, lookupUrlOf, oneStopHead, oneStopTitle, ownerOf, submitterOf } from './paperHead.ts';
import { actorOf, decided, getPaperAgency, type PaperSource } from './paperSource.ts';

/** Mẫu 02: everything that is missing, in one letter (Đ.15.3, Đ.17 NĐ 61/2018). */
export function assembleSupplementRequest(source: PaperSource): SupplementRequestPaper | undefined {
  const { state, event } = source;
  const asked = event.type === 'SUPPLEMENT_REQUESTED' ? event.payload : decided(source, 'SUPPLEMENT');
  if (!asked) return undefined;
  const receiving = getPaperAgency(source, state.receivingAgencyCode);
  const byOneStop = event.agencyCode === null || event.agencyCode === receiving.code;
  return {
    head: byOneStop
      ? oneStopHead(source, receiving.code, event.at)
      : agencyHead(source, state.competentAgencyCode, event.at),
    dossierCode: state.code ?? state.submissionNumber,
    lookupUrl: lookupUrlOf(source),
    owner: ownerOf(state.applicant),
    procedureName: state.procedureName,
    items: asked.items.map(({ name, problem }) => ({ name, request: problem })),
    reason: asked.reason || 'Hồ sơ chưa đủ hoặc chưa đúng thành phần theo quy định của thủ tục.',
    deadline: asked.until === null ? undefined : dateInWords(asked.until),
    contact: contactOf(source, receiving, event.actorName),
    officerName: actorOf(source, event),
  };
}

/** Mẫu 03: declined by the one-stop, or refused by the deciding agency after appraisal (Đ.19.8 NĐ 61/2018). */
export function assembleRefusal(source: PaperSource): RefusalPaper | undefined {
  const { state, event } = source;
  if (event.type !== 'DECLINED' && event.type !== 'REFUSED') return undefined;
  const declined = event.type === 'DECLINED';
  const receiving = getPaperAgency(source, state.receivingAgencyCode);
  const competent = getPaperAgency(source, state.competentAgencyCode);
  return {
    head: declined ? oneStopHead(source, receiving.code, event.at) : agencyHead(source, competent.code, event.at),
    dossierCode: state.code ?? state.submissionNumber,
    lookupUrl: lookupUrlOf(source),
    owner: ownerOf(state.applicant),
    procedureName: state.procedureName,
    submittedAt: dateTimeInWords(state.submittedAt),
    refusingUnit: declined ? oneStopTitle(receiving) : competent.name,
    reason: event.payload.reason,
    contact: contactOf(source, receiving),
    officerName: actorOf(source, event),
  };
}

/** The proof that an online submission arrived; not yet the receipt. */
export function assembleConfirmation(source: PaperSource): SubmissionConfirmationPaper | undefined {
  const { event: submitted } = source;
  if (submitted.type !== 'SUBMITTED' || submitted.payload.channel !== 'ONLINE') return undefined;
  const { applicant, components, acceptBy, delivery, submissionNumber } = submitted.payload;
  const receiving = getPaperAgency(source, source.state.receivingAgencyCode);
  return {
    head: oneStopHead(source, receiving.code, submitted.at),
    temporaryNumber: submissionNumber,
    lookupUrl: lookupUrlOf(source),
    submitter: submitterOf(applicant),
    procedureName: submitted.payload.procedureName,
    submittedAt: dateTimeInWords(submitted.at),
    components: components
      .filter((component) => component.fileIds.length > 0)
      .map(({ name, fileIds }) => ({ name, electronic: fileIds.length })),
    resultAt: resultPlace(delivery, receiving),
    nextSteps: [
      ...(acceptBy === null
        ? []
        : [`${oneStopTitle(receiving)} kiểm tra hồ sơ và trả lời chậm nhất lúc ${dateTimeInWords(acceptBy)}.`]),
      'Khi hồ sơ được tiếp nhận, Ông (Bà) nhận Giấy tiếp nhận hồ sơ và hẹn trả kết quả, có mã hồ sơ và ngày hẹn trả.',
      'Nếu hồ sơ còn thiếu, Ông (Bà) nhận một thông báo ghi đầy đủ nội dung cần bổ sung.',
    ],
  };
}
