import { inLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { CODE_MINUTES } from '../../platform/auth/oneTimeCode.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type Mail, MailError, type Mailer } from '../../platform/mail/mailer.ts';
import { mailLayout } from '../../platform/mail/mailLayout.tsx';
import { getProvince } from '../organisation/portalShell.ts';
import { enqueueSending } from './enqueueSending.ts';
import { findToSend } from './queries.ts';

/** How messages leave. */
export interface Outgoing {
  /** absent: mail waits until the program is started with a mail server */
  mailer?: Mailer;
  /** trial mode: there is no SMS centre, so text messages go to the mail catcher, where they can be read */
  smsByMail: boolean;
  /** longer than the mail server may take to answer */
  leaseSeconds?: number;
}

type Notification = NonNullable<Awaited<ReturnType<typeof findToSend>>>;

const LEASE_SECONDS = 120;
const ONE_TIME_CODE = 'one-time-code:';

/**
 * Sends one message. It is claimed before and marked after sending, so that two workers never send the same one, and a
 * repeat of a finished job sends nothing. What no client of SMTP can rule out: killed after the server took the mail and
 * before the mark, it is sent once more – with the same Message-ID, by which the receiving side knows it
 * (the built-in catcher keeps it once). Throws `MailError` when a later try may work.
 */
export async function sendNotification(ctx: Ctx, outgoing: Outgoing, id: string): Promise<void> {
  const found = await findToSend(ctx.db, id);
  if (!found || !leaves(found, outgoing)) return;
  if (isStale(ctx, found)) return finish(ctx, id, { failure: 'EXPIRED', body: '' });
  if (!(await claim(ctx, outgoing, id))) return;
  try {
    await outgoing.mailer?.sendMail(await mailFor(ctx, found));
  } catch (error) {
    if (!(error instanceof MailError && error.code === 'REFUSED')) {
      await finish(ctx, id, {});
      throw error;
    }
    return finish(ctx, id, { failure: error.message.slice(0, 300) });
  }
  // A used code is of no use to anybody but a thief of the database.
  const body = isCode(found) ? { body: '' } : {};
  await finish(ctx, id, { sentAt: ctx.clock.now(), ...body });
}

/** Whether there is a way out for it now and it is still to go. */
function leaves({ channel, sentAt, failure }: Notification, { mailer, smsByMail }: Outgoing): boolean {
  if (sentAt || failure !== null || !mailer) return false;
  return channel === 'EMAIL' || (channel === 'SMS' && smsByMail);
}

/** A code that has expired would only confuse. */
function isStale(ctx: Ctx, notification: Notification): boolean {
  const age = ctx.clock.now().getTime() - notification.createdAt.getTime();
  return isCode(notification) && age > CODE_MINUTES * 60_000;
}

function isCode({ eventKey }: Pick<Notification, 'eventKey'>): boolean {
  return eventKey.startsWith(ONE_TIME_CODE);
}

/** Takes the message for this worker; when another has it, looks again once that one must be done or dead. */
async function claim(ctx: Ctx, { leaseSeconds = LEASE_SECONDS }: Outgoing, id: string): Promise<boolean> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async ({ db }) => {
    const row = await db
      .selectFrom('notification')
      .select(['leaseUntil', 'sentAt', 'failure'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row || row.sentAt || row.failure !== null) return false;
    if (row.leaseUntil && row.leaseUntil > now) {
      await enqueueSending(db, id, row.leaseUntil);
      return false;
    }
    const leaseUntil = new Date(now.getTime() + leaseSeconds * 1000);
    await db.updateTable('notification').set({ leaseUntil }).where('id', '=', id).execute();
    return true;
  });
}

async function finish(
  ctx: Ctx,
  id: string,
  outcome: { sentAt?: Date; failure?: string; body?: string },
): Promise<void> {
  await ctx.db
    .updateTable('notification')
    .set({ leaseUntil: null, ...outcome })
    .where('id', '=', id)
    .execute();
}

async function mailFor(ctx: Ctx, notification: Notification): Promise<Mail> {
  const { id, channel, address, subject, body } = notification;
  if (channel === 'SMS') return { messageId: id, to: smsAddress(address ?? ''), subject: 'SMS', text: body };
  const language = languageOf(notification.language);
  const text = words(language).notifications;
  const layout = mailLayout({
    title: subject,
    paragraphs: body.split('\n\n'),
    link: notification.link ? { label: text.openLink, url: notification.link } : undefined,
    language,
    signature: [...(await signature(ctx, notification, language)), text.doNotReply],
  });
  return { messageId: id, to: address ?? '', subject, ...layout };
}

/** The agency of the dossier, the province for everything about the account itself. */
async function signature(ctx: Ctx, { agency, agencyEn, agencyPhone }: Notification, language: Language) {
  if (agency)
    return [inLanguage({ vi: agency, en: agencyEn ?? undefined }, language), ...(agencyPhone ? [agencyPhone] : [])];
  const province = await getProvince(ctx.db);
  return [inLanguage(province.portalName, language), ...(province.hotline ? [province.hotline] : [])];
}

function languageOf(stored: string): Language {
  return LANGUAGES.find((language) => language === stored) ?? 'vi';
}

/** The number in E.164 at a reserved domain (RFC 2606): even a catcher set up wrongly reaches nobody. */
function smsAddress(phone: string): string {
  return `${phone}@sms.tinhmau.example`;
}
