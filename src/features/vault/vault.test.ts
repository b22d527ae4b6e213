import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossierWalk, OFFERED, RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs } from '../../../test/sampleProvince.ts';
import type { Applicant, Capacity } from '../../domain/policy/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { createDraft } from '../drafts/createDraft.ts';
import { getDraft } from '../drafts/getDraft.ts';
import { storeFile } from '../files/storeFile.ts';
import { sweepFiles } from '../files/sweepFiles.ts';
import { notifyDossier } from '../notifications/notifyDossier.ts';
import { setConsent } from '../personalData/consents.ts';
import { openBrowser, openTestPortal, PDF, type TestPortal } from '../submission/testPortal.ts';
import { attachFromVault } from './attachFromVault.ts';
import { collectPapers } from './collectPapers.ts';
import { declareItem, removeItem } from './declareItem.ts';
import { exportVault } from './exportVault.ts';
import { listOffered } from './listOffered.ts';
import { listPrefillValues } from './listPrefillValues.ts';
import { getVaultItem, listVault } from './queries.ts';
import { shareItem, withdrawShare } from './shareItem.ts';
import { getSharedPaper, listLooks, listSharedPapers, listShares, openSharedPaper } from './shares.ts';
import { warnExpiring } from './warnExpiring.ts';

const BIRTH = { procedureCode: '1.001193', competentAgencyCode: 'H99.41' };

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
}, 120_000);
afterAll(() => portal.close());

/** Files of different content, so that each is a paper of its own. */
let papers = 0;
const store = (ctx: Ctx, name = 'giấy.pdf') =>
  storeFile(ctx, { name, stream: Readable.from([Buffer.concat([PDF, Buffer.from(`%${++papers}\n`)])]) });

async function somebody(name = 'Nguyễn Văn Mẫu') {
  const person = await portal.insertApplicant(name);
  return { ...person, ctx: portal.ctx(person.actor) };
}

async function officer(login: string): Promise<Ctx> {
  const { actor } = await ctxAs(portal.db, login, { now: portal.clock.now() });
  return portal.ctx(actor);
}

async function declare(ctx: Ctx, name = 'Giấy khai sinh', validTo?: string) {
  const file = await store(ctx);
  const { id } = await declareItem(ctx, { name, number: '12/2020', issuer: 'UBND xã Mẫu', validTo }, file.id);
  return { id, file };
}

describe('a paper of one’s own', () => {
  it('is found without accents by name, number or issuer, and by whether it can be used today', async () => {
    const { ctx } = await somebody();
    const { id } = await declare(ctx);
    const ended = await declare(ctx, 'Giấy xác nhận tình trạng hôn nhân', '2026-11-22');
    const idsOf = async (filter: Parameters<typeof listVault>[1]) =>
      (await listVault(ctx, filter)).items.map((item) => item.id);
    expect(await idsOf({ words: 'khai sinh mau' })).toEqual([id]);
    expect(await idsOf({ words: '100%' })).toEqual([]);
    expect(await idsOf({ standing: 'USABLE' })).toEqual([id]);
    expect(await idsOf({ standing: 'ENDED' })).toEqual([ended.id]);
    expect(await idsOf({ source: 'RESULT' })).toEqual([]);
    expect(await getVaultItem(ctx, id)).toMatchObject({ state: 'VALID', trust: 'PLAIN', source: 'DECLARED' });
  });

  it('is kept once however often its file is sent, and belongs to nobody else', async () => {
    const { ctx } = await somebody();
    const other = await somebody('Trần Thị Ví Dụ');
    const { id, file } = await declare(ctx);
    expect(await declareItem(ctx, { name: 'Giấy khai sinh' }, file.id)).toEqual({ id });
    await expect(getVaultItem(other.ctx, id)).rejects.toThrow('vault.not_found');
    await expect(removeItem(other.ctx, id)).rejects.toThrow('vault.not_found');
    await expect(declareItem(other.ctx, { name: 'Của người khác' }, file.id)).rejects.toThrow('vault.not_found');
    expect((await listVault(other.ctx)).items).toEqual([]);
  });

  it('is not for who only helps with a draft or acts under an authorisation, and not to be changed by who looks on', async () => {
    const { ctx, actor } = await somebody();
    const { id } = await declare(ctx);
    const as = (capacity: Capacity) => {
      const by = { accountId: uuidv7(), name: 'Lê Văn Giúp', capacity, procedureCodes: [], draftId: null };
      return portal.ctx({ ...(actor as Applicant), by });
    };
    for (const capacity of ['HELPER', 'AUTHORISED'] as const) {
      await expect(listVault(as(capacity))).rejects.toThrow('common.forbidden');
      await expect(getVaultItem(as(capacity), id)).rejects.toThrow('common.forbidden');
      expect((await listOffered(as(capacity)))('Giấy khai sinh')).toEqual([]);
    }
    expect((await listVault(as('VIEWER'))).items).toHaveLength(1);
    await expect(removeItem(as('VIEWER'), id)).rejects.toThrow('common.forbidden');
    await removeItem(as('SUBMITTER'), id);
  });

  it('outlives the sweep of forgotten uploads', async () => {
    const { ctx } = await somebody();
    const { id } = await declare(ctx);
    const later = portal.clock.now().getTime() + 30 * 86_400_000;
    await sweepFiles({ ...portal.ctx({ kind: 'SYSTEM', name: 'test' }), clock: { now: () => new Date(later) } });
    await expect(getVaultItem(ctx, id)).resolves.toMatchObject({ id });
    expect((await buffer(await exportVault(ctx))).length).toBeGreaterThan(PDF.length);
  });
});

