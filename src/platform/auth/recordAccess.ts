import { personIdOf } from '../../domain/policy/actor.ts';
import type { Ctx } from '../context.ts';

/** What happened to what. `accountId`: the person who did it, where the context does not know them yet (sign-in). */
export interface AccessEntry {
  subject: string;
  subjectId: string;
  action: string;
  accountId?: string;
}

/** Writes one line of the access log: who, when, what, in which request (HB 3.5; 5.8 TCVN 14423:2026). */
export async function recordAccess(ctx: Ctx, entry: AccessEntry): Promise<void> {
  const { accountId = personIdOf(ctx.actor), ...what } = entry;
  await ctx.db
    .insertInto('accessLog')
    .values({ at: ctx.clock.now(), accountId, ...what, requestId: ctx.requestId })
    .execute();
}
