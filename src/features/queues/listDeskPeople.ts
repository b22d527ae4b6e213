import { sql } from 'kysely';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { awayOn, postHeldOn } from '../../platform/auth/signedInActor.ts';
import type { Ctx } from '../../platform/context.ts';
import { findDesk } from '../dossiers/desk.ts';
import { actionNotAllowed } from '../dossiers/errors.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { getStep, nextStepId } from '../dossiers/process.ts';

/** Somebody to whom a dossier can be assigned. */
export interface DeskPerson {
  accountId: string;
  name: string;
  title: string | null;
  /** dossiers in this person's hands now */
  open: number;
  /** of them past their due date */
  late: number;
  /** last day of the present absence, 'YYYY-MM-DD' */
  awayUntil: string | null;
}

/**
 * The people who could have the dossier, the least busy first: those of the desk to which ASSIGN leads, or of the desk
 * where it is (REASSIGN). Six queries. Throws `dossier.not_found`, and `dossier.action_not_allowed` when the step assigns
 * nobody.
 */
export async function listDeskPeople(
  ctx: Ctx,
  dossierId: string,
  action: 'ASSIGN' | 'REASSIGN' = 'ASSIGN',
): Promise<DeskPerson[]> {
  const { dossier, process } = await getDossier(ctx, dossierId);
  const { position } = dossier.state;
  const stepId = position && nextStepId(process, position.stepId, 'ASSIGN');
  if (!position || (action === 'ASSIGN' && (!stepId || stepId === 'END' || stepId === 'WAIT')))
    throw actionNotAllowed();
  const desk =
    action === 'REASSIGN' || !stepId ? position : await findDesk(ctx, getStep(process, stepId), dossier.state);
  const now = ctx.clock.now();
  const day = vietnamDate(now.getTime());
  const inHands = sql`FROM dossier WHERE dossier.assignee_id = account.id AND dossier.step_id IS NOT NULL`;
  return ctx.db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.accountId')
    .select(['account.id as accountId', 'account.fullName as name', 'post.title'])
    .select(sql<number>`(SELECT count(*) ${inHands})`.as('open'))
    .select(sql<number>`(SELECT count(*) ${inHands} AND status IN (2, 4) AND late_from <= ${now})`.as('late'))
    .select(
      sql<string | null>`(SELECT max(last_day)::text FROM absence WHERE account_id = account.id AND ${awayOn(day)})`.as(
        'awayUntil',
      ),
    )
    .where('post.agencyCode', '=', desk.agencyCode)
    .where('post.unitId', '=', desk.unitId)
    .where('post.role', '=', desk.role)
    .where(postHeldOn(day))
    .where('account.status', '=', 'ACTIVE')
    .orderBy('open')
    .orderBy('account.fullName')
    .execute();
}
