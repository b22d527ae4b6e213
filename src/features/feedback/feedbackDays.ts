import type { FeedbackDays } from '../../domain/feedback/feedback.ts';
import type { Ctx } from '../../platform/context.ts';
import { legalParameters } from '../parameters/legalParameter.ts';

const KEYS = [
  'feedback.decide',
  'feedback.firstSupplement',
  'feedback.transfer',
  'feedback.reply',
  'feedback.process',
  'feedback.publish',
] as const;

/** Working days of every clock as they hold for an agency now. One query. */
export async function feedbackDays({ db, clock }: Ctx, agencyCode: string): Promise<FeedbackDays> {
  const found = await legalParameters(db, KEYS, { agencyCode, at: clock.now() });
  return {
    decide: found['feedback.decide'].value,
    firstSupplement: found['feedback.firstSupplement'].value,
    transfer: found['feedback.transfer'].value,
    reply: found['feedback.reply'].value,
    process: found['feedback.process'].value,
    publish: found['feedback.publish'].value,
  };
}
