import { HANDOVER_DIRECTIONS } from '../../domain/post/order.ts';
import type { Role } from '../../domain/process/process.ts';
import type { Ctx } from '../../platform/context.ts';
import { placesOf } from './deskPlaces.ts';
import { postHandoverNotFound } from './errors.ts';

const MOST_SHOWN = 100;

/** The hand-over lists of the officer's one-stops, open ones first, then the newest. One query. */
export async function listHandovers(ctx: Ctx) {
  const places = placesOf(ctx);
  if (places.length === 0) return [];
  let query = selectHandovers(ctx);
  if (places !== 'ALL') query = query.where('postHandover.agencyCode', 'in', places);
  return query
    .orderBy((order) => order.case().when('takenAt', 'is', null).then(0).else(1).end())
    .orderBy('givenAt', 'desc')
    .limit(MOST_SHOWN)
    .execute();
}

/** How many lists wait for the signature of the officer's own side. One query. */
export async function countToSign(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind !== 'OFFICER') return 0;
  const { posts } = ctx.actor;
  const of = (role: Role) => posts.filter((one) => one.role === role).map(({ agencyCode }) => agencyCode);
  const { count } = await ctx.db
    .selectFrom('postHandover')
    .select((where) => where.fn.countAll<string>().as('count'))
    .where('takenAt', 'is', null)
    .where(({ or, and, eb }) =>
      or(
        HANDOVER_DIRECTIONS.map((direction) =>
          and([
            eb('direction', '=', direction),
            eb('agencyCode', '=', eb.fn.any(eb.val(of(direction === 'TO_POST' ? 'POST_OFFICER' : 'RECEPTIONIST')))),
          ]),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** One list with its parcels. Two queries. @throws post.handover_not_found, also when it is not the officer's to see */
export async function getHandover(ctx: Ctx, id: string) {
  const list = await selectHandovers(ctx).where('postHandover.id', '=', id).executeTakeFirst();
  const places = placesOf(ctx);
  if (!list || (places !== 'ALL' && !places.includes(list.agencyCode))) throw postHandoverNotFound();
  const items = await ctx.db
    .selectFrom('postHandoverItem')
    .innerJoin('postOrder', 'postOrder.id', 'postHandoverItem.orderId')
    .innerJoin('dossier', 'dossier.id', 'postOrder.dossierId')
    .select(['postOrder.id', 'postOrder.number', 'postOrder.kind', 'postOrder.address', 'postOrder.items'])
    .select(['postOrder.codVnd', 'outcome'])
    .select((where) => where.fn.coalesce('dossier.code', 'dossier.submissionNumber').as('dossierCode'))
    .where('handoverId', '=', id)
    .orderBy('postOrder.number')
    .execute();
  return { ...list, items };
}

function selectHandovers({ db }: Ctx) {
  return db
    .selectFrom('postHandover')
    .innerJoin('agency', 'agency.code', 'postHandover.agencyCode')
    .select(['postHandover.id', 'postHandover.number', 'direction', 'agencyCode', 'agency.name as agencyName'])
    .select(['givenAt', 'givenBy', 'givenByName', 'takenAt', 'takenByName', 'note'])
    .select((where) =>
      where
        .selectFrom('postHandoverItem')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('handoverId', '=', 'postHandover.id')
        .$castTo<number>()
        .as('count'),
    );
}
