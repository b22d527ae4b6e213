import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DossierWalk, dossierWalk } from '../../../test/dossierWalk.ts';
import { ctxAs, SAMPLE_NOW, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { addWorkingTime } from '../../domain/calendar/workingTime.ts';
import { type MailCatcher, startMailCatcher } from '../../platform/mail/catcher.ts';
import { listCaughtMails, readCaughtMail } from '../../platform/mail/caughtMails.ts';
import { createMailer, type Mailer } from '../../platform/mail/mailer.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { legalParameter } from '../parameters/legalParameter.ts';
import { notifyDossier } from './notifyDossier.ts';
import { defaultPreference, savePreference } from './preferences.ts';
import { sendDigest } from './sendDigest.ts';
import { sendNotification } from './sendNotification.ts';

let sample: SampleDatabase;
let walk: DossierWalk;
let folder: string;
let catcher: MailCatcher;
let mailer: Mailer;

beforeAll(async () => {
  sample = await sampleDatabase();
  walk = dossierWalk(sample);
  folder = mkdtempSync(path.join(tmpdir(), 'motcua-digest-'));
  catcher = await startMailCatcher({ folder });
  mailer = createMailer({ smtpUrl: catcher.smtpUrl, from: 'Một Cửa <khong-tra-loi@motcua.example>' });
});
afterAll(async () => {
  mailer.close();
  await catcher.close();
  await sample.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await sample.db.deleteFrom('notification').execute();
  await sample.db.deleteFrom('notificationPreference').execute();
});

const RECEPTIONIST = 'tiepnhan.trungtam';
const vietnam = (time: string) => new Date(`2026-11-${time}+07:00`);

async function accountOf(login: string): Promise<string> {
  const { actor } = await ctxAs(sample.db, login);
  return 'accountId' in actor ? actor.accountId : '';
}

/** Submitted and told at the moment. */
async function submitAt(now: Date): Promise<string> {
  const { id } = await walk.submit('sixSteps', { now });
  await notifyDossier(systemCtx(sample.db, { now }), { dossierId: id, seq: 1 });
  return id;
}

const mailTo = (accountId: string) =>
  sample.db
    .selectFrom('notification')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('channel', '=', 'EMAIL')
    .orderBy('id')
    .execute();

async function digestJobs(accountId: string): Promise<Date[]> {
  const jobs = sql<{ runAt: Date }>`SELECT run_at FROM graphile_worker.jobs
    WHERE key LIKE ${`digest:${accountId}:%`} ORDER BY run_at`;
  return (await jobs.execute(sample.db)).rows.map(({ runAt }) => runAt);
}

/** Sends everything that is ready at the moment. */
async function sendReady(accountId: string, now: Date): Promise<void> {
  const ctx = systemCtx(sample.db, { now });
  await sendDigest(ctx, accountId);
  for (const { id } of await mailTo(accountId)) await sendNotification(ctx, { mailer }, id);
}

async function caughtFor(address: string) {
  const { mails } = await listCaughtMails(folder, { limit: 100 });
  const own = mails.filter(({ to }) => to.includes(address));
  return Promise.all(own.map(({ id }) => readCaughtMail(folder, id)));
}

describe('Đ.6 NĐ 297/2025: an officer hears of a new online dossier within 2 working hours', () => {
  it.each([
    ['in the morning', '23T09:05:00', '23T09:15:00'],
    ['at night, when the quiet hours are over', '23T23:10:00', '24T07:00:00'],
  ])('%s', async (_, submitted, told) => {
    const accountId = await accountOf(RECEPTIONIST);
    await submitAt(vietnam(submitted));
    const [mail] = await mailTo(accountId);
    expect(mail).toMatchObject({ kind: 'newOnline', bundled: true, sendAfter: vietnam(told) });
    const calendar = await getAgencyCalendar(sample.db, 'H99.03');
    const at = vietnam(submitted);
    const { value: hours } = await legalParameter(sample.db, 'reception.notifyOfficer', { agencyCode: 'H99.03', at });
    const latest = addWorkingTime(calendar, at.getTime(), hours * 60);
    expect(hours).toBe(2);
    expect(vietnam(told).getTime()).toBeLessThanOrEqual(latest);
  });
});

describe('a digest', () => {
  it('is one mail for everything that came up, sent once', async () => {
    const accountId = await accountOf(RECEPTIONIST);
    for (const minute of ['00', '03', '09']) await submitAt(vietnam(`23T10:${minute}:00`));
    expect(new Set((await digestJobs(accountId)).map((at) => at.toISOString()))).toContain(
      vietnam('23T10:15:00').toISOString(),
    );
    await sendReady(accountId, vietnam('23T10:14:00'));
    expect(await caughtFor('tiepnhan.trungtam@tinhmau.example')).toEqual([]);
    const now = vietnam('23T10:15:00');
    await Promise.all([1, 2, 3].map(() => sendDigest(systemCtx(sample.db, { now }), accountId)));
    await sendReady(accountId, now);
    await sendReady(accountId, vietnam('23T10:30:00'));
    const [mail, ...more] = await caughtFor('tiepnhan.trungtam@tinhmau.example');
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ subject: '3 tin mới về hồ sơ', deliveries: 1 });
    expect(mail?.text.match(/– Hồ sơ trực tuyến mới NOP-/g)).toHaveLength(3);
    expect(mail?.text).toContain('/office/messages');
    const parts = (await mailTo(accountId)).filter(({ kind }) => kind === 'newOnline');
    expect(parts.map(({ sentAt }) => sentAt)).toEqual([now, now, now]);
  });

  it('leaves out what was read on the portal meanwhile', async () => {
    const accountId = await accountOf(RECEPTIONIST);
    await submitAt(vietnam('23T10:00:00'));
    await sample.db
      .updateTable('notification')
      .set({ readAt: SAMPLE_NOW })
      .where('accountId', '=', accountId)
      .where('channel', '=', 'PORTAL')
      .execute();
    await sendReady(accountId, vietnam('23T10:15:00'));
    expect(await mailTo(accountId)).toMatchObject([{ failure: 'READ_ALREADY', sentAt: null }]);
  });

  it('waits for the hours the person has chosen, or is not made for whoever wants each message at once', async () => {
    const dossier = await walk.enter('sixSteps');
    await walk.assign(dossier);
    const { assigneeId } = await sample.db
      .selectFrom('dossier')
      .select('assigneeId')
      .where('id', '=', dossier.id)
      .executeTakeFirstOrThrow();
    const { login } = await sample.db
      .selectFrom('account')
      .select('login')
      .where('id', '=', assigneeId)
      .executeTakeFirstOrThrow();
    const { revision } = await sample.db
      .selectFrom('dossier')
      .select('revision')
      .where('id', '=', dossier.id)
      .executeTakeFirstOrThrow();
    const ctx = await ctxAs(sample.db, login);
    const wanted = { ...defaultPreference(ctx.config), digestTimes: ['16:30', '07:45'] };
    expect((await savePreference(ctx, wanted)).digestTimes).toEqual(['07:45', '16:30']);
    await notifyDossier(systemCtx(sample.db), { dossierId: dossier.id, seq: revision });
    expect(await mailTo(assigneeId ?? '')).toMatchObject([
      { kind: 'deskNew', bundled: true, sendAfter: vietnam('23T16:30:00') },
    ]);
    await sample.db.deleteFrom('notification').execute();
    await savePreference(ctx, { ...wanted, atOnce: true });
    await notifyDossier(systemCtx(sample.db), { dossierId: dossier.id, seq: revision });
    expect(await mailTo(assigneeId ?? '')).toMatchObject([{ bundled: false, sendAfter: null }]);
    await expect(savePreference(ctx, { ...wanted, digestTimes: ['25:00'] })).rejects.toMatchObject({
      fields: [{ field: 'digestTimes' }],
    });
  });
});

