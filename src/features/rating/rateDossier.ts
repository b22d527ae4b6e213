import { punctualityOf } from '../../domain/dossier/punctuality.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import type { RatingAnswers } from '../../domain/rating/rating.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { canBeRated } from './canBeRated.ts';
import { alreadyRated, notRatable } from './errors.ts';
import { findRatable, withRatingCode } from './ratingCode.ts';

/** The applicant rates the own dossier, once. @throws dossier.not_found, rating.not_yet, rating.already */
export async function rateOwnDossier(ctx: Ctx, dossierId: string, answers: RatingAnswers): Promise<void> {
  if (ctx.actor.kind !== 'APPLICANT') throw accessDenied();
  const { dossier } = await getDossier(ctx, dossierId);
  await inTransaction(ctx, (tx) => writeRating(tx, dossier.id, dossier.state, answers, 'ACCOUNT'));
}

/**
 * Somebody without an account rates by the dossier's code and a one-time code, sent to them or shown at the counter.
 * @throws rating.code_wrong, rating.not_yet, rating.already
 */
export async function rateByCode(
  ctx: Ctx,
  typed: { dossier: string; code: string },
  answers: RatingAnswers,
): Promise<void> {
  const found = await findRatable(ctx, typed.dossier);
  await withRatingCode(ctx, found?.id, typed.code, async (tx, { dossierId, atCounter }) => {
    const dossier = await findDossier(tx.db, dossierId);
    if (!dossier) throw notRatable();
    await writeRating(tx, dossierId, dossier.state, answers, atCounter ? 'COUNTER' : 'CODE');
  });
}

async function writeRating(
  tx: TxCtx,
  dossierId: string,
  state: DossierState,
  { comment, ...answers }: RatingAnswers,
  way: 'ACCOUNT' | 'CODE' | 'COUNTER',
): Promise<void> {
  if (!canBeRated(state)) throw notRatable();
  const written = await tx.db
    .insertInto('rating')
    .values({
      dossierId,
      agencyCode: state.competentAgencyCode,
      receivingAgencyCode: state.receivingAgencyCode,
      officerIds: [...new Set(Object.values(state.handlers))],
      procedureCode: state.procedureCode,
      way,
      ...answers,
      lateness: punctualityOf(state, await getAgencyCalendar(tx.db, state.competentAgencyCode)),
      comment: cleanText(comment),
      ratedAt: tx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('dossierId')
    .executeTakeFirst();
  if (!written) throw alreadyRated();
}
