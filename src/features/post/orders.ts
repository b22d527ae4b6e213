import type { Selectable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import {
  isOver,
  liesAhead,
  mayFollow,
  type ParcelItem,
  type PostalAddress,
  type PostKind,
  type PostState,
} from '../../domain/post/order.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { PostOrder as PostOrderTable } from '../../platform/db/schema.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { endPostCollection } from '../payments/collectByPost.ts';
import { postNotNow, postOrderNotFound } from './errors.ts';

/** An order as a use case holds it. */
export type PostOrder = Selectable<PostOrderTable>;

export interface NewOrder {
  dossierId: string;
  kind: PostKind;
  agencyCode: string;
  address: PostalAddress;
  inside: boolean;
  items: ParcelItem[];
  postageVnd?: number;
  readyAt?: string | null;
}

/** Ends after which the post has collected nothing. */
const GIVEN_UP: readonly PostState[] = ['RETURNED', 'LOST', 'CANCELLED'];

/** Where a change came from, when it was true, and who signed outside of the offices. */
export interface Change {
  source: 'APPLICANT' | 'OFFICER' | 'PROVIDER' | 'SYSTEM';
  at?: Date;
  person?: string;
  note?: string;
}

/** Grams of an envelope and its sheets, by which postage is counted. Pure. */
export function weightOf(items: readonly ParcelItem[]): number {
  const papers = items.reduce((sum, { count }) => sum + count, 0);
  return Math.max(100, 40 + 10 * papers);
}

/** Writes the order down and lets the post know; the caller has seen that there is no open one of the kind. */
export async function insertOrder(tx: TxCtx, order: NewOrder, change: Change): Promise<string> {
  const id = uuidv7();
  const now = tx.clock.now();
  await tx.db
    .insertInto('postOrder')
    .values({
      id,
      number: await takeNumber(tx, now),
      ...order,
      address: JSON.stringify(order.address),
      items: JSON.stringify(order.items),
      weightGrams: weightOf(order.items),
      state: 'ORDERED',
      stateSince: now,
      orderedAt: now,
      orderedBy: accountOf(tx),
    })
    .execute();
  await writeEvent(tx, id, 1, 'ORDERED', change);
  if (!tx.quiet)
    await enqueue(tx.db, 'post.send', { dossierId: order.dossierId }, { jobKey: `post.send:${order.dossierId}` });
  return id;
}

async function takeNumber(tx: TxCtx, now: Date): Promise<string> {
  const { number } = await tx.db
    .selectNoFrom((where) => where.fn<string>('nextval', [where.val('post_order_number')]).as('number'))
    .executeTakeFirstOrThrow();
  return `BC${vietnamDate(now.getTime()).slice(2, 4)}${String(number).padStart(7, '0')}`;
}

/** An order for change. @throws post.order_not_found */
export async function lockOrder(tx: TxCtx, id: string): Promise<PostOrder> {
  const row = await tx.db.selectFrom('postOrder').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw postOrderNotFound();
  return row;
}

/** The orders of a dossier, newest first. */
export function listOrdersOf(db: Database | Tx, dossierId: string): Promise<PostOrder[]> {
  return db.selectFrom('postOrder').selectAll().where('dossierId', '=', dossierId).orderBy('id', 'desc').execute();
}

/**
 * Takes the order to another state. What the post reports may leave states out, what people do may not.
 * @throws post.not_now
 */
export async function changeState(tx: TxCtx, order: PostOrder, to: PostState, change: Change): Promise<PostOrder> {
  const { kind, state } = order;
  const skips = change.source === 'PROVIDER' || change.source === 'SYSTEM';
  if (!(skips ? liesAhead : mayFollow)(kind, state, to)) throw postNotNow();
  const at = change.at ?? tx.clock.now();
  const { seq } = await tx.db
    .selectFrom('postEvent')
    .select((where) => where.fn.max<number>('seq').as('seq'))
    .where('orderId', '=', order.id)
    .executeTakeFirstOrThrow();
  await writeEvent(tx, order.id, seq + 1, to, change);
  if (order.codVnd > 0 && GIVEN_UP.includes(to)) await endPostCollection(tx, order.id);
  if (to === 'CANCELLED' && state === 'ACCEPTED' && change.source !== 'PROVIDER' && !tx.quiet)
    await enqueue(tx.db, 'post.cancel', { orderId: order.id });
  const endedAt = isOver(kind, to) ? at : null;
  await tx.db
    .updateTable('postOrder')
    .set({ state: to, stateSince: at, endedAt, ...(to !== 'ORDERED' && { problem: null }) })
    .where('id', '=', order.id)
    .execute();
  return { ...order, state: to, stateSince: at, endedAt, problem: null };
}

async function writeEvent(tx: TxCtx, orderId: string, seq: number, state: PostState, change: Change): Promise<void> {
  const now = tx.clock.now();
  const { source, at = now, person, note = '' } = change;
  const values = { orderId, seq, state, at, recordedAt: now, source, person: person ?? null, note };
  const actorName = 'name' in tx.actor ? tx.actor.name : '';
  await tx.db
    .insertInto('postEvent')
    .values({ ...values, actorId: accountOf(tx), actorName })
    .execute();
}

function accountOf({ actor }: TxCtx): string | null {
  return 'accountId' in actor ? actor.accountId : null;
}
