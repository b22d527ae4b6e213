import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIZEN, RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs } from '../../../test/sampleProvince.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import { canRead } from '../../domain/policy/can.ts';
import { factsOf } from '../../domain/policy/facts.ts';
import type { Ctx } from '../../platform/context.ts';
import { checkAccess } from '../../platform/http/access.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { listEvents } from '../dossiers/store.ts';
import { assembleControlSheet } from '../papers/assembleControlSheet.ts';
import { readPaperSource } from '../papers/paperSource.ts';
import { findDossiers } from '../queues/findDossiers.ts';
import { listPromises, listVolumes, volumesAsCsv } from './figures.ts';
import { giveList, takeList } from './handOver.ts';
import { listIncidents, settleIncident } from './incidents.ts';
import { findListed, listDesk } from './listDesk.ts';
import { countToSign } from './listHandovers.ts';
import { deliver, passOn, pickUp } from './moveParcel.ts';
import { cancelPost, orderPost } from './orderPost.ts';
import { pullTracking } from './pullTracking.ts';
import { sendOrders } from './sendOrders.ts';
import { askAgreement, submitForCitizen } from './submitForCitizen.ts';
import { HOME, hours, openTestPost, type TestPost } from './testPost.ts';

let post: TestPost;
beforeAll(async () => {
  post = await openTestPost();
}, 120_000);
afterAll(() => post.close());

describe('papers fetched at home', () => {
  it('start the agency’s time only when the one-stop has received and accepted them (law.md §11)', async () => {
    const dossier = await post.walk.submit('oneDesk', { now: hours(0) });
    await orderPost(await post.citizen(), dossier.id, 'PICK_UP', HOME);
    const order = await post.onlyOrder(dossier.id);
    await sendOrders(post.system(), dossier.id, post.gateway);
    const items = [{ name: 'Tờ khai', count: 2 }];
    await pickUp(await post.postman(hours(3)), order.id, { person: 'Nguyễn Văn Mẫu', items });
    const list = await giveList(await post.postman(hours(24)), {
      direction: 'TO_ONE_STOP',
      agencyCode: order.agencyCode,
      orderIds: [order.id],
    });
    expect((await post.onlyOrder(dossier.id)).state).toBe('PICKED_UP');
    await takeList(await post.reception(hours(25)), list.id, []);
    expect(await post.onlyOrder(dossier.id)).toMatchObject({ state: 'HANDED_OVER', items, endedAt: hours(25) });
    const received = await post.walk.act(dossier, { action: 'RECEIVE' }, { now: hours(26), as: 'tiepnhan.vidu' });
    expect(received.state.receivedAt).toBe(hours(26).toISOString());
    expect(Date.parse(received.state.effectiveFrom ?? '')).toBeGreaterThanOrEqual(hours(26).getTime());
  });

  it('are counted with the applicant, and what was not counted is not taken', async () => {
    const dossier = await post.walk.submit('oneDesk');
    await orderPost(await post.citizen(), dossier.id, 'PICK_UP', HOME);
    await sendOrders(post.system(), dossier.id, post.gateway);
    const { id } = await post.onlyOrder(dossier.id);
    await expect(pickUp(await post.postman(), id, { person: 'Mẫu', items: [] })).rejects.toMatchObject({
      kind: { code: 'common.invalid_input' },
    });
    expect((await post.onlyOrder(dossier.id)).state).toBe('ACCEPTED');
    await cancelPost(await post.citizen(), dossier.id, 'PICK_UP');
    expect((await post.onlyOrder(dossier.id)).state).toBe('CANCELLED');
  });
});

