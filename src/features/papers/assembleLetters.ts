import { dateInWords, dateTimeInWords } from '../../domain/text/format.ts';
import type { RefusalPaper, SubmissionConfirmationPaper, SupplementRequestPaper } from '../../platform/pdf/papers.ts';
import { resultPlace } from './assembleReceipt.ts';
import { agencyHead, lookupUrlOf, oneStopHead, oneStopTitle, ownerOf, submitterOf } from './paperHead.ts';
import { findEvent, getPaperAgency, type PaperAgency, type PaperSource } from './paperSource.ts';

/** Mẫu 02: everything that is missing, in one letter (Đ.15.3, Đ.17 NĐ 61/2018). `seq` chooses one of several. */
export function assembleSupplementRequest(source: PaperSource, seq?: number): SupplementRequestPaper | undefined {
  const asked = findEvent(source, 'SUPPLEMENT_REQUESTED', seq);
  if (!asked) return undefined;
  const { state } = source;
  const { items, reason, until } = asked.payload;
  const receiving = getPaperAgency(source, state.receivingAgencyCode);
  const byOneStop = asked.agencyCode === null || asked.agencyCode === receiving.code;
  return {
    head: byOneStop
      ? oneStopHead(source, receiving.code, asked.at)
      : agencyHead(source, state.competentAgencyCode, asked.at),
    dossierCode: state.code ?? state.submissionNumber,
    lookupUrl: lookupUrlOf(source),
    owner: ownerOf(state.applicant),
    procedureName: state.procedureName,
    items: items.map(({ name, problem }) => ({ name, request: problem })),
    reason: reason || 'Hồ sơ chưa đủ hoặc chưa đúng thành phần theo quy định của thủ tục.',
    deadline: until === null ? undefined : dateInWords(until),
    contact: { name: asked.actorName, phone: phoneOf(receiving), website: source.publicUrl },
    officerName: asked.actorName,
  };
}

/** Mẫu 03: declined by the one-stop, or refused by the deciding agency after appraisal (Đ.19.8 NĐ 61/2018). */
export function assembleRefusal(source: PaperSource): RefusalPaper | undefined {
  const declined = findEvent(source, 'DECLINED');
  const event = declined ?? findEvent(source, 'REFUSED');
  if (!event) return undefined;
  const { state } = source;
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
    contact: { phone: phoneOf(receiving), website: source.publicUrl },
    officerName: event.actorName,
  };
}

/** The proof that an online submission arrived; not yet the receipt. */
export function assembleConfirmation(source: PaperSource): SubmissionConfirmationPaper | undefined {
  const submitted = findEvent(source, 'SUBMITTED');
  if (submitted?.payload.channel !== 'ONLINE') return undefined;
  const { applicant, components, acceptBy, delivery, submissionNumber } = submitted.payload;
  const receiving = getPaperAgency(source, source.state.receivingAgencyCode);
  return {
    head: oneStopHead(source, receiving.code, submitted.at),
    temporaryNumber: submissionNumber,
    lookupUrl: lookupUrlOf({ ...source, state: { ...source.state, code: null } }),
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

function phoneOf(agency: PaperAgency): string | undefined {
  return agency.hotline ?? agency.phone ?? undefined;
}
