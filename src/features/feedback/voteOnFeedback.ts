import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { feedbackNotFound } from './errors.ts';
import { findFeedback } from './feedbackStore.ts';

type By = { id: string } | { code: string };

/** What the button of a form means: liked, not liked, or taken back. Pure. */
export function voteFrom(value: string | undefined): boolean | null {
  return value === 'taken-back' ? null : value === 'yes';
}

/**
 * Like or dislike of an answer, once a person; said again it replaces what was said, null takes it back.
 * @throws feedback.not_found, common.forbidden
 */
export async function voteOnFeedback(ctx: Ctx, by: By, liked: boolean | null): Promise<void> {
  const { feedbackId, accountId } = await ballotOf(ctx, by);
  if (liked === null) {
    await ctx.db
      .deleteFrom('feedbackVote')
      .where('feedbackId', '=', feedbackId)
      .where('accountId', accountId ? '=' : 'is', accountId)
      .execute();
    return;
  }
  await ctx.db
    .insertInto('feedbackVote')
    .values({ feedbackId, accountId, liked, at: ctx.clock.now() })
    .onConflict((conflict) => conflict.columns(['feedbackId', 'accountId']).doUpdateSet({ liked, at: ctx.clock.now() }))
    .execute();
}

/** What the actor has said of a published answer. @throws feedback.not_found, common.forbidden */
export async function findOwnVote(ctx: Ctx, id: string): Promise<boolean | undefined> {
  const { feedbackId, accountId } = await ballotOf(ctx, { id });
  const vote = await ctx.db
    .selectFrom('feedbackVote')
    .select('liked')
    .where('feedbackId', '=', feedbackId)
    .where('accountId', accountId ? '=' : 'is', accountId)
    .executeTakeFirst();
  return vote?.liked;
}

/** Whose vote it is: the sender, known by the code, has none of an account beside it. One person, one vote. */
async function ballotOf(ctx: Ctx, by: By): Promise<{ feedbackId: string; accountId: string | null }> {
  const feedback = await findFeedback(ctx, by);
  const asSender = 'code' in by;
  const open = asSender ? ['ANSWERED', 'PUBLISHED', 'CLOSED'] : ['PUBLISHED'];
  if (!feedback || !open.includes(feedback.state)) throw feedbackNotFound();
  if (asSender) return { feedbackId: feedback.id, accountId: null };
  if (ctx.actor.kind !== 'APPLICANT') throw accessDenied();
  const { accountId } = ctx.actor;
  return { feedbackId: feedback.id, accountId: accountId === feedback.accountId ? null : accountId };
}