describe('a result brought by post', () => {
  it('waits for the result, is handed over with two signatures, and closes the dossier when it is delivered', async () => {
    const dossier = await post.walk.enter('oneDesk', {
      as: 'tiepnhan.vidu',
      extra: { delivery: { method: 'POST', address: HOME.line, postal: HOME } },
    });
    await sendOrders(post.system(), dossier.id, post.gateway);
    expect((await post.onlyOrder(dossier.id)).state).toBe('ORDERED');
    const resolved = await post.walk.act(dossier, { action: 'ISSUE', ...RESULT }, { now: hours(1) });
    await sendOrders(post.system(hours(1)), dossier.id, post.gateway);
    const order = await post.onlyOrder(dossier.id);
    expect(order).toMatchObject({ state: 'ACCEPTED', postageVnd: 26_000, readyAt: hours(1) });

    const early = { person: 'Trần Thị Ví Dụ', at: hours(2) };
    await expect(deliver(await post.postman(hours(2)), order.id, early)).rejects.toMatchObject({
      kind: { code: 'post.not_now' },
    });
    const wish = { direction: 'TO_POST', agencyCode: order.agencyCode, orderIds: [order.id] } as const;
    const list = await giveList(await post.reception(hours(2)), wish);
    await expect(giveList(await post.reception(hours(2)), wish)).rejects.toMatchObject({
      kind: { code: 'post.not_now' },
    });
    await expect(takeList(await post.reception(hours(2)), list.id, [])).rejects.toMatchObject({
      kind: { code: 'common.forbidden' },
    });
    // two signatures are of two people, whatever posts one of them holds
    const [giver, taker] = [await post.reception(hours(2)), await post.postman(hours(2))];
    if (giver.actor.kind !== 'OFFICER' || taker.actor.kind !== 'OFFICER') throw new Error('no officers');
    const both = { ...giver, actor: { ...giver.actor, posts: [...giver.actor.posts, ...taker.actor.posts] } };
    await expect(takeList(both, list.id, [])).rejects.toMatchObject({ kind: { code: 'post.handover_signed' } });
    // it waits for the other side only
    const waiting = [
      await countToSign(await post.postman(hours(2))),
      await countToSign(await post.reception(hours(2))),
    ];
    expect(waiting).toEqual([1, 0]);
    await takeList(await post.postman(hours(2)), list.id, []);
    expect(await countToSign(await post.postman(hours(2)))).toBe(0);
    await deliver(await post.postman(hours(20)), order.id, { person: 'Trần Thị Ví Dụ', at: hours(19) });

    const { dossier: closed } = await getDossier(await post.reception(), dossier.id);
    expect(closed.state.status).toBe(STATUS.RETURNED);
    expect(closed.state.returned).toMatchObject({
      at: hours(19).toISOString(),
      method: 'POST',
      collectorName: 'Trần Thị Ví Dụ',
    });
    const ctx = await post.reception(hours(20));
    const { process } = await getDossier(ctx, dossier.id);
    const events = await listEvents(post.db, dossier.id);
    const sheet = assembleControlSheet(await readPaperSource(ctx, closed, process, events, closed.state.revision));
    const officer = await post.postman();
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
    const dossier = await post.resolvedByPost();
    await sendOrders(post.system(), dossier.id, post.gateway);
    const order = await post.onlyOrder(dossier.id);
    const wish = { direction: 'TO_POST', agencyCode: order.agencyCode, orderIds: [order.id] } as const;
    const list = await giveList(await post.reception(), wish);
    await takeList(await post.postman(), list.id, [order.id]);
    expect((await post.onlyOrder(dossier.id)).state).toBe('ACCEPTED');
    expect((await giveList(await post.reception(), wish)).id).not.toBe(list.id);
  });

  it('keeps or breaks the promise of 24 hours, counted by month', async () => {
    for (const at of [hours(23), hours(25)]) {
      const dossier = await post.resolvedByPost();
      await sendOrders(post.system(), dossier.id, post.gateway);
      const order = await post.onlyOrder(dossier.id);
      await post.control('progress', { orderNumber: order.number, statusCode: '50', statusDate: at.toISOString() });
    }
    const before = await listPromises(post.system(), MONTH);
    await pullTracking(post.system(hours(26)), post.gateway);
    const leader = await ctxAs(post.db, 'gd.trungtam', { now: hours(26) });
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
    const dossier = await post.resolvedByPost();
    await sendOrders(post.system(), dossier.id, post.gateway);
    const order = await post.onlyOrder(dossier.id);
    const list = await giveList(await post.reception(), {
      direction: 'TO_POST',
      agencyCode: order.agencyCode,
      orderIds: [order.id],
    });
    await takeList(await post.postman(), list.id, []);
    await expect(passOn(await post.postman(), order.id, 'RETURNED', ' ')).rejects.toMatchObject({
      kind: { code: 'common.invalid_input' },
    });
    await passOn(await post.postman(), order.id, 'RETURNED', 'Ba lần không có người nhận');
    await orderPost(await post.reception(), dossier.id, 'DELIVERY', { ...HOME, line: 'Số 3 đường Thí Dụ' });
    expect(await post.onlyOrder(dossier.id)).toMatchObject({
      state: 'ORDERED',
      address: { line: 'Số 3 đường Thí Dụ' },
    });
  });
});

