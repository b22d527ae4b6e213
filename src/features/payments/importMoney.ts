import { v7 as uuidv7 } from 'uuid';
import { holds } from '../../domain/policy/actor.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import type { MoneyData } from './moneyFile.ts';

/**
 * Brings collectors and merchant accounts to what the file says, and adds the lines of the fee table that are not there yet;
 * nothing is removed, and a second time changes nothing. Secrets are not in the file, only their names.
 * @throws common.forbidden for anybody but the program and the system's administrator
 */
export async function importMoney(ctx: Ctx, money: MoneyData): Promise<void> {
  if (ctx.actor.kind !== 'SYSTEM' && !holds(ctx.actor, 'SYSTEM_ADMINISTRATOR')) throw accessDenied();
  await inTransaction(ctx, async (tx) => {
    await importCollectors(tx, money);
    await importMerchants(tx, money);
    await importFees(tx, money);
  });
}

async function importCollectors({ db }: TxCtx, { collectors }: MoneyData): Promise<void> {
  if (collectors.length === 0) return;
  await db
    .insertInto('collector')
    .values(collectors.map(({ agency: agencyCode, ...collector }) => ({ agencyCode, ...collector })))
    .onConflict((conflict) =>
      conflict.column('agencyCode').doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        taxCode: row.ref('excluded.taxCode'),
        receiptForm: row.ref('excluded.receiptForm'),
        receiptLetters: row.ref('excluded.receiptLetters'),
        forAll: row.ref('excluded.forAll'),
      })),
    )
    .execute();
}

async function importMerchants({ db }: TxCtx, { merchants }: MoneyData): Promise<void> {
  if (merchants.length === 0) return;
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
    .onConflict((conflict) =>
      conflict.columns(['agencyCode', 'way']).doUpdateSet((row) => ({
        settings: row.ref('excluded.settings'),
        secretName: row.ref('excluded.secretName'),
        forAll: row.ref('excluded.forAll'),
        active: true,
      })),
    )
    .execute();
}

/** A line is known by what it is for and its first day. */
async function importFees({ db, clock, actor }: TxCtx, { feeRules, feeReductions }: MoneyData): Promise<void> {
  const recorded = { recordedAt: clock.now(), recordedByName: 'name' in actor ? actor.name : '' };
  for (const { procedure: procedureCode, ...rule } of feeRules) {
    const known = await db
      .selectFrom('feeRule')
      .select('id')
      .where('procedureCode', '=', procedureCode)
      .where('code', '=', rule.code)
      .where('channel', 'is not distinct from', rule.channel)
      .where('subject', 'is not distinct from', rule.subject)
      .where('caseName', 'is not distinct from', rule.caseName)
      .where('perAnswer', 'is not distinct from', rule.perAnswer)
      .where('validFrom', '=', rule.validFrom)
      .executeTakeFirst();
    if (!known)
      await db
        .insertInto('feeRule')
        .values({ id: uuidv7(), procedureCode, ...rule, ...recorded })
        .execute();
  }
  for (const { procedure: procedureCode, ...reduction } of feeReductions) {
    const known = await db
      .selectFrom('feeReduction')
      .select('id')
      .where('procedureCode', 'is not distinct from', procedureCode)
      .where('name', '=', reduction.name)
      .where('validFrom', '=', reduction.validFrom)
      .executeTakeFirst();
    if (!known)
      await db
        .insertInto('feeReduction')
        .values({ id: uuidv7(), procedureCode, ...reduction, ...recorded })
        .execute();
  }
}
