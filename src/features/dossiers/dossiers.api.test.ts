import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIZEN, type DossierWalk, dossierWalk, RESULT } from '../../../test/dossierWalk.ts';
import { ctxAs, SAMPLE_NOW, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { issueApiToken } from '../../platform/auth/apiToken.ts';
import { type App, createApp } from '../../platform/http/app.ts';
import { createPortalShell } from '../organisation/portalShell.ts';
import { registerDossierApi } from './dossiers.api.ts';
import type { DossierView } from './presentDossier.ts';

let sample: SampleDatabase;
let walk: DossierWalk;
let app: App;
const clock = { now: () => SAMPLE_NOW };
beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
  const { config } = systemCtx(sample.db);
  app = await createApp({ config, db: sample.db, clock, shell: createPortalShell(sample.db, clock, config) });
  registerDossierApi(app);
});
afterAll(async () => {
  await app.close();
  await sample.drop();
});

const tokens = new Map<string, string>();

/** The token of another system that acts for the person. */
async function tokenOf(login: string): Promise<string> {
  const known = tokens.get(login);
  if (known) return known;
  const { actor } = await ctxAs(sample.db, login);
  const accountId = 'accountId' in actor ? actor.accountId : '';
  const { token } = await issueApiToken(sample.db, { accountId, name: 'Hệ thống mẫu', expiresAt: null }, clock);
  tokens.set(login, token);
  return token;
}

interface Call {
  body?: unknown;
  headers?: Record<string, string>;
}

async function call(login: string | null, method: 'GET' | 'POST', url: string, { body, headers }: Call = {}) {
  const authorization = login === null ? undefined : `Bearer ${await tokenOf(login)}`;
  const answer = await app.inject({
    method,
    url: `/api/v1/dossiers${url}`,
    headers: { ...(authorization && { authorization }), ...headers },
    ...(body !== undefined && { payload: body as object }),
  });
  return { status: answer.statusCode, text: answer.body, view: answer.json<DossierView>() };
}

/** A procedure without electronic form, whose papers are brought to the counter. */
const online = async () => ({
  ...(await walk.submission('withOpinion')),
  channel: 'ONLINE',
  components: ['application', 'securityCertificate'].map((key) => ({ ...PAPER, key })),
});
/** The form of the labour rules, filled in. */
const ANSWERS = {
  employerName: 'Công ty Mẫu',
  employerTaxCode: '0100109106',
  employerAddress: 'Số 1 đường Ví Dụ',
  businessLine: 'Dệt may',
  workerCount: '120',
  hasUnion: 'no',
  representativeName: 'Nguyễn Văn Mẫu',
  representativeTitle: 'Giám đốc',
  representativePhone: '0912345678',
  representativeEmail: 'mau@tinhmau.example',
  rulesDate: '2026-11-02',
  isAmendment: 'no',
};
const PAPER = { name: 'Giấy tờ mẫu', shape: 'ORIGINAL', count: 1, fileIds: [] as string[] };
const atCounter = async () => ({
  ...(await walk.submission('sixSteps')),
  channel: 'COUNTER',
  missingReason: 'Dữ liệu đã có trong cơ sở dữ liệu quốc gia',
});

