import { createTransport } from 'nodemailer';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/policy/actor.ts';
import { createLog } from '../../platform/log.ts';
import { startMailCatcher } from '../../platform/mail/catcher.ts';
import { createMailer } from '../../platform/mail/mailer.ts';
import { sendNotification } from '../notifications/sendNotification.ts';
import { openTestPortal, PDF, type TestPortal } from '../submission/testPortal.ts';
import { actOnFeedback } from './actOnFeedback.ts';
import { startFeedbackInbox } from './feedbackInbox.ts';

const BOX = 'phan-anh@tinhmau.example';

let portal: TestPortal;
let inbox: Awaited<ReturnType<typeof startFeedbackInbox>>;
let catcher: Awaited<ReturnType<typeof startMailCatcher>>;
const SYSTEM: Actor = { kind: 'SYSTEM', name: 'test' };
beforeAll(async () => {
  portal = await openTestPortal();
  const ctx = portal.ctx(SYSTEM);
  const config = { ...ctx.config, feedbackMailAddress: BOX };
  const log = createLog({ ...config, logLevel: 'silent' });
  inbox = await startFeedbackInbox({ ...ctx, config }, { host: '127.0.0.1', port: 0 }, log);
  catcher = await startMailCatcher({ folder: `${portal.config.home}/mail` });
}, 120_000);
afterAll(async () => {
  await inbox.stop();
  await catcher.close();
  await portal.close();
});

const outside = (mail: object) =>
  createTransport({ host: '127.0.0.1', port: inbox.port, ignoreTLS: true }).sendMail({
    from: 'Nguyễn Văn Mẫu <mau@vidu.vn>',
    to: BOX,
    ...mail,
  });
const all = () => portal.db.selectFrom('feedback').selectAll().orderBy('id').execute();
const filesOf = (id: string) =>
  portal.db
    .selectFrom('feedbackFile')
    .innerJoin('storedFile', 'storedFile.id', 'fileId')
    .select(['name', 'mediaType'])
    .where('feedbackId', '=', id)
    .orderBy('name')
    .execute();

const FIRST = {
  messageId: '<thu-1@vidu.vn>',
  subject: 'Đèn đường hỏng',
  text: 'Đèn trước trường học hỏng ba tuần nay.',
};

describe('the mail box for feedback', () => {
  it('makes one feedback of a mail, however often it is delivered, with its files', async () => {
    const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const attachments = [
      { filename: 'anh.png', content: photo },
      { filename: 'don.pdf', content: PDF },
      { filename: 'chay.exe', content: Buffer.from('MZ not for us') },
    ];
    await outside({ ...FIRST, attachments });
    await outside({ ...FIRST, attachments });
    const [feedback, ...others] = await all();
    expect(others).toEqual([]);
    expect(feedback).toMatchObject({ channel: 'EMAIL', senderEmail: 'mau@vidu.vn', senderName: 'Nguyễn Văn Mẫu' });
    expect(feedback?.body).toBe(
      'Đèn đường hỏng\n\nĐèn trước trường học hỏng ba tuần nay.\n\n(Tệp không nhận được: chay.exe)',
    );
    expect(await filesOf(feedback!.id)).toEqual([
      { name: 'anh.jpg', mediaType: 'image/jpeg' },
      { name: 'don.pdf', mediaType: 'application/pdf' },
    ]);
  });

  it('is answered in the thread, and an answer to that adds to the same feedback', async () => {
    const [feedback] = await all();
    const head = await portal.db
      .selectFrom('post')
      .innerJoin('account', 'account.id', 'accountId')
      .select(['account.id', 'fullName'])
      .where('role', '=', 'CENTRE_HEAD')
      .executeTakeFirstOrThrow();
    const centre: Actor = {
      kind: 'OFFICER',
      accountId: head.id,
      name: head.fullName,
      posts: [{ role: 'CENTRE_HEAD', agencyCode: 'H99.03', unitId: null }],
      mustChangePassword: false,
    };
    const step = { action: 'ASK_SUPPLEMENT', revision: feedback!.revision, text: 'Trường nào?' } as const;
    await actOnFeedback(portal.ctx(centre), feedback!.id, step);
    const asked = await portal.db
      .selectFrom('notification')
      .select(['id', 'inReplyTo'])
      .where('kind', '=', 'feedbackSupplementAsked')
      .where('channel', '=', 'EMAIL')
      .executeTakeFirstOrThrow();
    expect(asked.inReplyTo).toBe(FIRST.messageId);
    const mailer = createMailer({ smtpUrl: catcher.smtpUrl, from: portal.config.mailFrom });
    const ctx = portal.ctx(SYSTEM);
    const config = { ...ctx.config, feedbackMailAddress: BOX };
    await sendNotification({ ...ctx, config }, { mailer }, asked.id);
    mailer.close();

    const inReplyTo = `<${asked.id}@motcua.example>`;
    await outside({ messageId: '<thu-2@vidu.vn>', inReplyTo, subject: 'Re: …', text: 'Trường Ví Dụ.\n> Trường nào?' });
    await outside({ messageId: '<thu-2@vidu.vn>', inReplyTo, subject: 'Re: …', text: 'Trường Ví Dụ.\n> Trường nào?' });
    expect((await all()).map(({ state }) => state)).toEqual(['NEW']);
    const events = await portal.db.selectFrom('feedbackEvent').select(['type', 'text']).orderBy('seq').execute();
    expect(events.at(-1)).toEqual({ type: 'SUPPLEMENTED', text: 'Re: …\n\nTrường Ví Dụ.' });
    expect(events).toHaveLength(3);
  });

  it('lets pass what programs send: bounces, holiday answers, lists, and mail for others', async () => {
    const before = (await all()).length;
    const mail = { subject: 'Vắng mặt', text: 'Tôi đi vắng đến thứ Hai.' };
    await outside({ ...mail, messageId: '<a@vidu.vn>', headers: { 'Auto-Submitted': 'auto-replied' } });
    await outside({ ...mail, messageId: '<b@vidu.vn>', headers: { Precedence: 'bulk' } });
    await outside({ ...mail, messageId: '<c@vidu.vn>', envelope: { from: '', to: BOX } });
    await outside({ ...mail, messageId: '<d@vidu.vn>', from: 'MAILER-DAEMON@vidu.vn' });
    await expect(outside({ ...mail, messageId: '<e@vidu.vn>', to: 'ai-do@vidu.vn' })).rejects.toThrow('550');
    expect(await all()).toHaveLength(before);
  });
});
