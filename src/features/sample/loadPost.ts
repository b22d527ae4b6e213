import type { DossierState } from '../../domain/dossier/state.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import type { PostalAddress, PostKind } from '../../domain/post/order.ts';
import type { TxCtx } from '../../platform/context.ts';
import { getProvince } from '../organisation/portalShell.ts';
import { giveList, takeList } from '../post/handOver.ts';
import { reportLost } from '../post/incidents.ts';
import { deliver, passOn, pickUp } from '../post/moveParcel.ts';
import { orderPost } from '../post/orderPost.ts';
import { changeState, listOrdersOf, type PostOrder } from '../post/orders.ts';
import { ownProvinceCode } from '../post/syncOrders.ts';
import { type Officer, officerOf, readPeople } from './officers.ts';

const HOUR_MS = 3_600_000;
/** The one-stops that the post serves. */
const PLACES = ['H99.03', 'H99.41'];

/** How far a parcel has come; results of a one-stop take turns. */
const RESULTS = ['WITH_POST', 'ACCEPTED', 'IN_TRANSIT', 'ACCEPTED', 'DELIVERED', 'LOST'] as const;
const PAPERS = ['TO_FETCH', 'FETCHED', 'TO_FETCH'] as const;
/** dossiers for which papers are fetched: just submitted, or asked for more */
const LACKING = [STATUS.SUBMITTED, STATUS.SUPPLEMENT_REQUESTED];
type Stage = (typeof RESULTS)[number] | (typeof PAPERS)[number];

/**
 * Parcels of both post desks: some to be handed out or fetched, some under way, one delivered, one lost – of dossiers that
 * wait for exactly that. Nobody is told; after the dossiers.
 */
export async function loadPost(given: TxCtx): Promise<void> {
  const tx: TxCtx = { ...given, quiet: true };
  const people = await readPeople(tx);
  const province = ownProvinceCode(await getProvince(tx.db));
  for (const place of PLACES) {
    const desk = {
      tx,
      province,
      reception: officerOf(people, 'RECEPTIONIST', place, 0),
      postman: officerOf(people, 'POST_OFFICER', place, 0),
    };
    const results = await waiting(tx, place, [STATUS.RESOLVED], RESULTS.length);
    for (const [index, dossier] of results.entries())
      await send(desk, dossier, 'DELIVERY', RESULTS[index] ?? 'ACCEPTED');
    const papers = await waiting(tx, place, LACKING, PAPERS.length);
    for (const [index, dossier] of papers.entries()) await send(desk, dossier, 'PICK_UP', PAPERS[index] ?? 'TO_FETCH');
  }
}

interface Waiting {
  id: string;
  state: DossierState;
}

function waiting({ db }: TxCtx, place: string, statuses: readonly number[], most: number): Promise<Waiting[]> {
  return (
    db
      .selectFrom('dossier')
      .select(['id', 'state'])
      .where('receivingAgencyCode', '=', place)
      .where('status', 'in', statuses)
      .where('parentId', 'is', null)
      // the youngest: what the post promises has hardly begun
      .orderBy('finishedAt', (order) => order.desc().nullsLast())
      .orderBy('submittedAt', 'desc')
      .orderBy('id')
      .limit(most)
      .execute()
  );
}

interface Desk {
  tx: TxCtx;
  province: string;
  reception: Officer;
  postman: Officer;
}

async function send(desk: Desk, { id, state }: Waiting, kind: PostKind, stage: Stage): Promise<void> {
  const { tx, reception, postman } = desk;
  const now = tx.clock.now().getTime();
  const since = Math.max(
    Date.parse(state.finishedAt ?? state.submittedAt),
    now - (stage === 'LOST' ? 72 : 12) * HOUR_MS,
  );
  /** what somebody does when a part of the time until now has gone by */
  const when = (actor: Officer, part: number): TxCtx => ({
    ...tx,
    actor,
    requestId: `sample-post-${id}-${part}`,
    clock: { now: () => new Date(since + (now - since) * part) },
  });
  // some ordered it with their submission
  const known = await findOrder(tx, id, kind);
  if (!known) await orderPost(when(reception, 0.1), id, kind, addressOf(desk, state));
  const ordered = known ?? (await findOrder(tx, id, kind));
  if (!ordered) throw new Error('The sample ordered nothing');
  await changeState(when(reception, 0.1), ordered, 'ACCEPTED', { source: 'SYSTEM' });
  if (stage === 'ACCEPTED' || stage === 'TO_FETCH') return;
  const person = ordered.address.name;
  if (stage === 'FETCHED') {
    const items = ordered.items.length > 0 ? ordered.items : [{ name: 'Tờ khai', count: 1 }];
    return pickUp(when(postman, 0.6), ordered.id, { person, items });
  }
  const list = { direction: 'TO_POST', agencyCode: ordered.agencyCode, orderIds: [ordered.id] } as const;
  const { id: listId } = await giveList(when(reception, 0.3), list);
  await takeList(when(postman, 0.4), listId, []);
  if (stage === 'IN_TRANSIT') await passOn(when(postman, 0.5), ordered.id, 'IN_TRANSIT', '');
  if (stage === 'DELIVERED') await deliver(when(postman, 0.8), ordered.id, { person });
  if (stage === 'LOST')
    await reportLost(when(postman, 0.8), ordered.id, 'Túi thư bị ướt trong mưa lũ, không còn đọc được.');
}

async function findOrder({ db }: TxCtx, dossierId: string, kind: PostKind): Promise<PostOrder | undefined> {
  return (await listOrdersOf(db, dossierId)).find((one) => one.kind === kind && one.endedAt === null);
}

function addressOf({ province }: Desk, { applicant }: DossierState): PostalAddress {
  return {
    name: applicant.submitterName ?? applicant.name,
    phone: applicant.phone ?? '0900000099',
    line: 'Số 12 đường Thí Dụ',
    commune: 'Phường Ví Dụ',
    province,
  };
}
