import type { Readable } from 'node:stream';
import type { Ctx } from '../../platform/context.ts';
import { ProblemError } from '../../platform/errors.ts';
import { storeOf } from '../../platform/files/folderStore.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { fileNotFound } from './errors.ts';
import type { StoredFile } from './storeFile.ts';

/** A file for somebody who may see it: who sent it, or who may read a dossier it belongs to. @throws file.not_found */
export async function getFile(ctx: Ctx, fileId: string): Promise<StoredFile> {
  const rows = await ctx.db
    .selectFrom('storedFile')
    .leftJoin('dossierFile', 'dossierFile.fileId', 'storedFile.id')
    .select(['id', 'name', 'mediaType', 'sizeBytes', 'sha256', 'uploadedBy', 'dossierId', 'kind'])
    .where('id', '=', fileId)
    .limit(20)
    .execute();
  const [first] = rows;
  if (!first || ctx.actor.kind === 'ANONYMOUS') throw fileNotFound();
  const { id, name, mediaType, sizeBytes, sha256, uploadedBy } = first;
  const file = { id, name, mediaType, sizeBytes, sha256 };
  if (ctx.actor.kind === 'SYSTEM' || (await isOwn(ctx, fileId, uploadedBy))) return file;
  for (const { dossierId, kind } of rows) {
    // What an officer lays before the leader is not yet the applicant's to see.
    if (!dossierId || (ctx.actor.kind === 'APPLICANT' && kind === 'DRAFT_RESULT')) continue;
    if (await mayRead(ctx, dossierId)) return file;
  }
  throw fileNotFound();
}

/** Sent by the account; whoever acts for it in some procedures or one draft only sees what lies in such a draft. */
async function isOwn(ctx: Ctx, fileId: string, uploadedBy: string | null): Promise<boolean> {
  if (!('accountId' in ctx.actor) || ctx.actor.accountId !== uploadedBy) return false;
  const by = ctx.actor.kind === 'APPLICANT' ? ctx.actor.by : undefined;
  if (!by?.draftId && !by?.procedureCodes.length) return true;
  const drafts = await ctx.db
    .selectFrom('draftFile')
    .innerJoin('draft', 'draft.id', 'draftFile.draftId')
    .select(['draft.id', 'draft.procedureCode'])
    .where('draftFile.fileId', '=', fileId)
    .execute();
  return drafts.some(({ id, procedureCode }) =>
    by.draftId ? id === by.draftId : by.procedureCodes.includes(procedureCode),
  );
}

/** The same with its bytes, as a stream. @throws file.not_found */
export async function openFile(ctx: Ctx, fileId: string): Promise<StoredFile & { stream: Readable }> {
  const file = await getFile(ctx, fileId);
  return { ...file, stream: await storeOf(ctx.config).open(file.sha256) };
}

/** Asks the dossiers themselves; a look of an officer is recorded there. */
async function mayRead(ctx: Ctx, dossierId: string): Promise<boolean> {
  try {
    await getDossier(ctx, dossierId);
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.kind.status === 404) return false;
    throw error;
  }
}
