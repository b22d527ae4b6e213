import { lateFromOf } from '../../domain/dossier/punctuality.ts';
import { dateInWords, dateTimeInWords } from '../../domain/text/format.ts';
import type { ApologyPaper } from '../../platform/pdf/papers.ts';
import { resultPlace } from './assembleReceipt.ts';
import { agencyHead, contactOf, lookupUrlOf, oneStopTitle } from './paperHead.ts';
import { actorOf, decided, getPaperAgency, type PaperSource } from './paperSource.ts';

/** Mẫu 04: the agency that is late apologises, says why, and gives a new date once (Đ.19.9 NĐ 61/2018). */
export function assembleApology(source: PaperSource): ApologyPaper | undefined {
  const { state, event } = source;
  const extension = event.type === 'EXTENDED' ? event.payload : decided(source, 'EXTENSION');
  const { originalDueAt, receivedAt, code } = state;
  if (!extension || originalDueAt === null || receivedAt === null || code === null) return undefined;
  const receiving = getPaperAgency(source, state.receivingAgencyCode);
  const competent = getPaperAgency(source, state.competentAgencyCode);
  return {
    head: agencyHead(source, competent.code, event.at),
    dossierCode: code,
    lookupUrl: lookupUrlOf(source),
    recipient: { name: state.applicant.name, address: state.applicant.address },
    receivingUnit: oneStopTitle(receiving),
    procedureName: state.procedureName,
    receivedAt: dateInWords(receivedAt),
    dueAt: dateTimeInWords(originalDueAt),
    overdue: event.at >= (lateFromOf(state) ?? event.at),
    lateAgency: competent.name,
    reason: extension.reason,
    newDueAt: dateTimeInWords(extension.until),
    resultAt: resultPlace(state.delivery, receiving),
    contact: contactOf(source, competent),
    signer: {
      title: competent.wording.signerTitle || 'Thủ trưởng đơn vị',
      name: event.type === 'EXTENDED' ? actorOf(source, event) : undefined,
    },
  };
}
