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
/** How far a parcel has come, from the youngest result to the oldest: the post's promise has hardly begun for the first. */
const RESULTS = [
  'WITH_POST',
  'ACCEPTED',
  'LISTED',
  'IN_TRANSIT',
  'ACCEPTED',
  'DELIVERED',
  'LOST',
  'WITH_POST',
  'DELIVERED',
] as const;
const PAPERS = ['TO_FETCH', 'FETCHED', 'TO_FETCH', 'TO_FETCH', 'FETCHED'] as const;
type Stage = (typeof RESULTS)[number] | (typeof PAPERS)[number];

/** The one-stops that the post serves, and how many of their results it brings; the others wait at the counter. */
const PLACES = [
  { place: 'H99.03', results: 7 },
  { place: 'H99.41', results: RESULTS.length },
];

/** dossiers for which papers are fetched: just submitted, or asked for more */
const LACKING = [STATUS.SUBMITTED, STATUS.SUPPLEMENT_REQUESTED];

/**
 * A morning at both post desks: parcels to be handed out, on a list that waits for its second signature, under way,
 * delivered and lost, papers to be fetched – of dossiers that wait for exactly that. Nobody is told; after the dossiers.
 */
export async function loadPost(given: TxCtx): Promise<void> {
  const tx: TxCtx = { ...given, quiet: true };
  const people = await readPeople(tx);
  const province = ownProvinceCode(await getProvince(tx.db));
  for (const { place, results } of PLACES) {
    const desk = {
      tx,
      province,
      reception: officerOf(people, 'RECEPTIONIST', place, 0),
      postman: officerOf(people, 'POST_OFFICER', place, 0),
    };
    const parcels: Parcel[] = [];
    for (const [index, dossier] of (await waiting(tx, place, [STATUS.RESOLVED], results)).entries())
      parcels.push(await accept(desk, dossier, 'DELIVERY', RESULTS[index] ?? 'ACCEPTED'));
    await bring(desk, parcels);
    for (const [index, dossier] of (await waiting(tx, place, LACKING, PAPERS.length)).entries())
      await fetchPapers(desk, await accept(desk, dossier, 'PICK_UP', PAPERS[index] ?? 'TO_FETCH'));
  }
}

interface Waiting {
  id: string;
  state: DossierState;
}

async function waiting({ db }: TxCtx, place: string, statuses: readonly number[], most: number): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('dossier')
    .select(['id', 'state'])
    .where('receivingAgencyCode', '=', place)
    .where('status', 'in', statuses)
    .where('parentId', 'is', null)
    .orderBy('finishedAt', (order) => order.desc().nullsLast())
    .orderBy('submittedAt', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ id, state }) => ({ id, state: state as unknown as DossierState }));
}

interface Desk {
  tx: TxCtx;
  province: string;
  reception: Officer;
  postman: Officer;
}

interface Parcel {
  order: PostOrder;
  stage: Stage;
  /** the moment at which a part of the time until now, or until its end, has gone by */
  at: (part: number) => number;
}

/** What somebody does at a moment. */
function by({ tx }: Desk, actor: Officer, moment: number, about: string): TxCtx {
  return { ...tx, actor, requestId: `sample-post-${about}-${moment}`, clock: { now: () => new Date(moment) } };
}

async function accept(desk: Desk, { id, state }: Waiting, kind: PostKind, stage: Stage): Promise<Parcel> {
  const { tx, reception } = desk;
  const now = tx.clock.now().getTime();
  const ready = Date.parse(state.finishedAt ?? state.submittedAt);
  const over = stage === 'DELIVERED' || stage === 'LOST';
  const since = over ? ready : Math.max(ready, now - 12 * HOUR_MS);
  const until = over ? Math.min(now, ready + 22 * HOUR_MS) : now;
  const at = (part: number) => since + (until - since) * part;
  const ctx = by(desk, reception, at(0.1), id);
  // some ordered it with their submission
  const known = await findOrder(tx, id, kind);
  if (!known) await orderPost(ctx, id, kind, addressOf(desk, state));
  const order = known ?? (await findOrder(tx, id, kind));
  if (!order) throw new Error('The sample ordered nothing');
  await changeState(ctx, order, 'ACCEPTED', { source: 'SYSTEM' });
  return { order, stage, at };
}

/** Results on their way: what goes out this morning on one list, what is over on lists of its own. */
async function bring(desk: Desk, parcels: readonly Parcel[]): Promise<void> {
  const { postman } = desk;
  const at = (...stages: Stage[]) => parcels.filter(({ stage }) => stages.includes(stage));
  await handOut(desk, at('WITH_POST', 'IN_TRANSIT'));
  for (const { order, at: when } of at('IN_TRANSIT'))
    await passOn(by(desk, postman, when(0.6), order.id), order.id, 'IN_TRANSIT', '');
  await give(desk, at('LISTED'));
  for (const parcel of at('DELIVERED', 'LOST')) {
    await handOut(desk, [parcel]);
    const { id, address } = parcel.order;
    const ctx = by(desk, postman, parcel.at(0.9), id);
    if (parcel.stage === 'DELIVERED') await deliver(ctx, id, { person: address.name });
    else await reportLost(ctx, id, 'Túi thư bị ướt trong mưa lũ, không còn đọc được.');
  }
}

async function handOut(desk: Desk, parcels: readonly Parcel[]): Promise<void> {
  const list = await give(desk, parcels);
  if (!list) return;
  await takeList(by(desk, desk.postman, Math.max(...parcels.map(({ at }) => at(0.5))), list), list, []);
}

/** The one-stop signs a list; its id, nothing for no parcels. */
async function give(desk: Desk, parcels: readonly Parcel[]): Promise<string | undefined> {
  const [first] = parcels;
  if (!first) return undefined;
  const ctx = by(desk, desk.reception, Math.max(...parcels.map(({ at }) => at(0.3))), first.order.id);
  const { agencyCode } = first.order;
  const orderIds = parcels.map(({ order }) => order.id);
  return (await giveList(ctx, { direction: 'TO_POST', agencyCode, orderIds })).id;
}

async function fetchPapers(desk: Desk, { order, stage, at }: Parcel): Promise<void> {
  if (stage !== 'FETCHED') return;
  const items = order.items.length > 0 ? order.items : [{ name: 'Tờ khai', count: 1 }];
  await pickUp(by(desk, desk.postman, at(0.6), order.id), order.id, { person: order.address.name, items });
}

async function findOrder({ db }: TxCtx, dossierId: string, kind: PostKind): Promise<PostOrder | undefined> {
  return (await listOrdersOf(db, dossierId)).find((one) => one.kind === kind && one.endedAt === null);
}

function addressOf({ province }: Desk, { applicant, submissionNumber }: DossierState): PostalAddress {
  return {
    name: applicant.submitterName ?? applicant.name,
    phone: applicant.phone ?? '0900000099',
    // a house of its own for each
    line: `Số ${Number(submissionNumber.slice(-3))} đường Thí Dụ`,
    commune: 'Phường Ví Dụ',
    province,
  };
}
