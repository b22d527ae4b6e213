import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs } from '../../../test/sampleProvince.ts';
import { packagePath } from '../../platform/packageRoot.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { collectObligation, issueByHand } from '../payments/handleObligation.ts';
import { payToken } from '../payments/payToken.ts';
import { startPayment } from '../payments/startPayment.ts';
import { listObligations } from '../payments/store.ts';
import { listFeeReceipts } from '../receipts/feeReceipt.ts';
import { importList } from '../reconciliation/importList.ts';
import { getReconciliation } from '../reconciliation/listReconciliations.ts';
import { resolveLine, signOff } from '../reconciliation/resolve.ts';
import { askPostage } from './askPostage.ts';
import { cancelSent } from './cancelSent.ts';
import { giveList, takeList } from './handOver.ts';
import { deliver, passOn } from './moveParcel.ts';
import { cancelPost } from './orderPost.ts';
import { PostUnavailable } from './postGateway.ts';
import { readProviderState } from './providerState.ts';
import { pullTracking } from './pullTracking.ts';
import { POST_UNREACHABLE, sendOrders } from './sendOrders.ts';
import { tendOrders } from './tendOrders.ts';
import { HOME, hours, openTestPost, type TestPost } from './testPost.ts';

const SECRETS = packagePath('data', 'sample-province', 'merchant-secrets.json');
let post: TestPost;
beforeAll(async () => {
  post = await openTestPost();
}, 120_000);
afterAll(() => post.close());

describe('the post over the network', () => {
  it('names a price before anything is ordered, dearer outside of the province', async () => {
    const items = [{ name: 'Kết quả', count: 1 }];
    const inside = await askPostage(post.system(), 'DELIVERY', '99', items, post.gateway);
    const outside = await askPostage(post.system(), 'DELIVERY', '79', items, post.gateway);
    expect(inside).toBe(26_000);
    expect(outside).toBeGreaterThan(inside ?? 0);
  });

  it('that is down keeps the order waiting and says so, then takes it once', async () => {
    const dossier = await post.resolvedByPost();
    await post.control('mode', { down: true });
    await expect(sendOrders(post.system(), dossier.id, post.gateway)).rejects.toThrow(PostUnavailable);
    expect(await post.onlyOrder(dossier.id)).toMatchObject({ state: 'ORDERED', problem: POST_UNREACHABLE });
    expect(await askPostage(post.system(), 'DELIVERY', '99', [], post.gateway)).toBeUndefined();
    expect((await readProviderState(post.system())).failingSince).not.toBeNull();
    // an answer that is lost on the way: the order is there, and sent again it is the same
    await post.control('mode', { down: false, loseAnswers: 1 });
    await expect(sendOrders(post.system(), dossier.id, post.gateway)).rejects.toThrow(PostUnavailable);
    await post.control('mode', { loseAnswers: 0, tokenSeconds: 0 });
    await expect(sendOrders(post.system(), dossier.id, post.gateway)).rejects.toThrow(PostUnavailable);
    await post.control('mode', { tokenSeconds: 300 });
    await sendOrders(post.system(), dossier.id, post.gateway);
    const order = await post.onlyOrder(dossier.id);
    expect(order).toMatchObject({ state: 'ACCEPTED', problem: null });
    expect(await post.orderAtPost(order.number)).toMatchObject({ times: 2 });
    await pullTracking(post.system(), post.gateway);
    expect((await readProviderState(post.system())).failingSince).toBeNull();
  });

  it('is heard once, in order, and never leads an order back', async () => {
    const dossier = await post.resolvedByPost();
    await sendOrders(post.system(), dossier.id, post.gateway);
    const { number } = await post.onlyOrder(dossier.id);
    for (const statusCode of ['30', '10', '??', '50', '30'])
      await post.control('progress', {
        orderNumber: number,
        statusCode,
        receiverName: 'Lê Văn Thí Dụ',
        statusDate: hours(5).toISOString(),
      });
    expect(await pullTracking(post.system(), post.gateway)).toBeGreaterThanOrEqual(5);
    expect(await pullTracking(post.system(), post.gateway)).toBe(0);
    expect((await post.onlyOrder(dossier.id)).state).toBe('DELIVERED');
    const { dossier: closed } = await getDossier(await post.reception(), dossier.id);
    expect(closed.state.returned).toMatchObject({ method: 'POST', collectorName: 'Lê Văn Thí Dụ' });
  });

  it('ends an order whose dossier ended otherwise', async () => {
    const dossier = await post.resolvedByPost();
    await post.walk.act(dossier, { action: 'RETURN', method: 'COUNTER', collectorName: 'Nguyễn Văn Mẫu' });
    expect(await tendOrders(post.system())).toBeGreaterThanOrEqual(1);
    await sendOrders(post.system(), dossier.id, post.gateway);
    expect((await post.onlyOrder(dossier.id)).state).toBe('CANCELLED');
  });
});

