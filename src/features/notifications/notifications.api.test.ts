import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DossierWalk, dossierWalk } from '../../../test/dossierWalk.ts';
import { ctxAs, SAMPLE_NOW, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { issueApiToken } from '../../platform/auth/apiToken.ts';
import { type App, createApp } from '../../platform/http/app.ts';
import { registerClocksApi } from '../clocks/clocks.api.ts';
import { registerLateDossiersPage } from '../clocks/lateDossiers.pages.tsx';
import { sweepClocks } from '../clocks/sweepClocks.ts';
import { createPortalShell } from '../organisation/portalShell.ts';
import { registerNotificationsApi } from './notifications.api.ts';
import { notifyDossier } from './notifyDossier.ts';
import { registerPreferencePages } from './preference.pages.tsx';
import { tellOfStandIn } from './tellOfStandIn.ts';
import { registerTemplatesApi } from './templates.api.ts';

let sample: SampleDatabase;
let walk: DossierWalk;
let app: App;
let now = SAMPLE_NOW;

beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
  const { config } = systemCtx(sample.db);
  const clock = { now: () => now };
  app = await createApp({ config, db: sample.db, clock, shell: createPortalShell(sample.db, clock, config) });
  registerNotificationsApi(app);
  registerTemplatesApi(app);
  registerClocksApi(app);
  registerLateDossiersPage(app);
  registerPreferencePages(app);
});
afterAll(async () => {
  await app.close();
  await sample.drop();
});
beforeEach(async () => {
  now = SAMPLE_NOW;
  await sample.db.deleteFrom('notification').execute();
});

const headers = new Map<string, { authorization: string }>();

async function as(login: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  let own = headers.get(login);
  if (!own) {
    const { actor, clock } = await ctxAs(sample.db, login);
    const accountId = 'accountId' in actor ? actor.accountId : '';
    const { token } = await issueApiToken(sample.db, { accountId, name: 'test', expiresAt: null }, clock);
    own = { authorization: `Bearer ${token}` };
    headers.set(login, own);
  }
  return app.inject({ method, url, headers: own, payload });
}

async function submitAndTell(): Promise<string> {
  const { id } = await walk.submit('sixSteps');
  await notifyDossier(systemCtx(sample.db), { dossierId: id, seq: 1 });
  return id;
}

const vietnam = (time: string) => new Date(`2026-11-${time}+07:00`);

describe('the log of a dossier', () => {
  it('says to officers who may see it what was sent, to whom, how, and how far it came, with addresses hidden', async () => {
    const id = await submitAndTell();
    const { items } = (await as('tiepnhan.trungtam', 'GET', `/api/v1/dossiers/${id}/messages`)).json();
    const own = items.filter((item: { forApplicant: boolean }) => item.forApplicant);
    expect(own).toMatchObject([
      { channel: 'EMAIL', state: 'WAITING', address: expect.stringMatching(/^..…@/), name: expect.any(String) },
      { channel: 'PORTAL', state: 'SHOWN', address: null },
    ]);
    expect(items.some((item: { state: string }) => item.state === 'HELD')).toBe(true);
    expect((await as('cv1.vidu', 'GET', `/api/v1/dossiers/${id}/messages`)).statusCode).toBeLessThan(500);
    expect((await as('quantri.tinh', 'GET', `/api/v1/dossiers/${id}/messages`)).statusCode).toBe(404);
    expect((await as('0900000001', 'GET', `/api/v1/dossiers/${id}/messages`)).statusCode).toBe(403);
  });
});

describe('an officer’s messages', () => {
  it('are counted, listed and marked read, each officer’s own', async () => {
    await submitAndTell();
    const mine = (await as('tiepnhan.trungtam', 'GET', '/api/v1/messages')).json();
    expect(mine).toMatchObject({ unread: 1, items: [{ kind: 'newOnline', readAt: null }] });
    const upTo = mine.items[0].id;
    expect((await as('tiepnhan.trungtam', 'POST', '/api/v1/messages/read', { upTo })).json()).toEqual({ unread: 0 });
    expect((await as('gd.trungtam', 'GET', '/api/v1/messages')).json()).toEqual({ items: [], unread: 0, next: null });
  });

  it('come as they wish; what is no time is said beside the field', async () => {
    const wanted = { email: false, sms: true, atOnce: true, digestTimes: ['9:00'], quiet: null };
    const refused = await as('gd.trungtam', 'PUT', '/api/v1/messages/preference', wanted);
    expect(refused.json()).toMatchObject({ fields: [{ field: 'digestTimes' }] });
    const saved = await as('gd.trungtam', 'PUT', '/api/v1/messages/preference', { ...wanted, digestTimes: ['09:00'] });
    expect(saved.json()).toEqual({ ...wanted, digestTimes: ['09:00'] });
    expect((await as('gd.trungtam', 'GET', '/api/v1/messages/preference')).json()).toEqual(saved.json());
  });
});

