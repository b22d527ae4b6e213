import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ctxAs, SAMPLE_NOW, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { type MailCatcher, startMailCatcher } from '../../platform/mail/catcher.ts';
import { listCaughtMails, readCaughtMail } from '../../platform/mail/caughtMails.ts';
import { createMailer, type Mailer } from '../../platform/mail/mailer.ts';
import { listCaughtSms, type SmsCatcher, startSmsCatcher } from '../../platform/sms/smsCatcher.ts';
import { createHttpGateway } from '../../platform/sms/smsGateway.ts';
import { enterAtCounter } from '../dossiers/enterAtCounter.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { markMessagesRead } from './markMessagesRead.ts';
import { notifyDossier } from './notifyDossier.ts';
import { listMessages } from './queries.ts';
import { resumeUnsent } from './resumeUnsent.ts';
import { type Outgoing, sendNotification } from './sendNotification.ts';

let sample: SampleDatabase;
let folder: string;
let catcher: MailCatcher;
let mailer: Mailer;
let centre: SmsCatcher;
let outgoing: Outgoing;

beforeAll(async () => {
  sample = await sampleDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'motcua-notify-'));
  catcher = await startMailCatcher({ folder });
  mailer = createMailer({ smtpUrl: catcher.smtpUrl, from: 'Một Cửa <khong-tra-loi@motcua.example>' });
  centre = await startSmsCatcher({ folder: path.join(folder, 'sms') });
  outgoing = { mailer, sms: createHttpGateway({ url: centre.url, token: undefined, sender: 'MOTCUA' }) };
});
afterAll(async () => {
  mailer.close();
  await catcher.close();
  await centre.close();
  await sample.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await sample.db.deleteFrom('notification').execute();
});

const offer = { procedureCode: '', competentAgencyCode: 'H99.05' };
const papers = { answers: {}, components: [], setCount: 1, delivery: { method: 'COUNTER' as const } };

beforeAll(async () => {
  const found = await sample.db
    .selectFrom('offering')
    .innerJoin('processDefinition', 'processDefinition.id', 'offering.processId')
    .select('procedureCode')
    .where('processDefinition.key', '=', 'standard-six-step')
    .where('competentAgencyCode', '=', offer.competentAgencyCode)
    .executeTakeFirstOrThrow();
  offer.procedureCode = found.procedureCode;
});

async function submitOnline() {
  const citizen = await ctxAs(sample.db, '0900000001');
  const ownerAccountId = 'accountId' in citizen.actor ? citizen.actor.accountId : null;
  const applicant = { kind: 'CITIZEN' as const, name: 'Nguyễn Văn Mẫu' };
  return submitDossier(citizen, { ...offer, ...papers, channel: 'ONLINE', ownerAccountId, applicant });
}

async function enter(contact: { email?: string; phone?: string }) {
  const officer = await ctxAs(sample.db, 'tiepnhan.trungtam');
  const applicant = { kind: 'CITIZEN' as const, name: 'Trần Thị Ví Dụ', ...contact };
  return enterAtCounter(officer, { ...offer, ...papers, channel: 'COUNTER', applicant });
}

const rowsOf = (accountId: string | null) =>
  sample.db
    .selectFrom('notification')
    .selectAll()
    .where('accountId', 'is not distinct from', accountId)
    .orderBy('channel')
    .execute();
const rows = () => sample.db.selectFrom('notification').selectAll().orderBy('channel').execute();
const notify = (dossierId: string, seq: number) => notifyDossier(systemCtx(sample.db), { dossierId, seq });

async function jobsFor(id: string): Promise<number> {
  const jobs = sql<{ count: number }>`SELECT count(*) FROM graphile_worker.jobs WHERE key = ${`send:${id}`}`;
  return (await jobs.execute(sample.db)).rows[0]?.count ?? 0;
}

/** A message about an account, as the accounts feature writes it. */
async function write(values: { channel?: string; address?: string; eventKey?: string; createdAt?: Date } = {}) {
  const id = uuidv7();
  await sample.db
    .insertInto('notification')
    .values({
      id,
      channel: 'EMAIL',
      address: 'mau@tinhmau.example',
      eventKey: `test:${id}`,
      language: 'vi',
      subject: 'Hồ sơ mẫu có tin mới',
      body: 'Đoạn thứ nhất.\n\nĐoạn thứ hai.',
      link: 'http://localhost:3000/ho-so/1',
      createdAt: SAMPLE_NOW,
      ...values,
    })
    .execute();
  return id;
}

const read = (id: string) =>
  sample.db.selectFrom('notification').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** Mails caught with the Message-ID of the notification. */
async function caught(id: string) {
  const { mails } = await listCaughtMails(folder, { limit: 1000 });
  return mails.filter(({ messageId }) => messageId.startsWith(`<${id}@`));
}