describe('quiet hours', () => {
  it('hold back mail and SMS of others’ doing until the morning; the portal and one’s own doing do not wait', async () => {
    const dossier = await walk.submit('sixSteps', { now: vietnam('23T16:00:00') });
    const night = vietnam('23T22:00:00');
    await walk.act(dossier, { action: 'DECLINE', reason: 'không thuộc thẩm quyền' }, { as: RECEPTIONIST, now: night });
    await sample.db.deleteFrom('notification').execute();
    const citizen = await accountOf('0900000001');
    for (const seq of [1, 2]) await notifyDossier(systemCtx(sample.db, { now: night }), { dossierId: dossier.id, seq });
    const rows = await sample.db
      .selectFrom('notification')
      .select(['kind', 'channel', 'sendAfter'])
      .where('accountId', '=', citizen)
      .orderBy('channel')
      .execute();
    const morning = vietnam('24T07:00:00');
    expect(rows.filter(({ kind }) => kind === 'declined')).toEqual([
      { kind: 'declined', channel: 'EMAIL', sendAfter: morning },
      { kind: 'declined', channel: 'PORTAL', sendAfter: null },
      { kind: 'declined', channel: 'SMS', sendAfter: morning },
    ]);
    expect(rows.filter(({ kind }) => kind === 'submitted').map(({ sendAfter }) => sendAfter)).toEqual([null, null]);
  });
});