describe('an applicant’s wishes', () => {
  it('hold from the next message on', async () => {
    const form = { quiet: 'yes', from: '20:00', to: '06:00' };
    expect((await as('0900000002', 'POST', '/tai-khoan/nhan-tin', { ...form, from: '25:00' })).statusCode).toBe(422);
    expect((await as('0900000002', 'POST', '/tai-khoan/nhan-tin', form)).statusCode).toBe(303);
    const page = (await as('0900000002', 'GET', '/tai-khoan/nhan-tin')).body;
    expect(page).toContain('value="20:00"');
    expect(page).not.toMatch(/name="email"[^>]*checked/);
  });
});

describe('a stand-in', () => {
  it('and the person away are both told, once', async () => {
    const ids = await sample.db
      .selectFrom('account')
      .select('id')
      .where('login', 'in', ['gd.trungtam', 'pgd.trungtam'])
      .orderBy('login')
      .execute();
    const [absent, substitute] = ids.map(({ id }) => id);
    const standIn = {
      absenceId: '0198c1f0-aaaa-7000-8000-000000000001',
      absentId: absent ?? '',
      substituteId: substitute ?? '',
      firstDay: '2026-12-01',
      lastDay: '2026-12-05',
      reason: 'nghỉ phép',
      posts: [],
    };
    for (let time = 0; time < 2; time++) {
      await sample.db.transaction().execute((db) => tellOfStandIn({ ...systemCtx(sample.db), db }, standIn));
    }
    const { items } = (await as('pgd.trungtam', 'GET', '/api/v1/messages')).json();
    expect(items).toHaveLength(1);
    expect(items[0].subject).toBe('Lý Thị Mẫu thay Võ Thị Làm Thử từ 01/12/2026 đến 05/12/2026');
    expect((await as('gd.trungtam', 'GET', '/api/v1/messages')).json().items).toHaveLength(1);
  });
});

