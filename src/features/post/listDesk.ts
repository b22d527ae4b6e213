import { isOnlyPostOfficer } from '../../domain/policy/actor.ts';
import type { PostKind, PostState } from '../../domain/post/order.ts';
import type { Ctx } from '../../platform/context.ts';
import { placesOf } from './deskPlaces.ts';
import type { PostOrder } from './orders.ts';

/**
 * COLLECT – to be fetched from applicants · BRING – fetched, to be handed to the one-stop · HAND_OUT – results to be handed
 * to the post · DELIVER – with the post, on the way to people · WAITING – the post has not taken the order · DONE.
 */
export const DESK_VIEWS = ['COLLECT', 'BRING', 'HAND_OUT', 'DELIVER', 'WAITING', 'DONE'] as const;
export type DeskView = (typeof DESK_VIEWS)[number];

const OF_VIEW: Record<DeskView, { kind?: PostKind; states: PostState[] }> = {
  COLLECT: { kind: 'PICK_UP', states: ['ACCEPTED'] },
  BRING: { kind: 'PICK_UP', states: ['PICKED_UP', 'IN_TRANSIT'] },
  HAND_OUT: { kind: 'DELIVERY', states: ['ACCEPTED'] },
  DELIVER: { kind: 'DELIVERY', states: ['HANDED_OVER', 'IN_TRANSIT'] },
  WAITING: { states: ['ORDERED'] },
  DONE: { states: ['DELIVERED', 'RETURNED', 'LOST', 'CANCELLED'] },
};

/** What an officer sees of an order; the dossier behind it stays closed. */
export interface ListedOrder extends PostOrder {
  dossierCode: string;
  agencyName: string;
  /** number of an open hand-over list on which it stands */
  onList: string | null;
}

const MOST_SHOWN = 200;

/**
 * The parcels of the officer's one-stops in one view, longest waiting first (what is done: newest first). A post officer
 * sees what was given to the post and nothing else: neither orders that wait nor more of the dossier than its number.
 */
export async function listDesk(ctx: Ctx, view: DeskView): Promise<{ items: ListedOrder[]; more: boolean }> {
  const places = placesOf(ctx);
  if (places.length === 0 || (view === 'WAITING' && isOnlyPostOfficer(ctx.actor))) return { items: [], more: false };
  const { kind, states } = OF_VIEW[view];
  let query = selectListed(ctx).where('postOrder.state', 'in', states);
  if (kind) query = query.where('postOrder.kind', '=', kind);
  if (view === 'DONE')
    query = selectListed(ctx).where('postOrder.endedAt', 'is not', null).orderBy('postOrder.endedAt', 'desc');
  if (places !== 'ALL') query = query.where('postOrder.agencyCode', 'in', places);
  const rows = await query
    .orderBy('postOrder.stateSince')
    .limit(MOST_SHOWN + 1)
    .execute();
  return { items: rows.slice(0, MOST_SHOWN), more: rows.length > MOST_SHOWN };
}

/** How many parcels are in each view. One query. */
export async function countDesk(ctx: Ctx): Promise<Record<DeskView, number>> {
  const places = placesOf(ctx);
  const counts = Object.fromEntries(DESK_VIEWS.map((view) => [view, 0])) as Record<DeskView, number>;
  if (places.length === 0) return counts;
  let query = ctx.db
    .selectFrom('postOrder')
    .select(['kind', 'state'])
    .select((where) => where.fn.countAll<string>().as('count'))
    .where('endedAt', 'is', null)
    .groupBy(['kind', 'state']);
  if (places !== 'ALL') query = query.where('agencyCode', 'in', places);
  for (const { kind, state, count } of await query.execute()) {
    const view = DESK_VIEWS.find(
      (one) => (OF_VIEW[one].kind ?? kind) === kind && OF_VIEW[one].states.some((candidate) => candidate === state),
    );
    if (view) counts[view] += Number(count);
  }
  if (isOnlyPostOfficer(ctx.actor)) counts.WAITING = 0;
  return counts;
}

/** One order, if it is the officer's to see. */
export async function findListed(ctx: Ctx, id: string): Promise<ListedOrder | undefined> {
  const places = placesOf(ctx);
  if (places.length === 0) return undefined;
  let query = selectListed(ctx).where('postOrder.id', '=', id);
  if (places !== 'ALL') query = query.where('postOrder.agencyCode', 'in', places);
  const order = await query.executeTakeFirst();
  return order?.state === 'ORDERED' && isOnlyPostOfficer(ctx.actor) ? undefined : order;
}

function selectListed({ db }: Ctx) {
  return db
    .selectFrom('postOrder')
    .innerJoin('dossier', 'dossier.id', 'postOrder.dossierId')
    .innerJoin('agency', 'agency.code', 'postOrder.agencyCode')
    .selectAll('postOrder')
    .select((where) => where.fn.coalesce('dossier.code', 'dossier.submissionNumber').as('dossierCode'))
    .select('agency.name as agencyName')
    .select((where) =>
      where
        .selectFrom('postHandoverItem')
        .innerJoin('postHandover', 'postHandover.id', 'postHandoverItem.handoverId')
        .select('postHandover.number')
        .whereRef('postHandoverItem.orderId', '=', 'postOrder.id')
        .where('postHandover.takenAt', 'is', null)
        .limit(1)
        .as('onList'),
    );
}
