import { dateTimeInWords, formatVnd } from '../../domain/text/format.ts';
import type { StopNoticePaper } from '../../platform/pdf/papers.ts';
import { agencyHead, contactOf, lookupUrlOf, oneStopHead, oneStopTitle, ownerOf, paperOriginals } from './paperHead.ts';
import { actorOf, decided, getPaperAgency, type PaperSource } from './paperSource.ts';

/** Mẫu 05: withdrawn by the applicant at the one-stop, or stopped by the agency (Đ.21 NĐ 118/2025, Đ.7 TT 03/2025). */
export function assembleStopNotice(source: PaperSource): StopNoticePaper | undefined {
  const { state, event } = source;
  const withdrawn = event.type === 'WITHDRAWN';
  const stopped = withdrawn || event.type === 'STOPPED' ? event.payload : decided(source, 'STOP');
  if (!stopped || state.receivedAt === null) return undefined;
  const receiving = getPaperAgency(source, state.receivingAgencyCode);
  const competent = getPaperAgency(source, state.competentAgencyCode);
  return {
    head: withdrawn ? oneStopHead(source, receiving.code, event.at) : agencyHead(source, competent.code, event.at),
    dossierCode: state.code ?? state.submissionNumber,
    lookupUrl: lookupUrlOf(source),
    owner: ownerOf(state.applicant),
    procedureName: state.procedureName,
    receivedAt: dateTimeInWords(state.receivedAt),
    requestedBy: withdrawn
      ? `${state.applicant.name} (tổ chức, cá nhân đề nghị)`
      : `${competent.name} (cơ quan giải quyết)`,
    requestedAt: dateTimeInWords(event.at),
    reason: stopped.reason || 'Người nộp hồ sơ không nêu lý do.',
    stage: stageOf(source),
    fees: feesOf(state.collectedVnd),
    returnedPapers: paperOriginals(state.components),
    stoppingUnit: withdrawn ? oneStopTitle(receiving) : competent.name,
    contact: contactOf(source, receiving),
    signer: withdrawn
      ? { title: 'Người tiếp nhận hồ sơ', name: actorOf(source, event) }
      : {
          title: competent.wording.signerTitle || 'Thủ trưởng đơn vị',
          name: event.type === 'STOPPED' ? actorOf(source, event) : undefined,
        },
  };
}

/** Where the dossier was when it was stopped: its last desk before. */
function stageOf(source: PaperSource): string {
  const { events, process, event } = source;
  const before = events.findLast((one) => one.seq < event.seq && one.type === 'MOVED');
  if (before?.type !== 'MOVED') return 'Đã tiếp nhận, chưa chuyển giải quyết';
  const { to } = before.payload;
  const step = process.steps.find(({ id }) => id === to.stepId)?.name.vi;
  const unit = (to.unitId && source.unitNames.get(to.unitId)) || getPaperAgency(source, to.agencyCode).name;
  return `Đang xử lý tại ${unit}${step ? `, bước “${step}”` : ''}`;
}

function feesOf(collectedVnd: number): string {
  if (collectedVnd === 0) return 'chưa thu phí, lệ phí';
  return `${formatVnd(collectedVnd)}; việc hoàn trả thực hiện theo quy định của pháp luật về phí và lệ phí`;
}
