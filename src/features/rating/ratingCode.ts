import { createHmac, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { parseDossierCode } from '../../domain/dossier/code.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { holds } from '../../domain/policy/actor.ts';
import { words } from '../../i18n/words.ts';
import { takeHit } from '../../platform/auth/rateLimit.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, tooManyRequests } from '../../platform/errors.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { enqueueSending } from '../notifications/enqueueSending.ts';
import { findApplicant } from '../notifications/readers.ts';
import { canBeRated } from './canBeRated.ts';
import { alreadyRated, notRatable, ratingCodeWrong } from './errors.ts';
import { isRated } from './isRated.ts';

const DIGITS = 6;
const ATTEMPTS = 5;
const SENT_MINUTES = 10;
/** Whoever stands at the counter has time to fill the form in. */
const COUNTER_MINUTES = 30;
const CODES_PER_DOSSIER = { hits: 5, seconds: 3600 };

/** A dossier that can be rated by its code as typed. One query. */
export async function findRatable(
  ctx: Ctx,
  typed: string,
): Promise<{ id: string; code: string; state: DossierState } | undefined> {
  const code = parseDossierCode(typed);
  if (!code) return undefined;
  const row = await ctx.db
    .selectFrom('dossier')
    .select(['id', 'state'])
    .where(({ or, eb }) => or([eb('code', '=', code), eb('submissionNumber', '=', code)]))
    .executeTakeFirst();
  return row && canBeRated(row.state) ? { ...row, code } : undefined;
}

/**
 * Sends a code to the telephone or mail box named in the dossier. Says nothing about whether there is such a dossier: codes of
 * dossiers can be guessed. @throws common.too_many_requests
 */
export async function sendRatingCode(ctx: Ctx, typed: string): Promise<void> {
  const found = await findRatable(ctx, typed);
  if (!found || (await isRated(ctx, found.id))) return;
  const hit = await takeHit(ctx.db, `rating-code|${found.id}`, CODES_PER_DOSSIER, ctx.clock);
  if (!hit.allowed) throw tooManyRequests({ values: { seconds: hit.retryAfterSeconds } });
  await inTransaction(ctx, async (tx) => {
    const reader = await findApplicant(tx, found.state);
    const address = reader.email ?? reader.phone;
    if (!address) return;
    const { id, code } = await issue(tx, found.id, SENT_MINUTES, null);
    const text = words(ctx.language).rating.oneTimeCode;
    const notificationId = uuidv7();
    await tx.db
      .insertInto('notification')
      .values({
        id: notificationId,
        dossierId: found.id,
        // the same treatment as every code: not sent when late, not kept once sent
        eventKey: `one-time-code:${id}`,
        channel: reader.email ? 'EMAIL' : 'SMS',
        address,
        subject: text.subject,
        body: text.text(code, found.code, SENT_MINUTES),
        language: ctx.language,
        createdAt: tx.clock.now(),
      })
      .execute();
    await enqueueSending(tx.db, notificationId);
  });
}

/** A code that the receptionist shows to whoever collects at the counter. @throws common.forbidden, rating.not_yet, rating.already */
export async function showRatingCode(ctx: Ctx, dossierId: string): Promise<{ code: string; minutes: number }> {
  const { dossier } = await getDossier(ctx, dossierId);
  const { state } = dossier;
  if (ctx.actor.kind !== 'OFFICER' || !holds(ctx.actor, 'RECEPTIONIST', state.receivingAgencyCode))
    throw accessDenied();
  if (!canBeRated(state)) throw notRatable();
  if (await isRated(ctx, dossierId)) throw alreadyRated();
  const { accountId } = ctx.actor;
  const { code } = await inTransaction(ctx, (tx) => issue(tx, dossierId, COUNTER_MINUTES, accountId));
  return { code, minutes: COUNTER_MINUTES };
}

/** A new code; the codes before it stop working. */
async function issue(tx: TxCtx, dossierId: string, minutes: number, issuedBy: string | null) {
  const id = uuidv7();
  const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  const now = tx.clock.now();
  await tx.db.deleteFrom('ratingCode').where('dossierId', '=', dossierId).where('usedAt', 'is', null).execute();
  await tx.db
    .insertInto('ratingCode')
    .values({
      id,
      dossierId,
      codeHash: hash(tx, dossierId, code),
      issuedBy,
      createdAt: now,
      expiresAt: new Date(now.getTime() + minutes * 60_000),
    })
    .execute();
  return { id, code };
}

/** Six digits are few: without the secret, whoever reads the table could try them all. */
function hash({ config }: Ctx, dossierId: string, code: string): Buffer {
  return createHmac('sha256', config.secret).update(`rating:${dossierId}:${code}`).digest();
}

/**
 * Uses up the code of a dossier and does `work` in the same transaction; a wrong try is counted for good, a right code stays
 * usable when `work` throws. @throws rating.code_wrong
 */
export async function withRatingCode(
  ctx: Ctx,
  dossierId: string | undefined,
  typed: string,
  work: (tx: TxCtx, found: { dossierId: string; atCounter: boolean }) => Promise<void>,
): Promise<void> {
  if (!dossierId) throw ratingCodeWrong();
  const right = sql<boolean>`code_hash = ${hash(ctx, dossierId, typed.replace(/\s/g, ''))}`;
  const done = await inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const row = await tx.db
      .updateTable('ratingCode')
      .set({ attempts: sql`attempts + 1`, usedAt: sql`CASE WHEN ${right} THEN ${now}::timestamptz END` })
      .where('dossierId', '=', dossierId)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now)
      .where('attempts', '<', ATTEMPTS)
      .returning(['issuedBy', 'usedAt'])
      .executeTakeFirst();
    if (!row?.usedAt) return false;
    await work(tx, { dossierId, atCounter: row.issuedBy !== null });
    return true;
  });
  if (!done) throw ratingCodeWrong();
}
