import type { FormDefinition } from '../../domain/form/form.ts';
import type { PlaceFinding } from '../../domain/form/places.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { type SignatureState, type TrustLevel, trustOf, type VaultSource } from '../../domain/vault/vaultItem.ts';
import type { Ctx } from '../../platform/context.ts';
import { withinReach } from '../../platform/db/withinReach.ts';
import { findForm } from '../catalogue/getForm.ts';
import { today } from '../catalogue/today.ts';
import { findPlacesOf } from '../forms/places.ts';
import { type DraftContent, type TypedTask, toDraftContent, withFormFiles } from './draftContent.ts';
import { applicantForm, returnForm } from './draftForms.ts';
import { draftNotFound } from './errors.ts';

export interface DraftFile {
  id: string;
  name: string;
  sizeBytes: number;
  componentKey: string;
  sha256: string;
  /** it came out of the vault, as it stands there */
  vault: { itemId: string; source: VaultSource; trust: TrustLevel } | null;
}

/** A draft with everything its pages show. */
export interface Draft {
  id: string;
  procedureCode: string;
  agency: { code: string; name: string; nameEn: string | null };
  versionId: string;
  content: ProcedureContent;
  /** of the version in force today; differs when the procedure changed meanwhile */
  currentVersionId: string | null;
  form: FormDefinition | undefined;
  typed: DraftContent;
  /** yyyy-mm-dd, for ages and the like */
  today: string;
  /** communes that were typed, and what they are today */
  places: Map<string, PlaceFinding>;
  files: DraftFile[];
  createdAt: Date;
  updatedAt: Date;
  submittedDossierId: string | null;
  /** the submitted dossier that this draft changes */
  dossierId: string | null;
  /** who has authorised the person at the keyboard, by name */
  actsFor?: string;
}

/** The actor's own draft. Three queries. @throws draft.not_found, also when it is somebody else's */
export async function getDraft(ctx: Ctx, id: string): Promise<Draft> {
  if (ctx.actor.kind !== 'APPLICANT') throw draftNotFound();
  const row = await ctx.db
    .selectFrom('draft')
    .innerJoin('procedureVersion as version', 'version.id', 'draft.procedureVersionId')
    .innerJoin('procedure', 'procedure.code', 'draft.procedureCode')
    .innerJoin('agency', 'agency.code', 'draft.competentAgencyCode')
    .select(['draft.id', 'draft.procedureCode', 'draft.answers', 'draft.createdAt', 'draft.updatedAt'])
    .select([
      'draft.submittedDossierId',
      'draft.dossierId',
      'version.id as versionId',
      'version.content',
      'procedure.currentVersionId',
    ])
    .select(['agency.code as agencyCode', 'agency.name as agencyName', 'agency.nameEn as agencyNameEn'])
    .where('draft.id', '=', id)
    .where('draft.accountId', '=', ctx.actor.accountId)
    .where(withinReach(ctx.actor, 'draft.procedureCode'))
    .executeTakeFirst();
  if (!row) throw draftNotFound();
  const { name, by } = ctx.actor;
  const { agencyCode, agencyName, agencyNameEn, answers, ...draft } = row;
  const content = row.content;
  const form = content.formKey ? (await findForm(ctx, content.formKey))?.form : undefined;
  const files = await listDraftFiles(ctx, id);
  const typed = withFormFiles(toDraftContent(answers), form, files);
  return {
    ...draft,
    content,
    actsFor: by?.capacity === 'AUTHORISED' ? name : undefined,
    agency: { code: agencyCode, name: agencyName, nameEn: agencyNameEn },
    form,
    typed,
    today: today(ctx.clock),
    places: await findPlacesOf(ctx, form, typed.form),
    files,
  };
}

/** The definition of a page on which fields are filled in; papers have a page of their own kind. */
export function formOf(
  draft: Pick<Draft, 'content' | 'form' | 'actsFor'>,
  task: Exclude<TypedTask, 'papers'>,
): FormDefinition | undefined {
  if (task === 'applicant') return applicantForm(draft.content, draft.actsFor);
  return task === 'return' ? returnForm : draft.form;
}

async function listDraftFiles(ctx: Ctx, draftId: string): Promise<DraftFile[]> {
  const rows = await ctx.db
    .selectFrom('draftFile')
    .innerJoin('storedFile', 'storedFile.id', 'draftFile.fileId')
    .leftJoin('vaultItem', 'vaultItem.id', 'draftFile.vaultItemId')
    .select(['storedFile.id', 'storedFile.name', 'storedFile.sizeBytes', 'storedFile.sha256', 'draftFile.componentKey'])
    .select(['vaultItem.id as itemId', 'vaultItem.source', 'vaultItem.signature'])
    .where('draftFile.draftId', '=', draftId)
    .orderBy('storedFile.createdAt')
    .orderBy('storedFile.id')
    .execute();
  return rows.map(({ itemId, source, signature, ...file }) => {
    const paper = { source: source as VaultSource, signature: signature as SignatureState };
    return { ...file, vault: itemId ? { itemId, source: paper.source, trust: trustOf(paper) } : null };
  });
}
