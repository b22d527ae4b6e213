import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Applicant } from '../../domain/dossier/events.ts';
import { mayCollect } from '../../domain/identity/mayCollect.ts';
import { formatDate } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { authorisedOn } from '../../platform/auth/authorisedOn.ts';
import type { Ctx } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import type { Collector } from './checkCollector.ts';

/**
 * Who handed a dossier in under an authorisation given on the portal takes its result only while an authorisation holds
 * (Đ.22 NĐ 118/2025): ended or run out, it opens nothing at the counter either. Two queries at most.
 * @throws common.invalid_input
 */
export async function checkAuthorisedCollector(
  ctx: Ctx,
  dossierId: string,
  { submitterName: _, ...owner }: Applicant,
  collector: Collector,
): Promise<void> {
  const { method, authorised, collectorName: name, collectorId: citizenId } = collector;
  if (method !== 'COUNTER' || authorised || mayCollect(owner, { name, citizenId })) return;
  const last = await ctx.db
    .selectFrom('dossierEvent as submitted')
    .innerJoin('authorisation', (join) =>
      join
        .onRef('authorisation.agentId', '=', 'submitted.actorId')
        .onRef('authorisation.principalId', '=', 'submitted.onBehalfOf'),
    )
    .select(['authorisation.validTo', 'authorisation.endedAt'])
    .select(authorisedOn(vietnamDate(ctx.clock.now().getTime())).as('holds'))
    .where('submitted.dossierId', '=', dossierId)
    .where('submitted.seq', '=', 1)
    .orderBy('holds', 'desc')
    .orderBy('authorisation.validTo', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last || last.holds) return;
  const ended = last.endedAt ? vietnamDate(last.endedAt.getTime()) : last.validTo;
  const message = words(ctx.language).reception.giveBack.authorisationOver(owner.name, name, formatDate(ended));
  throw invalidInput({ fields: [{ field: 'authorised', code: 'ended', message }] });
}
