import { parseInstant, vietnamDate } from '../../domain/calendar/instant.ts';
import type { Role } from '../../domain/process/process.ts';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { canAssignPost } from './administration.ts';
import { refuseLonelyDesks } from './duties.ts';
import { mayNotAdminister, postNotFound } from './errors.ts';
import { type Released, releaseDossiers } from './releaseDossiers.ts';

export interface EndOfPost {
  /** the last day on which it is held, 'YYYY-MM-DD'; yesterday ends it at once */
  lastDay: string;
  /** who gets the dossiers of its desk; null: the desk */
  toAccountId?: string | null;
}

const DAY = 24 * 3_600_000;

/**
 * Ends a post. Ended at once, the dossiers of its desk leave the officer's hands; ended on a later day, they do so in the
 * night after it. Throws `account.desk_left_empty` when the desk would have dossiers and nobody.
 */
export async function endPost(ctx: Ctx, postId: string, { lastDay, toAccountId = null }: EndOfPost): Promise<Released> {
  return inTransaction(ctx, async (tx) => {
    const post = await tx.db
      .selectFrom('post')
      .innerJoin('account', 'account.id', 'post.accountId')
      .select(['post.accountId', 'post.role', 'post.agencyCode', 'post.validFrom', 'account.login'])
      .where('post.id', '=', postId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!post) throw postNotFound();
    if (!canAssignPost(tx.actor, { role: post.role as Role, agencyCode: post.agencyCode })) throw mayNotAdminister();
    const now = tx.clock.now().getTime();
    const { people } = words(tx.language);
    const earliest = vietnamDate(now - DAY);
    if (lastDay < earliest || lastDay < post.validFrom) {
      throw invalidInput({ fields: [{ field: 'lastDay', code: 'past', message: people.lastDayPast }] });
    }
    // Whoever comes after must be there on the day after.
    const dayAfter = vietnamDate(parseInstant(lastDay) + DAY);
    await refuseLonelyDesks(tx, post.accountId, postId, dayAfter);
    await tx.db.updateTable('post').set({ validTo: lastDay }).where('id', '=', postId).execute();
    await recordAccess(tx, { subject: 'account', subjectId: post.accountId, action: 'POST_ENDED' });
    const reason = words(ctx.config.language).people.postEnded(post.login);
    return releaseDossiers(tx, post.accountId, { toAccountId, reason });
  });
}
