import type { ParcelItem, PostState } from '../../domain/post/order.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { requireSide } from './deskPlaces.ts';
import { changeState, lockOrder } from './orders.ts';
import { recordDelivered } from './recordDelivered.ts';

interface Signed {
  /** who gave or took the parcel */
  person: string;
  /** when it was true; now when left out */
  at?: Date;
  note?: string;
}

/**
 * The post officer has counted the papers with the applicant and taken them (phiếu gửi hồ sơ, both have signed): the
 * agency's time does not begin with it. @throws post.order_not_found, post.not_now, common.forbidden
 */
export async function pickUp(
  ctx: Ctx,
  orderId: string,
  { items, ...signed }: Signed & { items: ParcelItem[] },
): Promise<void> {
  const change = checkSigned(ctx, signed);
  const counted = items.filter(({ name, count }) => name.trim() !== '' && count > 0);
  if (counted.length === 0) {
    const message = words(ctx.language).post.desk.countSomething;
    throw invalidInput({ fields: [{ field: 'items', code: 'required', message }] });
  }
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId);
    requireSide(tx, order.agencyCode, 'POST');
    await changeState(tx, order, 'PICKED_UP', change);
    await tx.db
      .updateTable('postOrder')
      .set({ items: JSON.stringify(counted) })
      .where('id', '=', orderId)
      .execute();
  });
}

/** The receiver has the result; with it the dossier closes. @throws post.order_not_found, post.not_now, common.forbidden */
export async function deliver(ctx: Ctx, orderId: string, input: Signed & { codVnd?: number }): Promise<void> {
  const { codVnd, ...signed } = input;
  const change = checkSigned(ctx, signed);
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId);
    requireSide(tx, order.agencyCode, 'POST');
    if (order.codVnd > 0 && codVnd !== order.codVnd) {
      const message = words(tx.language).post.desk.collectExactly;
      throw invalidInput({ fields: [{ field: 'codVnd', code: 'invalid', message }] });
    }
    await recordDelivered(tx, order, { ...change, codVnd });
  });
}

/** Under way, or nobody could be found and the parcel goes back to where it came from. */
export async function passOn(
  ctx: Ctx,
  orderId: string,
  to: Extract<PostState, 'IN_TRANSIT' | 'RETURNED'>,
  note: string,
): Promise<void> {
  if (to === 'RETURNED' && note.trim() === '') {
    const message = words(ctx.language).common.form.invalid.required(words(ctx.language).post.desk.reason);
    throw invalidInput({ fields: [{ field: 'note', code: 'required', message }] });
  }
  await inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId);
    requireSide(tx, order.agencyCode, 'POST');
    await changeState(tx, order, to, { source: 'OFFICER', note: note.trim() });
  });
}

function checkSigned(ctx: Ctx, { person, at, note }: Signed) {
  const { post, common } = words(ctx.language);
  const name = person.trim();
  if (name === '') {
    const message = common.form.invalid.required(post.desk.person);
    throw invalidInput({ fields: [{ field: 'person', code: 'required', message }] });
  }
  if (at && at > ctx.clock.now())
    throw invalidInput({ fields: [{ field: 'at', code: 'invalid', message: post.desk.notYet }] });
  return { source: 'OFFICER', person: name, at, note: note?.trim() } as const;
}