describe('an event of a dossier', () => {
  it('becomes one message on the portal and one mail for the account that submitted it', async () => {
    const { id, state } = await submitOnline();
    await notify(id, 1);
    const written = await rowsOf(state.ownerAccountId);
    expect(written.map(({ channel }) => channel)).toEqual(['EMAIL', 'PORTAL']);
    const [mail, portal] = written;
    expect(portal).toMatchObject({ accountId: state.ownerAccountId, link: `/ho-so/${id}`, address: null });
    expect(portal?.subject).toBe(`Đã nhận hồ sơ trực tuyến ${state.submissionNumber}`);
    expect(mail?.link).toBe(`http://localhost:3000/ho-so/${id}`);
    expect(mail?.body).toContain('Kính gửi Ông/Bà Nguyễn Văn Mẫu,');
    expect(await jobsFor(mail!.id)).toBe(1);
    expect(await jobsFor(portal!.id)).toBe(0);
  });

  it('is told once to each person however often the job runs, also at the same time', async () => {
    const { id, state } = await submitOnline();
    await Promise.all([notify(id, 1), notify(id, 1), notify(id, 1)]);
    const before = await rows();
    await sample.db
      .updateTable('account')
      .set({ email: 'moi@tinhmau.example' })
      .where('login', '=', '+84900000001')
      .execute();
    await notify(id, 1);
    expect(await rows()).toEqual(before);
    expect(await rowsOf(state.ownerAccountId)).toHaveLength(2);
    expect(new Set(before.map((row) => `${row.accountId} ${row.channel}`)).size).toBe(before.length);
  });

  it('goes by mail and SMS to whoever is named at the counter, with the link of the receipt', async () => {
    const { id, state } = await enter({ email: 'Vidu@TinhMau.example', phone: '0900000077' });
    const received = 2;
    await notify(id, received);
    const [mail, sms, ...others] = await rowsOf(null);
    expect(others).toEqual([]);
    const link = `http://localhost:3000/tra-cuu/${state.code}?k=${state.lookupKey}`;
    expect(mail).toMatchObject({ channel: 'EMAIL', address: 'vidu@tinhmau.example', language: 'vi', link });
    expect(sms).toMatchObject({ channel: 'SMS', address: '+84900000077', link, kind: 'received' });
    expect(sms?.body).toContain(`Hồ sơ ${state.code} đã được tiếp nhận. Hẹn trả: `);
    expect(sms?.body).toContain(link);
  });

  it('goes to nobody without any contact', async () => {
    const silent = await enter({ phone: 'gọi con trai tôi' });
    await notify(silent.id, 2);
    expect(await rowsOf(null)).toEqual([]);
  });

  it('is no message to the applicant when it is only a move between desks, and none at all without such an event', async () => {
    const { id } = await enter({ phone: '0900000077' });
    await notify(id, 99);
    await notify(uuidv7(), 1);
    expect(await rows()).toEqual([]);
    await notify(id, 3);
    expect(await rowsOf(null)).toEqual([]);
    expect(new Set((await rows()).map(({ kind }) => kind))).toEqual(new Set(['deskNew']));
  });
});

