import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { words } from '../../i18n/words.ts';
import { NO_PASSWORD } from '../../platform/auth/password.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { closeAllSessions } from '../../platform/auth/session.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { erasureTooEarly } from './errors.ts';
import { exportFile } from './exportData.ts';

/** What goes when an account is erased. */
export const ERASED = ['PROFILE', 'DRAFTS', 'VAULT', 'MESSAGES', 'LINKS'] as const;
/** What the law has kept, each with its ground in `words().personalData.erasure.kept`. */
export const KEPT = ['DOSSIERS', 'MONEY', 'FEEDBACK', 'RECORDS'] as const;
/** What must have ended before: somebody waits for the person, or only they can let others in. */
export const OBSTACLES = ['OPEN_DOSSIERS', 'OPEN_FEEDBACK', 'ONLY_OWNER'] as const;

const ERASED_LOGIN = 'da-xoa:';

/** How many of each, before anything is erased. */
export interface ErasurePlan {
  erased: { what: (typeof ERASED)[number]; count: number }[];
  kept: { what: (typeof KEPT)[number]; count: number }[];
  obstacles: { what: (typeof OBSTACLES)[number]; count: number }[];
}

/** What erasing an account would take away, what stays by law, and what is in its way. One query. */
export async function planErasure(ctx: Ctx, accountId: string): Promise<ErasurePlan> {
  const { rows } = await sql<{ what: string; count: number }>`
    SELECT what, count FROM (VALUES
      ('PROFILE', 1),
      ('DRAFTS', (SELECT count(*)::int FROM draft WHERE account_id = ${accountId})),
      ('VAULT', (SELECT count(*)::int FROM vault_item WHERE owner_id = ${accountId})),
      ('MESSAGES', (SELECT count(*)::int FROM notification WHERE account_id = ${accountId})),
      ('LINKS', (SELECT count(*)::int FROM identity_link WHERE account_id = ${accountId})
        + (SELECT count(*)::int FROM organisation_member WHERE account_id = ${accountId})
        + (SELECT count(*)::int FROM authorisation
           WHERE ended_at IS NULL AND (principal_id = ${accountId} OR agent_id = ${accountId}))),
      ('DOSSIERS', (SELECT count(*)::int FROM dossier WHERE owner_account_id = ${accountId})),
      ('MONEY', (SELECT count(*)::int FROM obligation JOIN dossier ON dossier.id = obligation.dossier_id
        WHERE dossier.owner_account_id = ${accountId})),
      ('FEEDBACK', (SELECT count(*)::int FROM feedback WHERE account_id = ${accountId})),
      ('RECORDS', (SELECT count(*)::int FROM access_log WHERE subject = 'account' AND subject_id = ${accountId})
        + (SELECT count(*)::int FROM consent WHERE account_id = ${accountId})),
      ('OPEN_DOSSIERS', (SELECT count(*)::int FROM dossier
        WHERE owner_account_id = ${accountId} AND finished_at IS NULL)),
      ('OPEN_FEEDBACK', (SELECT count(*)::int FROM feedback
        WHERE account_id = ${accountId} AND state IN ('NEW', 'SUPPLEMENT_ASKED', 'IN_PROCESS', 'ANSWERED'))),
      ('ONLY_OWNER', (SELECT count(*)::int FROM organisation_member own
        WHERE own.account_id = ${accountId} AND own.role = 'OWNER' AND NOT EXISTS (
          SELECT FROM organisation_member other WHERE other.organisation_id = own.organisation_id
            AND other.role = 'OWNER' AND other.account_id <> own.account_id)))
    ) AS counted (what, count)`.execute(ctx.db);
  const counts = new Map(rows.map(({ what, count }) => [what, count]));
  const listed = <T extends string>(names: readonly T[]) =>
    names.map((what) => ({ what, count: counts.get(what) ?? 0 })).filter(({ count }) => count > 0);
  return { erased: listed(ERASED), kept: listed(KEPT), obstacles: listed(OBSTACLES) };
}

/**
 * Erases an account for good, in the caller's transaction: what the person typed, kept and was told goes; nobody can sign in
 * to it or find it by name, number or address. What the law has kept stays and points to an empty account (Đ.14 Luật
 * 91/2025). Files without owner leave the store with the nightly sweep. Answers what went and what stayed.
 * @throws personal_data.erasure_too_early
 */
export async function eraseAccount(tx: TxCtx, accountId: string): Promise<ErasurePlan> {
  await tx.db.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute();
  const plan = await planErasure(tx, accountId);
  if (plan.obstacles.length > 0) throw erasureTooEarly({ details: { obstacles: plan.obstacles } });
  await closeAllSessions(tx.db, accountId);
  await endRights(tx, accountId);
  await deleteOwn(tx, accountId);
  await tx.db
    .updateTable('account')
    .set({
      fullName: words('vi').personalData.erasure.name,
      login: `${ERASED_LOGIN}${accountId}`,
      phone: null,
      email: null,
      citizenId: null,
      taxCode: null,
      address: null,
      dateOfBirth: null,
      identityVerifiedAt: null,
      passwordHash: NO_PASSWORD,
      status: 'DISABLED',
    })
    .where('id', '=', accountId)
    .execute();
  await recordAccess(tx, { subject: 'account', subjectId: accountId, action: 'ERASED' });
  return plan;
}

/** Nightly: the last word to somebody whose account was erased goes too, with its address, once it was sent. Answers how many. */
export async function sweepLastWords(ctx: Ctx): Promise<number> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('notification')
    .where((is) => is.or([is('sentAt', 'is not', null), is('failure', 'is not', null)]))
    .where('accountId', 'in', (is) => is.selectFrom('account').select('id').where('login', 'like', `${ERASED_LOGIN}%`))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Nobody acts for the person any more, nor they for anybody. */
async function endRights({ db, clock }: TxCtx, accountId: string): Promise<void> {
  const now = clock.now();
  await db
    .updateTable('authorisation')
    .set({ endedAt: now, endedBy: accountId })
    .where('endedAt', 'is', null)
    .where((is) => is.or([is('principalId', '=', accountId), is('agentId', '=', accountId)]))
    .execute();
  await db
    .updateTable('invitation')
    .set({ endedAt: now })
    .where('inviterId', '=', accountId)
    .where('acceptedAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute();
  await db.deleteFrom('organisationMember').where('accountId', '=', accountId).execute();
}

async function deleteOwn({ db, config }: TxCtx, accountId: string): Promise<void> {
  for (const table of [
    'accountUnlock',
    'apiToken',
    'bulkSubmission',
    'draft',
    'identityLink',
    'notification',
    'notificationPreference',
    'oneTimeCode',
  ] as const)
    await db.deleteFrom(table).where('accountId', '=', accountId).execute();
  await db.deleteFrom('vaultItem').where('ownerId', '=', accountId).execute();
  // what was asked or reported stays answered, without its sender
  const nobody = { accountId: null, senderEmail: null };
  await db
    .updateTable('feedback')
    .set({ ...nobody, senderName: null, senderPhone: null })
    .where('accountId', '=', accountId)
    .execute();
  await db
    .updateTable('question')
    .set({ ...nobody, senderName: '' })
    .where('accountId', '=', accountId)
    .execute();
  const exports = await db.deleteFrom('personalExport').where('accountId', '=', accountId).returning('id').execute();
  for (const { id } of exports) rmSync(exportFile(config, id), { force: true });
}
