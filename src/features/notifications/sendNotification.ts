import { inLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { CODE_MINUTES } from '../../platform/auth/oneTimeCode.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type Mail, MailError, type Mailer } from '../../platform/mail/mailer.ts';
import { mailLayout } from '../../platform/mail/mailLayout.tsx';
import { SmsError, type SmsGateway } from '../../platform/sms/smsGateway.ts';
import { smsSize, withoutDiacritics } from '../../platform/sms/smsText.ts';
import { getProvince } from '../organisation/portalShell.ts';
import { enqueueSending } from './enqueueSending.ts';
import { linkLabel } from './linkLabel.ts';
import { findToSend } from './queries.ts';

/** How messages leave. */
export interface Outgoing {
  /** absent: mail waits until the program is started with a mail server */
  mailer?: Mailer;
  /** absent: text messages wait until the program is started with an SMS centre */
  sms?: SmsGateway;
  /** longer than the mail server and the SMS centre may take to answer */
  leaseSeconds?: number;
}

type Notification = NonNullable<Awaited<ReturnType<typeof findToSend>>>;

const LEASE_SECONDS = 120;
const ONE_TIME_CODE = 'one-time-code:';

/**
 * Sends one message. It is claimed before and marked after sending, so that two workers never send the same one, and a
 * repeat of a finished job sends nothing. What no client of SMTP can rule out: killed after the server took the mail and
 * before the mark, it is sent once more – with the same Message-ID, by which the receiving side knows it
 * (the built-in catcher keeps it once); the SMS centre knows it by its id. Throws `MailError` or `SmsError` when a later
 * try may work.
 */
export async function sendNotification(ctx: Ctx, outgoing: Outgoing, id: string): Promise<void> {
  const found = await findToSend(ctx.db, id);
  if (!found || !leaves(found, outgoing)) return;
  if (isStale(ctx, found)) return finish(ctx, found, { failure: 'EXPIRED', body: '' });
  if (!(await claim(ctx, outgoing, id))) return;
  let facts: SentFacts;
  try {
    facts = await send(ctx, outgoing, found);
  } catch (error) {
    if (!isRefusal(error)) {
      await finish(ctx, found, {});
      throw error;
    }
    return finish(ctx, found, { failure: error.message.slice(0, 300) });
  }
  // A used code is of no use to anybody but a thief of the database.
  const body = isCode(found) ? { body: '' } : {};
  await finish(ctx, found, { sentAt: ctx.clock.now(), ...facts, ...body });
}

/** What is known of a text message once it has left. */
interface SentFacts {
  body?: string;
  smsSegments?: number;
  smsEncoding?: string;
  reference?: string;
}

async function send(ctx: Ctx, { mailer, sms }: Outgoing, found: Notification): Promise<SentFacts> {
  if (found.channel === 'EMAIL') {
    await mailer?.sendMail(await mailFor(ctx, found));
    return {};
  }
  // What is kept is what was sent, and its size is what is paid for.
  const text = ctx.config.smsDiacritics ? found.body : withoutDiacritics(found.body);
  const { encoding, segments } = smsSize(text);
  const answer = await sms?.sendSms({ id: found.id, to: found.address ?? '', text });
  return { body: text, smsEncoding: encoding, smsSegments: segments, reference: answer?.reference };
}

function isRefusal(error: unknown): error is MailError | SmsError {
  return (error instanceof MailError || error instanceof SmsError) && error.code === 'REFUSED';
}

/** Whether there is a way out for it now and it is still to go. */
function leaves({ channel, sentAt, failure, bundled }: Notification, { mailer, sms }: Outgoing): boolean {
  if (sentAt || failure !== null || bundled) return false;
  return (channel === 'EMAIL' && mailer !== undefined) || (channel === 'SMS' && sms !== undefined);
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

/** Writes the outcome down; what was bundled in a digest shares its fate. */
async function finish(
  ctx: Ctx,
  { id, kind }: Notification,
  outcome: { sentAt?: Date; failure?: string } & SentFacts,
): Promise<void> {
  await ctx.db
    .updateTable('notification')
    .set({ leaseUntil: null, ...outcome })
    .where('id', '=', id)
    .execute();
  const { sentAt, failure } = outcome;
  if (kind !== 'digest' || !(sentAt || failure)) return;
  await ctx.db.updateTable('notification').set({ sentAt, failure }).where('digestId', '=', id).execute();
}

async function mailFor(ctx: Ctx, notification: Notification): Promise<Mail> {
  const { id, address, subject, body } = notification;
  const language = languageOf(notification.language);
  const text = words(language).notifications;
  // Who wrote by mail goes on by mail.
  const replyTo = (notification.feedbackId && ctx.config.feedbackMailAddress) || undefined;
  const layout = mailLayout({
    title: subject,
    paragraphs: body.split('\n\n'),
    link: notification.link
      ? {
          label: notification.kind === 'digest' ? text.office.title : linkLabel(notification.link, language),
          url: notification.link,
        }
      : undefined,
    language,
    signature: [...(await signature(ctx, notification, language)), ...(replyTo ? [] : [text.doNotReply])],
  });
  const inReplyTo = notification.inReplyTo ?? undefined;
  return { messageId: id, to: address ?? '', subject, inReplyTo, replyTo, ...layout };
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