describe('a paper of the vault in a dossier', () => {
  it('is used without sending it again, is known as such, and stays when it leaves the vault', async () => {
    const { ctx } = await somebody();
    const { id: draftId } = await createDraft(ctx, { procedureCode: BIRTH.procedureCode, agencyCode: 'H99.41' });
    const component = (await getDraft(ctx, draftId)).content.componentCases[0]!.components[0]!.key;
    const { id, file } = await declare(ctx);
    await attachFromVault(ctx, draftId, component, id);
    await attachFromVault(ctx, draftId, component, id);
    const { files } = await getDraft(ctx, draftId);
    expect(files).toMatchObject([
      { componentKey: component, sha256: file.sha256, vault: { itemId: id, source: 'DECLARED', trust: 'PLAIN' } },
    ]);
    await removeItem(ctx, id);
    expect((await getDraft(ctx, draftId)).files).toMatchObject([{ sha256: file.sha256, vault: null }]);
  });

  it('that has run out is shown and cannot be used; what sounds like the paper comes first', async () => {
    const { ctx } = await somebody();
    const { id: draftId } = await createDraft(ctx, { procedureCode: BIRTH.procedureCode, agencyCode: 'H99.41' });
    const component = (await getDraft(ctx, draftId)).content.componentCases[0]!.components[0]!.key;
    const ended = await declare(ctx, 'Giấy chứng sinh', '2026-11-22');
    await declare(ctx, 'Hợp đồng thuê nhà');
    const offered = (await listOffered(ctx))('Giấy chứng sinh (bản chính)');
    expect(offered.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Giấy chứng sinh EXPIRED',
      'Hợp đồng thuê nhà VALID',
    ]);
    await expect(attachFromVault(ctx, draftId, component, ended.id)).rejects.toThrow('vault.not_usable');
    expect((await getDraft(ctx, draftId)).files).toEqual([]);
  });
});

