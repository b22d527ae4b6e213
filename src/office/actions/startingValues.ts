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
    default:
      return {};
  }
}
