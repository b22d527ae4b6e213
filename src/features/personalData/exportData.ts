import { createHash } from 'node:crypto';
import { closeSync, createReadStream, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import type { Config } from '../../platform/config/config.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { storeOf } from '../../platform/files/folderStore.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { tellAboutAccount } from '../accounts/tellAboutAccount.ts';
import { requireAssurance } from '../identity/requireAssurance.ts';
import { exportNotFound } from './errors.ts';
import { PERSONAL_DATA_PATH } from './paths.ts';

const DAYS_TO_FETCH = 7;

/** Asks for a copy of one's own data; a job makes it, and says when it is there. One at a time. @throws common.assurance */
export async function askForExport(ctx: Ctx): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || actor.by) throw accessDenied();
  await requireAssurance(ctx, 'PERSONAL_DATA');
  await inTransaction(ctx, async (tx) => {
    await tx.db.selectFrom('account').select('id').where('id', '=', actor.accountId).forUpdate().execute();
    const waiting = await tx.db
      .selectFrom('personalExport')
      .select('id')
      .where('accountId', '=', actor.accountId)
      .where('readyAt', 'is', null)
      .executeTakeFirst();
    if (waiting) return;
    const exportId = uuidv7();
    await tx.db
      .insertInto('personalExport')
      .values({ id: exportId, accountId: actor.accountId, askedAt: tx.clock.now() })
      .execute();
    await enqueue(tx.db, 'personal-data.export', { exportId });
  });
}

/** The person's copies of the last weeks. One query. */
export async function listExports(ctx: Ctx) {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || actor.by) throw accessDenied();
  return ctx.db
    .selectFrom('personalExport')
    .select(['id', 'askedAt', 'readyAt', 'expiresAt', 'sizeBytes'])
    .where('accountId', '=', actor.accountId)
    .orderBy('askedAt', 'desc')
    .limit(5)
    .execute();
}

/** The bytes of a copy, for its person and until its link expires. @throws personal_data.export_not_found */
export async function openExport(ctx: Ctx, id: string): Promise<Readable> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || actor.by) throw exportNotFound();
  const row = await ctx.db
    .selectFrom('personalExport')
    .select('id')
    .where('id', '=', id)
    .where('accountId', '=', actor.accountId)
    .where('readyAt', 'is not', null)
    .where('expiresAt', '>', ctx.clock.now())
    .executeTakeFirst();
  if (!row) throw exportNotFound();
  await recordAccess(ctx, { subject: 'personal_data', subjectId: id, action: 'EXPORT_FETCHED' });
  return createReadStream(exportFile(ctx.config, id));
}

/** Where a copy lies. */
export function exportFile({ home }: Config, id: string): string {
  return path.join(home, 'exports', `${id}.zip`);
}

/** The job: writes the copy and tells its person. A copy that is there already is left as it is. */
export async function makeExport(ctx: Ctx, exportId: string): Promise<void> {
  const row = await ctx.db
    .selectFrom('personalExport')
    .innerJoin('account', 'account.id', 'personalExport.accountId')
    .select(['personalExport.readyAt', 'account.id', 'account.phone', 'account.email', 'account.language'])
    .where('personalExport.id', '=', exportId)
    .executeTakeFirst();
  if (!row || row.readyAt) return;
  const file = exportFile(ctx.config, exportId);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeZip(ctx, row.id, file);
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .updateTable('personalExport')
      .set({
        readyAt: now,
        expiresAt: new Date(now.getTime() + DAYS_TO_FETCH * 86_400_000),
        sizeBytes: statSync(file).size,
        sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
      })
      .where('id', '=', exportId)
      .execute();
    await tellAboutAccount(
      tx,
      row,
      `export:${exportId}`,
      (language) => {
        const text = words(language).personalData.export;
        return { subject: text.readySubject, body: text.readyBody(DAYS_TO_FETCH) };
      },
      PERSONAL_DATA_PATH,
    );
  });
}

/** One file in memory at a time. */
async function writeZip(ctx: Ctx, accountId: string, file: string): Promise<void> {
  const target = openSync(file, 'w', 0o600);
  try {
    const zip = new Zip((problem, chunk) => {
      if (problem) throw problem;
      writeSync(target, chunk);
    });
    const add = (name: string, bytes: Uint8Array) => {
      const entry = new ZipDeflate(name, { level: 6 });
      zip.add(entry);
      entry.push(bytes, true);
    };
    for (const [name, rows] of Object.entries(await readAll(ctx, accountId)))
      add(`${name}.json`, strToU8(JSON.stringify(rows, null, 2)));
    for (const { id, name, sha256 } of await listFiles(ctx, accountId))
      add(`files/${id}-${name.replace(/[/\\]/g, '_')}`, await buffer(await storeOf(ctx.config).open(sha256)));
    zip.end();
  } finally {
    closeSync(target);
  }
}

