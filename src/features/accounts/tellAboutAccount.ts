import { v7 as uuidv7 } from 'uuid';
import { parseContact } from '../../domain/identity/contact.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { TxCtx } from '../../platform/context.ts';
import { sendMessage } from './sendCode.ts';

/**
 * News about the account itself by every channel it has: on the portal, by mail and by SMS, at once and whatever the
 * person chose to hear of. `key` makes it single. `link`: a path of the portal.
 */
export async function tellAboutAccount(
  tx: TxCtx,
  account: { id: string; phone: string | null; email: string | null; language: string },
  key: string,
  write: (language: Language) => { subject: string; body: string },
  link: string | null = null,
): Promise<void> {
  const language = LANGUAGES.find((known) => known === account.language) ?? tx.language;
  const { subject, body } = write(language);
  const eventKey = `account:${account.id}:${key}`;
  await tx.db
    .insertInto('notification')
    .values({
      id: uuidv7(),
      accountId: account.id,
      channel: 'PORTAL',
      eventKey,
      language,
      subject,
      body,
      link,
      createdAt: tx.clock.now(),
    })
    .execute();
  const text = link ? `${body}\n${tx.config.publicUrl}${link}` : body;
  for (const address of [account.email, account.phone]) {
    const contact = parseContact(address ?? '');
    if (contact)
      await sendMessage({ ...tx, language }, { accountId: account.id, contact, eventKey, subject, body: text });
  }
}
