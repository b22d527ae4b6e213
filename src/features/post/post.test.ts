import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIZEN, dossierWalk, RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { canRead } from '../../domain/policy/can.ts';
import { factsOf } from '../../domain/policy/facts.ts';
import type { PostalAddress } from '../../domain/post/order.ts';
import type { Ctx } from '../../platform/context.ts';
import { checkAccess } from '../../platform/http/access.ts';
import { packagePath } from '../../platform/packageRoot.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { listEvents } from '../dossiers/store.ts';
import { assembleControlSheet } from '../papers/assembleControlSheet.ts';
import { readPaperSource } from '../papers/paperSource.ts';
import { collectObligation, issueByHand } from '../payments/handleObligation.ts';
import { payToken } from '../payments/payToken.ts';
import { startPayment } from '../payments/startPayment.ts';
import { listObligations } from '../payments/store.ts';
import { findDossiers } from '../queues/findDossiers.ts';
import { listFeeReceipts } from '../receipts/feeReceipt.ts';
import { importList } from '../reconciliation/importList.ts';
import { getReconciliation } from '../reconciliation/listReconciliations.ts';
import { resolveLine, signOff } from '../reconciliation/resolve.ts';
import { askPostage } from './askPostage.ts';
import { cancelSent } from './cancelSent.ts';
import { listPromises, listVolumes, volumesAsCsv } from './figures.ts';
import { giveList, takeList } from './handOver.ts';
import { listIncidents, settleIncident } from './incidents.ts';
import { findListed, listDesk } from './listDesk.ts';
import { deliver, passOn, pickUp } from './moveParcel.ts';
import { cancelPost, orderPost } from './orderPost.ts';
import { listOrdersOf } from './orders.ts';
import { createVnpost, type PostGateway, PostUnavailable } from './postGateway.ts';
import { readProviderState } from './providerState.ts';
import { pullTracking } from './pullTracking.ts';
import { POST_UNREACHABLE, sendOrders } from './sendOrders.ts';
import { askAgreement, submitForCitizen } from './submitForCitizen.ts';
import { tendOrders } from './tendOrders.ts';

const HOME: PostalAddress = {
  name: 'Nguyễn Văn Mẫu',
  phone: '0900 000 001',
  line: 'Số 2 đường Thí Dụ',
  commune: 'Phường Ví Dụ',
  province: '99',
};
const SECRETS = packagePath('data', 'sample-province', 'merchant-secrets.json');
const NOW = Date.parse('2026-11-23T02:00:00Z');
const hours = (count: number) => new Date(NOW + count * 3_600_000);

let sample: SampleDatabase;
let walk: ReturnType<typeof dossierWalk>;
let simulator: ChildProcess;
let url: string;
let gateway: PostGateway;

beforeAll(async () => {
  [sample, url] = await Promise.all([sampleDatabase(), startSimulator()]);
  walk = dossierWalk(sample);
  gateway = createVnpost({ url, key: 'mau-khach-hang', secret: 'mau-bi-mat', customer: 'TINHMAU', timeoutMs: 1500 });
}, 120_000);
afterAll(async () => {
  simulator.kill('SIGTERM');
  await sample.drop();
});

/** The simulator as a program of its own, on any free port. */
function startSimulator(): Promise<string> {
  simulator = spawn(process.execPath, ['--import', 'tsx', 'simulators/vnpost/main.ts'], {
    env: { ...process.env, VNPOST_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    simulator.once('exit', () => reject(new Error('The simulator ended')));
    simulator.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\/\/\S+/.exec(chunk.toString())?.[0];
      if (found) resolve(found);
    });
  });
}

