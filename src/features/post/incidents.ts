import { v7 as uuidv7 } from 'uuid';
import { holds } from '../../domain/policy/actor.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { placesOf, requireSide } from './deskPlaces.ts';
import { postIncidentNotFound } from './errors.ts';
import { changeState, lockOrder, type PostOrder } from './orders.ts';
import { tellLost } from './tellOfPost.ts';

/** Who answers for a loss (Đ.15 QĐ 45/2016: the enterprise compensates and helps to redo). */
export const RESPONSIBLE = ['POST', 'ONE_STOP', 'OTHER'] as const;

/** Records the loss of a parcel that the post holds. @throws post.order_not_found, post.not_now, common.forbidden */
export async function reportLost(ctx: Ctx, orderId: string, whatHappened: string): Promise<void> {
  const said = whatHappened.trim();
  if (said === '') {
    const message = words(ctx.language).common.form.invalid.required(words(ctx.language).post.incident.whatHappened);
    throw invalidInput({ fields: [{ field: 'whatHappened', code: 'required', message }] });
  }
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId);
    requireSide(tx, order.agencyCode, 'ANY');
    const lost = await changeState(tx, order, 'LOST', { source: 'OFFICER', note: said });
    await openIncident(tx, lost, said);
  });
}

/** Opens the incident of a lost parcel, once, and writes to the applicant. */
export async function openIncident(tx: TxCtx, order: PostOrder, whatHappened: string): Promise<void> {
  const opened = await tx.db
    .insertInto('postIncident')
    .values({
      id: uuidv7(),
      orderId: order.id,
      dossierId: order.dossierId,
      agencyCode: order.agencyCode,
      reportedAt: tx.clock.now(),
      reportedBy: 'accountId' in tx.actor ? tx.actor.accountId : null,
      reportedByName: 'name' in tx.actor ? tx.actor.name : '',
      whatHappened,
    })
    .onConflict((conflict) => conflict.column('orderId').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (opened) await tellLost(tx, order, whatHappened);
}

export interface Settlement {
  help: string;
  responsible: (typeof RESPONSIBLE)[number];
  compensationVnd: number | null;
  settled: boolean;
}

/** What was done for the applicant; by those who lead the one-stop. @throws post.incident_not_found, common.forbidden */
export async function settleIncident(ctx: Ctx, id: string, { settled, ...rest }: Settlement): Promise<void> {
  const row = await ctx.db.selectFrom('postIncident').select('agencyCode').where('id', '=', id).executeTakeFirst();
  if (!row) throw postIncidentNotFound();
  if (!maySettle(ctx, row.agencyCode)) throw accessDenied();
  const by = 'name' in ctx.actor ? ctx.actor.name : '';
  await ctx.db
    .updateTable('postIncident')
    .set({ ...rest, ...(settled && { settledAt: ctx.clock.now(), settledByName: by }) })
    .where('id', '=', id)
    .where('settledAt', 'is', null)
    .execute();
}

/** Leaders of the one-stop's agency, the head of the centre, and its receptionists, who speak with the applicant. */
function maySettle({ actor }: Ctx, agencyCode: string): boolean {
  return (
    holds(actor, 'CENTRE_HEAD') || holds(actor, 'AGENCY_LEADER', agencyCode) || holds(actor, 'RECEPTIONIST', agencyCode)
  );
}

export interface ListedIncident {
  id: string;
  orderNumber: string;
  dossierCode: string;
  agencyName: string;
  reportedAt: Date;
  reportedByName: string;
  whatHappened: string;
  help: string;
  responsible: string;
  compensationVnd: number | null;
  settledAt: Date | null;
  settledByName: string | null;
}

/** Lost parcels of the officer's one-stops, open ones first. One query. */
export async function listIncidents(ctx: Ctx): Promise<ListedIncident[]> {
  const places = placesOf(ctx);
  if (places.length === 0) return [];
  let query = ctx.db
    .selectFrom('postIncident')
    .innerJoin('postOrder', 'postOrder.id', 'postIncident.orderId')
    .innerJoin('dossier', 'dossier.id', 'postIncident.dossierId')
    .innerJoin('agency', 'agency.code', 'postIncident.agencyCode')
    .select(['postIncident.id', 'postOrder.number as orderNumber', 'agency.name as agencyName', 'reportedAt'])
    .select(['reportedByName', 'whatHappened', 'help', 'responsible', 'compensationVnd', 'settledAt', 'settledByName'])
    .select((where) => where.fn.coalesce('dossier.code', 'dossier.submissionNumber').as('dossierCode'));
  if (places !== 'ALL') query = query.where('postIncident.agencyCode', 'in', places);
  return query
    .orderBy((order) => order.case().when('settledAt', 'is', null).then(0).else(1).end())
    .orderBy('reportedAt', 'desc')
    .limit(200)
    .execute();
}
