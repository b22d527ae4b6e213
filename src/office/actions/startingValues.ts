import type { DossierAction } from '../../domain/dossier/actions.ts';
import { formatDate } from '../../domain/text/format.ts';
import type { DossierPage } from '../../features/queues/queues.api.ts';
import type { Typed } from './typed.ts';

/** What the panel of an action holds before anybody has typed: what is most often right. */
export function startingValues({ dossier }: DossierPage, action: DossierAction): Partial<Typed> {
  switch (action) {
    case 'RECEIVE':
      return { texts: { forward: 'yes' } };
    case 'ISSUE':
      return { texts: { resultDate: formatDate(new Date()) } };
    case 'RETURN':
      return { texts: { method: dossier.delivery.method, collectorName: dossier.applicant.name } };
    case 'ANSWER_OPINION':
    case 'REMIND_OPINION':
    case 'CANCEL_OPINION':
      return { texts: { opinionId: onlyOne(dossier.opinions.filter((one) => !one.answer && !one.cancelledAt)) } };
    case 'RECORD_VISIT':
    case 'CANCEL_VISIT':
      return { texts: { visitId: onlyOne(dossier.visits.filter((one) => !one.record && !one.cancelledAt)) } };
    case 'PLAN_VISIT':
      return { texts: { visitKind: 'VERIFICATION' } };
    case 'SEND_OUT':
    case 'RECORD_REPLY':
      return { texts: { documentDate: formatDate(new Date()) } };
    default:
      return {};
  }
}

/** The id, where there is nothing to choose. */
function onlyOne(candidates: readonly { id: string }[]): string {
  return candidates.length === 1 ? (candidates[0]?.id ?? '') : '';
}
