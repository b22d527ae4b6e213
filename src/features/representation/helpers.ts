import { createHmac, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { findField } from '../../domain/form/visibleFields.ts';
import { inLanguage, type Language } from '../../domain/language.ts';
import { mayHandIn } from '../../domain/policy/actor.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { openSession } from '../../platform/auth/session.ts';
import type { Config } from '../../platform/config/config.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { codeWrong } from '../accounts/errors.ts';
import type { SignedIn } from '../accounts/signedIn.ts';
import { type Draft, formOf, getDraft } from '../drafts/getDraft.ts';

const DAYS = 7;
const DIGITS = 6;
const TRIES = 5;
const LONGEST_NAME = 100;

function hashCode({ secret }: Pick<Config, 'secret'>, id: string, code: string): Buffer {
  return createHmac('sha256', secret).update(`draft-helper:${id}:${code}`).digest();
}

/**
 * Lets somebody help with a draft of the actor: they get in by the link (the id) and the code, which only this answer knows.
 * @throws draft.not_found, common.invalid_input (field `name`)
 */
export async function addHelper(ctx: Ctx, draftId: string, typedName: string): Promise<{ id: string; code: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || !mayHandIn(actor)) throw accessDenied();
  const draft = await getDraft(ctx, draftId);
  if (draft.submittedDossierId) throw accessDenied();
  const name = cleanText(typedName);
  if (name.length < 2 || name.length > LONGEST_NAME) {
    const message = words(ctx.language).accounts.signUp.nameInvalid;
    throw invalidInput({ fields: [{ field: 'name', code: 'INVALID', message }] });
  }
  const id = uuidv7();
  const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  const now = ctx.clock.now();
  await ctx.db
    .insertInto('draftHelper')
    .values({
      id,
      draftId,
      name,
      codeHash: hashCode(ctx.config, id, code),
      createdAt: now,
      expiresAt: new Date(now.getTime() + DAYS * 86_400_000),
    })
    .execute();
  return { id, code };
}

/** Helpers of a draft of the actor, and what was changed by others than its owner, newest first. */
export async function listHelp(ctx: Ctx, draftId: string) {
  const draft = await getDraft(ctx, draftId);
  const helpers = await ctx.db
    .selectFrom('draftHelper')
    .select(['id', 'name', 'createdAt', 'expiresAt'])
    .where('draftId', '=', draftId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', ctx.clock.now())
    .orderBy('createdAt')
    .execute();
  const changes = await ctx.db
    .selectFrom('draftChange')
    .select(['at', 'byName', 'task', 'fields'])
    .where('draftId', '=', draftId)
    .orderBy('at', 'desc')
    .limit(100)
    .execute();
  const named = changes.map((change) => ({ ...change, fields: labelsOf(draft, change, ctx.language) }));
  return { draft, helpers, changes: named };
}

/** The fields that were changed, as their page calls them; none where a page is one question or papers. */
function labelsOf(draft: Draft, { task, fields }: { task: string; fields: string[] }, language: Language): string[] {
  const form = task === 'applicant' || task === 'form' || task === 'return' ? formOf(draft, task) : undefined;
  const labels = fields.flatMap((path) => (form && findField(form, path)?.label) ?? []);
  return [...new Set(labels.map((label) => inLanguage(label, language)))];
}

/** Takes the help back: the helper's windows are worth nothing from now on. */
export async function endHelper(ctx: Ctx, draftId: string, helperId: string): Promise<void> {
  await getDraft(ctx, draftId);
  await inTransaction(ctx, async (tx) => {
    const ended = await tx.db
      .updateTable('draftHelper')
      .set({ endedAt: tx.clock.now() })
      .where('id', '=', helperId)
      .where('draftId', '=', draftId)
      .returning('id')
      .executeTakeFirst();
    if (ended) await tx.db.deleteFrom('session').where('helperId', '=', helperId).execute();
  });
}

/** Who asks for help, for the page of the code; undefined when the help has ended. One query. */
export async function findHelp(ctx: Ctx, helperId: string) {
  return ctx.db
    .selectFrom('draftHelper')
    .innerJoin('draft', 'draft.id', 'draftHelper.draftId')
    .innerJoin('account', 'account.id', 'draft.accountId')
    .select(['draftHelper.draftId', 'draft.accountId', 'account.fullName as ownerName', 'account.kind'])
    .where('draftHelper.id', '=', helperId)
    .where('draftHelper.endedAt', 'is', null)
    .where('draftHelper.expiresAt', '>', ctx.clock.now())
    .where('draft.submittedDossierId', 'is', null)
    .where('account.status', '=', 'ACTIVE')
    .executeTakeFirst();
}

/**
 * The helper enters by the code, as a guest in this one draft. Every try counts; after five wrong ones the owner makes a new
 * code. @throws account.code_wrong
 */
export async function enterAsHelper(
  ctx: Ctx,
  helperId: string,
  typedCode: string,
  userAgent: string | undefined,
): Promise<{ signedIn: SignedIn; draftId: string }> {
  const right = sql<boolean>`code_hash = ${hashCode(ctx.config, helperId, typedCode.replace(/\s/g, ''))}`;
  const entered = await inTransaction(ctx, async (tx) => {
    // holds the row: whoever ends the help at this moment waits, and then ends the session opened here too
    const tried = await tx.db
      .updateTable('draftHelper')
      .set({ attempts: sql`CASE WHEN ${right} THEN attempts ELSE attempts + 1 END` })
      .where('id', '=', helperId)
      .where('attempts', '<', TRIES)
      .returning(right.as('right'))
      .executeTakeFirst();
    const help = tried?.right ? await findHelp(tx, helperId) : undefined;
    if (!help) return undefined;
    const owner = { id: help.accountId, kind: help.kind };
    const { token, expiresAt } = await openSession(tx.db, owner, userAgent, tx.clock, tx.config, { helperId });
    await recordAccess(tx, { subject: 'draft', subjectId: help.draftId, action: 'HELPER_ENTERED' });
    return { signedIn: { accountId: owner.id, token, expiresAt, mustChangePassword: false }, draftId: help.draftId };
  });
  // only now: the wrong try stays counted
  if (!entered) throw codeWrong();
  return entered;
}