describe('what comes out of dossiers', () => {
  const PROPOSE = { action: 'PROPOSE', proposal: 'Đề nghị cấp' } as const;
  const RETURN = { action: 'RETURN', method: 'COUNTER', collectorName: 'Nguyễn Văn Mẫu' } as const;
  const walk = () => dossierWalk({ ...portal, url: '', drop: portal.close });

  /** What the worker does after the events of a dossier: it tells people, and what that puts into the queue. */
  async function work(dossierId: string): Promise<void> {
    const system = portal.ctx({ kind: 'SYSTEM', name: 'worker' });
    const events = await portal.db
      .selectFrom('dossierEvent')
      .select('seq')
      .where('dossierId', '=', dossierId)
      .execute();
    for (const { seq } of events) await notifyDossier(system, { dossierId, seq });
    const { rows } = await sql<{ payload: JobPayloads['vault.collect'] }>`
      SELECT job.payload FROM graphile_worker._private_jobs job
      JOIN graphile_worker._private_tasks task ON task.id = job.task_id
      WHERE task.identifier = 'vault.collect' AND job.payload ->> 'dossierId' = ${dossierId} ORDER BY job.id`.execute(
      portal.db,
    );
    for (const { payload } of rows) await collectPapers(system, payload);
  }

  /** Decided and issued with a file of its own by whoever has the dossier. */
  async function issue(dossier: { id: string }, resultNumber: string) {
    const decided = await walk().walk(
      await walk().assign(dossier),
      PROPOSE,
      { action: 'APPROVE' },
      { action: 'APPROVE' },
    );
    const { actor } = await ctxAs(portal.db, await walk().atDesk(dossier.id));
    const file = await store(portal.ctx(actor), 'kết quả.pdf');
    return walk().walk(decided, { action: 'ISSUE', ...RESULT, resultNumber, fileIds: [file.id] }, RETURN);
  }

  it('comes by itself: papers when it is accepted, the result when it is returned; a wrong result is revoked, then replaced', async () => {
    const { actor } = await ctxAs(portal.db, '0900000001');
    const ctx = portal.ctx(actor);
    const accountId = actor.kind === 'APPLICANT' ? actor.accountId : '';
    const file = await store(ctx, 'nội quy.pdf');
    const submitted = await submitDossier(ctx, {
      ...OFFERED.sixSteps,
      channel: 'ONLINE',
      ownerAccountId: accountId,
      applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu', citizenId: '999085000001' },
      answers: { businessLine: 'May mặc' },
      components: [{ key: 'rules', name: 'Nội quy lao động', shape: 'ELECTRONIC', count: 1, fileIds: [file.id] }],
      setCount: 1,
      delivery: { method: 'ONLINE' },
    });
    await work(submitted.id);
    expect((await listVault(ctx)).items).toEqual([]);
    const received = await walk().act(submitted, { action: 'RECEIVE', forward: true });
    const returned = await issue(received, '07/TB');
    await work(submitted.id);
    await work(submitted.id);
    const { items } = await listVault(ctx);
    expect(items.map(({ name, number, source, trust }) => ({ name, number, source, trust }))).toEqual([
      { name: expect.any(String), number: '07/TB', source: 'RESULT', trust: 'VERIFIED_DATA' },
      { name: 'Nội quy lao động', number: null, source: 'DECLARED', trust: 'PLAIN' },
    ]);
    expect(items[1]?.file.sha256).toBe(file.sha256);
    await expect(removeItem(ctx, items[0]!.id)).rejects.toThrow('vault.fixed');
    const prefill = await listPrefillValues(ctx, { kind: 'ACCOUNT', id: accountId });
    expect(prefill).toContainEqual(
      expect.objectContaining({ field: 'citizenId', value: '999085000001', formKey: null }),
    );
    expect(prefill.find(({ field }) => field === 'businessLine')?.source).toMatchObject({ number: '07/TB' });

    const corrected = await walk().act(returned, { action: 'CORRECT', reason: 'Sai tên' }, { as: 'ld.snv' });
    await work(submitted.id);
    expect(await getVaultItem(ctx, items[0]!.id)).toMatchObject({ state: 'REVOKED', standingReason: 'Sai tên' });
    const wish = { recipientKind: 'AGENCY', recipient: 'H99.41', purpose: 'Vay vốn', until: '30/11/2026' };
    await expect(shareItem(ctx, items[0]!.id, wish)).rejects.toThrow('vault.not_usable');
    await issue(corrected, '08/TB');
    await work(submitted.id);
    const replaced = await getVaultItem(ctx, items[0]!.id);
    expect(replaced.state).toBe('REPLACED');
    expect(await getVaultItem(ctx, replaced.replacedBy ?? '')).toMatchObject({ number: '08/TB', state: 'VALID' });
  });
});

