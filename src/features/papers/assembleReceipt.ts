import { formatLimit } from '../../domain/calendar/limit.ts';
import type { Delivery, SubmittedComponent } from '../../domain/dossier/events.ts';
import { dateTimeInWords, formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { PaperComponent, ReceiptPaper } from '../../platform/pdf/papers.ts';
import { lookupUrlOf, oneStopHead, oneStopTitle, submitterOf } from './paperHead.ts';
import { findEvent, getPaperAgency, type PaperAgency, type PaperSource } from './paperSource.ts';

/**
 * Mẫu 01: what was promised at the moment of reception, whatever came after (Đ.17.3 NĐ 61/2018). Undefined before it.
 */
export function assembleReceipt(source: PaperSource): ReceiptPaper | undefined {
  const received = findEvent(source, 'RECEIVED');
  const { state } = source;
  if (!received) return undefined;
  const { code, promise, collectedVnd } = received.payload;
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
    components: handedIn(source).map(paperComponent),
    setCount: state.setCount,
    limit: formatLimit(promise.limit, 'vi') || 'theo quy định của pháp luật chuyên ngành',
    receivedAt: dateTimeInWords(received.at),
    dueAt: promise.dueAt === null ? undefined : dateTimeInWords(promise.dueAt),
    whyDueAt: [...promise.trace.map((line) => line.words.vi), ...promise.warnings.map((warning) => warning.vi)],
    resultAt: resultPlace(state.delivery, agency),
    fees: collectedVnd > 0 ? [{ name: 'Đã thu', amount: formatVnd(collectedVnd) }] : undefined,
    feeTotal: undefined,
    officerName: received.actorName,
  };
}

/** Where and how the result is handed over (Đ.22 NĐ 118/2025). */
export function resultPlace(delivery: Delivery, agency: PaperAgency): string {
  if (delivery.method === 'POST') return ['Dịch vụ bưu chính công ích', delivery.address].filter(Boolean).join(': ');
  if (delivery.method === 'ONLINE') return 'Bản điện tử trên Cổng dịch vụ công';
  return oneStopTitle(agency);
}

/** The papers as they were when the dossier was received: what came before, supplements included. */
function handedIn({ events, state }: PaperSource): SubmittedComponent[] {
  const received = events.findIndex((event) => event.type === 'RECEIVED');
  const later = new Set(
    events
      .slice(received + 1)
      .flatMap((event) => (event.type === 'SUPPLEMENTED' ? event.payload.components.map(({ key }) => key) : [])),
  );
  const first = events[0]?.type === 'SUBMITTED' ? events[0].payload.components : [];
  const known = new Map(first.map((component) => [component.key, component]));
  return state.components
    .filter((component) => !later.has(component.key) || known.has(component.key))
    .map((component) => (later.has(component.key) ? (known.get(component.key) ?? component) : component))
    .filter((component) => component.shape !== 'MISSING');
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
