import { v7 as uuidv7 } from 'uuid';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import type { MoneyData } from './moneyData.ts';

/** Collectors, merchant accounts and fee table; a second time changes nothing. */
export async function loadMoney(
  ctx: Ctx,
  { collectors, merchants, feeRules, feeReductions }: MoneyData,
): Promise<void> {
  const recorded = { recordedAt: ctx.clock.now(), recordedByName: 'sample' };
  await inTransaction(ctx, async ({ db }) => {
    if (await db.selectFrom('collector').select('agencyCode').limit(1).executeTakeFirst()) return;
    await db
      .insertInto('collector')
      .values(collectors.map(({ agency: agencyCode, ...collector }) => ({ agencyCode, ...collector })))
      .execute();
    await db
      .insertInto('merchant')
      .values(
        merchants.map(({ agency: agencyCode, way, secret: secretName, settings, forAll }) => ({
          agencyCode,
          way,
          secretName,
          forAll,
          settings: JSON.stringify(settings),
        })),
      )
      .execute();
    await db
      .insertInto('feeRule')
      .values(
        feeRules.map(({ procedure: procedureCode, ...rule }) => ({
          id: uuidv7(),
          procedureCode,
          ...rule,
          ...recorded,
        })),
      )
      .execute();
    await db
      .insertInto('feeReduction')
      .values(
        feeReductions.map(({ procedure: procedureCode, ...one }) => ({
          id: uuidv7(),
          procedureCode,
          ...one,
          ...recorded,
        })),
      )
      .execute();
  });
}
