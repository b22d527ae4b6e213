import { dateTimeInWords, formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { ReturnSlipPaper } from '../../platform/pdf/papers.ts';
import { lookupUrlOf, oneStopHead, ownerOf, paperOriginals } from './paperHead.ts';
import { actorOf, type PaperSource } from './paperSource.ts';

/** Giấy biên nhận trả kết quả: to whom, when, how (Đ.22 NĐ 118/2025). */
export function assembleReturnSlip(source: PaperSource): ReturnSlipPaper | undefined {
  const { state, event } = source;
  if (event.type !== 'RETURNED') return undefined;
  const { method, collectorName, collectorId, authorised, authorisation, note } = event.payload;
  return {
    head: oneStopHead(source, state.receivingAgencyCode, event.at),
    dossierCode: state.code ?? state.submissionNumber,
    lookupUrl: lookupUrlOf(source),
    owner: ownerOf(state.applicant),
    procedureName: state.procedureName,
    result: resultOf(source),
    // originals go back with a letter that ends the matter (Đ.20.2 NĐ 61/2018); after a result they are part of the file
    returnedPapers: state.closingReason === null ? [] : paperOriginals(state.components),
    method: words('vi').dossier.returnMethod[method === 'ONLINE' ? 'ELECTRONIC' : method],
    collector: { name: collectorName, identity: collectorId, authorised },
    returnedAt: dateTimeInWords(event.at),
    dueAt: state.dueAt === null ? undefined : dateTimeInWords(state.dueAt),
    note:
      [note, authorisation && `Văn bản ủy quyền: ${authorisation.documentNumber}`].filter(Boolean).join('. ') ||
      undefined,
    officerName: actorOf(source, event),
  };
}

function resultOf({ state: { result, closingReason } }: PaperSource): string {
  if (!result)
    return closingReason === null ? 'Kết quả giải quyết hồ sơ' : 'Văn bản thông báo dừng, từ chối giải quyết';
  const { name, number, date } = result;
  return `${name || 'Kết quả giải quyết'} số ${number}, ngày ${formatDate(date)}`;
}