async function control(path: string, body: object): Promise<void> {
  const answer = await fetch(`${url}/control/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
}
const postman = (now = hours(0)) => ctxAs(sample.db, 'buudien.vidu', { now });
const reception = (now = hours(0)) => ctxAs(sample.db, 'tiepnhan.vidu', { now });
const citizen = (now = hours(0)) => ctxAs(sample.db, CITIZEN, { now });
const system = (now = hours(0)) => systemCtx(sample.db, { now });

async function onlyOrder(dossierId: string) {
  const [order] = await listOrdersOf(sample.db, dossierId);
  if (!order) throw new Error('no order');
  return order;
}

/** A dossier of the ward whose result is there, to be brought by post. */
async function resolvedByPost(now = hours(0)) {
  const dossier = await walk.enter('oneDesk', {
    now,
    as: 'tiepnhan.vidu',
    extra: { delivery: { method: 'POST', address: HOME.line, postal: HOME } },
  });
  await walk.act(dossier, { action: 'ISSUE', ...RESULT }, { now });
  return dossier;
}

describe('papers fetched at home', () => {
  it('start the agency’s time only when the one-stop has received and accepted them (law.md §11)', async () => {
    const dossier = await walk.submit('oneDesk', { now: hours(0) });
    await orderPost(await citizen(), dossier.id, 'PICK_UP', HOME);
    const order = await onlyOrder(dossier.id);
    await sendOrders(system(), dossier.id, gateway);
    const items = [{ name: 'Tờ khai', count: 2 }];
    await pickUp(await postman(hours(3)), order.id, { person: 'Nguyễn Văn Mẫu', items });
    const list = await giveList(await postman(hours(24)), {
      direction: 'TO_ONE_STOP',
      agencyCode: order.agencyCode,
      orderIds: [order.id],
    });
    expect((await onlyOrder(dossier.id)).state).toBe('PICKED_UP');
    await takeList(await reception(hours(25)), list.id, []);
    expect(await onlyOrder(dossier.id)).toMatchObject({ state: 'HANDED_OVER', items, endedAt: hours(25) });
    const received = await walk.act(dossier, { action: 'RECEIVE' }, { now: hours(26), as: 'tiepnhan.vidu' });
    expect(received.state.receivedAt).toBe(hours(26).toISOString());
    expect(Date.parse(received.state.effectiveFrom ?? '')).toBeGreaterThanOrEqual(hours(26).getTime());
  });

  it('are counted with the applicant, and what was not counted is not taken', async () => {
    const dossier = await walk.submit('oneDesk');
    await orderPost(await citizen(), dossier.id, 'PICK_UP', HOME);
    await sendOrders(system(), dossier.id, gateway);
    const { id } = await onlyOrder(dossier.id);
    await expect(pickUp(await postman(), id, { person: 'Mẫu', items: [] })).rejects.toMatchObject({
      kind: { code: 'common.invalid_input' },
    });
    expect((await onlyOrder(dossier.id)).state).toBe('ACCEPTED');
    await cancelPost(await citizen(), dossier.id, 'PICK_UP');
    expect((await onlyOrder(dossier.id)).state).toBe('CANCELLED');
  });
});

describe('a result brought by post', () => {
  it('waits for the result, is handed over with two signatures, and closes the dossier when it is delivered', async () => {
    const dossier = await walk.enter('oneDesk', {
      as: 'tiepnhan.vidu',
      extra: { delivery: { method: 'POST', address: HOME.line, postal: HOME } },
    });
    await sendOrders(system(), dossier.id, gateway);
    expect((await onlyOrder(dossier.id)).state).toBe('ORDERED');
    const resolved = await walk.act(dossier, { action: 'ISSUE', ...RESULT }, { now: hours(1) });
    await sendOrders(system(hours(1)), dossier.id, gateway);
    const order = await onlyOrder(dossier.id);
    expect(order).toMatchObject({ state: 'ACCEPTED', postageVnd: 26_000, readyAt: hours(1) });

    const wish = { direction: 'TO_POST', agencyCode: order.agencyCode, orderIds: [order.id] } as const;
    const list = await giveList(await reception(hours(2)), wish);
    await expect(giveList(await reception(hours(2)), wish)).rejects.toMatchObject({ kind: { code: 'post.not_now' } });
    await expect(takeList(await reception(hours(2)), list.id, [])).rejects.toMatchObject({
      kind: { code: 'common.forbidden' },
    });
    await takeList(await postman(hours(2)), list.id, []);
    await deliver(await postman(hours(20)), order.id, { person: 'Trần Thị Ví Dụ', at: hours(19) });

    const { dossier: closed } = await getDossier(await reception(), dossier.id);
    expect(closed.state.status).toBe(STATUS.RETURNED);
    expect(closed.state.returned).toMatchObject({
      at: hours(19).toISOString(),
      method: 'POST',
      collectorName: 'Trần Thị Ví Dụ',
    });
    const ctx = await reception(hours(20));
    const { process } = await getDossier(ctx, dossier.id);
    const events = await listEvents(sample.db, dossier.id);
    const sheet = assembleControlSheet(await readPaperSource(ctx, closed, process, events, closed.state.revision));
    const officer = await postman();
    const name = 'name' in officer.actor ? officer.actor.name : '';
    expect(sheet?.handovers.slice(-2)).toMatchObject([
      { to: 'Dịch vụ bưu chính công ích', receiverName: name, note: `Theo chứng từ bưu chính số ${list.number}` },
      { to: 'Người nộp hồ sơ', giverName: name, receiverName: 'Trần Thị Ví Dụ' },
    ]);
    // the time of the post is outside of the agency's
    expect(closed.state.finishedAt).toBe(resolved.state.finishedAt);
    expect(closed.state.dueAt).toBe(resolved.state.dueAt);
  });

  it('is not given by a list that a parcel was missing from', async () => {
    const dossier = await resolvedByPost();
    await sendOrders(system(), dossier.id, gateway);
    const order = await onlyOrder(dossier.id);
    const wish = { direction: 'TO_POST', agencyCode: order.agencyCode, orderIds: [order.id] } as const;
    const list = await giveList(await reception(), wish);
    await takeList(await postman(), list.id, [order.id]);
    expect((await onlyOrder(dossier.id)).state).toBe('ACCEPTED');
    expect((await giveList(await reception(), wish)).id).not.toBe(list.id);
  });

  it('keeps or breaks the promise of 24 hours, counted by month', async () => {
    for (const at of [hours(23), hours(25)]) {
      const dossier = await resolvedByPost();
      await sendOrders(system(), dossier.id, gateway);
      const order = await onlyOrder(dossier.id);
      await control('progress', { orderNumber: order.number, statusCode: '50', statusDate: at.toISOString() });
    }
    const before = await listPromises(system(), MONTH);
    await pullTracking(system(hours(26)), gateway);
    const leader = await ctxAs(sample.db, 'gd.trungtam', { now: hours(26) });
    const after = await listPromises(leader, MONTH);
    const sum = ({ items }: typeof after, key: 'onTime' | 'late') => items.reduce((all, row) => all + row[key], 0);
    expect(before.items).toEqual([]);
    expect(after.hours).toBe(24);
    expect(sum(after, 'onTime')).toBeGreaterThanOrEqual(2);
    expect(sum(after, 'late')).toBeGreaterThanOrEqual(1);
    expect((await listVolumes(leader, MONTH)).find(({ kind }) => kind === 'DELIVERY')?.carried).toBeGreaterThanOrEqual(
      3,
    );
    expect(await volumesAsCsv(leader, MONTH)).toContain('Phát kết quả tận nơi');
  });

  it('that nobody took goes back with its reason, and may be ordered again', async () => {
    const dossier = await resolvedByPost();
    await sendOrders(system(), dossier.id, gateway);
    const order = await onlyOrder(dossier.id);
    const list = await giveList(await reception(), {
      direction: 'TO_POST',
      agencyCode: order.agencyCode,
      orderIds: [order.id],
    });
    await takeList(await postman(), list.id, []);
    await expect(passOn(await postman(), order.id, 'RETURNED', ' ')).rejects.toMatchObject({
      kind: { code: 'common.invalid_input' },
    });
    await passOn(await postman(), order.id, 'RETURNED', 'Ba lần không có người nhận');
    await orderPost(await reception(), dossier.id, 'DELIVERY', { ...HOME, line: 'Số 3 đường Thí Dụ' });
    expect(await onlyOrder(dossier.id)).toMatchObject({ state: 'ORDERED', address: { line: 'Số 3 đường Thí Dụ' } });
  });
});

const MONTH = { from: '2026-01', to: '2026-12' };

describe('the post over the network', () => {
  it('names a price before anything is ordered, dearer outside of the province', async () => {
    const items = [{ name: 'Kết quả', count: 1 }];
    const inside = await askPostage(system(), 'DELIVERY', '99', items, gateway);
    const outside = await askPostage(system(), 'DELIVERY', '79', items, gateway);
    expect(inside).toBe(26_000);
    expect(outside).toBeGreaterThan(inside ?? 0);
  });

  it('that is down keeps the order waiting and says so, then takes it once', async () => {
    const dossier = await resolvedByPost();
    await control('mode', { down: true });
    await expect(sendOrders(system(), dossier.id, gateway)).rejects.toThrow(PostUnavailable);
    expect(await onlyOrder(dossier.id)).toMatchObject({ state: 'ORDERED', problem: POST_UNREACHABLE });
    expect(await askPostage(system(), 'DELIVERY', '99', [], gateway)).toBeUndefined();
    expect((await readProviderState(system())).failingSince).not.toBeNull();
    // an answer that is lost on the way: the order is there, and sent again it is the same
    await control('mode', { down: false, loseAnswers: 1 });
    await expect(sendOrders(system(), dossier.id, gateway)).rejects.toThrow(PostUnavailable);
    await control('mode', { loseAnswers: 0, tokenSeconds: 0 });
    await expect(sendOrders(system(), dossier.id, gateway)).rejects.toThrow(PostUnavailable);
    await control('mode', { tokenSeconds: 300 });
    await sendOrders(system(), dossier.id, gateway);
    const order = await onlyOrder(dossier.id);
    expect(order).toMatchObject({ state: 'ACCEPTED', problem: null });
    const { items } = (await (await fetch(`${url}/control/orders`)).json()) as {
      items: { number: string; times: number }[];
    };
    expect(items.filter(({ number }) => number === order.number)).toEqual([expect.objectContaining({ times: 2 })]);
    await pullTracking(system(), gateway);
    expect((await readProviderState(system())).failingSince).toBeNull();
  });

  it('is heard once, in order, and never leads an order back', async () => {
    const dossier = await resolvedByPost();
    await sendOrders(system(), dossier.id, gateway);
    const { number } = await onlyOrder(dossier.id);
    for (const statusCode of ['30', '10', '??', '50', '30'])
      await control('progress', {
        orderNumber: number,
        statusCode,
        receiverName: 'Lê Văn Thí Dụ',
        statusDate: hours(5).toISOString(),
      });
    expect(await pullTracking(system(), gateway)).toBeGreaterThanOrEqual(5);
    expect(await pullTracking(system(), gateway)).toBe(0);
    expect((await onlyOrder(dossier.id)).state).toBe('DELIVERED');
    const { dossier: closed } = await getDossier(await reception(), dossier.id);
    expect(closed.state.returned).toMatchObject({ method: 'POST', collectorName: 'Lê Văn Thí Dụ' });
  });

  it('ends an order whose dossier ended otherwise', async () => {
    const dossier = await resolvedByPost();
    await walk.act(dossier, { action: 'RETURN', method: 'COUNTER', collectorName: 'Nguyễn Văn Mẫu' });
    expect(await tendOrders(system())).toBeGreaterThanOrEqual(1);
    await sendOrders(system(), dossier.id, gateway);
    expect((await onlyOrder(dossier.id)).state).toBe('CANCELLED');
  });
});

describe('a fee that the post collects with the result', () => {
  const OWED = 75_000;
  const owedBy = async ({ id }: { id: string }) => (await listObligations(sample, id)).at(-1)!;

  /** With the post, the fee to be collected with it. */
  async function sentWithFee() {
    const delivery = { method: 'POST', address: HOME.line, postal: HOME, payOnDelivery: true } as const;
    const dossier = await walk.enter('oneDesk', { now: hours(0), as: 'tiepnhan.vidu', extra: { delivery } });
    const line = { name: 'Lệ phí', kind: 'CHARGE', vnd: OWED, basis: 'NQ 01' } as const;
    await issueByHand(await reception(), dossier.id, line);
    await walk.act(dossier, { action: 'ISSUE', ...RESULT }, { now: hours(0) });
    await sendOrders(system(), dossier.id, gateway);
    const order = await onlyOrder(dossier.id);
    expect(order).toMatchObject({ state: 'ACCEPTED', codVnd: OWED });
    return { dossier, order };
  }

  const handOver = async ({ agencyCode, id }: { agencyCode: string; id: string }) => {
    const wish = { direction: 'TO_POST', agencyCode, orderIds: [id] } as const;
    const list = await giveList(await reception(hours(1)), wish);
    await takeList(await postman(hours(1)), list.id, []);
  };

  it('waits for the post and can be paid by no other way meanwhile', async () => {
    const { dossier } = await sentWithFee();
    const { id, state } = await owedBy(dossier);
    expect(state).toMatchObject({ status: 'PENDING', settledBy: null });
    const refused = { kind: { code: 'payments.collected_by_post' } };
    const ctx = { ...system(), config: { ...system().config, merchantSecrets: SECRETS } };
    await expect(
      startPayment(ctx, payToken(ctx.config, id, ctx.clock.now()), 'VIETQR', '127.0.0.1'),
    ).rejects.toMatchObject(refused);
    await expect(collectObligation(await reception(), id, { way: 'CASH' })).rejects.toMatchObject(refused);
    const { items } = (await (await fetch(`${url}/control/orders`)).json()) as {
      items: { number: string; fields: { CODAmount: number } }[];
    };
    const { number } = await onlyOrder(dossier.id);
    expect(items.find((item) => item.number === number)?.fields.CODAmount).toBe(OWED);
  });

  it('is settled by the post’s own message that it has the money, with its receipt', async () => {
    const { dossier, order } = await sentWithFee();
    await handOver(order);
    await control('progress', { orderNumber: order.number, statusCode: '50', receiverName: 'Mẫu' });
    await pullTracking(system(hours(20)), gateway);
    const { id, state } = await owedBy(dossier);
    expect(state).toMatchObject({ status: 'PAID', settledBy: `COD ${order.number}`, withPost: null });
    expect((await listFeeReceipts(sample.db, [id])).map(({ content }) => content.way)).toEqual(['COD']);
  });

  it('that a post officer says was collected counts only when the post’s list says so too', async () => {
    const { dossier, order } = await sentWithFee();
    await handOver(order);
    await expect(deliver(await postman(hours(5)), order.id, { person: 'Mẫu', codVnd: OWED - 1 })).rejects.toMatchObject(
      {
        fields: [{ field: 'codVnd' }],
      },
    );
    await deliver(await postman(hours(5)), order.id, { person: 'Mẫu', codVnd: OWED });
    expect((await owedBy(dossier)).state).toMatchObject({ status: 'PENDING', settledBy: null });
    const centre = await ctxAs(sample.db, 'tiepnhan.trungtam', { now: hours(24) });
    const csv = await (await fetch(`${url}/control/collected.csv`)).text();
    const content = Buffer.from(`${csv.split('\n')[0]}\n${order.number},${OWED},20261123140000\n`);
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
    await passOn(await postman(hours(2)), back.order.id, 'RETURNED', 'Không có người nhận');
    expect((await owedBy(back.dossier)).state).toMatchObject({ status: 'FAILED', withPost: null });
    const taken = await sentWithFee();
    await cancelPost(await reception(hours(1)), taken.dossier.id, 'DELIVERY');
    await cancelSent(system(hours(1)), taken.order.id, gateway);
    await collectObligation(await reception(hours(1)), (await owedBy(taken.dossier)).id, { way: 'CASH' });
    expect((await owedBy(taken.dossier)).state.status).toBe('PAID');
    const { items } = (await (await fetch(`${url}/control/orders`)).json()) as {
      items: { number: string; cancelled: boolean }[];
    };
    expect(items.find(({ number }) => number === taken.order.number)?.cancelled).toBe(true);
  });
});

describe('a lost parcel', () => {
  it('is an incident with a letter, told to the applicant once, settled by the one-stop', async () => {
    const dossier = await walk.submit('oneDesk');
    await orderPost(await citizen(), dossier.id, 'PICK_UP', HOME);
    await sendOrders(system(), dossier.id, gateway);
    const order = await onlyOrder(dossier.id);
    await pickUp(await postman(), order.id, { person: 'Mẫu', items: [{ name: 'Tờ khai', count: 1 }] });
    await control('progress', { orderNumber: order.number, statusCode: '70' });
    await pullTracking(system(), gateway);
    const incidents = (await listIncidents(await reception())).filter((one) => one.orderNumber === order.number);
    expect(incidents).toHaveLength(1);
    const told = await sample.db
      .selectFrom('notification')
      .select('channel')
      .where('kind', '=', 'postLost')
      .where('dossierId', '=', dossier.id)
      .where('channel', '=', 'PORTAL')
      .execute();
    expect(told).toHaveLength(1);
    const settlement = {
      help: 'Sao lại từ bản lưu',
      responsible: 'POST',
      compensationVnd: 150_000,
      settled: true,
    } as const;
    await expect(settleIncident(await postman(), incidents[0]?.id ?? '', settlement)).rejects.toMatchObject({
      kind: { code: 'common.forbidden' },
    });
    await settleIncident(await reception(), incidents[0]?.id ?? '', settlement);
    expect((await listIncidents(await reception())).find(({ id }) => id === incidents[0]?.id)).toMatchObject({
      compensationVnd: 150_000,
      settledByName: expect.any(String),
    });
  });
});

describe('a post officer', () => {
  let dossierId: string;
  let officer: Ctx;
  beforeAll(async () => {
    const dossier = await resolvedByPost();
    dossierId = dossier.id;
    officer = await postman();
  });

  it('sees what was given to the post, and neither what waits nor what is of another one-stop', async () => {
    const order = await onlyOrder(dossierId);
    expect(await findListed(officer, order.id)).toBeUndefined();
    await sendOrders(system(), dossierId, gateway);
    expect(await findListed(officer, order.id)).toMatchObject({ number: order.number });
    expect((await listDesk(officer, 'HAND_OUT')).items.map(({ id }) => id)).toContain(order.id);
    const elsewhere = await ctxAs(sample.db, 'buudien.trungtam');
    expect(await findListed(elsewhere, order.id)).toBeUndefined();
    expect((await listDesk(elsewhere, 'HAND_OUT')).items).toEqual([]);
  });

  it('sees nothing else of the dossier, by no road', async () => {
    await expect(getDossier(officer, dossierId)).rejects.toMatchObject({ kind: { code: 'dossier.not_found' } });
    const { dossier } = await getDossier(await reception(), dossierId);
    expect(canRead(officer.actor, factsOf(dossier.state, []), [dossier.state.receivingAgencyCode])).toBe(false);
    expect(await findDossiers(officer, 'Mẫu')).toEqual([]);
    expect(() => checkAccess(officer.actor, 'OFFICER')).toThrow('common.forbidden');
    expect(() => checkAccess(officer.actor, { roles: ['RECEPTIONIST'] })).toThrow('common.forbidden');
    expect(() => checkAccess(officer.actor, { roles: ['POST_OFFICER'] })).not.toThrow();
  });

  it('submits on the account of a citizen who has told the code, and of nobody else (Đ.25.2 quy chế Hòa Bình)', async () => {
    const { attemptId } = await askAgreement(officer, CITIZEN);
    const sent = await sample.db
      .selectFrom('notification')
      .select('body')
      .where('eventKey', '=', `post-agreement:${attemptId}`)
      .executeTakeFirstOrThrow();
    const code = /\d{6}/.exec(sent.body)?.[0] ?? '';
    const submission = {
      procedureCode: '1.004837',
      competentAgencyCode: 'H99.41',
      channel: 'POST',
      applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', phone: '0900000001' },
      answers: {},
      components: [{ key: 'to-khai', name: 'Tờ khai', shape: 'ORIGINAL', count: 1, fileIds: [] }],
      setCount: 1,
      delivery: { method: 'COUNTER' },
    } as const;
    const wrong = submitForCitizen(officer, { attemptId, code: '000000' }, { ...submission, components: [] });
    await expect(wrong).rejects.toMatchObject({ kind: { code: 'account.code_wrong' } });
    const made = await submitForCitizen(
      officer,
      { attemptId, code },
      { ...submission, components: submission.components.map((one) => ({ ...one, fileIds: [] })) },
    );
    const { dossier } = await getDossier(await citizen(), made.dossierId);
    expect(dossier.state).toMatchObject({ status: STATUS.SUBMITTED, channel: 'POST', receivedAt: null });
    expect((await onlyOrder(made.dossierId)).state).toBe('PICKED_UP');
    await expect(
      submitForCitizen(officer, { attemptId, code }, { ...submission, components: [] }),
    ).rejects.toMatchObject({ kind: { code: 'account.code_wrong' } });
  });
});
