import { describe, expect, it } from 'vitest';
import { AccountsTest, refusal } from '../../../test/accountsTest.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import { findSession } from '../../platform/auth/session.ts';
import type { Ctx } from '../../platform/context.ts';
import { assignPost } from './assignPost.ts';
import { changeOfficer, reopenOfficer } from './changeOfficer.ts';
import { changePassword } from './changePassword.ts';
import { createApiToken } from './createApiToken.ts';
import { createOfficer } from './createOfficer.ts';
import { disableOfficer } from './disableOfficer.ts';
import { getOwnAccount, listOfficers } from './queries.ts';
import { reissuePassword } from './reissuePassword.ts';
import { testConfig } from './testContext.ts';

const t = new AccountsTest();

describe('officers’ accounts', () => {
  const administrator = (role: 'AGENCY_ADMINISTRATOR' | 'SYSTEM_ADMINISTRATOR', agencyCode = 'H99.91'): Actor => ({
    kind: 'OFFICER',
    accountId: '00000000-0000-7000-8000-000000000001',
    name: 'Lê Văn Mẫu',
    mustChangePassword: false,
    posts: [{ role, agencyCode, unitId: null }],
  });
  const as = (actor: Actor): Ctx => ({ ...t.ctx, actor });
  const post = (agencyCode: 'H99.91' | 'H99.92' = 'H99.91', role = 'SPECIALIST') => ({
    role,
    agencyCode,
    unitId: t.units[agencyCode],
  });
  const officer = (login: string, posts = [post()]) => ({ login, fullName: 'Phạm Thị Mẫu', posts });

  it('start with a password that must be changed before anything else', async () => {
    const agency = as(administrator('AGENCY_ADMINISTRATOR'));
    const { issuedPassword } = await createOfficer(agency, officer('moi.den'));
    const { token, mustChangePassword } = await t.enter('moi.den', issuedPassword, 'OFFICER');
    expect(mustChangePassword).toBe(true);
    const session = await t.sessionOf(token);
    expect(session.actor).toMatchObject({ posts: [] });
    const own = as(session.actor);
    const set = (password: string) => changePassword(own, session, { password, repeat: password });
    expect(await refusal(set('ngắn'))).toMatchObject({ fields: ['password:TOO_SHORT'] });
    expect(await refusal(set(issuedPassword))).toMatchObject({ fields: ['password:SAME'] });
    await set('Mười bốn ký tự, 14');
    expect((await t.sessionOf(token)).actor).toMatchObject({
      mustChangePassword: false,
      posts: [{ role: 'SPECIALIST', agencyCode: 'H99.91', unitId: t.units['H99.91'] }],
    });
  });

  it('are corrected by their administrator, and a closed one opens again with a password to be changed', async () => {
    const agency = as(administrator('AGENCY_ADMINISTRATOR'));
    const other = as(administrator('AGENCY_ADMINISTRATOR', 'H99.92'));
    const { id } = await createOfficer(agency, officer('doi.ten'));
    const corrected = { fullName: 'Phạm Thị Mẫu Mới', email: 'Moi@Vidu.example', phone: '0912 345 678' };
    expect(await refusal(changeOfficer(other, id, corrected))).toMatchObject({ code: 'account.may_not_administer' });
    expect(await refusal(changeOfficer(agency, id, { ...corrected, phone: '12' }))).toMatchObject({
      fields: ['phone:INVALID'],
    });
    await changeOfficer(agency, id, corrected);
    const row = await t.db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ fullName: corrected.fullName, email: 'moi@vidu.example', phone: '+84912345678' });
    expect(await refusal(reopenOfficer(agency, id))).toMatchObject({ code: 'account.not_found' });
    await disableOfficer(agency, id);
    const { issuedPassword } = await reopenOfficer(agency, id);
    expect(await t.enter('doi.ten', issuedPassword, 'OFFICER')).toMatchObject({ mustChangePassword: true });
  });

  it('are given by an agency’s administrator in that agency only, and never with posts beyond it', async () => {
    const agency = as(administrator('AGENCY_ADMINISTRATOR'));
    for (const posts of [
      [post('H99.92')],
      [post(), post('H99.92')],
      [post('H99.91', 'SYSTEM_ADMINISTRATOR')],
      [post('H99.91', 'PROVINCE_LEADER')],
      [post('H99.91', 'CENTRE_HEAD')],
    ])
      expect(await refusal(createOfficer(agency, officer('vuot.quyen', posts)))).toMatchObject({
        code: 'account.may_not_administer',
      });
    const system = as(administrator('SYSTEM_ADMINISTRATOR'));
    const { id } = await createOfficer(system, officer('hai.noi', [post(), post('H99.92', 'CENTRE_HEAD')]));
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are refused to everybody who administers nothing', async () => {
    const leader = administrator('AGENCY_ADMINISTRATOR');
    if (leader.kind === 'OFFICER') leader.posts = [{ role: 'AGENCY_LEADER', agencyCode: 'H99.91', unitId: null }];
    for (const actor of [t.ctx.actor, leader]) {
      expect(await refusal(createOfficer(as(actor), officer('khong.quyen')))).toMatchObject({
        code: 'account.may_not_administer',
      });
      expect((await listOfficers(as(actor), { limit: 10 })).items).toEqual([]);
    }
  });

  it('say beside each field what is wrong', async () => {
    const system = as(administrator('SYSTEM_ADMINISTRATOR'));
    await createOfficer(system, officer('da.co'));
    expect(await refusal(createOfficer(system, officer('da.co')))).toMatchObject({ fields: ['login:TAKEN'] });
    const wrong = {
      login: 'Sai Tên',
      fullName: '1',
      email: 'x',
      phone: 'y',
      posts: [{ role: 'KING', agencyCode: 'H00', unitId: t.units['H99.91'] }],
    };
    expect(await refusal(createOfficer(system, wrong))).toMatchObject({
      fields: [
        'posts.0.role:UNKNOWN',
        'posts.0.agencyCode:UNKNOWN',
        'posts.0.unitId:UNKNOWN',
        'login:INVALID',
        'fullName:INVALID',
        'email:INVALID',
        'phone:INVALID',
      ],
    });
    expect(await refusal(createOfficer(system, { ...officer('khong.vi.tri'), posts: [] }))).toMatchObject({
      fields: ['posts:REQUIRED'],
    });
  });

  it('may hold posts in several agencies, each given by its own administrator', async () => {
    const [first, second] = [
      as(administrator('AGENCY_ADMINISTRATOR', 'H99.91')),
      as(administrator('AGENCY_ADMINISTRATOR', 'H99.92')),
    ];
    const { id, issuedPassword } = await createOfficer(first, officer('nhieu.noi'));
    expect(await refusal(assignPost(first, id, post('H99.92')))).toMatchObject({ code: 'account.may_not_administer' });
    await assignPost(second, id, post('H99.92', 'RECEPTIONIST'));
    const { token } = await t.enter('nhieu.noi', issuedPassword, 'OFFICER');
    const own = as((await t.sessionOf(token)).actor);
    expect((await getOwnAccount(own)).posts.map((held) => `${held.agencyName} ${held.role}`)).toEqual([
      'Sở Mẫu H99.91 SPECIALIST',
      'Sở Mẫu H99.92 RECEPTIONIST',
    ]);
    // Who also works elsewhere is not one administrator's to close.
    expect(await refusal(disableOfficer(first, id))).toMatchObject({ code: 'account.may_not_administer' });
  });

  it('that are closed end at once, sessions and tokens too', async () => {
    const system = as(administrator('SYSTEM_ADMINISTRATOR'));
    const { id, issuedPassword } = await createOfficer(system, officer('nghi.viec'));
    const { token } = await t.enter('nghi.viec', issuedPassword, 'OFFICER');
    await createApiToken(system, { accountId: id, name: 'Trục liên thông', expiresAt: null });
    await disableOfficer(as(administrator('AGENCY_ADMINISTRATOR')), id);
    expect(await findSession(t.db, token, t.clock, testConfig)).toBeUndefined();
    expect(await refusal(t.enter('nghi.viec', issuedPassword, 'OFFICER'))).toMatchObject({
      code: 'account.wrong_password',
    });
    const open = await t.db
      .selectFrom('apiToken')
      .select('name')
      .where('accountId', '=', id)
      .where('revokedAt', 'is', null)
      .execute();
    expect(open).toEqual([]);
  });

  it('that are locked or forgotten get a new password from the administrator', async () => {
    const agency = as(administrator('AGENCY_ADMINISTRATOR'));
    const { id } = await createOfficer(agency, officer('quen.mat.khau'));
    for (let count = 0; count < 6; count++) await refusal(t.enter('quen.mat.khau', 'sai', 'OFFICER'));
    const { issuedPassword } = await reissuePassword(agency, id);
    expect(await t.enter('quen.mat.khau', issuedPassword, 'OFFICER')).toMatchObject({ mustChangePassword: true });
  });

  it('are listed by page, only those of the agencies one administers', async () => {
    const system = as(administrator('SYSTEM_ADMINISTRATOR'));
    const other = as(administrator('AGENCY_ADMINISTRATOR', 'H99.92'));
    for (const login of ['trang.a', 'trang.b', 'trang.c'])
      await createOfficer(system, officer(login, [post('H99.92')]));
    const all = await listOfficers(other, { limit: 100 });
    expect(all.items.every((item) => item.posts.some((held) => held.agencyCode === 'H99.92'))).toBe(true);
    const pages: string[] = [];
    for (let after: string | undefined; ; ) {
      const { items, next } = await listOfficers(other, { limit: 2, after });
      pages.push(...items.map((item) => item.login));
      if (next === null) break;
      after = next;
    }
    expect(pages).toEqual(all.items.map((item) => item.login));
    expect((await listOfficers(other, { limit: 10, agencyCode: 'H99.91' })).items).toEqual([]);
  });

  it('are given tokens by the system’s administrator only, with an end that lies ahead', async () => {
    const system = as(administrator('SYSTEM_ADMINISTRATOR'));
    const { id } = await createOfficer(system, officer('he.thong.khac'));
    const wanted = { accountId: id, name: 'Trục liên thông', expiresAt: null };
    expect(await refusal(createApiToken(as(administrator('AGENCY_ADMINISTRATOR')), wanted))).toMatchObject({
      code: 'account.may_not_administer',
    });
    const past = { ...wanted, expiresAt: new Date(0) };
    expect(await refusal(createApiToken(system, past))).toMatchObject({ fields: ['expiresAt:IN_THE_PAST'] });
    expect((await createApiToken(system, wanted)).token).toMatch(/^motcua_[\w-]{43}$/);
  });
});
