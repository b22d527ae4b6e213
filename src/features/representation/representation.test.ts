import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Applicant } from '../../domain/policy/actor.ts';
import { findSession, openSession } from '../../platform/auth/session.ts';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import { SESSION_COOKIE } from '../../platform/http/visitor.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { createDraft } from '../drafts/createDraft.ts';
import { getDraft } from '../drafts/getDraft.ts';
import { listDrafts } from '../drafts/listDrafts.ts';
import { sweepFiles } from '../files/sweepFiles.ts';
import { formOf, openBrowser, openTestPortal, PDF, type TestPortal } from '../submission/testPortal.ts';
import { actFor, listHolders } from './actFor.ts';
import { acceptAuthorisation, authorise, endAuthorisation } from './authorise.ts';
import { createOrganisation } from './createOrganisation.ts';
import { offerDossier, takeDossier, withdrawOffer } from './handOver.ts';
import { addHelper, listHelp } from './helpers.ts';
import { changeMember, inviteMember, joinOrganisation, listMembers } from './members.ts';
import { registerRepresentationPages } from './representation.pages.tsx';

let portal: TestPortal;
let owner: Person;
let clerk: Person;

interface Person {
  ctx: Ctx;
  actor: Applicant;
  phone: string;
}

async function person(name: string): Promise<Person> {
  const { actor, phone } = await portal.insertApplicant(name);
  return { actor: actor as Applicant, phone, ctx: portal.ctx(actor) };
}

/** What the person may do after choosing for whom to act, as their session says. */
async function acting({ actor, ctx }: Person, holderId: string): Promise<Ctx> {
  const account = { id: actor.accountId, kind: 'CITIZEN' };
  const { token } = await openSession(portal.db, account, undefined, portal.clock, portal.config);
  const session = await findSession(portal.db, token, portal.clock, portal.config);
  await actFor(ctx, session, holderId);
  const now = await findSession(portal.db, token, portal.clock, portal.config);
  return portal.ctx(now?.actor ?? { kind: 'ANONYMOUS' });
}

/** Id and key of the last link sent to a phone. */
async function lastLink(phone: string): Promise<{ id: string; token: string }> {
  const { body } = await portal.db
    .selectFrom('notification')
    .select('body')
    .where('address', '=', phone)
    .where('eventKey', 'like', 'invitation:%')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const [, id = '', token = ''] = /\/loi-moi\/([0-9a-f-]{36})\?ma=([\w-]+)/.exec(body) ?? [];
  return { id, token };
}

async function refusal(work: Promise<unknown>): Promise<string | undefined> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ProblemError ? error.kind.code : undefined;
}

async function someOffer(skip = 0) {
  return portal.db
    .selectFrom('offering')
    .innerJoin('procedure', 'procedure.code', 'offering.procedureCode')
    .select(['procedureCode', 'competentAgencyCode as agencyCode'])
    .where('serviceLevel', '=', 'FULL')
    .where('active', '=', true)
    .where(sql<boolean>`'CITIZEN' = ANY(subjects)`)
    .distinctOn('procedureCode')
    .orderBy('procedureCode')
    .offset(skip)
    .limit(1)
    .executeTakeFirstOrThrow();
}

beforeAll(async () => {
  portal = await openTestPortal();
  registerRepresentationPages(portal.app);
  owner = await person('Nguyễn Thị Đại Diện');
  clerk = await person('Trần Văn Văn Thư');
});
afterAll(() => portal.close());