describe('sending', () => {
  it('delivers a readable mail once, and marks it', async () => {
    const id = await write();
    await sendNotification(systemCtx(sample.db), outgoing, id);
    await sendNotification(systemCtx(sample.db), outgoing, id);
    const [mail, ...more] = await caught(id);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: ['mau@tinhmau.example'], subject: 'Hồ sơ mẫu có tin mới', deliveries: 1 });
    const { text, html } = (await readCaughtMail(folder, mail!.id))!;
    expect(text).toContain('Đoạn thứ hai.');
    expect(text).toContain('http://localhost:3000/ho-so/1');
    expect(html).toContain('lang="vi"');
    expect((await read(id)).sentAt).not.toBeNull();
    expect((await read(id)).leaseUntil).toBeNull();
  });

  it('happens once when several workers try at the same moment', async () => {
    const id = await write();
    await Promise.all(Array.from({ length: 5 }, () => sendNotification(systemCtx(sample.db), outgoing, id)));
    expect(await caught(id)).toMatchObject([{ deliveries: 1 }]);
  });

  it('of a worker killed after the server took the mail is repeated under the same Message-ID: the reader has one', async () => {
    const id = await write();
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/killedSender.ts'], {
      env: { PATH: process.env.PATH, DATABASE_URL: sample.url, SMTP_URL: catcher.smtpUrl, MESSAGE_ID: id },
      stdio: 'inherit',
    });
    const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
    expect(signal).toBe('SIGKILL');
    expect(await caught(id)).toMatchObject([{ deliveries: 1 }]);
    expect((await read(id)).sentAt).toBeNull();

    await sendNotification(systemCtx(sample.db), outgoing, id);
    expect((await read(id)).sentAt).toBeNull();
    expect(await jobsFor(id)).toBe(1);

    const later = systemCtx(sample.db, { now: new Date(SAMPLE_NOW.getTime() + 121_000) });
    await sendNotification(later, outgoing, id);
    expect((await read(id)).sentAt).not.toBeNull();
    expect(await caught(id)).toMatchObject([{ deliveries: 2 }]);
  }, 60_000);

  it('fails for another try while no server answers, and gives up on an address that is none', async () => {
    const id = await write();
    const nowhere = createMailer({ smtpUrl: 'smtp://127.0.0.1:9', from: 'mau@motcua.example' });
    await expect(sendNotification(systemCtx(sample.db), { ...outgoing, mailer: nowhere }, id)).rejects.toThrow(
      'UNAVAILABLE',
    );
    nowhere.close();
    expect(await read(id)).toMatchObject({ sentAt: null, failure: null, leaseUntil: null });
    await sendNotification(systemCtx(sample.db), outgoing, id);
    expect((await read(id)).sentAt).not.toBeNull();

    const bad = await write({ address: 'không phải địa chỉ' });
    await sendNotification(systemCtx(sample.db), outgoing, bad);
    expect((await read(bad)).failure).toContain('REFUSED');
    expect((await read(bad)).failure).not.toContain('không phải');
  });

  it('hands a text message to the SMS centre once, without diacritics, and counts its parts', async () => {
    const id = await write({ channel: 'SMS', address: '+84900000077' });
    await sendNotification(systemCtx(sample.db), { mailer }, id);
    expect(await read(id)).toMatchObject({ sentAt: null, failure: null });
    await Promise.all([1, 2, 3].map(() => sendNotification(systemCtx(sample.db), outgoing, id)));
    expect((await listCaughtSms(path.join(folder, 'sms'), 100)).filter((sms) => sms.id === id)).toMatchObject([
      { to: '+84900000077', text: 'Doan thu nhat.\n\nDoan thu hai.', deliveries: 1 },
    ]);
    expect(await read(id)).toMatchObject({ smsEncoding: 'GSM7', smsSegments: 1, sentAt: SAMPLE_NOW });
    expect((await read(id)).reference).toMatch(/^[0-9a-f]{32}$/);
  });

  it('forgets a one-time code once it is sent, and does not send one that has expired', async () => {
    const id = await write({ eventKey: `one-time-code:${uuidv7()}` });
    await sendNotification(systemCtx(sample.db), outgoing, id);
    expect(await read(id)).toMatchObject({ body: '', failure: null });
    const old = await write({
      eventKey: `one-time-code:${uuidv7()}`,
      createdAt: new Date(SAMPLE_NOW.getTime() - 601_000),
    });
    await sendNotification(systemCtx(sample.db), outgoing, old);
    expect(await read(old)).toMatchObject({ body: '', failure: 'EXPIRED', sentAt: null });
    expect(await caught(old)).toEqual([]);
  });

  it('waits for a mail server, and goes on when the program is started with one', async () => {
    const id = await write({ createdAt: new Date(SAMPLE_NOW.getTime() - 120_000) });
    const fresh = await write();
    await sendNotification(systemCtx(sample.db), {}, id);
    expect(await read(id)).toMatchObject({ sentAt: null, failure: null });
    expect(await resumeUnsent(systemCtx(sample.db), {})).toBe(0);
    expect(await resumeUnsent(systemCtx(sample.db), outgoing)).toBe(1);
    expect(await jobsFor(id)).toBe(1);
    expect(await jobsFor(fresh)).toBe(0);
  });
});

describe('messages on the portal', () => {
  it('are listed newest first, page by page, to their owner only, and can be marked read', async () => {
    const { id } = await submitOnline();
    await notify(id, 1);
    const second = await submitOnline();
    await notify(second.id, 1);
    const owner = await ctxAs(sample.db, '0900000001');
    const first = await listMessages(owner, { limit: 1 });
    expect(first.items).toMatchObject([{ dossierId: second.id, readAt: null }]);
    const rest = await listMessages(owner, { limit: 1, after: first.next! });
    expect(rest).toMatchObject({ items: [{ dossierId: id }], next: null });
    const stranger = await ctxAs(sample.db, '0900000002');
    expect((await listMessages(stranger)).items).toEqual([]);

    await markMessagesRead(stranger, first.items[0]!.id);
    await markMessagesRead(owner, rest.items[0]!.id);
    expect((await listMessages(owner)).items.map(({ readAt }) => readAt !== null)).toEqual([false, true]);
  });
});
