import type { DossierState } from '../../domain/dossier/state.ts';
import type { ParcelItem, PostalAddress, PostKind } from '../../domain/post/order.ts';
import { provinceChoices } from '../../domain/post/provinces.ts';
import type { TxCtx } from '../../platform/context.ts';
import { getProvince, type Province } from '../organisation/portalShell.ts';
import { changeState, insertOrder, listOrdersOf, type PostOrder } from './orders.ts';

/**
 * Brings the orders to what the dossier says: whoever submits, changes or enters a dossier with the post in it has ordered.
 * An order that the post does not hold yet is taken back when it is no longer wanted. Nothing is asked of the database for
 * a dossier that never had to do with the post.
 */
export async function syncOrders(
  tx: TxCtx,
  { id, state }: { id: string; state: DossierState },
  before?: DossierState['delivery'],
): Promise<void> {
  if (state.parent || state.test) return;
  const wanted = wantedOrders(state);
  const known = before?.method === 'POST' || before?.pickUp ? await listOrdersOf(tx.db, id) : [];
  if (wanted.length === 0 && known.length === 0) return;
  for (const order of known.filter(({ state: at }) => at === 'ORDERED' || at === 'ACCEPTED')) {
    if (!wanted.some((one) => isSame(one, order))) await changeState(tx, order, 'CANCELLED', { source: sourceOf(tx) });
  }
  const province = await getProvince(tx.db);
  for (const one of wanted) {
    if (known.some((order) => order.endedAt === null && isSame(one, order))) continue;
    const address = { ...one.address, province: one.address.province || ownProvinceCode(province) };
    await insertOrder(
      tx,
      {
        ...one,
        dossierId: id,
        agencyCode: state.receivingAgencyCode,
        address,
        inside: address.province === ownProvinceCode(province),
        readyAt: one.kind === 'DELIVERY' ? state.finishedAt : null,
      },
      { source: sourceOf(tx) },
    );
  }
}

/** Who an event of an order is put down to. */
export function sourceOf({ actor }: TxCtx): 'APPLICANT' | 'OFFICER' | 'SYSTEM' {
  if (actor.kind === 'APPLICANT') return 'APPLICANT';
  return actor.kind === 'OFFICER' ? 'OFFICER' : 'SYSTEM';
}

/** The code under which the post knows the province of the installation. Pure. */
export function ownProvinceCode({ code, name }: Province): string {
  return provinceChoices(code.replace(/\D/g, ''), name.vi)[0].code;
}

interface Wanted {
  kind: PostKind;
  address: PostalAddress;
  items: ParcelItem[];
}

function wantedOrders({ delivery, applicant, components }: DossierState): Wanted[] {
  const wanted: Wanted[] = [];
  if (delivery.method === 'POST') {
    const address = delivery.postal ?? {
      name: applicant.name,
      phone: applicant.phone ?? '',
      line: delivery.address ?? applicant.address ?? '',
      commune: '',
      province: '',
    };
    wanted.push({ kind: 'DELIVERY', address, items: [{ name: 'Kết quả giải quyết thủ tục hành chính', count: 1 }] });
  }
  if (delivery.pickUp) {
    const brought = components.filter(({ remark, fileIds }) => remark === 'BRING' || fileIds.length === 0);
    const items = brought.filter(({ remark }) => remark !== 'NOT_NEEDED' && remark !== 'DECLARED');
    wanted.push({
      kind: 'PICK_UP',
      address: delivery.pickUp,
      items: items.map(({ name, count }) => ({ name, count: Math.max(count, 1) })),
    });
  }
  return wanted;
}

function isSame({ kind, address }: Wanted, order: PostOrder): boolean {
  const parts = ['name', 'phone', 'line', 'commune'] as const;
  return order.kind === kind && parts.every((part) => order.address[part] === address[part]);
}