describe('an organisation', () => {
  const typed = { name: 'Công ty TNHH Thử Nghiệm', taxCode: '9900000030', address: '', declared: true };
  let organisationId = '';
  let asOwner: Ctx;

  it('made by somebody not known surely enough waits for an officer', async () => {
    const made = await createOrganisation(owner.ctx, { ...typed, taxCode: '9900000048' });
    expect(made.confirmed).toBe(false);
    expect(await listHolders(owner.ctx, owner.actor.accountId)).toMatchObject([{ waiting: true, capacity: 'OWNER' }]);
    expect(await refusal(acting(owner, made.id))).toBe('representation.may_not_act_for');
  });

  it('made at level 2 can be acted for at once, and is made once', async () => {
    const sure = portal.ctx({ ...owner.actor, assurance: 2 });
    const made = await createOrganisation(sure, typed);
    organisationId = made.id;
    expect(made.confirmed).toBe(true);
    expect(await refusal(createOrganisation(sure, typed))).toBe('representation.organisation_exists');
    asOwner = await acting(owner, organisationId);
    expect(asOwner.actor).toMatchObject({
      accountId: organisationId,
      by: { accountId: owner.actor.accountId, capacity: 'OWNER' },
    });
  });

  it('takes in whoever holds the contact of the invitation, and nobody else with the link', async () => {
    await inviteMember(asOwner, { contact: clerk.phone, role: 'SUBMITTER' });
    const { id, token } = await lastLink(clerk.phone);
    const stranger = await person('Lê Người Lạ');
    expect(await refusal(joinOrganisation(stranger.ctx, id, token))).toBe('representation.invitation_for_other');
    expect(await refusal(joinOrganisation(clerk.ctx, id, 'x'.repeat(43)))).toBe('representation.invitation_gone');
    expect(await joinOrganisation(clerk.ctx, id, token)).toBe(organisationId);
    expect(await refusal(joinOrganisation(clerk.ctx, id, token))).toBe('representation.invitation_gone');
  });

  it('has drafts of its own that every member sees, and says who changed them', async () => {
    const asClerk = await acting(clerk, organisationId);
    const { id } = await createDraft(asClerk, await someOffer());
    expect((await listDrafts(asOwner)).map((draft) => draft.id)).toEqual([id]);
    expect(await listDrafts(clerk.ctx)).toEqual([]);
  });

  it('keeps its last owner, and a submitter invites nobody', async () => {
    await inviteMember(asOwner, { contact: owner.phone, role: 'VIEWER' });
    const { id, token } = await lastLink(owner.phone);
    await joinOrganisation(owner.ctx, id, token);
    const ownRole = (await listMembers(asOwner)).members.find(({ role }) => role === 'OWNER');
    expect(ownRole).toMatchObject({ id: owner.actor.accountId });
    expect(await refusal(changeMember(asOwner, owner.actor.accountId, null))).toBe('representation.last_owner');
    expect(await refusal(changeMember(asOwner, owner.actor.accountId, 'VIEWER'))).toBe('representation.last_owner');
    const asClerk = await acting(clerk, organisationId);
    expect(await refusal(inviteMember(asClerk, { contact: '0912000001', role: 'VIEWER' }))).toBe('common.forbidden');
  });

  it('has managers who make nobody an owner, nor a manager', async () => {
    const helper = await person('Phạm Thị Thử');
    await inviteMember(asOwner, { contact: helper.phone, role: 'VIEWER' });
    const { id, token } = await lastLink(helper.phone);
    await joinOrganisation(helper.ctx, id, token);
    await changeMember(asOwner, clerk.actor.accountId, 'MANAGER');
    const asManager = await acting(clerk, organisationId);
    for (const role of ['OWNER', 'MANAGER'] as const)
      expect(await refusal(changeMember(asManager, helper.actor.accountId, role))).toBe('common.forbidden');
    await changeMember(asManager, helper.actor.accountId, 'SUBMITTER');
    expect(await refusal(changeMember(asManager, owner.actor.accountId, null))).toBe('common.forbidden');
    await changeMember(asManager, helper.actor.accountId, null);
  });

  it('lets a viewer change nothing, and is closed at once to whoever was removed', async () => {
    await changeMember(asOwner, clerk.actor.accountId, 'VIEWER');
    const browser = openBrowser(portal.app);
    await browser.signIn(clerk.phone);
    await browser.submit('/dai-dien/chon', {}).catch(() => undefined);
    const page = await browser.get('/dai-dien');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    await browser.post('/dai-dien/chon', { _csrf: csrf, cho: organisationId });
    expect((await browser.get('/ho-so')).body).toContain('thay mặt Công ty TNHH Thử Nghiệm');
    expect((await browser.post('/to-chuc/moi-nguoi', { _csrf: csrf, contact: '0912000001' })).statusCode).toBe(403);
    const others = `/to-chuc/nguoi?id=${owner.actor.accountId}`;
    expect((await browser.get(others)).statusCode).toBe(403);
    const leave = formOf((await browser.get(`/to-chuc/nguoi?id=${clerk.actor.accountId}`)).body, '/to-chuc/nguoi');
    expect((await listMembers(asOwner)).members).toHaveLength(2);
    expect(leave.fields).toMatchObject({ id: clerk.actor.accountId, role: '' });
    await changeMember(asOwner, clerk.actor.accountId, null);
    expect((await browser.get('/ho-so')).body).not.toContain('acting-bar');
    expect((await listMembers(asOwner)).members.map(({ role }) => role)).toEqual(['OWNER']);
  });
});

