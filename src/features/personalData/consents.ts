import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';

/** What consent is asked for: only what the law does not already order (Đ.19 Luật 91/2025/QH15). */
export const CONSENT_PURPOSES = ['EXPIRY_REMINDERS'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Which text somebody agreed to: it changes with every letter of the Vietnamese words. */
export function textVersion(purpose: ConsentPurpose): string {
  const { name, text } = words('vi').personalData.consent.purpose[purpose];
  return createHash('sha256').update(`${name}\n${text}`).digest('hex').slice(0, 16);
}

/** Every consent that the person gave, also those withdrawn, newest first. One query. */
export async function listConsents(ctx: Ctx) {
  return ctx.db
    .selectFrom('consent')
    .select(['id', 'purpose', 'textVersion', 'givenAt', 'channel', 'withdrawnAt'])
    .where('accountId', '=', ownId(ctx))
    .orderBy('givenAt', 'desc')
    .limit(100)
    .execute();
}

/** Whether somebody agrees today, to the words of today. One query. */
export async function hasConsent(ctx: Ctx, accountId: string, purpose: ConsentPurpose): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('consent')
    .select('id')
    .where('accountId', '=', accountId)
    .where('purpose', '=', purpose)
    .where('textVersion', '=', textVersion(purpose))
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives or withdraws consent for one purpose; both stay on record (Đ.6 NĐ 356/2025). Repeating it changes nothing. */
export async function setConsent(ctx: Ctx, purpose: ConsentPurpose, given: boolean): Promise<void> {
  const accountId = ownId(ctx);
  const now = ctx.clock.now();
  const version = textVersion(purpose);
  await inTransaction(ctx, async (tx) => {
    // what was agreed to under other words ends, whichever is asked for now
    let ended = tx.db
      .updateTable('consent')
      .set({ withdrawnAt: now, withdrawnChannel: 'PORTAL' })
      .where('accountId', '=', accountId)
      .where('purpose', '=', purpose)
      .where('withdrawnAt', 'is', null);
    if (given) ended = ended.where('textVersion', '<>', version);
    await ended.execute();
    if (!given) return;
    await tx.db
      .insertInto('consent')
      .values({
        id: uuidv7(),
        accountId,
        purpose,
        textVersion: version,
        givenAt: now,
        channel: 'PORTAL',
        requestId: tx.requestId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

function ownId({ actor }: Ctx): string {
  if (actor.kind !== 'APPLICANT' || actor.by) throw accessDenied();
  return actor.accountId;
}
