import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { feedbackNotFound } from './errors.ts';
import { findFeedback } from './feedbackStore.ts';

/** Like or dislike of an answer, once a person; said again it replaces what was said. @throws feedback.not_found */
export async function voteOnFeedback(ctx: Ctx, by: { id: string } | { code: string }, liked: boolean): Promise<void> {
  const feedback = await findFeedback(ctx, by);
  const asSender = 'code' in by;
  const open = asSender ? ['ANSWERED', 'PUBLISHED', 'CLOSED'] : ['PUBLISHED'];
  if (!feedback || !open.includes(feedback.state)) throw feedbackNotFound();
  // The sender is known by the code, everybody else by an account: one person, one vote.
  const accountId = asSender ? null : ctx.actor.kind === 'APPLICANT' ? ctx.actor.accountId : undefined;
  if (accountId === undefined) throw accessDenied();
  const own = accountId !== null && accountId === feedback.accountId ? null : accountId;
  await ctx.db
    .insertInto('feedbackVote')
    .values({ feedbackId: feedback.id, accountId: own, liked, at: ctx.clock.now() })
    .onConflict((conflict) => conflict.columns(['feedbackId', 'accountId']).doUpdateSet({ liked, at: ctx.clock.now() }))
    .execute();
}