describe('sharing', () => {
  const until = '30/11/2026';

  it('lets in only whom the consent names, until its last day, and records every look', async () => {
    const { ctx } = await somebody();
    const friend = await somebody('Trần Thị Ví Dụ');
    const stranger = await somebody('Lê Văn Thử');
    const { id } = await declare(ctx);
    expect(await listSharedPapers(friend.ctx)).toEqual([]);
    const wish = {
      recipientKind: 'PERSON',
      recipient: friend.phone.replace('+84', '0'),
      purpose: 'Đăng ký kết hôn',
      until,
    };
    const { code } = await shareItem(ctx, id, wish);
    const [shared] = await listSharedPapers(friend.ctx);
    expect(shared).toMatchObject({ purpose: 'Đăng ký kết hôn', ownerName: 'Nguyễn Văn Mẫu', item: { id } });
    await openSharedPaper(friend.ctx, shared!.shareId);
    await expect(getSharedPaper(stranger.ctx, code)).rejects.toThrow('vault.share_not_found');
    await expect(openSharedPaper(stranger.ctx, shared!.shareId)).rejects.toThrow('vault.share_not_found');
    expect(await listLooks(ctx, id)).toMatchObject([{ readerName: 'Trần Thị Ví Dụ', action: 'OPENED' }]);

    const inDecember = { ...friend.ctx, clock: { now: () => new Date('2026-11-30T17:00:00Z') } };
    expect(await listSharedPapers(inDecember)).toEqual([]);
    const justBefore = { ...friend.ctx, clock: { now: () => new Date('2026-11-30T16:59:59Z') } };
    expect(await listSharedPapers(justBefore)).toHaveLength(1);
    const told = await portal.db
      .selectFrom('notification')
      .select('subject')
      .where('accountId', '=', friend.accountId)
      .where('channel', '=', 'PORTAL')
      .execute();
    expect(told).toEqual([{ subject: 'Nguyễn Văn Mẫu chia sẻ “Giấy khai sinh” với Ông/Bà' }]);
  });

  it('with an agency is for its officers alone, and ends at once when it is withdrawn', async () => {
    const { ctx } = await somebody();
    const other = await somebody('Trần Thị Ví Dụ');
    const { id } = await declare(ctx);
    const receptionist = await officer('tiepnhan.trungtam');
    const agencyCode = receptionist.actor.kind === 'OFFICER' ? receptionist.actor.posts[0]!.agencyCode : '';
    const { code } = await shareItem(ctx, id, {
      recipientKind: 'AGENCY',
      recipient: agencyCode,
      purpose: 'Đối chiếu',
      until,
    });
    const { shareId } = await getSharedPaper(receptionist, code.toLowerCase());
    await expect(getSharedPaper(await officer('cv3.sxd'), code)).rejects.toThrow('vault.share_not_found');
    expect((await listShares(ctx, id)).map(({ state }) => state)).toEqual(['OPEN']);
    expect(await listLooks(ctx, id)).toMatchObject([{ action: 'LISTED', agencyName: expect.stringMatching(/./) }]);
    await expect(withdrawShare(other.ctx, shareId)).rejects.toThrow('vault.share_not_found');
    await withdrawShare(ctx, shareId);
    await expect(getSharedPaper(receptionist, code)).rejects.toThrow('vault.share_not_found');
    await expect(openSharedPaper(receptionist, shareId)).rejects.toThrow('vault.share_not_found');
    expect((await listShares(ctx, id)).map(({ state }) => state)).toEqual(['WITHDRAWN']);
  });

  it('needs somebody, a purpose and a day within a year', async () => {
    const { ctx } = await somebody();
    const { id } = await declare(ctx);
    const wrong = shareItem(ctx, id, { recipientKind: 'PERSON', recipient: '12', purpose: ' ', until: '01/01/2099' });
    await expect(wrong).rejects.toMatchObject({
      fields: [{ field: 'recipient' }, { field: 'purpose' }, { field: 'until' }],
    });
    expect(await listShares(ctx, id)).toEqual([]);
  });
});