describe('a system that acts for an applicant', () => {
  it('submits, reads and takes back', async () => {
    const { status, view } = await call(CITIZEN, 'POST', '', { body: await online() });
    expect(status).toBe(200);
    expect(view).toMatchObject({
      status: 1,
      statusName: 'Mới đăng ký',
      code: null,
      allowedActions: ['EDIT', 'WITHDRAW'],
    });
    const read = await call(CITIZEN, 'GET', `/${view.id}`);
    expect(read.view).toEqual(view);
    const gone = await call(CITIZEN, 'POST', `/${view.id}/actions`, { body: { action: 'WITHDRAW' } });
    expect(gone.view).toMatchObject({ status: 7, allowedActions: [], position: null });
  });

  it('submits once however often it sends the same Idempotency-Key', async () => {
    const sent = { body: await online(), headers: { 'idempotency-key': 'he-thong-mau-0001' } };
    const answers = await Promise.all([call(CITIZEN, 'POST', '', sent), call(CITIZEN, 'POST', '', sent)]);
    answers.push(await call(CITIZEN, 'POST', '', sent));
    expect(new Set(answers.map(({ view }) => view.id)).size).toBe(1);
    const other = await call(CITIZEN, 'POST', '', { ...sent, headers: { 'idempotency-key': 'he-thong-mau-0002' } });
    expect(other.view.id).not.toBe(answers[0]?.view.id);
  });

  it('hears what is missing in form and papers, and hands it in when it is there', async () => {
    const empty = { ...(await walk.submission('sixSteps')), channel: 'ONLINE' };
    const refused = await call(CITIZEN, 'POST', '', { body: { ...empty, answers: { workerCount: 'nhiều' } } });
    expect(refused.status).toBe(400);
    const { fields } = JSON.parse(refused.text) as { fields: { field: string; code: string; message: string }[] };
    const problems = Object.fromEntries(fields.map(({ field, code }) => [field, code]));
    expect(problems).toMatchObject({
      'answers.employerName': 'required',
      'answers.workerCount': 'invalid',
      'components.request': 'required',
      'components.rules': 'required',
    });
    expect(problems).not.toHaveProperty('components.unionOpinion');
    expect(fields.every(({ message }) => message !== '')).toBe(true);

    const fileId = '00000000-0000-7000-8000-0000000000aa';
    const { actor } = await ctxAs(sample.db, CITIZEN);
    const uploadedBy = 'accountId' in actor ? actor.accountId : null;
    const file = { id: fileId, name: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 1, sha256: 'x', uploadedBy };
    await sample.db
      .insertInto('storedFile')
      .values({ ...file, createdAt: SAMPLE_NOW })
      .execute();
    const components = ['request', 'rules'].map((key) => ({ ...PAPER, key, shape: 'ELECTRONIC', fileIds: [fileId] }));
    const complete = await call(CITIZEN, 'POST', '', { body: { ...empty, answers: ANSWERS, components } });
    expect(complete).toMatchObject({ status: 200, view: { answers: { workerCount: '120' } } });

    // changed before anybody accepted it, by the same rules
    const { applicant, delivery } = empty;
    const change = (workerCount: string) => {
      const edit = { applicant, components, delivery, answers: { ...ANSWERS, workerCount } };
      return call(CITIZEN, 'POST', `/${complete.view.id}/actions`, { body: { action: 'EDIT', edit } });
    };
    expect((await change('nhiều')).text).toContain('answers.workerCount');
    expect(await change('130')).toMatchObject({ status: 200, view: { answers: { workerCount: '130' } } });
  });

  it('cannot submit online what is only taken at the counter', async () => {
    const body = { ...(await walk.submission('immediate')), channel: 'ONLINE' };
    expect(await call(CITIZEN, 'POST', '', { body })).toMatchObject({
      status: 409,
      view: { code: 'procedure.not_online' },
    });
  });

  it('cannot enter at the counter, nor see what officers lay before each other', async () => {
    expect(await call(CITIZEN, 'POST', '', { body: await atCounter() })).toMatchObject({ status: 403 });
    const { view } = await call(CITIZEN, 'POST', '', { body: await online() });
    await walk.act(view, { action: 'RECEIVE', forward: true });
    await walk.assign(view);
    await walk.act(view, { action: 'PROPOSE', proposal: 'Dự thảo nội bộ', comment: 'Trao đổi nội bộ' });
    for (const url of [`/${view.id}`, `/${view.id}/events`]) {
      const mine = await call(CITIZEN, 'GET', url);
      expect(mine.status).toBe(200);
      expect(mine.text).not.toContain('nội bộ');
      expect((await call('tp.svhttdl', 'GET', url)).text).toContain('nội bộ');
    }
  });
});

