import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailCatcher, startMailCatcher } from './catcher.ts';
import { listCaughtMails, readCaughtMail } from './caughtMails.ts';
import { createMailer, type Mail, type Mailer, messageIdFor } from './mailer.ts';

const FROM = 'Một Cửa tỉnh Mẫu <khong-tra-loi@motcua.example>';
const MAIL: Mail = {
  to: 'nguyen.van.mau@example.com',
  subject: 'Hồ sơ 000.00.01.H99-260305-0001 đã được tiếp nhận',
  text: 'Kính gửi ông Nguyễn Văn Mẫu,\nHồ sơ của ông đã được tiếp nhận.\n.\nDòng sau dấu chấm.\n',
  messageId: 'notification-1',
};

let folder: string;
let catcher: MailCatcher;
let mailer: Mailer;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'motcua-mail-'));
  catcher = await startMailCatcher({ folder });
  mailer = createMailer({ smtpUrl: catcher.smtpUrl, from: FROM });
});

afterEach(async () => {
  mailer.close();
  await catcher.close();
  await rm(folder, { recursive: true });
});

async function caught() {
  return (await listCaughtMails(folder, { limit: 100 })).mails;
}

describe('a mail sent to the catcher', () => {
  it('arrives with its Vietnamese words, its HTML and its attachment unchanged', async () => {
    const pdf = new Uint8Array(Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256));
    const html = '<p>Hồ sơ đã được <b>tiếp nhận</b></p>';
    const attachments = [{ fileName: 'Giấy tiếp nhận.pdf', contentType: 'application/pdf', content: pdf }];
    await mailer.sendMail({ ...MAIL, html, attachments });
    const [summary] = await caught();
    expect(summary).toMatchObject({
      subject: MAIL.subject,
      from: 'khong-tra-loi@motcua.example',
      to: [MAIL.to],
      messageId: '<notification-1@motcua.example>',
      deliveries: 1,
    });
    const mail = await readCaughtMail(folder, summary!.id);
    expect(mail?.text.trimEnd()).toBe(MAIL.text.trimEnd());
    expect(mail?.html?.trim()).toBe(html);
    expect(mail?.attachments).toHaveLength(1);
    expect(mail?.attachments[0]).toMatchObject({ fileName: 'Giấy tiếp nhận.pdf', contentType: 'application/pdf' });
    expect(Buffer.from(mail!.attachments[0]!.content).equals(Buffer.from(pdf))).toBe(true);
  });

  it('is kept once and counted when it is sent again after a crash', async () => {
    await mailer.sendMail(MAIL);
    await Promise.all([mailer.sendMail(MAIL), mailer.sendMail(MAIL)]);
    await mailer.sendMail({ ...MAIL, messageId: 'notification-2' });
    const mails = await caught();
    expect(mails.map((mail) => [mail.messageId, mail.deliveries]).sort()).toEqual([
      ['<notification-1@motcua.example>', 3],
      ['<notification-2@motcua.example>', 1],
    ]);
  });

  it('is still there after the catcher has been stopped and started again on its port', async () => {
    await mailer.sendMail(MAIL);
    mailer.close();
    await catcher.close();
    catcher = await startMailCatcher({ folder, port: catcher.port });
    mailer = createMailer({ smtpUrl: catcher.smtpUrl, from: FROM });
    await mailer.sendMail(MAIL);
    await mailer.sendMail({ ...MAIL, messageId: 'after-restart' });
    expect((await caught()).map((mail) => mail.deliveries).sort()).toEqual([1, 2]);
  });

  it('leaves no half-written file behind', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => mailer.sendMail({ ...MAIL, messageId: `many-${n}` })));
    const names = await readdir(folder);
    expect(names).toHaveLength(20);
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{32}\.eml$/);
  });

  it('can send no header of its own through its subject', async () => {
    await mailer.sendMail({ ...MAIL, subject: 'Xin chào\r\nBcc: kẻ-gian@example.com' });
    const [mail] = await caught();
    expect(mail?.to).toEqual([MAIL.to]);
    expect(mail?.subject).toContain('Xin chào');
  });
});

describe('the list of caught mails', () => {
  it('turns its pages from the newest to the oldest without losing or repeating a mail', async () => {
    for (let n = 0; n < 7; n++) await mailer.sendMail({ ...MAIL, messageId: `page-${n}` });
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await listCaughtMails(folder, { limit: 3, before });
      expect(page.mails.length).toBeLessThanOrEqual(3);
      seen.push(...page.mails.map((mail) => mail.messageId));
      before = page.next;
    } while (before);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });

  it('is empty where no mail was ever caught', async () => {
    expect(await listCaughtMails(path.join(folder, 'nowhere'), { limit: 10 })).toEqual({ mails: [], next: undefined });
  });

  it('opens nothing but mails', async () => {
    await writeFile(path.join(folder, 'secret.eml'), 'Subject: x\r\n\r\nx');
    for (const id of ['secret', '../secret', '', 'f'.repeat(32)]) {
      expect(await readCaughtMail(folder, id)).toBeUndefined();
    }
    expect(await caught()).toEqual([]);
  });
});

describe('a mail that cannot be sent', () => {
  it('is refused at once when its address is none, or would be several', async () => {
    for (const to of ['', 'mau', 'a@example.com, b@example.com', 'a@example.com\r\nBcc: b@example.com', '<a@x> b@y']) {
      await expect(mailer.sendMail({ ...MAIL, to }), to).rejects.toMatchObject({ name: 'MailError', code: 'REFUSED' });
    }
    expect(await caught()).toEqual([]);
  });

  it('may be tried again when nobody listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => closed.close(resolve));
    const lost = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: FROM });
    await expect(lost.sendMail(MAIL)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    lost.close();
  });

  it.each([
    [550, 'REFUSED'],
    [451, 'UNAVAILABLE'],
  ])('after the answer %i is %s, and the error names no address', async (responseCode, code) => {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, answer) => answer(Object.assign(new Error(`no ${address}`), { responseCode })),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as { port: number };
    const sender = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: FROM });
    const failure = await sender.sendMail(MAIL).then(
      () => undefined,
      (error) => error,
    );
    sender.close();
    await new Promise<void>((resolve) => server.close(resolve));
    expect(failure).toMatchObject({ code });
    expect(failure.message).not.toContain(MAIL.to);
  });

  it('makes the catcher say that its port is taken', async () => {
    await expect(startMailCatcher({ folder, port: catcher.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('the Message-ID', () => {
  it('is the same for the same notification, and takes nothing that could not stand in a header', () => {
    expect(messageIdFor('0198c1f0-aaaa-7000-8000-000000000001', FROM)).toBe(
      '<0198c1f0-aaaa-7000-8000-000000000001@motcua.example>',
    );
    expect(() => messageIdFor('a b>\r\nX: y', FROM)).toThrow(RangeError);
    expect(() => messageIdFor('a', 'nobody')).toThrow(RangeError);
  });
});
