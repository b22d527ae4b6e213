import { v7 as uuidv7 } from 'uuid';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { compose, readTemplates } from './compose.ts';
import { enqueueSending } from './enqueueSending.ts';
import { news } from './messageKinds.ts';
import { findReaders, type Reader } from './readers.ts';

/** A mail longer than this is not read. */
const MOST_IN_DIGEST = 100;

/**
 * Puts everything that waits for a person into one mail. What they have read on the portal meanwhile is left out. Nothing is
 * lost or said twice when it runs again or is killed: the mail, its parts and its job are one transaction.
 */
export async function sendDigest(ctx: Ctx, accountId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const waiting = await takeBundle(tx, accountId);
    const [first] = waiting;
    const [reader] = await findReaders(tx, [accountId]);
    if (!first || !reader) return;
    const read = await readAlready(tx, accountId, waiting);
    const left = waiting.filter(({ eventKey }) => !read.has(eventKey));
    const done = waiting.filter(({ eventKey }) => read.has(eventKey)).map(({ id }) => id);
    if (done.length > 0) {
      await tx.db.updateTable('notification').set({ failure: 'READ_ALREADY' }).where('id', 'in', done).execute();
    }
    if (left.length === 0) return;
    const digestId = await writeDigest(tx, reader, left);
    await tx.db
      .updateTable('notification')
      .set({ digestId })
      .where(
        'id',
        'in',
        left.map(({ id }) => id),
      )
      .execute();
    await enqueueSending(tx.db, digestId);
  });
}

type Waiting = Awaited<ReturnType<typeof takeBundle>>[number];

/** Everything that waits, once something of it is due; other workers do not see it meanwhile. */
async function takeBundle(tx: TxCtx, accountId: string) {
  const rows = await tx.db
    .selectFrom('notification')
    .select(['id', 'eventKey', 'subject', 'body', 'address', 'createdAt', 'sendAfter'])
    .where('accountId', '=', accountId)
    .where('bundled', '=', true)
    .where('digestId', 'is', null)
    .where('failure', 'is', null)
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  const now = tx.clock.now();
  return rows.some(({ sendAfter }) => sendAfter === null || sendAfter <= now) ? rows : [];
}

/** Events whose message the person has read on the portal. */
async function readAlready(tx: TxCtx, accountId: string, waiting: Waiting[]): Promise<Set<string>> {
  const keys = waiting.map(({ eventKey }) => eventKey);
  const rows = await tx.db
    .selectFrom('notification')
    .select('eventKey')
    .where('accountId', '=', accountId)
    .where('channel', '=', 'PORTAL')
    .where('eventKey', 'in', keys)
    .where('readAt', 'is not', null)
    .execute();
  return new Set(rows.map(({ eventKey }) => eventKey));
}

/** One message alone goes out as it is; more become a list. */
async function writeDigest(tx: TxCtx, reader: Reader, parts: Waiting[]): Promise<string> {
  const { config, clock, db } = tx;
  const [first] = parts;
  const lines = parts.slice(0, MOST_IN_DIGEST).map(({ subject, body }) => `– ${subject}\n   ${firstLine(body)}`);
  const more = parts.length - lines.length;
  const list = [...lines, ...(more > 0 ? [`… + ${more}`] : [])].join('\n\n');
  const template = (await readTemplates(db, ['digest'], null))('digest', 'EMAIL', reader.language);
  const values = news('digest', { count: String(parts.length), list }).values;
  const alone = parts.length === 1 && first ? { subject: first.subject, body: first.body } : undefined;
  const message = alone ?? (template ? compose(template, values) : { subject: '', body: list });
  const id = uuidv7();
  await db
    .insertInto('notification')
    .values({
      id,
      accountId: reader.accountId,
      channel: 'EMAIL',
      address: reader.email ?? first?.address ?? null,
      eventKey: `digest:${first?.id ?? id}`,
      kind: 'digest',
      language: reader.language,
      ...message,
      link: `${config.publicUrl}/office/messages`,
      createdAt: clock.now(),
    })
    .execute();
  return id;
}

function firstLine(body: string): string {
  return body.split('\n')[0] ?? '';
}
