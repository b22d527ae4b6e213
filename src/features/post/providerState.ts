import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';

const VNPOST = 'VNPOST';

/** Whether the post answers, and how far its messages were read. */
export interface ProviderState {
  lastId: string;
  answeredAt: Date | null;
  failingSince: Date | null;
}

/** One query. */
export async function readProviderState({ db }: Ctx): Promise<ProviderState> {
  const row = await db
    .selectFrom('postProvider')
    .select(['lastId', 'answeredAt', 'failingSince'])
    .where('key', '=', VNPOST)
    .executeTakeFirst();
  return row ?? { lastId: '0', answeredAt: null, failingSince: null };
}

/** The post does not answer: since when, and what it said, is kept until it does. */
export async function noteFailure({ db, clock }: Ctx, failure: string): Promise<void> {
  const failingSince = clock.now();
  await db
    .insertInto('postProvider')
    .values({ key: VNPOST, failingSince, failure: failure.slice(0, 300) })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        failingSince: sql`coalesce(post_provider.failing_since, excluded.failing_since)`,
        failure: failure.slice(0, 300),
      }),
    )
    .execute();
}

/** It answered; its messages were read up to this one. */
export async function noteAnswer({ db, clock }: Ctx, lastId: string): Promise<void> {
  const values = { lastId, answeredAt: clock.now(), failingSince: null, failure: null };
  await db
    .insertInto('postProvider')
    .values({ key: VNPOST, ...values })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute();
}
