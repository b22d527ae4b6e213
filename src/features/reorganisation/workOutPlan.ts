import { v5 as uuidv5 } from 'uuid';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { Organisation } from '../../domain/reorganisation/organisation.ts';
import { type Outcome, workOut } from '../../domain/reorganisation/outcome.ts';
import type { Ctx } from '../../platform/context.ts';
import { loadOrganisation } from './loadOrganisation.ts';
import type { Plan } from './queries.ts';

/** What a plan comes to against the organisation of today. New units have the same id each time. Four queries. */
export async function workOutPlan(
  ctx: Ctx,
  { id, content, effectiveOn }: Plan,
): Promise<{ outcome: Outcome; organisation: Organisation }> {
  // a decision that is entered late is carried out with the people of today
  const today = vietnamDate(ctx.clock.now().getTime());
  const organisation = await loadOrganisation(ctx, effectiveOn > today ? effectiveOn : today);
  const outcome = workOut(content, organisation, (agencyCode, key) => uuidv5(`${agencyCode}/${key}`, id));
  return { outcome, organisation };
}
