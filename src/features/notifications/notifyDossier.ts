import { v7 as uuidv7 } from 'uuid';
import { lookupLink } from '../../domain/dossier/lookupLink.ts';
import { reduce } from '../../domain/dossier/reduce.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { type Contact, parseContact } from '../../domain/identity/contact.ts';
import { inLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import { PATHS } from '../../ui/paths.ts';
import { listEvents } from '../dossiers/store.ts';
import { composeMessage, type Message } from './composeMessage.ts';
import { enqueueSending } from './enqueueSending.ts';
import { findAgencyNames, findReader } from './queries.ts';

/** Who is told, and where. */
interface Recipient {
  accountId: string | null;
  name: string;
  language: Language;
  /** e-mail first: it costs nothing and holds more */
  contact: Contact | undefined;
}

type Row = { channel: 'PORTAL' | 'EMAIL' | 'SMS'; address: string | null; body: string; link: string };

/**
 * Tells the applicant of one event of a dossier: on the portal when they have an account, and by mail or, without one, by
 * SMS. Repeating it writes nothing twice; sending is enqueued in the same transaction. At most five statements and one a message.
 */
export async function notifyDossier(ctx: Ctx, { dossierId, seq }: JobPayloads['dossier.notify']): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const events = await listEvents(tx.db, dossierId);
    const event = events[seq - 1];
    if (!event) return;
    // As it was then: a later event has its own message.
    const state = reduce(events.slice(0, seq));
    const recipient = await findRecipient(tx, state);
    const agency = await findAgencyNames(tx.db, state.receivingAgencyCode);
    const { language } = recipient;
    const message = composeMessage(event, state, { agency: agency ? inLanguage(agency, language) : '', language });
    if (!message) return;
    for (const row of rowsFor(tx, dossierId, state, recipient, message)) {
      await write(tx, `${dossierId}:${seq}`, dossierId, recipient, message.subject, row);
    }
  });
}

/** The account that submitted it; for dossiers of the counter whoever is named in them. */
async function findRecipient(ctx: TxCtx, state: DossierState): Promise<Recipient> {
  const reader = state.ownerAccountId ? await findReader(ctx.db, state.ownerAccountId) : undefined;
  const { email, phone } = reader ?? state.applicant;
  return {
    accountId: reader ? state.ownerAccountId : null,
    name: reader?.fullName ?? state.applicant.submitterName ?? state.applicant.name,
    language: LANGUAGES.find((language) => language === reader?.language) ?? ctx.config.language,
    contact: (email && parseContact(email)) || (phone && parseContact(phone)) || undefined,
  };
}

function rowsFor(ctx: Ctx, dossierId: string, state: DossierState, recipient: Recipient, message: Message): Row[] {
  const { publicUrl } = ctx.config;
  const { accountId, contact, name, language } = recipient;
  const { greeting } = words(language).notifications;
  const body = message.paragraphs.join('\n\n');
  const page = PATHS.myDossier(dossierId);
  const link = accountId
    ? `${publicUrl}${page}`
    : lookupLink(publicUrl, state.code ?? state.submissionNumber, state.lookupKey);
  const rows: Row[] = accountId ? [{ channel: 'PORTAL', address: null, body, link: page }] : [];
  if (contact?.channel === 'EMAIL') {
    rows.push({ channel: 'EMAIL', address: contact.address, body: `${greeting(name)}\n\n${body}`, link });
  }
  // A text message names the dossier and where to read on: nothing personal, and short.
  if (contact?.channel === 'SMS') {
    rows.push({ channel: 'SMS', address: contact.address, body: `${message.subject}. ${link}`, link });
  }
  return rows;
}

async function write(
  ctx: TxCtx,
  eventKey: string,
  dossierId: string,
  { accountId, language }: Recipient,
  subject: string,
  row: Row,
): Promise<void> {
  const written = await ctx.db
    .insertInto('notification')
    .values({
      id: uuidv7(),
      dossierId,
      accountId,
      eventKey,
      language,
      subject,
      ...row,
      createdAt: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['eventKey', 'channel', 'accountId', 'address']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written && row.channel !== 'PORTAL') await enqueueSending(ctx.db, written.id);
}
