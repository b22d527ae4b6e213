import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxAs, SAMPLE_NOW, type SampleDatabase, sampleDatabase, systemCtx } from '../../../test/sampleProvince.ts';
import { issueApiToken } from '../../platform/auth/apiToken.ts';
import { type App, createApp } from '../../platform/http/app.ts';
import { startMailCatcher } from '../../platform/mail/catcher.ts';
import { createMailer } from '../../platform/mail/mailer.ts';
import { createPortalShell } from '../organisation/portalShell.ts';
import { registerMailPages } from './mail.pages.tsx';
import { registerMessagePages } from './messages.pages.tsx';

let sample: SampleDatabase;
let home: string;
const apps: App[] = [];

beforeAll(async () => {
  sample = await sampleDatabase();
  home = mkdtempSync(path.join(tmpdir(), 'motcua-mail-'));
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await sample.drop();
  rmSync(home, { recursive: true, force: true });
});

async function appWith(settings: { sampleMode: boolean; smtpUrl?: string }): Promise<App> {
  const { config, clock } = systemCtx(sample.db);
  const own = { ...config, home, ...settings };
  const shell = createPortalShell(sample.db, clock, own);
  const app = await createApp({ config: own, db: sample.db, clock, shell });
  registerMailPages(app);
  registerMessagePages(app);
  apps.push(app);
  return app;
}

describe('the sample mailbox', () => {
  it('shows caught mail as text, with its links and attachments', async () => {
    const app = await appWith({ sampleMode: true });
    const empty = await app.inject('/mail');
    expect(empty.statusCode).toBe(200);
    expect(empty.body).toContain('Chưa có thư nào');

    const catcher = await startMailCatcher({ folder: path.join(home, 'mail') });
    const mailer = createMailer({ smtpUrl: catcher.smtpUrl, from: 'Một Cửa <khong-tra-loi@motcua.example>' });
    await mailer.sendMail({
      to: 'mau@tinhmau.example',
      subject: 'Hồ sơ <b>mẫu</b>',
      text: 'Kính gửi Ông/Bà,\n\nXem tại http://localhost:3000/ho-so/1\n\n<script>alert(1)</script>',
      messageId: uuidv7(),
      attachments: [{ fileName: 'giấy hẹn.txt', contentType: 'text/html', content: Buffer.from('xin chào') }],
    });
    mailer.close();
    await catcher.close();

    const list = await app.inject('/mail');
    expect(list.body).toContain('Hồ sơ &lt;b&gt;mẫu&lt;/b&gt;');
    const address = /href="(\/mail\/[0-9a-f]{32})"/.exec(list.body)?.[1] ?? '';
    const mail = await app.inject(address);
    expect(mail.statusCode).toBe(200);
    expect(mail.body).toContain('<a href="http://localhost:3000/ho-so/1">http://localhost:3000/ho-so/1</a>');
    expect(mail.body).not.toContain('<script>alert');
    expect(mail.body).toContain('mau@tinhmau.example');
    const file = await app.inject(`${address}/tep/1`);
    expect(file.body).toBe('xin chào');
    expect(file.headers['content-type']).toBe('application/octet-stream');
    expect(file.headers['content-disposition']).toContain('attachment');
  });

  it('has no page for a mail that is not there, whatever the address', async () => {
    const app = await appWith({ sampleMode: true });
    for (const url of [`/mail/${'0'.repeat(32)}`, '/mail/..%2f..%2fsecret', `/mail/${'0'.repeat(32)}/tep/1`]) {
      expect((await app.inject(url)).statusCode).toBe(404);
    }
    expect((await app.inject('/mail?truoc=x')).statusCode).toBe(200);
  });

  it.each([{ sampleMode: false }, { sampleMode: true, smtpUrl: 'smtp://mail.tinhmau.example' }])(
    'does not exist where mail really leaves: %j',
    async (settings) => {
      const app = await appWith(settings);
      expect((await app.inject('/mail')).statusCode).toBe(404);
    },
  );
});

describe('the page of messages', () => {
  it('shows an applicant their messages and marks them read', async () => {
    const app = await appWith({ sampleMode: true });
    const citizen = await ctxAs(sample.db, '0900000001');
    if (!('accountId' in citizen.actor)) throw new Error('not signed in');
    const id = uuidv7();
    await sample.db
      .insertInto('notification')
      .values({
        id,
        accountId: citizen.actor.accountId,
        channel: 'PORTAL',
        eventKey: `test:${id}`,
        language: 'vi',
        subject: 'Hồ sơ H99.03-261123-0001 đã được tiếp nhận',
        body: 'Hẹn trả kết quả: 17:00 26/11/2026.',
        link: '/ho-so/1',
        createdAt: SAMPLE_NOW,
      })
      .execute();
    const { accountId } = citizen.actor;
    const { token } = await issueApiToken(sample.db, { accountId, name: 'test', expiresAt: null }, citizen.clock);
    const headers = { authorization: `Bearer ${token}` };
    const page = await app.inject({ url: '/tin-nhan', headers });
    expect(page.body).toContain('Hồ sơ H99.03-261123-0001 đã được tiếp nhận');
    expect(page.body).toContain('Chưa đọc');
    const english = await app.inject({ url: '/tin-nhan?lang=en', headers });
    expect(english.body).toContain('<span lang="vi">Hồ sơ H99.03-261123-0001');
    const marked = await app.inject({ method: 'POST', url: '/tin-nhan', headers, payload: { den: id } });
    expect(marked.statusCode).toBe(303);
    expect((await app.inject({ url: '/tin-nhan', headers })).body).not.toContain('Chưa đọc');
  });

  it('asks strangers to sign in', async () => {
    const app = await appWith({ sampleMode: true });
    expect((await app.inject('/tin-nhan')).headers.location).toBe('/dang-nhap?tiep=%2Ftin-nhan');
  });
});