describe('an authorisation', () => {
  it('opens the named procedures only, tells both, and ends at once', async () => {
    const [one, other] = [await someOffer(), await someOffer(1)];
    const wish = { contact: clerk.phone, procedures: one.procedureCode, until: '31/12/2026', documentId: null };
    const { id } = await authorise(owner.ctx, wish);
    const link = await lastLink(clerk.phone);
    expect(await acceptAuthorisation(clerk.ctx, link.id, link.token)).toBe(owner.actor.accountId);
    const agent = await acting(clerk, owner.actor.accountId);
    const { id: draftId } = await createDraft(agent, one);
    expect(await refusal(createDraft(agent, other))).toBe('common.forbidden');
    const own = await createDraft(owner.ctx, other);
    expect(await refusal(getDraft(agent, own.id))).toBe('draft.not_found');
    expect((await listDrafts(agent)).map((draft) => draft.id)).toEqual([draftId]);
    await endAuthorisation(owner.ctx, id);
    expect(await refusal(acting(clerk, owner.actor.accountId))).toBe('representation.may_not_act_for');
    const told = await portal.db
      .selectFrom('notification')
      .select(['accountId', 'eventKey'])
      .where('eventKey', 'like', `%authorisation:${id}:%`)
      .where('channel', '=', 'PORTAL')
      .execute();
    expect(told).toHaveLength(4);
  });

  it('does not open the account itself, its messages or its settings', async () => {
    const wish = { contact: clerk.phone, procedures: '', until: '31/12/2026', documentId: null };
    await authorise(owner.ctx, wish);
    const link = await lastLink(clerk.phone);
    await acceptAuthorisation(clerk.ctx, link.id, link.token);
    const browser = openBrowser(portal.app);
    await browser.signIn(clerk.phone);
    const csrf = /name="_csrf" value="([^"]+)"/.exec((await browser.get('/dai-dien')).body)?.[1] ?? '';
    await browser.post('/dai-dien/chon', { _csrf: csrf, cho: owner.actor.accountId });
    expect((await browser.get('/ho-so')).statusCode).toBe(200);
    expect((await browser.get('/to-chuc')).statusCode).toBe(403);
    const [, end = ''] = /href="(\/uy-quyen\/cham-dut\?id=[^"]+)"/.exec((await browser.get('/dai-dien')).body) ?? [];
    expect((await browser.get('/uy-quyen/cham-dut?id=00000000-0000-4000-8000-000000000000')).statusCode).toBe(404);
    const account = await browser.get('/tai-khoan');
    expect(account.body).not.toContain(owner.phone.slice(3));
    expect((await browser.submit(end, {})).headers.location).toBe('/dai-dien?tin=da-cham-dut');
    expect((await browser.get(end)).headers.location).toBe('/dai-dien');
  });

  it('takes its document with it, sent once even when the form had a mistake, and the night leaves it', async () => {
    const browser = openBrowser(portal.app);
    await browser.signIn(owner.phone);
    const wish = { contact: clerk.phone, until: '31/02/2027' };
    const sent = [{ field: 'document', name: 'giấy ủy quyền.pdf', bytes: PDF }];
    const wrong = await browser.submitFiles('/uy-quyen/moi', wish, sent);
    expect(wrong.statusCode).toBe(422);
    const kept = /name="kept" value="([^"]+)"/.exec(wrong.body)?.[1] ?? '';
    const done = await browser.submitFiles('/uy-quyen/moi', { ...wish, until: '31/12/2026', kept }, []);
    expect(done.headers.location).toBe('/dai-dien?tin=da-gui');
    expect((await browser.get('/dai-dien')).body).toContain('giấy ủy quyền.pdf');
    const month = { now: () => new Date(portal.clock.now().getTime() + 30 * 86_400_000) };
    await sweepFiles({ ...portal.ctx({ kind: 'SYSTEM', name: 'test' }), clock: month });
    expect(await portal.db.selectFrom('storedFile').select('id').where('id', '=', kept).execute()).toHaveLength(1);
    const forged = { contact: clerk.phone, procedures: '', until: '31/12/2026', documentId: kept };
    expect(await refusal(authorise(clerk.ctx, { ...forged, contact: owner.phone }))).toBe('file.not_found');
  });

  it('is refused for a day in the past and for procedures that do not exist', async () => {
    const wish = { contact: clerk.phone, procedures: '', until: '01/01/2026', documentId: null };
    expect(await refusal(authorise(owner.ctx, wish))).toBe('common.invalid_input');
    const unknown = { ...wish, until: '31/12/2026', procedures: '9.999999' };
    expect(await refusal(authorise(owner.ctx, unknown))).toBe('common.invalid_input');
  });
});

