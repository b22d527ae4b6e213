import { v7 as uuidv7 } from 'uuid';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { TxCtx } from '../../platform/context.ts';

/** Tells the substitute on the portal, in the same transaction: for whom, on which days, under which posts. Two queries. */
export async function tellSubstitute(ctx: TxCtx, absenceId: string): Promise<void> {
  const absence = await ctx.db
    .selectFrom('absence')
    .innerJoin('account as away', 'away.id', 'absence.accountId')
    .innerJoin('account as substitute', 'substitute.id', 'absence.substituteId')
    .innerJoin('absencePost', 'absencePost.absenceId', 'absence.id')
    .innerJoin('post', 'post.id', 'absencePost.postId')
    .select(['away.fullName as absent', 'substitute.id as accountId', 'substitute.language'])
    .select(['absence.firstDay', 'absence.lastDay', 'post.role', 'post.title'])
    .where('absence.id', '=', absenceId)
    .execute();
  const [first] = absence;
  if (!first) return;
  const language = first.language === 'en' ? 'en' : 'vi';
  const { standIns, dossier } = words(language);
  const roles: Record<string, string> = dossier.role;
  const posts = absence.map(({ title, role }) => title ?? roles[role] ?? role).join(', ');
  await ctx.db
    .insertInto('notification')
    .values({
      id: uuidv7(),
      accountId: first.accountId,
      channel: 'PORTAL',
      eventKey: `absence:${absenceId}`,
      language,
      subject: standIns.message.subject(first.absent),
      body: standIns.message.text(first.absent, formatDate(first.firstDay), formatDate(first.lastDay), posts),
      link: '/office/vang-mat',
      createdAt: ctx.clock.now(),
    })
    .execute();
}
