import { formatVnd } from '../../domain/text/format.ts';
import type { TxCtx } from '../../platform/context.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import { readTemplates } from '../notifications/compose.ts';
import { type News, news } from '../notifications/messageKinds.ts';
import { nameDossier, tellApplicant } from '../notifications/notifyDossier.ts';
import { findApplicant } from '../notifications/readers.ts';
import { addressLine } from './addressLine.ts';
import type { PostOrder } from './orders.ts';

/** The post has the result and brings it. */
export function tellOnTheWay(tx: TxCtx, order: PostOrder): Promise<void> {
  const amount = order.codVnd > 0 ? formatVnd(order.codVnd) : undefined;
  const where = addressLine(order.address);
  return tell(tx, order, 'on-the-way', news('postOnTheWay', { number: order.number, where, amount }));
}

/** The parcel is lost. */
export function tellLost(tx: TxCtx, order: PostOrder, happened: string): Promise<void> {
  return tell(tx, order, 'lost', news('postLost', { number: order.number, happened }));
}

async function tell(tx: TxCtx, order: PostOrder, what: string, told: News): Promise<void> {
  const dossier = await findDossier(tx.db, order.dossierId);
  if (!dossier) return;
  await tellApplicant(tx, await nameDossier(tx, dossier.id, dossier.state), {
    eventKey: `post:${order.id}:${what}`,
    news: told,
    reader: await findApplicant(tx, dossier.state),
    template: await readTemplates(tx.db, [told.kind], dossier.state.receivingAgencyCode),
  });
}
