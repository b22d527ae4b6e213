import { holds } from '../../domain/policy/actor.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { mayNotAdminister, tokenNotFound } from './errors.ts';

/** Ends a token at once; `id` is what `createApiToken` answered. Ending it again changes nothing. */
export async function revokeApiToken(ctx: Ctx, id: string): Promise<void> {
  if (!holds(ctx.actor, 'SYSTEM_ADMINISTRATOR')) throw mayNotAdminister();
  await inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .updateTable('apiToken')
      .set((token) => ({ revokedAt: token.fn.coalesce('revokedAt', token.val(tx.clock.now())) }))
      .where('tokenHash', '=', Buffer.from(id, 'hex'))
      .returning('accountId')
      .executeTakeFirst();
    if (!row) throw tokenNotFound();
    await recordAccess(tx, { subject: 'account', subjectId: row.accountId, action: 'TOKEN_REVOKED' });
  });
}
