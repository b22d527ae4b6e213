import type { Language } from '../../domain/language.ts';
import type { Role } from '../../domain/process/process.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { TxCtx } from '../../platform/context.ts';
import { readTemplates } from './compose.ts';
import { news } from './messageKinds.ts';
import { findReaders } from './readers.ts';
import { tell } from './tell.ts';

/** Somebody who stands in for somebody else from a day to a day, `YYYY-MM-DD`, both included. */
export interface StandIn {
  absenceId: string;
  absentId: string;
  substituteId: string;
  firstDay: string;
  lastDay: string;
  reason: string;
  /** under which posts */
  posts: readonly { role: Role }[];
}

/**
 * Tells both of them, except whoever registered it. Part of the caller's transaction; repeating it says nothing twice, another
 * substitute for the same absence is news of its own. At most eight statements.
 */
export async function tellOfStandIn(tx: TxCtx, standIn: StandIn): Promise<void> {
  const { absenceId, absentId, substituteId, firstDay, lastDay, reason, posts } = standIn;
  const readers = await findReaders(tx, [absentId, substituteId]);
  const nameOf = (id: string) => readers.find(({ accountId }) => accountId === id)?.name ?? '';
  const told = (language: Language) => {
    const names = words(language).dossier.role;
    return news('standInRegistered', {
      substitute: nameOf(substituteId),
      absent: nameOf(absentId),
      from: formatDate(firstDay),
      to: formatDate(lastDay),
      posts: [...new Set(posts.map(({ role }) => names[role]))].join(', ') || undefined,
      reason: reason || undefined,
    });
  };
  const template = await readTemplates(tx.db, ['standInRegistered'], null);
  const self = 'accountId' in tx.actor ? tx.actor.accountId : undefined;
  const eventKey = `stand-in:${absenceId}:${substituteId}`;
  const page = '/office/absences';
  const link = `${tx.config.publicUrl}${page}`;
  for (const reader of readers.filter(({ accountId }) => accountId !== self)) {
    await tell(tx, { eventKey, news: told(reader.language), reader, template, page, link, ownDoing: false });
  }
}
