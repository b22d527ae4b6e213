import { replyDue } from '../../domain/feedback/feedback.ts';
import type { Ctx } from '../../platform/context.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { feedbackDays } from './feedbackDays.ts';
import { type FeedbackFile, listFeedbackFiles } from './feedbackFiles.ts';
import type { Feedback } from './feedbackStore.ts';

export interface FeedbackView extends Feedback {
  agencyName: string;
  communeName: string | undefined;
  dossierCode: string | null;
  replyDueAt: Date;
  /** what the agency wants to know */
  asked: string;
  files: FeedbackFile[];
  events: {
    seq: number;
    type: string;
    at: Date;
    text: string;
    actorName: string;
    agencyName: string | null;
  }[];
  senderLiked: boolean | undefined;
  votes: { likes: number; dislikes: number };
}

/** Everything about one feedback that its pages show. Eight queries. */
export async function getFeedbackView(ctx: Ctx, feedback: Feedback): Promise<FeedbackView> {
  const { db } = ctx;
  const events = await db
    .selectFrom('feedbackEvent')
    .leftJoin('agency', 'agency.code', 'feedbackEvent.agencyCode')
    .select(['seq', 'type', 'at', 'text', 'actorName', 'agency.name as agencyName'])
    .where('feedbackId', '=', feedback.id)
    .orderBy('seq')
    .execute();
  const agencies = await db
    .selectFrom('agency')
    .select(['code', 'name', 'nameEn'])
    .where('code', 'in', [feedback.agencyCode, feedback.communeCode ?? ''])
    .execute();
  const nameOf = (code: string | null) => {
    const found = agencies.find((agency) => agency.code === code);
    return found && ((ctx.language === 'en' && found.nameEn) || found.name);
  };
  const votes = await db
    .selectFrom('feedbackVote')
    .select(['accountId', 'liked'])
    .where('feedbackId', '=', feedback.id)
    .execute();
  const dossier = feedback.dossierId
    ? await db
        .selectFrom('dossier')
        .select(['code', 'submissionNumber'])
        .where('id', '=', feedback.dossierId)
        .executeTakeFirst()
    : undefined;
  const days = await feedbackDays(ctx, feedback.agencyCode);
  const calendar = await getAgencyCalendar(db, feedback.agencyCode);
  return {
    ...feedback,
    agencyName: nameOf(feedback.agencyCode) ?? feedback.agencyCode,
    communeName: nameOf(feedback.communeCode),
    dossierCode: dossier ? (dossier.code ?? dossier.submissionNumber) : null,
    replyDueAt: replyDue(feedback, days, calendar),
    asked: events.findLast(({ type }) => type === 'ASK_SUPPLEMENT')?.text ?? '',
    files: await listFeedbackFiles(ctx, feedback.id),
    events,
    senderLiked: votes.find(({ accountId }) => accountId === null)?.liked,
    votes: {
      likes: votes.filter(({ liked }) => liked).length,
      dislikes: votes.filter(({ liked }) => !liked).length,
    },
  };
}
