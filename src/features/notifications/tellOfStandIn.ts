import { formatDate } from '../../domain/text/format.ts';
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
}

/**
 * Tells both of them, except whoever registered it. Part of the caller's transaction; repeating it says nothing twice, another
 * substitute for the same absence is news of its own. At most eight statements.
 */
export async function tellOfStandIn(tx: TxCtx, standIn: StandIn): Promise<void> {
  const { absenceId, absentId, substituteId, firstDay, lastDay, reason } = standIn;
  const readers = await findReaders(tx, [absentId, substituteId]);
  const nameOf = (id: string) => readers.find(({ accountId }) => accountId === id)?.name ?? '';
  const told = news('standInRegistered', {
    substitute: nameOf(substituteId),
    absent: nameOf(absentId),
    from: formatDate(firstDay),
    to: formatDate(lastDay),
    reason: reason || undefined,
  });
  const template = await readTemplates(tx.db, ['standInRegistered'], null);
  const self = 'accountId' in tx.actor ? tx.actor.accountId : undefined;
  const eventKey = `stand-in:${absenceId}:${substituteId}`;
  for (const reader of readers.filter(({ accountId }) => accountId !== self)) {
    await tell(tx, { eventKey, news: told, reader, template, page: null, link: null, ownDoing: false });
  }
}