describe('the words of messages', () => {
  const path = '/api/v1/message-templates/newOnline/PORTAL/vi';
  const subject = 'HỎA TỐC: {code}';

  it('with a name that is none, or may be missing, are refused when they are saved', async () => {
    const words = { subject, body: '{mã hồ sơ}' };
    const answer = await as('quantri.tinh', 'POST', path, { words, note: '' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().fields).toMatchObject([
      { field: 'body', code: 'UNKNOWN_NAME', message: 'Không có chỗ điền {mã hồ sơ} trong tin này. (ký tự 1)' },
      { field: 'note', code: 'REQUIRED' },
    ]);
    const empty = await as('quantri.tinh', 'POST', `${path}/preview`, { subject, body: 'Trước {answerBy}' });
    expect(empty.json().fields).toMatchObject([{ code: 'MAY_BE_EMPTY' }]);
  });

  it('are previewed with sample data, saved as versions, used from then on, and can go back', async () => {
    const words = { subject, body: '{procedure}[, hạn {answerBy}]' };
    const preview = (await as('quantri.tinh', 'POST', `${path}/preview`, words)).json();
    expect(preview).toEqual({
      subject: 'HỎA TỐC: H99.03-261123-0001',
      body: 'Cấp giấy phép mẫu, hạn 17:00 26/11/2026',
      sms: null,
    });
    expect((await as('quantri.tinh', 'POST', path, { words, note: 'thử' })).json()).toEqual({ version: 1 });
    await submitAndTell();
    const told = (await as('tiepnhan.trungtam', 'GET', '/api/v1/messages')).json();
    expect(told.items[0].subject).toMatch(/^HỎA TỐC: NOP-/);
    expect((await as('quantri.tinh', 'POST', path, { words: null, note: 'trở lại' })).json()).toEqual({ version: 2 });
    const details = (await as('quantri.tinh', 'GET', path)).json();
    expect(details.versions).toMatchObject([
      { version: 2, body: null, createdByName: 'Nguyễn Văn Ví Dụ' },
      { version: 1, subject },
    ]);
    expect(details.current).toEqual(details.builtIn);
  });

  it('of an agency are its administrator’s and go before the province’s; the province’s are not theirs to write', async () => {
    const words = { subject: 'Trung tâm: {code}', body: '{procedure}' };
    const note = 'thử';
    expect((await as('qt.trungtam', 'POST', path, { words, note })).statusCode).toBe(403);
    expect((await as('qt.trungtam', 'POST', path, { words, note, agencyCode: 'H99.07' })).statusCode).toBe(403);
    expect((await as('qt.trungtam', 'POST', path, { words, note, agencyCode: 'H99.03' })).json()).toEqual({
      version: 1,
    });
    await submitAndTell();
    const told = (await as('tiepnhan.trungtam', 'GET', '/api/v1/messages')).json();
    expect(told.items[0].subject).toMatch(/^Trung tâm: /);
    const list = (await as('qt.trungtam', 'GET', '/api/v1/message-templates?agencyCode=H99.03')).json();
    expect(list).toMatchObject({ province: false, edited: ['newOnline vi PORTAL'] });
    expect((await as('tiepnhan.trungtam', 'GET', '/api/v1/message-templates')).statusCode).toBe(403);
  });
});

describe('J7: SMS volumes', () => {
  it('are the parts that left, by agency and Vietnamese days', async () => {
    const row = {
      channel: 'SMS',
      language: 'vi',
      subject: 's',
      body: 'b',
      createdAt: SAMPLE_NOW,
      agencyCode: 'H99.03',
    };
    const at = (time: string) => vietnam(time);
    await sample.db
      .insertInto('notification')
      .values([
        {
          ...row,
          id: '0198c1f0-aaaa-7000-8000-00000000000a',
          eventKey: 'a',
          smsSegments: 2,
          sentAt: at('20T00:00:00'),
        },
        {
          ...row,
          id: '0198c1f0-aaaa-7000-8000-00000000000b',
          eventKey: 'b',
          smsSegments: 1,
          sentAt: at('20T23:59:00'),
        },
        {
          ...row,
          id: '0198c1f0-aaaa-7000-8000-00000000000c',
          eventKey: 'c',
          smsSegments: 5,
          sentAt: at('21T00:00:00'),
        },
      ])
      .execute();
    const url = '/api/v1/sms-volumes?from=2026-11-20&to=2026-11-20';
    expect((await as('gd.trungtam', 'GET', url)).json().items).toEqual([
      { agencyCode: 'H99.03', agencyName: 'Trung tâm PVHCC tỉnh', messages: 2, segments: 3, failed: 0 },
    ]);
    expect((await as('tiepnhan.trungtam', 'GET', url)).statusCode).toBe(403);
  });
});

describe('warnings of a day', () => {
  it('are shown to those who lead the desk: crossed already, and still to come today', async () => {
    now = vietnam('23T11:35:00');
    const { id } = await walk.submit('sixSteps', { now: vietnam('23T07:30:00') });
    await sweepClocks(systemCtx(sample.db, { now }));
    const seen = async (login: string) => {
      const answer = await as(login, 'GET', '/api/v1/warnings');
      const items = answer.json().items as { dossierId: string; clock: string; percent: number; crossed: boolean }[];
      return items.filter(({ dossierId }) => dossierId === id);
    };
    expect(await seen('gd.trungtam')).toMatchObject([
      { clock: 'ACCEPTANCE', percent: 80, crossed: false, open: true },
      { clock: 'ACCEPTANCE', percent: 50, crossed: true, open: true },
    ]);
    expect(await seen('tp.trungtam')).toHaveLength(2);
    expect(await seen('ld.stc')).toEqual([]);
    expect((await as('tiepnhan.trungtam', 'GET', '/api/v1/warnings')).statusCode).toBe(403);
  });
});

describe('J3: dossiers late without an apology', () => {
  it('are published with the responsible agency and no person’s name; one with an apology in time is not', async () => {
    const late = await walk.enter('sixSteps', { now: vietnam('02T08:00:00') });
    now = vietnam('27T08:00:00');
    const list = async () => (await app.inject('/api/v1/late-dossiers')).json();
    const { items } = await list();
    expect(items).toMatchObject([{ code: late.state.code, agencyCode: 'H99.07', lateDays: expect.any(Number) }]);
    expect(items[0].lateDays).toBeGreaterThan(0);
    expect(JSON.stringify(items)).not.toContain('Nguyễn Văn Mẫu');
    const page = async (query = '') => (await app.inject(`/ho-so-qua-han${query}`)).body;
    for (const shown of [await page(), await page('?co-quan=H99.07'), await page('?truoc=A')]) {
      expect(shown).toContain(late.state.code);
      expect(shown).not.toContain('Nguyễn Văn Mẫu');
    }
    expect(await page('?co-quan=H99.03')).not.toContain(late.state.code);
    const extensions = [{ decidedAt: '', until: '', reason: 'x', fileIds: [], tooLate: false }];
    const state = JSON.stringify({ ...late.state, extensions });
    await sample.db.updateTable('dossier').set({ state }).where('id', '=', late.id).execute();
    expect((await list()).items).toEqual([]);
    expect(await page()).toContain('Không có hồ sơ nào quá hạn');
  });
});
