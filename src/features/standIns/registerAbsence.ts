import { v7 as uuidv7 } from 'uuid';
import { vietnamDate } from '../../domain/calendar/instant.ts';
import { mayRegisterAbsence, STOOD_IN_ROLES } from '../../domain/policy/absence.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { tellOfStandIn } from '../notifications/tellOfStandIn.ts';
import { type AbsenceInput, checkClashes, checkWords, type OpenPost } from './absenceChecks.ts';
import { endLocked } from './endAbsence.ts';
import { mayNotRegister } from './errors.ts';

/**
 * Writes down that an officer is away on certain days and who stands in (Đ.4.4, Đ.16.2b QĐ 1748/2023 Đồng Nai). On those
 * days the substitute acts under the chosen posts, in the officer's name; the officer may still act. By the officer, or
 * by whoever is above the posts. Throws `common.invalid_input` with what forbids it, `standIns.may_not_register`.
 */
export async function registerAbsence(ctx: Ctx, input: AbsenceInput): Promise<{ id: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  return inTransaction(ctx, async (tx) => {
    // Both people's absences stand still: two registrations at the same moment see each other.
    await lockAccounts(tx, [input.accountId, ...(input.substituteId ? [input.substituteId] : [])]);
    const held = await postsOfOfficer(tx, input);
    const chosen = held.filter(({ id }) => input.postIds.includes(id));
    if (!mayRegisterAbsence(actor, input.accountId, chosen.length > 0 ? chosen : held)) throw mayNotRegister();
    if (input.replaces) await endLocked(tx, input.replaces, input.accountId);
    const fields = [
      ...checkWords(tx, input, chosen, vietnamDate(tx.clock.now().getTime())),
      ...(input.substituteId ? await checkSubstitute(tx, input) : []),
      ...(await checkClashes(tx, input)),
    ];
    if (fields.length > 0) throw invalidInput({ fields });
    const id = await insert(tx, actor.accountId, input, chosen);
    await recordAccess(tx, { subject: 'account', subjectId: input.accountId, action: 'ABSENCE_REGISTERED' });
    if (input.substituteId) {
      const { accountId: absentId, substituteId, firstDay, lastDay, reason } = input;
      await tellOfStandIn(tx, { absenceId: id, absentId, substituteId, firstDay, lastDay, reason, posts: chosen });
    }
    return { id };
  });
}

/** In one order, so that two who name each other do not wait for each other. Does not stop work on dossiers. */
async function lockAccounts(ctx: TxCtx, ids: string[]): Promise<void> {
  await ctx.db.selectFrom('account').select('id').where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();
}

/** The posts that the officer has on one of the days and that can be stood in for. */
async function postsOfOfficer(ctx: TxCtx, { accountId, firstDay, lastDay }: AbsenceInput): Promise<OpenPost[]> {
  const rows = await ctx.db
    .selectFrom('post')
    .select(['id', 'role', 'agencyCode', 'unitId'])
    .where('accountId', '=', accountId)
    .where('validFrom', '<=', lastDay)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>=', firstDay)]))
    .where('role', 'in', [...STOOD_IN_ROLES])
    .execute();
  return rows as OpenPost[];
}

/** The substitute is an officer who works, in an agency in which the absent one works too. One query. */
async function checkSubstitute(
  ctx: TxCtx,
  { accountId, substituteId, firstDay }: AbsenceInput,
): Promise<FieldProblem[]> {
  const colleague = await ctx.db
    .selectFrom('account')
    .innerJoin('post as own', 'own.accountId', 'account.id')
    .innerJoin('post as theirs', 'theirs.agencyCode', 'own.agencyCode')
    .select('account.id')
    .where('account.id', '=', substituteId)
    .where('account.kind', '=', 'OFFICER')
    .where('account.status', '=', 'ACTIVE')
    .where('theirs.accountId', '=', accountId)
    .where('own.validFrom', '<=', firstDay)
    .where((where) => where.or([where('own.validTo', 'is', null), where('own.validTo', '>=', firstDay)]))
    .limit(1)
    .executeTakeFirst();
  if (colleague) return [];
  return [{ field: 'substituteId', code: 'stranger', message: words(ctx.language).standIns.wrong.stranger }];
}

async function insert(ctx: TxCtx, registeredBy: string, input: AbsenceInput, posts: OpenPost[]): Promise<string> {
  const { accountId, substituteId, firstDay, lastDay, decisionNumber, decisionDate } = input;
  const id = uuidv7();
  await ctx.db
    .insertInto('absence')
    .values({
      id,
      accountId,
      substituteId,
      firstDay,
      lastDay,
      reason: cleanText(input.reason),
      decisionNumber: decisionNumber?.trim() || null,
      decisionDate: decisionDate || null,
      registeredBy,
      registeredAt: ctx.clock.now(),
    })
    .execute();
  if (substituteId) {
    const rows = posts.map((post) => ({ absenceId: id, postId: post.id }));
    await ctx.db.insertInto('absencePost').values(rows).execute();
  }
  return id;
}
