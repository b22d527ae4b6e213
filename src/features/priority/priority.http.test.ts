import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/policy/actor.ts';
import { USUAL_WEIGHTS } from '../../domain/priority/scoreProcedures.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { openBrowser, openTestPortal, type TestPortal } from '../submission/testPortal.ts';
import { adoptList } from './adoptList.ts';
import { registerPriorityPages } from './priority.pages.tsx';
import { proposeList } from './proposeList.ts';

const BIRTH = '1.001193';
let portal: TestPortal;
let head: Actor;
beforeAll(async () => {
  portal = await openTestPortal();
  registerPriorityPages(portal.app);
  head = await officer('CENTRE_HEAD');
}, 120_000);
afterAll(() => portal.close());

async function officer(role: 'CENTRE_HEAD' | 'RECEPTIONIST', agencyCode?: string): Promise<Actor> {
  const row = await portal.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select(['account.id', 'account.fullName', 'post.unitId', 'post.agencyCode'])
    .where('role', '=', role)
    .where('agencyCode', agencyCode ? '=' : 'is not', agencyCode ?? null)
    .executeTakeFirstOrThrow();
  const posts = [{ role, agencyCode: row.agencyCode, unitId: row.unitId }];
  return { kind: 'OFFICER', accountId: row.id, name: row.fullName, posts, mustChangePassword: false };
}

/** One birth registration, handed in online and accepted. */
async function receiveOne(): Promise<void> {
  const { actor, accountId } = await portal.insertApplicant();
  const { id, state } = await submitDossier(portal.ctx(actor), {
    procedureCode: BIRTH,
    competentAgencyCode: 'H99.41',
    channel: 'ONLINE',
    ownerAccountId: accountId,
    applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu' },
    answers: {},
    components: [],
    setCount: 1,
    delivery: { method: 'COUNTER' },
  });
  await actOnDossier(portal.ctx(await officer('RECEPTIONIST', state.receivingAgencyCode)), id, { action: 'RECEIVE' });
}

const DECISION = {
  year: 2027,
  decisionNumber: '45/QĐ-UBND',
  decisionDate: '2026-11-20',
  roadmap: 'Hoàn thành trước ngày 30/6/2027.',
  weights: USUAL_WEIGHTS,
  procedureCodes: [BIRTH],
};

describe('the list of procedures with priority for online provision (Đ.24 quy chế Hòa Bình)', () => {
  it('is empty for the public until one is decided', async () => {
    const browser = openBrowser(portal.app);
    expect((await browser.get('/thu-tuc-uu-tien')).body).toContain('Chưa có danh mục nào được ban hành');
    expect((await browser.get('/thu-tuc-uu-tien.csv')).statusCode).toBe(404);
  });

  it('goes by what was received in the last twelve months', async () => {
    const before = (await proposeList(portal.ctx(head), USUAL_WEIGHTS)).lines.find(({ code }) => code === BIRTH);
    await receiveOne();
    const { from, to, lines } = await proposeList(portal.ctx(head), USUAL_WEIGHTS);
    const birth = lines.find(({ code }) => code === BIRTH);
    expect(birth).toMatchObject({ received: before!.received + 1, online: before!.online + 1 });
    expect(Date.parse(to) - Date.parse(from)).toBe(364 * 86_400_000);
    expect(lines.map(({ total }) => total)).toEqual([...lines.map(({ total }) => total)].sort((a, b) => b - a));
  });

  it('needs number, roadmap, weights and procedures', async () => {
    const nothing = { VOLUME: 0, ONLINE: 0, LEVEL: 0, REACH: 0 };
    const empty = { ...DECISION, decisionNumber: ' ', roadmap: '', weights: nothing, procedureCodes: ['không có'] };
    await expect(adoptList(portal.ctx(head), empty)).rejects.toMatchObject({
      fields: [{ field: 'decisionNumber' }, { field: 'roadmap' }, { field: 'weights' }, { field: 'procedureCodes' }],
    });
  });

  it('is public with its decision, criteria and figures, on a page and as CSV; a later one takes its place', async () => {
    await adoptList(portal.ctx(head), DECISION);
    portal.clock.advance(60_000);
    await adoptList(portal.ctx(head), { ...DECISION, decisionNumber: '46/QĐ-UBND' });
    await adoptList(portal.ctx(head), { ...DECISION, year: 2026, decisionNumber: '12/QĐ-UBND' });
    const browser = openBrowser(portal.app);
    const { body } = await browser.get('/thu-tuc-uu-tien');
    for (const part of ['Danh mục năm 2027', '46/QĐ-UBND', '30/6/2027', `/thu-tuc/${BIRTH}`, 'trọng số 40'])
      expect(body).toContain(part);
    expect(body).not.toContain('45/QĐ-UBND');
    expect((await browser.get('/thu-tuc-uu-tien?nam=2026')).body).toContain('12/QĐ-UBND');
    const csv = await browser.get('/thu-tuc-uu-tien.csv?nam=2026');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.split('\r\n')[1]).toContain(BIRTH);
    expect((await browser.get('/thu-tuc-uu-tien?nam=2025')).statusCode).toBe(404);
  });
});