const MONTH = { from: '2026-01', to: '2026-12' };

describe('a lost parcel', () => {
  it('is an incident with a letter, told to the applicant once, settled by the one-stop', async () => {
    const dossier = await post.walk.submit('oneDesk');
    await orderPost(await post.citizen(), dossier.id, 'PICK_UP', HOME);
    await sendOrders(post.system(), dossier.id, post.gateway);
    const order = await post.onlyOrder(dossier.id);
    await pickUp(await post.postman(), order.id, { person: 'Mẫu', items: [{ name: 'Tờ khai', count: 1 }] });
    await post.control('progress', { orderNumber: order.number, statusCode: '70' });
    await pullTracking(post.system(), post.gateway);
    const incidents = (await listIncidents(await post.reception())).filter((one) => one.orderNumber === order.number);
    expect(incidents).toHaveLength(1);
    const told = await post.db
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
    await expect(settleIncident(await post.postman(), incidents[0]?.id ?? '', settlement)).rejects.toMatchObject({
      kind: { code: 'common.forbidden' },
    });
    await settleIncident(await post.reception(), incidents[0]?.id ?? '', settlement);
    expect((await listIncidents(await post.reception())).find(({ id }) => id === incidents[0]?.id)).toMatchObject({
      compensationVnd: 150_000,
      settledByName: expect.any(String),
    });
  });
});

describe('a post officer', () => {
  let dossierId: string;
  let officer: Ctx;
  beforeAll(async () => {
    const dossier = await post.resolvedByPost();
    dossierId = dossier.id;
    officer = await post.postman();
  });

  it('sees what was given to the post, and neither what waits nor what is of another one-stop', async () => {
    const order = await post.onlyOrder(dossierId);
    expect(await findListed(officer, order.id)).toBeUndefined();
    await sendOrders(post.system(), dossierId, post.gateway);
    expect(await findListed(officer, order.id)).toMatchObject({ number: order.number });
    expect((await listDesk(officer, 'HAND_OUT')).items.map(({ id }) => id)).toContain(order.id);
    const elsewhere = await ctxAs(post.db, 'buudien.trungtam');
    expect(await findListed(elsewhere, order.id)).toBeUndefined();
    expect((await listDesk(elsewhere, 'HAND_OUT')).items).toEqual([]);
  });

  it('sees nothing else of the dossier, by no road', async () => {
    await expect(getDossier(officer, dossierId)).rejects.toMatchObject({ kind: { code: 'dossier.not_found' } });
    const { dossier } = await getDossier(await post.reception(), dossierId);
    expect(canRead(officer.actor, factsOf(dossier.state, []), [dossier.state.receivingAgencyCode])).toBe(false);
    expect(await findDossiers(officer, 'Mẫu')).toEqual([]);
    expect(() => checkAccess(officer.actor, 'OFFICER')).toThrow('common.forbidden');
    expect(() => checkAccess(officer.actor, { roles: ['RECEPTIONIST'] })).toThrow('common.forbidden');
    expect(() => checkAccess(officer.actor, { roles: ['POST_OFFICER'] })).not.toThrow();
  });

  it('submits on the account of a citizen who has told the code, and of nobody else (Đ.25.2 quy chế Hòa Bình)', async () => {
    const { attemptId } = await askAgreement(officer, CITIZEN);
    const sent = await post.db
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
    const { dossier } = await getDossier(await post.citizen(), made.dossierId);
    expect(dossier.state).toMatchObject({ status: STATUS.SUBMITTED, channel: 'POST', receivedAt: null });
    expect((await post.onlyOrder(made.dossierId)).state).toBe('PICKED_UP');
    await expect(
      submitForCitizen(officer, { attemptId, code }, { ...submission, components: [] }),
    ).rejects.toMatchObject({ kind: { code: 'account.code_wrong' } });
  });
});
