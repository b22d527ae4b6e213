import { v7 as uuidv7 } from 'uuid';
import type { DossierEvent, SubmittedComponent } from '../../domain/dossier/events.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import type { JobPayloads } from '../../platform/jobs/enqueue.ts';
import { findDossier } from '../dossiers/findDossier.ts';
import { keepItem, type NewItem } from './keepItem.ts';
import type { VaultOwner } from './owner.ts';
import { signatureIn } from './signatureIn.ts';

/**
 * Brings what an event of a dossier means into the vault of its owner: accepted papers, the result handed over, a result
 * found wrong. Repeating it changes nothing.
 */
export async function collectPapers(ctx: Ctx, { dossierId, type }: JobPayloads['vault.collect']): Promise<void> {
  const dossier = await findDossier(ctx.db, dossierId);
  const owner = dossier && ownerOf(dossier.state);
  if (!owner) return;
  const { state } = dossier;
  if (type === 'CORRECTED') await revokeResults(ctx, dossierId, state);
  if (type === 'RECEIVED')
    for (const component of state.components) await collectComponent(ctx, owner, dossierId, component);
  if (type === 'RETURNED') await collectResult(ctx, owner, dossierId, state);
}

/** Events after which there is something to collect. */
export const COLLECTED: readonly DossierEvent['type'][] = ['RECEIVED', 'RETURNED', 'CORRECTED'];

function ownerOf({ ownerAccountId, parent, test }: DossierState): VaultOwner | undefined {
  // a part of an interlinked dossier belongs to the whole; what was tried out is no paper
  if (!ownerAccountId || parent || test) return undefined;
  return { kind: 'ACCOUNT', id: ownerAccountId };
}

async function collectComponent(
  ctx: Ctx,
  owner: VaultOwner,
  dossierId: string,
  { key, name, shape, fileIds, fromVault = [] }: SubmittedComponent,
): Promise<void> {
  const reused = new Set(fromVault.map(({ fileId }) => fileId));
  for (const fileId of fileIds.filter((id) => !reused.has(id))) {
    const uploader = await uploaderKind(ctx, fileId);
    const scanned = uploader === 'OFFICER';
    const source = scanned && shape === 'CERTIFIED_COPY' ? 'CERTIFIED' : scanned ? 'DIGITISED' : 'DECLARED';
    await keep(ctx, owner, fileId, { name, source, dossierId, componentKey: key });
  }
}

async function uploaderKind({ db }: Ctx, fileId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('storedFile')
    .innerJoin('account', 'account.id', 'storedFile.uploadedBy')
    .select('account.kind')
    .where('storedFile.id', '=', fileId)
    .executeTakeFirst();
  return row?.kind;
}

async function collectResult(ctx: Ctx, owner: VaultOwner, dossierId: string, state: DossierState): Promise<void> {
  const { result } = state;
  if (!result?.fileId) return;
  const agency = await ctx.db
    .selectFrom('agency')
    .select('name')
    .where('code', '=', state.competentAgencyCode)
    .executeTakeFirst();
  await keep(ctx, owner, result.fileId, {
    name: result.name,
    number: result.number,
    issuer: agency?.name,
    issuedOn: result.date,
    source: 'RESULT',
    dossierId,
  });
  await replaceRevoked(ctx, owner, dossierId);
}

/** The owner gets a reference of their own to the content: the dossier's stays the dossier's. */
async function keep(
  ctx: Ctx,
  owner: VaultOwner,
  fileId: string,
  facts: Omit<NewItem, 'file' | 'signature'>,
): Promise<void> {
  const file = await ctx.db
    .selectFrom('storedFile')
    .select(['name', 'mediaType', 'sizeBytes', 'sha256'])
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (!file) return;
  const signature = await signatureIn(ctx, file);
  await inTransaction(ctx, async (tx) => {
    if (await isThere(tx, owner, file.sha256, facts)) return;
    const id = uuidv7();
    const createdAt = ctx.clock.now();
    await tx.db
      .insertInto('storedFile')
      .values({ id, ...file, uploadedBy: owner.kind === 'ACCOUNT' ? owner.id : null, createdAt })
      .execute();
    await keepItem(tx, owner, { ...facts, signature, file: { id, sha256: file.sha256 } });
  });
}

/** A paper that was handed in before is in the vault already; a result is one for its dossier. */
async function isThere(
  { db }: TxCtx,
  owner: VaultOwner,
  sha256: string,
  { source, dossierId }: Pick<NewItem, 'source' | 'dossierId'>,
): Promise<boolean> {
  let query = db
    .selectFrom('vaultItem')
    .select('id')
    .where('ownerKind', '=', owner.kind)
    .where('ownerId', '=', owner.id)
    .where('sha256', '=', sha256)
    .limit(1);
  if (source === 'RESULT') query = query.where('source', '=', 'RESULT').where('dossierId', '=', dossierId ?? null);
  return (await query.execute()).length > 0;
}

/** Đ.21.1 NĐ 61/2018: a wrong result is void; the paper stays to be seen, and can no longer be used. */
async function revokeResults(ctx: Ctx, dossierId: string, { voidedResults }: DossierState): Promise<void> {
  for (const { fileId, reason } of voidedResults) {
    if (!fileId) continue;
    await ctx.db
      .updateTable('vaultItem')
      .set({ standing: 'REVOKED', standingReason: reason })
      .where('dossierId', '=', dossierId)
      .where('source', '=', 'RESULT')
      .where('standing', '=', 'GOOD')
      .where('sha256', 'in', (eb) => eb.selectFrom('storedFile').select('sha256').where('id', '=', fileId))
      .execute();
  }
}

async function replaceRevoked(ctx: Ctx, owner: VaultOwner, dossierId: string): Promise<void> {
  const results = ctx.db
    .selectFrom('vaultItem')
    .select('id')
    .where('ownerKind', '=', owner.kind)
    .where('ownerId', '=', owner.id)
    .where('dossierId', '=', dossierId)
    .where('source', '=', 'RESULT');
  const current = await results.where('standing', '=', 'GOOD').orderBy('createdAt', 'desc').executeTakeFirst();
  if (!current) return;
  await ctx.db
    .updateTable('vaultItem')
    .set({ standing: 'REPLACED', replacedBy: current.id })
    .where('dossierId', '=', dossierId)
    .where('source', '=', 'RESULT')
    .where('standing', '=', 'REVOKED')
    .execute();
}
