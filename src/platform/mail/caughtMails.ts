import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import PostalMime from 'postal-mime';

/** One line in the list of caught mails. */
export interface CaughtMailSummary {
  id: string;
  messageId: string;
  from: string;
  /** addresses it was delivered to */
  to: string[];
  subject: string;
  receivedAt: Date;
  /** how many times it arrived; more than 1 means it was sent again */
  deliveries: number;
}

/** A whole caught mail. `html` comes as it was sent: show it only inside a sandbox. */
export interface CaughtMail extends CaughtMailSummary {
  text: string;
  html?: string;
  attachments: { fileName: string; contentType: string; content: Uint8Array }[];
}

export interface CaughtMailPage {
  /** newest first */
  mails: CaughtMailSummary[];
  /** pass as `before` for the next page; absent on the last one */
  next?: string;
}

const ID = /^[0-9a-f]{32}$/;

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** Sorts by moment, then id, as one text. */
const positionOf = (mail: { id: string; receivedAt: Date }): string =>
  `${String(mail.receivedAt.getTime()).padStart(15, '0')}-${mail.id}`;

async function deliveriesOf(folder: string, id: string): Promise<number> {
  try {
    return 1 + (await stat(path.join(folder, `${id}.again`))).size;
  } catch (error) {
    if (isMissing(error)) return 1;
    throw error;
  }
}

async function positions(folder: string): Promise<{ id: string; receivedAt: Date }[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
  const ids = names.filter((name) => name.endsWith('.eml')).map((name) => name.slice(0, -'.eml'.length));
  return Promise.all(
    ids
      .filter((id) => ID.test(id))
      .map(async (id) => ({ id, receivedAt: (await stat(path.join(folder, `${id}.eml`))).mtime })),
  );
}

/** One caught mail, or undefined when there is none with this id (or the id is none at all). */
export async function readCaughtMail(folder: string, id: string): Promise<CaughtMail | undefined> {
  if (!ID.test(id)) return undefined;
  const file = path.join(folder, `${id}.eml`);
  try {
    const [bytes, { mtime }, deliveries] = await Promise.all([readFile(file), stat(file), deliveriesOf(folder, id)]);
    const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
    return {
      id,
      messageId: mail.messageId ?? '',
      from: mail.from?.address ?? '',
      to: mail.headers.filter(({ key }) => key === 'delivered-to').map(({ value }) => value),
      subject: mail.subject ?? '',
      receivedAt: mtime,
      deliveries,
      text: mail.text ?? '',
      html: mail.html,
      attachments: mail.attachments.map((attachment) => ({
        fileName: attachment.filename ?? '',
        contentType: attachment.mimeType,
        content: new Uint8Array(attachment.content as ArrayBuffer),
      })),
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The caught mails, newest first, `limit` a page; `before` is the `next` of the page before. */
export async function listCaughtMails(
  folder: string,
  { limit, before }: { limit: number; before?: string },
): Promise<CaughtMailPage> {
  const all = await positions(folder);
  const older = all
    .filter((mail) => before === undefined || positionOf(mail) < before)
    .sort((one, other) => (positionOf(one) < positionOf(other) ? 1 : -1));
  const page = older.slice(0, limit);
  const read = await Promise.all(page.map(({ id }) => readCaughtMail(folder, id)));
  const mails = read.flatMap((mail) => {
    if (!mail) return [];
    const { text: _text, html: _html, attachments: _attachments, ...summary } = mail;
    return [summary];
  });
  const last = page.at(-1);
  return { mails, next: last && older.length > page.length ? positionOf(last) : undefined };
}
