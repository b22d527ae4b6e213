import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { words } from '../../i18n/words.ts';
import type { TxCtx } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import {
  compose,
  type DossierNames,
  type FindTemplate,
  isForApplicant,
  type MessageChannel,
  valuesFor,
} from './compose.ts';
import { enqueueSending } from './enqueueSending.ts';
import { MESSAGE_KINDS, type News } from './messageKinds.ts';
import type { Reader } from './readers.ts';
import { afterQuiet, nextDigest, soon } from './sendingTime.ts';

/** One piece of news for one reader. */
export interface Telling {
  /** one message per reader and channel carries this key, however often it is told */
  eventKey: string;
  news: News;
  reader: Reader;
  template: FindTemplate;
  dossier?: { id: string; agencyCode: string; names: DossierNames };
  /** path on the portal or in the office; `link` of the names is the whole address */
  page: string | null;
  link: string | null;
  /** the reader has just done it: it comes at once, quiet hours or not */
  ownDoing: boolean;
}

interface Way {
  channel: MessageChannel;
  address: string | null;
  link: string | null;
}

/** Writes the messages of one telling and puts them on their way. Repeating it writes nothing twice. One or two statements a way. */
export async function tell(tx: TxCtx, telling: Telling): Promise<void> {
  if (tx.quiet) return;
  const { news, reader, template, dossier } = telling;
  const values = valuesFor(news, dossier?.names, reader.language);
  const { greeting } = words(reader.language).notifications;
  for (const way of waysTo(telling)) {
    const words = template(news.kind, way.channel, reader.language);
    if (!words) continue;
    const { subject, body } = compose(words, values);
    const greeted = way.channel === 'EMAIL' && isForApplicant(news.kind) ? `${greeting(reader.name)}\n\n${body}` : body;
    await write(tx, telling, way, { subject, body: greeted });
  }
}

/** The portal always; mail and SMS where there is an address and the reader wants them. Officers get no SMS. */
function waysTo({ reader, news, page, link }: Telling): Way[] {
  const { accountId, email, phone, preference } = reader;
  const ways: Way[] = accountId ? [{ channel: 'PORTAL', address: null, link: page }] : [];
  if (email && preference.email) ways.push({ channel: 'EMAIL', address: email, link });
  if (phone && preference.sms && isForApplicant(news.kind) && !isLandline(phone)) {
    ways.push({ channel: 'SMS', address: phone, link });
  }
  return ways;
}

function isLandline(phone: string): boolean {
  return phone.startsWith('+842');
}

async function write(tx: TxCtx, telling: Telling, way: Way, message: { subject: string; body: string }): Promise<void> {
  const { eventKey, news, reader, dossier } = telling;
  const { bundled, sendAfter } = way.channel === 'PORTAL' ? AT_ONCE : timing(tx, telling);
  const written = await tx.db
    .insertInto('notification')
    .values({
      id: uuidv7(),
      dossierId: dossier?.id ?? null,
      accountId: reader.accountId,
      eventKey,
      kind: news.kind,
      agencyCode: dossier?.agencyCode ?? null,
      language: reader.language,
      ...way,
      ...message,
      bundled,
      sendAfter,
      createdAt: tx.clock.now(),
    })
    .onConflict((conflict) =>
      conflict.expression(sql`event_key, channel, coalesce(account_id::text, address, '')`).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!written || way.channel === 'PORTAL') return;
  if (bundled && reader.accountId) await enqueueDigest(tx, reader.accountId, sendAfter ?? tx.clock.now());
  else await enqueueSending(tx.db, written.id, sendAfter ?? undefined);
}

interface Timing {
  /** waits for the others of its reader */
  bundled: boolean;
  /** null: at once */
  sendAfter: Date | null;
}

const AT_ONCE: Timing = { bundled: false, sendAfter: null };

function timing(tx: TxCtx, { news, reader, ownDoing }: Telling): Timing {
  if (ownDoing) return AT_ONCE;
  const now = tx.clock.now();
  const { quiet, atOnce, digestTimes } = reader.preference;
  const { speed } = MESSAGE_KINDS[news.kind];
  if (speed === 'NOW' || atOnce || !reader.accountId) {
    const sendAfter = afterQuiet(now, quiet);
    return { bundled: false, sendAfter: sendAfter > now ? sendAfter : null };
  }
  const wanted = speed === 'SOON' ? soon(now) : nextDigest(now, digestTimes);
  return { bundled: true, sendAfter: afterQuiet(wanted, quiet) };
}

/** Sends what is bundled for a person at that time, in one mail. Asking again replaces the waiting job. */
export async function enqueueDigest(tx: TxCtx, accountId: string, runAt: Date): Promise<void> {
  const jobKey = `digest:${accountId}:${runAt.toISOString()}`;
  await enqueue(tx.db, 'notification.digest', { accountId }, { jobKey, runAt });
}