describe('a fee that the post collects with the result', () => {
  const OWED = 75_000;
  const owedBy = async ({ id }: { id: string }) => (await listObligations(post, id)).at(-1)!;

  /** With the post, the fee to be collected with it. */
  async function sentWithFee() {
    const delivery = { method: 'POST', address: HOME.line, postal: HOME, payOnDelivery: true } as const;
    const dossier = await post.walk.enter('oneDesk', { now: hours(0), as: 'tiepnhan.vidu', extra: { delivery } });
    const line = { name: 'Lệ phí', kind: 'CHARGE', vnd: OWED, basis: 'NQ 01' } as const;
    await issueByHand(await post.reception(), dossier.id, line);
    await post.walk.act(dossier, { action: 'ISSUE', ...RESULT }, { now: hours(0) });
    await sendOrders(post.system(), dossier.id, post.gateway);
    const order = await post.onlyOrder(dossier.id);
    expect(order).toMatchObject({ state: 'ACCEPTED', codVnd: OWED });
    return { dossier, order };
  }

  const handOver = async ({ agencyCode, id }: { agencyCode: string; id: string }) => {
    const wish = { direction: 'TO_POST', agencyCode, orderIds: [id] } as const;
    const list = await giveList(await post.reception(hours(1)), wish);
    await takeList(await post.postman(hours(1)), list.id, []);
  };

  it('waits for the post and can be paid by no other way meanwhile', async () => {
    const { dossier } = await sentWithFee();
    const { id, state } = await owedBy(dossier);
    expect(state).toMatchObject({ status: 'PENDING', settledBy: null });
    const refused = { kind: { code: 'payments.collected_by_post' } };
    const ctx = { ...post.system(), config: { ...post.system().config, merchantSecrets: SECRETS } };
    await expect(
      startPayment(ctx, payToken(ctx.config, id, ctx.clock.now()), 'VIETQR', '127.0.0.1'),
    ).rejects.toMatchObject(refused);
    await expect(collectObligation(await post.reception(), id, { way: 'CASH' })).rejects.toMatchObject(refused);
    const { number } = await post.onlyOrder(dossier.id);
    expect((await post.orderAtPost(number))?.fields.CODAmount).toBe(OWED);
  });

  it('is settled by the post’s own message that it has the money, with its receipt', async () => {
    const { dossier, order } = await sentWithFee();
    await handOver(order);
    await post.control('progress', { orderNumber: order.number, statusCode: '50', receiverName: 'Mẫu' });
    await pullTracking(post.system(hours(20)), post.gateway);
    const { id, state } = await owedBy(dossier);
    expect(state).toMatchObject({ status: 'PAID', settledBy: `COD ${order.number}`, withPost: null });
    expect((await listFeeReceipts(post.db, [id])).map(({ content }) => content.way)).toEqual(['COD']);
  });

  it('that a post officer says was collected counts only when the post’s list says so too', async () => {
    const { dossier, order } = await sentWithFee();
    await handOver(order);
    await expect(
      deliver(await post.postman(hours(5)), order.id, { person: 'Mẫu', codVnd: OWED - 1 }),
    ).rejects.toMatchObject({
      fields: [{ field: 'codVnd' }],
    });
    await deliver(await post.postman(hours(5)), order.id, { person: 'Mẫu', codVnd: OWED });
    expect((await owedBy(dossier)).state).toMatchObject({ status: 'PENDING', settledBy: null });
    const centre = await ctxAs(post.db, 'tiepnhan.trungtam', { now: hours(24) });
    const content = Buffer.from(`${await post.collectedHead()}\n${order.number},${OWED},20261123140000\n`);
    const day = { agencyCode: 'H99.03', way: 'COD', day: '2026-11-23', fileName: 'vnpost.csv', content } as const;
    const { id } = await importList(centre, day);
    const line = (await getReconciliation(centre, id)).lines.find(({ ref }) => ref === order.number);
    expect(line).toMatchObject({ result: 'MATCHED', localVnd: OWED });
    for (const other of (await getReconciliation(centre, id)).lines)
      if (other.result !== 'MATCHED') await resolveLine(centre, id, other.number, 'Bưu điện đối chiếu sau');
    await signOff(centre, id);
    expect((await owedBy(dossier)).state).toMatchObject({ status: 'PAID', reconciled: true });
  });

  it('of a parcel that came back, or of an order taken back, can be paid otherwise again', async () => {
    const back = await sentWithFee();
    await handOver(back.order);
    await passOn(await post.postman(hours(2)), back.order.id, 'RETURNED', 'Không có người nhận');
    expect((await owedBy(back.dossier)).state).toMatchObject({ status: 'FAILED', withPost: null });
    const taken = await sentWithFee();
    await cancelPost(await post.reception(hours(1)), taken.dossier.id, 'DELIVERY');
    await cancelSent(post.system(hours(1)), taken.order.id, post.gateway);
    await collectObligation(await post.reception(hours(1)), (await owedBy(taken.dossier)).id, { way: 'CASH' });
    expect((await owedBy(taken.dossier)).state.status).toBe('PAID');
    expect((await post.orderAtPost(taken.order.number))?.cancelled).toBe(true);
  });
});