describe('a dossier offered to somebody else', () => {
  it('can be taken back by whoever offered it while nobody has taken it, and its link opens nothing then', async () => {
    const taker = await person('Đỗ Người Nhận');
    const { procedureCode, agencyCode } = await someOffer();
    const { id } = await submitDossier(owner.ctx, {
      procedureCode,
      competentAgencyCode: agencyCode,
      channel: 'ONLINE',
      ownerAccountId: owner.actor.accountId,
      applicant: { kind: 'CITIZEN', name: owner.actor.name, phone: owner.phone },
      answers: {},
      components: [],
      setCount: 1,
      delivery: { method: 'COUNTER' },
    });
    const browser = openBrowser(portal.app);
    await browser.signIn(owner.phone);
    const page = `/ho-so/${id}/chuyen`;
    const sent = await browser.submit(page, { contact: taker.phone });
    const link = await lastLink(taker.phone);
    const { fields } = formOf(sent.body, page);
    expect(fields.withdraw).toBe('yes');
    expect(await refusal(withdrawOffer(taker.ctx, id))).toBe('dossier.not_found');
    expect((await browser.post(page, fields)).body).toContain('Đã thu hồi đề nghị');
    expect(await refusal(takeDossier(taker.ctx, link.id, link.token))).toBe('representation.invitation_gone');
    expect((await browser.get(page)).body).not.toContain('name="withdraw"');

    await offerDossier(owner.ctx, id, taker.phone);
    const again = await lastLink(taker.phone);
    expect(await takeDossier(taker.ctx, again.id, again.token)).toBe(id);
    expect(await refusal(withdrawOffer(owner.ctx, id))).toBe('dossier.not_found');
  });
});

describe('a helper', () => {
  it('sees and fills in the one draft, cannot submit it, and is seen by name', async () => {
    const { id: draftId } = await createDraft(owner.ctx, await someOffer(2));
    const { id: elsewhere } = await createDraft(owner.ctx, await someOffer(3));
    const { id, code } = await addHelper(owner.ctx, draftId, 'Cháu Ví Dụ');
    const browser = openBrowser(portal.app);
    expect((await browser.submit(`/giup-ke-khai/${id}`, { code: '000000' })).statusCode).toBe(422);
    const entered = await browser.submit(`/giup-ke-khai/${id}`, { code });
    expect(entered.headers.location).toBe(`/ho-so-nhap/${draftId}`);
    expect((await browser.get(`/ho-so-nhap/${draftId}`)).statusCode).toBe(200);
    const task = `/ho-so-nhap/${draftId}/nguoi-nop`;
    await browser.submit(task, { address: 'Số 9 đường Thử' });
    expect((await listHelp(owner.ctx, draftId)).changes).toMatchObject([
      { byName: 'Cháu Ví Dụ', task: 'applicant', fields: ['Địa chỉ'] },
    ]);
    for (const closed of [`/ho-so-nhap/${elsewhere}`, '/ho-so', '/tai-khoan', `/ho-so-nhap/${draftId}/kiem-tra`])
      expect((await browser.get(closed)).statusCode, closed).toBe(303);
    const shown = formOf((await browser.get(task)).body, task);
    const owning = openBrowser(portal.app);
    await owning.signIn(owner.phone);
    const csrf = /name="_csrf" value="([^"]+)"/.exec((await owning.get(`/ho-so-nhap/${draftId}/nho-giup`)).body)?.[1];
    await owning.post(`/ho-so-nhap/${draftId}/nho-giup`, { _csrf: csrf ?? '', end: id });
    const answers = [await browser.get(`/ho-so-nhap/${draftId}`), await browser.post(task, shown.fields)];
    for (const { headers } of answers) expect(headers.location).toBe(`/giup-ke-khai/${id}`);
    const over = await browser.get(`/giup-ke-khai/${id}`);
    expect(over.body).toContain('Việc giúp kê khai đã kết thúc');
    expect(over.body).not.toMatch(/name="(code|_password)"/);
    expect(browser.cookies[SESSION_COOKIE]).toBeTruthy();
  });
});
