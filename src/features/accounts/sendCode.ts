import { v7 as uuidv7 } from 'uuid';
import { type Contact, parseContact } from '../../domain/identity/contact.ts';
import { words } from '../../i18n/words.ts';
import { CODE_MINUTES, type CodePurpose, issueCode } from '../../platform/auth/oneTimeCode.ts';
import { takeHit } from '../../platform/auth/rateLimit.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { counterKey, minutesOf } from './counterKey.ts';
import { tooManyCodes } from './errors.ts';

/** Whoever asks for codes in somebody else's name must not be able to flood them, or to guess through many codes. */
const CODES_PER_ADDRESS = { hits: 5, seconds: 3600 };

/** Counts a request for a code, whether or not the address has an account. Throws `account.too_many_codes`. */
export async function takeCodeRequest(ctx: Ctx, contact: Contact): Promise<void> {
  const hit = await takeHit(ctx.db, counterKey('code', contact.address), CODES_PER_ADDRESS, ctx.clock);
  if (!hit.allowed) throw tooManyCodes({ values: { minutes: minutesOf(hit.retryAfterSeconds) } });
}

/** Makes a code and sends it in the same transaction. Answers the id under which it can be used. */
export async function sendCode(ctx: TxCtx, accountId: string, purpose: CodePurpose, contact: Contact): Promise<string> {
  const { id, code } = await issueCode(ctx.db, { accountId, purpose, sentTo: contact.address }, ctx.clock, ctx.config);
  const text = words(ctx.language).notifications.oneTimeCode;
  await sendMessage(ctx, {
    accountId,
    contact,
    eventKey: `one-time-code:${id}`,
    subject: text.subject,
    body: text.text(code, CODE_MINUTES),
  });
  return id;
}

interface Message {
  accountId: string;
  contact: Contact;
  /** makes the message single however often the use case is repeated */
  eventKey: string;
  subject: string;
  body: string;
}

/** Puts a message about the account itself on its way, by mail or SMS. */
export async function sendMessage(ctx: TxCtx, { contact, ...message }: Message): Promise<void> {
  const id = uuidv7();
  await ctx.db
    .insertInto('notification')
    .values({
      id,
      ...message,
      channel: contact.channel,
      address: contact.address,
      language: ctx.language,
      createdAt: ctx.clock.now(),
    })
    .execute();
  await enqueue(ctx.db, 'notification.send', { notificationId: id });
}

/** Where messages about an account go: e-mail first, because it costs nothing. */
export function contactOf(account: { email: string | null; phone: string | null }): Contact | undefined {
  return parseContact(account.email ?? account.phone ?? '');
}
