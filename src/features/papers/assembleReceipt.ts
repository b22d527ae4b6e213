import { formatLimit } from '../../domain/calendar/limit.ts';
import type { Delivery, SubmittedComponent } from '../../domain/dossier/events.ts';
import { dateTimeInWords, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { PaperComponent, ReceiptPaper } from '../../platform/pdf/papers.ts';
import { lookupUrlOf, oneStopHead, oneStopTitle, submitterOf } from './paperHead.ts';
import { actorOf, getPaperAgency, type PaperAgency, type PaperSource } from './paperSource.ts';

/**
 * Mẫu 01: what was promised at the moment of reception, whatever came after (Đ.17.3 NĐ 61/2018). Undefined for any other event.
 */
export function assembleReceipt(source: PaperSource): ReceiptPaper | undefined {
  const { state, event: received } = source;
  if (received.type !== 'RECEIVED') return undefined;
  const { code, promise, collectedVnd, journal } = received.payload;
  const { applicant } = state;
  const agency = getPaperAgency(source, state.receivingAgencyCode);
  const actsForSomebody = Boolean(applicant.submitterName?.trim()) && applicant.submitterName !== applicant.name;
  const submitter = submitterOf(applicant);
  return {
    head: oneStopHead(source, agency.code, received.at),
    dossierCode: code,
    lookupUrl: lookupUrlOf(source),
    receivingUnit: oneStopTitle(agency),
    channel: words('vi').dossier.channel[state.channel],
    // the identity number is the owner's, not of whoever stands at the counter
    submitter: actsForSomebody ? { ...submitter, address: undefined, identity: undefined } : submitter,
    owner: actsForSomebody ? { name: applicant.name, address: applicant.address } : undefined,
    procedureName: state.procedureName,
    components: state.components.filter(({ shape }) => shape !== 'MISSING').map(paperComponent),
    setCount: state.setCount,
    limit: formatLimit(promise.limit, 'vi') || 'theo quy định của pháp luật chuyên ngành',
    receivedAt: dateTimeInWords(received.at),
    dueAt: promise.dueAt === null ? undefined : dateTimeInWords(promise.dueAt),
    whyDueAt: [...promise.trace.map((line) => line.words.vi), ...promise.warnings.map((warning) => warning.vi)],
    resultAt: resultPlace(state.delivery, agency),
    fees: collectedVnd > 0 ? [{ name: 'Đã thu', amount: formatVnd(collectedVnd) }] : undefined,
    feeTotal: undefined,
    journalLine: journal?.number,
    officerName: actorOf(source, received),
  };
}

/** Where and how the result is handed over (Đ.22 NĐ 118/2025). */
export function resultPlace(delivery: Delivery, agency: PaperAgency): string {
  if (delivery.method === 'POST') return ['Dịch vụ bưu chính công ích', delivery.address].filter(Boolean).join(': ');
  if (delivery.method === 'ONLINE') return 'Bản điện tử trên Cổng dịch vụ công';
  return oneStopTitle(agency);
}

function paperComponent({ name, shape, count, fileIds }: SubmittedComponent): PaperComponent {
  const electronic = shape === 'ELECTRONIC' ? Math.max(count, fileIds.length) : fileIds.length;
  return {
    name,
    ...(shape === 'ORIGINAL' && { originals: count }),
    ...(shape === 'CERTIFIED_COPY' && { certifiedCopies: count }),
    ...(shape === 'COPY' && { photocopies: count }),
    ...(electronic > 0 && { electronic }),
  };
}
