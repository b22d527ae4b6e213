import { formatDate } from '../../domain/text/format.ts';
import type { RecipientKind } from '../../domain/vault/share.ts';
import type { TxCtx } from '../../platform/context.ts';
import { PATHS } from '../../ui/paths.ts';
import { readTemplates } from '../notifications/compose.ts';
import { news } from '../notifications/messageKinds.ts';
import { findReaders } from '../notifications/readers.ts';
import { tell } from '../notifications/tell.ts';

const DAY = 86_400_000;

export interface ToldShare {
  id: string;
  recipientKind: RecipientKind;
  recipient: string;
  purpose: string;
  endsAt: Date;
  paper: string;
  /** who gave it */
  by: string;
}

/** Tells a person or organisation with an account that a paper is shared with them; officers see it when they ask. */
export async function tellOfShare(tx: TxCtx, share: ToldShare): Promise<void> {
  if (share.recipientKind === 'AGENCY') return;
  const { recipient } = share;
  const accounts = await tx.db
    .selectFrom('account')
    .select('id')
    .where('kind', '<>', 'OFFICER')
    .where((eb) =>
      share.recipientKind === 'PERSON'
        ? eb.or([eb('phone', '=', recipient), eb('email', '=', recipient)])
        : eb.and([eb('kind', '=', 'ORGANISATION'), eb('taxCode', '=', recipient)]),
    )
    .execute();
  const readers = await findReaders(
    tx,
    accounts.map(({ id }) => id),
  );
  const template = await readTemplates(tx.db, ['vaultShared'], null);
  const page = PATHS.sharedPapers;
  for (const reader of readers) {
    const { by, paper, purpose } = share;
    const until = formatDate(new Date(share.endsAt.getTime() - DAY));
    await tell(tx, {
      eventKey: `vault-share:${share.id}`,
      news: news('vaultShared', { by, paper, purpose, until }),
      reader,
      template,
      page,
      link: `${tx.config.publicUrl}${page}`,
      ownDoing: false,
    });
  }
}