describe('a system that acts for officers', () => {
  it('enters at the counter, acts through the whole process and reads the history', async () => {
    const { view } = await call('tiepnhan.trungtam', 'POST', '', {
      body: { ...(await atCounter()), collectedVnd: 5000 },
    });
    expect(view).toMatchObject({ status: 4, receivedBy: expect.any(String) as string, collectedVnd: 5000 });
    expect(view.trace.length).toBeGreaterThan(1);
    expect(view.trace.every((line) => line.words.vi !== '')).toBe(true);
    expect(view.position?.stepName.vi).toBe('Lãnh đạo phòng phân công');
    await walk.assign(view);
    const bodies = [
      { action: 'PROPOSE', proposal: 'Đề nghị cấp' },
      { action: 'APPROVE' },
      { action: 'APPROVE' },
      { action: 'ISSUE', ...RESULT },
      { action: 'RETURN', method: 'COUNTER', collectorName: 'Nguyễn Văn Mẫu' },
    ];
    for (const body of bodies) {
      const login = await walk.atDesk(view.id);
      const shown = await call(login, 'GET', `/${view.id}`);
      expect(shown.view.allowedActions).toContain(body.action);
      const { revision } = shown.view;
      const done = await call(login, 'POST', `/${view.id}/actions`, { body: { ...body, revision } });
      expect({ status: done.status, revision: done.view.revision }).toEqual({ status: 200, revision: revision + 1 });
      const late = await call(login, 'POST', `/${view.id}/actions`, { body: { ...body, revision } });
      expect(late).toMatchObject({ status: 409, view: { code: 'dossier.changed_meanwhile' } });
    }
    const history = await call('tiepnhan.trungtam', 'GET', `/${view.id}/events`);
    const { items } = JSON.parse(history.text) as { items: { type: string; payload: Record<string, unknown> }[] };
    expect(items.map((item) => item.type).slice(-2)).toEqual(['RESULT_ISSUED', 'RETURNED']);
    expect(items.at(-1)?.payload).toMatchObject({ collectorName: 'Nguyễn Văn Mẫu' });
  });

  it('acts once however often it sends the same Idempotency-Key', async () => {
    const { view } = await call(CITIZEN, 'POST', '', { body: await online() });
    const sent = { body: { action: 'RECEIVE' }, headers: { 'idempotency-key': 'tiep-nhan-0001' } };
    const first = await call('tiepnhan.trungtam', 'POST', `/${view.id}/actions`, sent);
    const again = await call('tiepnhan.trungtam', 'POST', `/${view.id}/actions`, sent);
    expect(first.view.status).toBe(2);
    expect(again).toEqual(first);
  });

  it('never tells the key of the receipt’s QR code, nor anything else that the contract does not name', async () => {
    const { view, text } = await call('tiepnhan.trungtam', 'POST', '', { body: await atCounter() });
    const stored = sample.db.selectFrom('dossier').select('lookupKey').where('id', '=', view.id);
    const { lookupKey } = await stored.executeTakeFirstOrThrow();
    expect(text).not.toContain(lookupKey);
    expect(Object.keys(view)).not.toContain('lookupKey');
    const events = await call('tiepnhan.trungtam', 'GET', `/${view.id}/events`);
    expect(events.text).not.toContain(lookupKey);
    expect(events.text).toContain('"type":"SUBMITTED"');
  });
});

describe('everybody else', () => {
  it('hears 401 without a token, 404 of dossiers that are not theirs, 403 of actions that are not', async () => {
    const { view } = await call(CITIZEN, 'POST', '', { body: await online() });
    const action = { body: { action: 'RECEIVE' } };
    expect(await call(null, 'GET', `/${view.id}`)).toMatchObject({ status: 401 });
    expect(await call(null, 'POST', `/${view.id}/actions`, action)).toMatchObject({ status: 401 });
    for (const login of ['0900000002', 'cv1.sxd', 'tiepnhan.vidu', 'moi.sxd']) {
      expect(await call(login, 'GET', `/${view.id}`)).toMatchObject({ status: 404 });
      expect(await call(login, 'GET', `/${view.id}/events`)).toMatchObject({ status: 404 });
      expect(await call(login, 'POST', `/${view.id}/actions`, action)).toMatchObject({ status: 404 });
    }
    expect(await call(CITIZEN, 'POST', `/${view.id}/actions`, action)).toMatchObject({ status: 403 });
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['an unknown action', { action: 'DELETE' }],
    ['a field that is not there', { action: 'WITHDRAW', at: '2020-01-01T00:00:00Z' }],
    ['a wrong type', { action: 'WITHDRAW', reason: { text: 'x' } }],
    ['a date that does not exist', { action: 'ISSUE', ...RESULT, resultDate: '2026-02-30' }],
    ['more than fits', { action: 'WITHDRAW', reason: 'x'.repeat(4001) }],
    ['text that cannot be stored', { action: 'WITHDRAW', reason: 'a\u0000b' }],
    ['money below nothing', { action: 'RECEIVE', collectedVnd: -1 }],
  ])('hears 400 for %s, and nothing happens', async (_, body) => {
    const { view } = await call(CITIZEN, 'POST', '', { body: await online() });
    expect(await call(CITIZEN, 'POST', `/${view.id}/actions`, { body })).toMatchObject({ status: 400 });
    expect((await call(CITIZEN, 'GET', `/${view.id}`)).view.revision).toBe(1);
  });

  it('hears which fields are missing, in Vietnamese and in English', async () => {
    const { view } = await call(CITIZEN, 'POST', '', { body: await online() });
    const decline = (language: string) =>
      call('tiepnhan.trungtam', 'POST', `/${view.id}/actions`, {
        body: { action: 'DECLINE' },
        headers: { 'accept-language': language },
      });
    const [vi, en] = [await decline('vi'), await decline('en')];
    expect(vi).toMatchObject({ status: 400, view: { fields: [{ field: 'reason', code: 'required' }] } });
    expect(vi.text).toContain('Hãy nhập lý do.');
    expect(en.text).toContain('Reason.');
  });

  it('hears that a procedure is not offered there', async () => {
    const body = { ...(await online()), competentAgencyCode: 'H99.41' };
    expect(await call(CITIZEN, 'POST', '', { body })).toMatchObject({
      status: 409,
      view: { code: 'procedure.not_offered' },
    });
  });
});