/** Everything that is kept about the account, by subject. */
async function readAll(ctx: Ctx, accountId: string): Promise<Record<string, unknown>> {
  const { db } = ctx;
  const own = { accountId };
  const [account] = await db
    .selectFrom('account')
    .select([
      'kind',
      'login',
      'fullName',
      'phone',
      'email',
      'citizenId',
      'taxCode',
      'address',
      'dateOfBirth',
      'language',
    ])
    .select(['createdAt', 'identityVerifiedAt'])
    .where('id', '=', accountId)
    .execute();
  const dossiers = await db
    .selectFrom('dossier')
    .select(['code', 'submissionNumber', 'status', 'submittedAt', 'receivedAt', 'dueAt', 'finishedAt', 'state'])
    .where('ownerAccountId', '=', accountId)
    .orderBy('submittedAt')
    .execute();
  const drafts = await db
    .selectFrom('draft')
    .select(['procedureCode', 'answers', 'createdAt', 'updatedAt'])
    .where('accountId', '=', own.accountId)
    .where('submittedDossierId', 'is', null)
    .execute();
  const messages = await db
    .selectFrom('notification')
    .select(['channel', 'subject', 'body', 'createdAt', 'sentAt', 'readAt'])
    .where('accountId', '=', accountId)
    .where('eventKey', 'not like', 'one-time-code:%')
    .where('eventKey', 'not like', 'invitation:%')
    .orderBy('createdAt')
    .execute();
  const consents = await db.selectFrom('consent').selectAll().where('accountId', '=', accountId).execute();
  const requests = await db.selectFrom('personalDataRequest').selectAll().where('accountId', '=', accountId).execute();
  const looks = await db
    .selectFrom('accessLog')
    .select(['at', 'subject', 'action'])
    .where((is) =>
      is.or([
        is.and([is('subject', '=', 'account'), is('subjectId', '=', accountId)]),
        is.and([
          is('subject', '=', 'dossier'),
          is('subjectId', 'in', sql<string>`(SELECT id::text FROM dossier WHERE owner_account_id = ${accountId})`),
        ]),
      ]),
    )
    .orderBy('at')
    .execute();
  const unlocks = await db
    .selectFrom('accountUnlock')
    .select(['at', 'citizenId', 'name', 'dateOfBirth', 'proof', 'contactChanged'])
    .where('accountId', '=', accountId)
    .orderBy('at')
    .execute();
  const links = await readLinks(ctx, accountId);
  return { account, dossiers, drafts, messages, consents, requests, unlocks, ...links, looks };
}

/** With whom and what the account is connected, and what its person kept, said and asked here. */
async function readLinks({ db }: Ctx, accountId: string): Promise<Record<string, unknown>> {
  const vault = await db
    .selectFrom('vaultItem')
    .select(['name', 'number', 'issuer', 'issuedOn', 'validFrom', 'validTo', 'source', 'createdAt'])
    .where('ownerId', '=', accountId)
    .execute();
  const organisations = await db
    .selectFrom('organisationMember')
    .innerJoin('account', 'account.id', 'organisationMember.organisationId')
    .select(['account.fullName as name', 'role', 'since'])
    .where('accountId', '=', accountId)
    .execute();
  const authorisations = await db
    .selectFrom('authorisation')
    .select(['principalId', 'agentId', 'procedureCodes', 'validFrom', 'validTo', 'acceptedAt', 'endedAt'])
    .where((is) => is.or([is('principalId', '=', accountId), is('agentId', '=', accountId)]))
    .execute();
  const feedback = await db
    .selectFrom('feedback')
    .select(['code', 'topic', 'body', 'state', 'receivedAt', 'answer', 'answeredAt'])
    .where('accountId', '=', accountId)
    .execute();
  const questions = await db
    .selectFrom('question')
    .select(['code', 'body', 'state', 'askedAt', 'answer', 'answeredAt'])
    .where('accountId', '=', accountId)
    .execute();
  const devices = await db
    .selectFrom('session')
    .select(['createdAt', 'lastSeenAt', 'userAgent'])
    .where('accountId', '=', accountId)
    .execute();
  const identities = await db
    .selectFrom('identityLink')
    .select(['providerKey', 'linkedAt'])
    .where('accountId', '=', accountId)
    .execute();
  return { vault, organisations, authorisations, feedback, questions, devices, identities };
}

async function listFiles(ctx: Ctx, accountId: string) {
  return ctx.db
    .selectFrom('storedFile')
    .select(['id', 'name', 'sha256'])
    .where((is) =>
      is.or([
        is('uploadedBy', '=', accountId),
        is(
          'id',
          'in',
          is
            .selectFrom('dossierFile')
            .innerJoin('dossier', 'dossier.id', 'dossierFile.dossierId')
            .select('dossierFile.fileId')
            .where('dossierFile.kind', '=', 'RESULT')
            .where('dossier.ownerAccountId', '=', accountId),
        ),
      ]),
    )
    .orderBy('createdAt')
    .execute();
}

/** Nightly: copies whose link has expired are deleted. Answers how many. */
export async function sweepExports(ctx: Ctx): Promise<number> {
  const rows = await ctx.db
    .deleteFrom('personalExport')
    .where('expiresAt', '<=', ctx.clock.now())
    .returning('id')
    .execute();
  for (const { id } of rows) rmSync(exportFile(ctx.config, id), { force: true });
  return rows.length;
}
