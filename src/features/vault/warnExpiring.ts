import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { formatDate } from '../../domain/text/format.ts';
import { LONGEST_WARNING_DAYS, warningDue } from '../../domain/vault/vaultItem.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { PATHS } from '../../ui/paths.ts';
import { readTemplates } from '../notifications/compose.ts';
import { news } from '../notifications/messageKinds.ts';
import { findReaders } from '../notifications/readers.ts';
import { tell } from '../notifications/tell.ts';
import { hasConsent } from '../personalData/consents.ts';

/** Half past midnight in Vietnam; made up for when the machine was off. */
export const EXPIRY_CRONTAB = '30 17 * * * vault:expiry ?fill=1d';

/**
 * Tells owners of papers that run out within 30 days, 7 days, a day: each warning once. On the portal everybody, by mail and
 * text message only who agreed to it. Gives how many were told.
 */
export async function warnExpiring(ctx: Ctx): Promise<number> {
  const today = vietnamDate(ctx.clock.now().getTime());
  const rows = await ctx.db
    .selectFrom('vaultItem')
    .select(['id', 'name', 'ownerId', 'validTo'])
    .where('ownerKind', '=', 'ACCOUNT')
    .where('standing', '=', 'GOOD')
    .where('validTo', 'is not', null)
    .where(sql<boolean>`valid_to BETWEEN ${today}::date AND ${today}::date + ${LONGEST_WARNING_DAYS}::int`)
    .orderBy('id')
    .execute();
  const page = PATHS.vault;
  let told = 0;
  for (const { id, name, ownerId, validTo } of rows) {
    const days = validTo && warningDue(validTo, today);
    if (!days) continue;
    await inTransaction(ctx, async (tx) => {
      const eventKey = `vault-expiring:${id}:${days}`;
      // who agrees to mail afterwards is not told again what the portal has said
      const before = await tx.db
        .selectFrom('notification')
        .select('id')
        .where('eventKey', '=', eventKey)
        .limit(1)
        .executeTakeFirst();
      if (before) return;
      const template = await readTemplates(tx.db, ['vaultExpiring'], null);
      for (const reader of await findReaders(tx, [ownerId])) {
        const agreed = await hasConsent(tx, ownerId, 'EXPIRY_REMINDERS');
        await tell(tx, {
          eventKey,
          news: news('vaultExpiring', { paper: name, validTo: formatDate(validTo) }),
          reader: agreed ? reader : { ...reader, email: undefined, phone: undefined },
          template,
          page: PATHS.vaultItem(id),
          link: `${tx.config.publicUrl}${page}`,
          ownDoing: false,
        });
        told++;
      }
    });
  }
  return told;
}