describe('the whole vault', () => {
  it('goes along as a ZIP with every file as it was sent and a list of them', async () => {
    const { ctx } = await somebody();
    const { file } = await declare(ctx);
    await declare(ctx, '=Giấy tờ khác');
    const files = unzipSync(new Uint8Array(await buffer(await exportVault(ctx))));
    const names = Object.keys(files);
    expect(names).toEqual(['danh-sach.csv', 'danh-sach.json', '001-giấy.pdf', '002-giấy.pdf']);
    expect(Buffer.from(files['001-giấy.pdf']!).subarray(0, PDF.length).equals(PDF)).toBe(true);
    const list = new TextDecoder().decode(files['danh-sach.csv']);
    expect(list).toContain(file.sha256);
    expect(list).toContain("'=Giấy tờ khác");
  });

  it('warns of papers that run out: once a month, a week and a day before, by mail who agreed to it', async () => {
    const { ctx, accountId } = await somebody();
    await declare(ctx, 'Giấy phép mẫu', '2026-12-10');
    const seen = ['2026-11-09', '2026-11-10', '2026-12-10', '2026-12-11'].map(async (day) => {
      const { items } = await listVault({ ...ctx, clock: { now: () => new Date(`${day}T01:00:00Z`) } });
      return items[0]?.endsSoon;
    });
    expect(await Promise.all(seen)).toEqual([false, true, true, false]);
    const system = portal.ctx({ kind: 'SYSTEM', name: 'worker' });
    for (const day of ['2026-11-23', '2026-11-24', '2026-12-04', '2026-12-05', '2026-12-09', '2026-12-11']) {
      await warnExpiring({ ...system, clock: { now: () => new Date(`${day}T01:00:00Z`) }, requestId: uuidv7() });
    }
    const told = await portal.db
      .selectFrom('notification')
      .select('eventKey')
      .where('accountId', '=', accountId)
      .where('channel', '=', 'PORTAL')
      .execute();
    expect(told.map(({ eventKey }) => eventKey.split(':').at(-1)).sort()).toEqual(['1', '30', '7']);
    const sent = () =>
      portal.db
        .selectFrom('notification')
        .select('id')
        .where('accountId', '=', accountId)
        .where('channel', '=', 'EMAIL')
        .execute();
    expect(await sent()).toEqual([]);
    await setConsent(ctx, 'EXPIRY_REMINDERS', true);
    // what the portal has said before is not said again by mail
    await warnExpiring({ ...system, clock: { now: () => new Date('2026-12-10T01:00:00Z') }, requestId: uuidv7() });
    expect(await sent()).toEqual([]);
    await declare(ctx, 'Chứng chỉ mẫu', '2026-12-15');
    for (const day of ['2026-12-11', '2026-12-12'])
      await warnExpiring({ ...system, clock: { now: () => new Date(`${day}T01:00:00Z`) }, requestId: uuidv7() });
    expect(await sent()).toHaveLength(1);
  });
});

describe('the pages', () => {
  it('add a paper without JavaScript, keep its file when a date is wrong, share it and show the code', async () => {
    const { phone } = await portal.insertApplicant();
    const browser = openBrowser(portal.app);
    await browser.signIn(phone);
    expect((await browser.get('/kho-du-lieu')).body).toContain('Kho chưa có giấy tờ nào');
    const wrong = await browser.submitFiles('/kho-du-lieu/them', { name: 'Giấy khai sinh', issuedOn: '31/02/2020' }, [
      { field: 'file', name: 'khai sinh.pdf', bytes: Buffer.concat([PDF, Buffer.from('%trang\n')]) },
    ]);
    expect(wrong.statusCode).toBe(422);
    const kept = /name="kept" value="([^"]+)"/.exec(wrong.body)?.[1] ?? '';
    const added = await browser.submitFiles('/kho-du-lieu/them', { name: 'Giấy khai sinh', kept }, []);
    expect(added.statusCode).toBe(303);
    const address = String(added.headers.location).split('?')[0]!;
    const unticked = await browser.submit(`${address}/chia-se`, { recipientKind: 'AGENCY', agency: 'H99.41' });
    expect(unticked.body).toContain('Đánh dấu ô đồng ý');
    const share = {
      recipientKind: 'AGENCY',
      agency: 'H99.41',
      purpose: 'Đối chiếu',
      until: '30/11/2026',
      consent: 'yes',
    };
    expect((await browser.submit(`${address}/chia-se`, share)).statusCode).toBe(303);
    expect((await browser.get(address)).body).toMatch(/<code>[A-Z2-9]{8}<\/code>/);
    const zip = await browser.get('/kho-du-lieu/tai-ve');
    expect(Object.keys(unzipSync(new Uint8Array(zip.rawPayload)))).toContain('001-khai sinh.pdf');
  });
});
