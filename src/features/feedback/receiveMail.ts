import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import PostalMime, { type Email } from 'postal-mime';
import { parseEmail } from '../../domain/identity/email.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { takeHit } from '../../platform/auth/rateLimit.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import { storeFile } from '../files/storeFile.ts';
import { addFeedbackEvent, findFeedback } from './feedbackStore.ts';
import { sendFeedback } from './sendFeedback.ts';
import { storePhoto } from './storePhoto.ts';
import { supplementFeedback } from './supplementFeedback.ts';
import { tellAgency } from './tellOfFeedback.ts';

/** What became of a mail. */
export type MailOutcome = 'NEW' | 'ADDED' | 'KNOWN' | 'AUTOMATIC' | 'TOO_MANY' | 'EMPTY';

const AN_HOUR = { hits: 20, seconds: 3600 };
const MOST_FILES = 10;
const NOBODY = { kind: 'ANONYMOUS' } as const;

/**
 * Takes a mail as feedback: one mail is one feedback, however often it is delivered; an answer to a mail of ours goes to the
 * feedback it is about. What programs send – holiday answers, bounces, lists, our own mail – is let pass (RFC 3834).
 */
export async function receiveMail(ctx: Ctx, raw: Buffer, envelopeFrom: string): Promise<MailOutcome> {
  const mail = await PostalMime.parse(raw);
  const from = parseEmail(mail.from?.address ?? '');
  if (!from || isAutomatic(ctx, mail, from, envelopeFrom)) return 'AUTOMATIC';
  const messageId = mail.messageId ?? `<${createHash('sha256').update(raw).digest('hex')}@motcua.invalid>`;
  if (await isKnown(ctx, messageId)) return 'KNOWN';
  const { allowed } = await takeHit(ctx.db, `feedback-mail|${from}`, AN_HOUR, ctx.clock);
  if (!allowed) return 'TOO_MANY';
  const sender: Ctx = { ...ctx, actor: NOBODY, language: 'vi' };
  return inTransaction(sender, async (tx) => {
    const taken = await tx.db
      .insertInto('feedbackMail')
      .values({ messageId, receivedAt: tx.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('messageId')
      .executeTakeFirst();
    if (!taken) return 'KNOWN';
    const { fileIds, refused } = await storeAttachments(tx, mail);
    const text = textOf(mail, refused);
    if (text === '' && fileIds.length === 0) return 'EMPTY';
    const about = await findAnswered(tx, mail, from);
    const id = about ? await add(tx, about, text, fileIds) : await open(tx, mail, { from, messageId, text, fileIds });
    await tx.db.updateTable('feedbackMail').set({ feedbackId: id }).where('messageId', '=', messageId).execute();
    return about ? 'ADDED' : 'NEW';
  });
}

const AUTOMATIC_SENDERS = /^(mailer-daemon|postmaster|no-?reply|khong-tra-loi)@/;

function isAutomatic({ config }: Ctx, { headers }: Email, from: string, envelopeFrom: string): boolean {
  const header = (key: string) =>
    headers
      .find((one) => one.key === key)
      ?.value.trim()
      .toLowerCase();
  const submitted = header('auto-submitted');
  const own = [
    config.feedbackMailAddress?.toLowerCase(),
    parseEmail(/<([^>]+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom),
  ];
  return (
    envelopeFrom === '' ||
    (submitted !== undefined && submitted !== 'no') ||
    /^(bulk|junk|list|auto_reply)$/.test(header('precedence') ?? '') ||
    header('x-autoreply') !== undefined ||
    header('x-autorespond') !== undefined ||
    header('list-id') !== undefined ||
    AUTOMATIC_SENDERS.test(from) ||
    own.includes(from)
  );
}

async function isKnown({ db }: Ctx, messageId: string): Promise<boolean> {
  const row = await db
    .selectFrom('feedbackMail')
    .select('messageId')
    .where('messageId', '=', messageId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Photos lose what the camera wrote; what the store does not take is named in the text. */
async function storeAttachments(tx: TxCtx, { attachments }: Email): Promise<{ fileIds: string[]; refused: string[] }> {
  const fileIds: string[] = [];
  const refused: string[] = [];
  for (const { filename, mimeType, content } of attachments.slice(0, MOST_FILES)) {
    const name = filename ?? 'tep';
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);
    const file = { name, stream: Readable.from([bytes]) };
    try {
      const stored = mimeType.startsWith('image/') ? await storePhoto(tx, file) : await storeFile(tx, file);
      fileIds.push(stored.id);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      refused.push(name);
    }
  }
  return { fileIds, refused: [...refused, ...attachments.slice(MOST_FILES).map(({ filename }) => filename ?? 'tep')] };
}

/** Subject and text; of a mail that has only HTML its words; what was quoted from an earlier mail is left out. */
function textOf({ subject, text, html }: Email, refused: string[]): string {
  const plain = text?.trim()
    ? text
    : (html ?? '').replace(/<(style|script)[\s\S]*?<\/\1>/gi, '').replace(/<[^>]+>/g, ' ');
  const own = plain
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('>'))
    .join('\n');
  const lines = [subject ?? '', own, ...(refused.length > 0 ? [`(Tệp không nhận được: ${refused.join(', ')})`] : [])];
  return cleanText(
    lines
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n\n'),
  );
}

/** The feedback that a mail of ours was about, when this answers it and comes from its sender. */
async function findAnswered(tx: TxCtx, { inReplyTo, references }: Email, from: string) {
  const ids = [...`${inReplyTo ?? ''} ${references ?? ''}`.matchAll(/<([0-9a-f]{8}-[0-9a-f-]{27})@/g)].map(
    ([, id = '']) => id,
  );
  if (ids.length === 0) return undefined;
  const row = await tx.db
    .selectFrom('notification')
    .select('feedbackId')
    .where('id', 'in', ids)
    .where('feedbackId', 'is not', null)
    .where('address', '=', from)
    .executeTakeFirst();
  return row?.feedbackId ? findFeedback(tx, { id: row.feedbackId }) : undefined;
}

type Known = NonNullable<Awaited<ReturnType<typeof findFeedback>>>;

/** What was asked for, or something more: the agency sees it with the rest. */
async function add(tx: TxCtx, feedback: Known, text: string, fileIds: string[]): Promise<string> {
  if (feedback.state === 'SUPPLEMENT_ASKED') {
    await supplementFeedback(tx, feedback.code, { text, fileIds });
    return feedback.id;
  }
  if (fileIds.length > 0)
    await tx.db
      .insertInto('feedbackFile')
      .values(fileIds.map((fileId) => ({ feedbackId: feedback.id, fileId, kind: 'SENT' })))
      .execute();
  await addFeedbackEvent(tx, feedback.id, {
    type: 'SUPPLEMENTED',
    text,
    actorName: feedback.senderName ?? '',
    agencyCode: feedback.agencyCode,
  });
  const due = feedback.dueAt ?? tx.clock.now();
  await tellAgency(tx, feedback, 'feedbackSupplemented', `mail:${tx.clock.now().getTime()}`, { due });
  return feedback.id;
}

async function open(
  tx: TxCtx,
  mail: Email,
  { from, messageId, text, fileIds }: { from: string; messageId: string; text: string; fileIds: string[] },
): Promise<string> {
  const requestId = `mail-${createHash('sha256').update(messageId).digest('hex')}`;
  const sent = await sendFeedback(
    { ...tx, requestId },
    {
      channel: 'EMAIL',
      topic: 'OTHER',
      body: text || '…',
      anonymous: false,
      name: mail.from?.name ?? '',
      email: from,
      fileIds,
      mailMessageId: messageId,
    },
  );
  return sent.id;
}
