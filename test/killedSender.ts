// Sends the message MESSAGE_ID through SMTP_URL and is killed at the worst moment: the server has taken the mail, and
// nothing is marked yet.
import { sendNotification } from '../src/features/notifications/sendNotification.ts';
import { createDatabase, createPool } from '../src/platform/db/database.ts';
import { createMailer } from '../src/platform/mail/mailer.ts';
import { systemCtx } from './sampleProvince.ts';

const { DATABASE_URL = '', SMTP_URL = '', MESSAGE_ID = '' } = process.env;
const mailer = createMailer({ smtpUrl: SMTP_URL, from: 'Một Cửa <khong-tra-loi@motcua.example>' });

await sendNotification(
  systemCtx(createDatabase(createPool(DATABASE_URL, 2))),
  {
    mailer: {
      close: () => undefined,
      sendMail: async (mail) => {
        await mailer.sendMail(mail);
        process.kill(process.pid, 'SIGKILL');
      },
    },
  },
  MESSAGE_ID,
);
