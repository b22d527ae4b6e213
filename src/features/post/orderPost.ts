import type { Delivery } from '../../domain/dossier/events.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { FINAL_STATUSES, STATUS } from '../../domain/dossier/status.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import { holds } from '../../domain/policy/actor.ts';
import { POST_KINDS, type PostalAddress, type PostKind } from '../../domain/post/order.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { appendEvent, lockDossier } from '../dossiers/store.ts';
import { canPayOnDelivery } from '../payments/collectByPost.ts';
import { addressLine } from './addressLine.ts';
import { postAlreadyOrdered, postTooLate } from './errors.ts';
import { listOrdersOf } from './orders.ts';
import { syncOrders } from './syncOrders.ts';

export const MOST_CHARACTERS = { name: 200, line: 300, commune: 100 };

/** What may still be ordered for a dossier. Pure. */
export function orderable({ status, parent }: DossierState): PostKind[] {
  if (parent || FINAL_STATUSES.includes(status)) return [];
  const underWay = status !== STATUS.RESOLVED && status !== STATUS.STOPPED;
  return POST_KINDS.filter((kind) => kind === 'DELIVERY' || underWay);
}

/**
 * Has the post fetch the papers or bring the result, after submitting. By the applicant, or by a receptionist for somebody
 * at the counter. @throws dossier.not_found, post.too_late, post.already_ordered, common.invalid_input
 */
export async function orderPost(
  ctx: Ctx,
  dossierId: string,
  kind: PostKind,
  typed: PostalAddress,
  payOnDelivery = false,
): Promise<void> {
  const address = checkAddress(ctx, typed);
  await changeDelivery(ctx, dossierId, async (tx, state) => {
    if (!orderable(state).includes(kind)) throw postTooLate();
    const orders = await listOrdersOf(tx.db, dossierId);
    if (orders.some((order) => order.kind === kind && order.endedAt === null)) throw postAlreadyOrdered();
    if (kind === 'PICK_UP') return { ...state.delivery, pickUp: address };
    const { payOnDelivery: _before, ...rest } = state.delivery;
    const delivery = { ...rest, method: 'POST', address: addressLine(address), postal: address } as const;
    return payOnDelivery && (await canPayOnDelivery(tx, state)) ? { ...delivery, payOnDelivery } : delivery;
  });
}

/**
 * Whether the fees that are still owed are paid to whoever brings the result; until the post has the order.
 * @throws dossier.not_found, post.too_late
 */
export async function choosePayOnDelivery(ctx: Ctx, dossierId: string, wanted: boolean): Promise<void> {
  await changeDelivery(ctx, dossierId, async (tx, state) => {
    const orders = await listOrdersOf(tx.db, dossierId);
    const waits = orders.some(({ kind, state: at }) => kind === 'DELIVERY' && at === 'ORDERED');
    if (!waits || (wanted && !(await canPayOnDelivery(tx, state)))) throw postTooLate();
    const { payOnDelivery: _before, ...rest } = state.delivery;
    return wanted ? { ...rest, payOnDelivery: true } : rest;
  });
}

/** Takes an order back while the post has not come. The result is then collected at the counter. */
export async function cancelPost(ctx: Ctx, dossierId: string, kind: PostKind): Promise<void> {
  await changeDelivery(ctx, dossierId, async (_, { delivery }) => {
    if (kind === 'PICK_UP') {
      const { pickUp: _pickUp, ...rest } = delivery;
      return rest;
    }
    return { method: 'COUNTER', ...(delivery.pickUp && { pickUp: delivery.pickUp }) };
  });
}

async function changeDelivery(
  ctx: Ctx,
  dossierId: string,
  choose: (tx: TxCtx, state: DossierState) => Promise<Delivery>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { dossier } = await getDossier(tx, dossierId);
    const { receivingAgencyCode } = dossier.state;
    if (tx.actor.kind !== 'APPLICANT' && !holds(tx.actor, 'RECEPTIONIST', receivingAgencyCode)) throw accessDenied();
    const locked = await lockDossier(tx, dossierId);
    if (locked.alreadyDone) return;
    if (orderable(locked.state).length === 0) throw postTooLate();
    const delivery = await choose(tx, locked.state);
    const changed = await appendEvent(tx, locked, 'DELIVERY_CHOSEN', { delivery });
    // all of its orders, also those of a choice that was taken back
    await syncOrders(tx, changed, { method: 'POST' });
  });
}

/** What was typed, cleaned. @throws common.invalid_input with every field that is missing or wrong */
export function checkAddress(ctx: Ctx, typed: PostalAddress): PostalAddress {
  const { post, common } = words(ctx.language);
  const address = Object.fromEntries(
    Object.entries(typed).map(([key, value]) => [key, value.trim().replace(/\s+/g, ' ')]),
  ) as unknown as PostalAddress;
  const problems: FieldProblem[] = (['name', 'line', 'commune', 'province'] as const)
    .filter((field) => address[field] === '')
    .map((field) => ({ field, code: 'required', message: common.form.invalid.required(post.address[field]) }));
  for (const field of ['name', 'line', 'commune'] as const)
    problems.push(
      ...textProblem(address[field], { field, label: post.address[field], most: MOST_CHARACTERS[field] }, ctx.language),
    );
  const phone = parsePhone(address.phone);
  if (phone === undefined) problems.push({ field: 'phone', code: 'invalid', message: post.address.phoneInvalid });
  if (problems.length > 0) throw invalidInput({ fields: problems });
  return { ...address, phone: phone ?? '' };
}
