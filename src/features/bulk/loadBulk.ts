import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import { formatPhone } from '../../domain/identity/phone.ts';
import type { Language } from '../../domain/language.ts';
import type { Applicant } from '../../domain/policy/actor.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import type { Ctx } from '../../platform/context.ts';
import { findForm } from '../catalogue/getForm.ts';
import { ownersOf } from '../drafts/draftForms.ts';
import { type BulkCells, type BulkColumn, type BulkDefaults, columnsOf } from './columns.ts';
import { bulkNotFound } from './errors.ts';

export type RowOutcome = 'CHECKED' | 'WAITING' | 'DONE' | 'FAILED';

export interface StoredRow {
  number: number;
  cells: BulkCells;
  outcome: RowOutcome;
  dossierId: string | null;
  /** the code or number of the dossier */
  dossierNumber: string | null;
  failure: string | null;
}

/** An uploaded spreadsheet with everything its rows are checked by. */
export interface Bulk {
  id: string;
  procedureCode: string;
  versionId: string;
  currentVersionId: string | null;
  agency: { code: string; name: string; nameEn: string | null };
  fileName: string;
  createdAt: Date;
  actor: Applicant;
  language: Language;
  content: ProcedureContent;
  form: FormDefinition | undefined;
  columns: BulkColumn[];
  defaults: BulkDefaults;
  rows: StoredRow[];
  files: Map<string, { id: string; name: string; sizeBytes: number; sha256: string }>;
}

/** A spreadsheet by its id, for the program; people go through `getBulk`. Six queries. @throws bulk.not_found */
export async function loadBulk(ctx: Ctx, id: string): Promise<Bulk & { accountId: string }> {
  const row = await ctx.db
    .selectFrom('bulkSubmission')
    .innerJoin('procedureVersion as version', 'version.id', 'bulkSubmission.procedureVersionId')
    .innerJoin('procedure', 'procedure.code', 'bulkSubmission.procedureCode')
    .innerJoin('agency', 'agency.code', 'bulkSubmission.competentAgencyCode')
    .select(['bulkSubmission.id', 'bulkSubmission.accountId', 'bulkSubmission.procedureCode', 'fileName', 'actor'])
    .select(['bulkSubmission.language', 'bulkSubmission.createdAt', 'version.id as versionId', 'version.content'])
    .select(['procedure.currentVersionId', 'agency.code', 'agency.name', 'agency.nameEn'])
    .where('bulkSubmission.id', '=', id)
    .executeTakeFirst();
  if (!row) throw bulkNotFound();
  const { code, name, nameEn, ...bulk } = row;
  const content = row.content;
  const form = content.formKey ? (await findForm(ctx, content.formKey))?.form : undefined;
  const language = row.language as Language;
  return {
    ...bulk,
    language,
    content,
    form,
    agency: { code, name, nameEn },
    actor: row.actor,
    columns: columnsOf(content, form, language),
    defaults: await defaultsOf(ctx, row.accountId, content),
    rows: await listRows(ctx, id),
    files: await listFiles(ctx, id),
  };
}

/** The actor's own spreadsheet. @throws bulk.not_found, also when it is somebody else's */
export async function getBulk(ctx: Ctx, id: string): Promise<Bulk> {
  const { actor } = ctx;
  const bulk = await loadBulk(ctx, id);
  if (actor.kind !== 'APPLICANT' || actor.accountId !== bulk.accountId) throw bulkNotFound();
  return bulk;
}

async function listRows({ db }: Ctx, bulkId: string): Promise<StoredRow[]> {
  const rows = await db
    .selectFrom('bulkRow')
    .leftJoin('dossier', 'dossier.id', 'bulkRow.dossierId')
    .select(['number', 'cells', 'outcome', 'bulkRow.dossierId', 'failure', 'dossier.code', 'submissionNumber'])
    .where('bulkId', '=', bulkId)
    .orderBy('number')
    .execute();
  return rows.map(({ cells, outcome, code, submissionNumber, ...row }) => ({
    ...row,
    cells: cells as BulkCells,
    outcome: outcome as RowOutcome,
    dossierNumber: code ?? submissionNumber,
  }));
}

async function listFiles({ db }: Ctx, bulkId: string): Promise<Bulk['files']> {
  const rows = await db
    .selectFrom('bulkFile')
    .innerJoin('storedFile', 'storedFile.id', 'bulkFile.fileId')
    .select(['bulkFile.name as calledBy', 'storedFile.id', 'storedFile.name', 'sizeBytes', 'sha256'])
    .where('bulkId', '=', bulkId)
    .execute();
  return new Map(rows.map(({ calledBy, ...file }) => [calledBy, file]));
}

/** What the account says where a cell is empty. One query. */
export async function defaultsOf({ db }: Ctx, accountId: string, content: ProcedureContent): Promise<BulkDefaults> {
  const account = await db
    .selectFrom('account')
    .select(['kind', 'fullName', 'taxCode', 'address', 'phone', 'email'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const owners = ownersOf(content);
  const wanted = account.kind === 'ORGANISATION' ? 'organisation' : 'other';
  const contact = {
    submitterName: account.fullName,
    address: account.address ?? '',
    phone: account.phone ? formatPhone(account.phone) : '',
    email: account.email ?? '',
  };
  const organisation: FormAnswers =
    account.kind === 'ORGANISATION' ? { organisationName: account.fullName, taxCode: account.taxCode ?? '' } : {};
  return {
    applicant: { for: owners.find((owner) => owner === wanted) ?? owners[0] ?? 'self', ...organisation, ...contact },
    return: { method: 'ONLINE' },
  };
}
