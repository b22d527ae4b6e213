import { findField } from '../../domain/form/visibleFields.ts';
import { inLanguage } from '../../domain/language.ts';
import { words } from '../../i18n/words.ts';
import type { Ctx } from '../../platform/context.ts';
import { answerProblemInWords } from '../../ui/answerProblem.ts';
import { today } from '../catalogue/today.ts';
import { checkDraft } from '../drafts/checkDraft.ts';
import { TYPED_TASKS, withFormFiles } from '../drafts/draftContent.ts';
import { type Draft, type DraftFile, formOf } from '../drafts/getDraft.ts';
import { fileField, papersOf } from '../drafts/papers.ts';
import { findPlacesOf } from '../forms/places.ts';
import { REFERENCE, readRow } from './columns.ts';
import type { Bulk, StoredRow } from './loadBulk.ts';

/** A row as somebody sees it: what it is about, how it went or stands, what must be put right. */
export interface CheckedRow {
  number: number;
  reference: string;
  applicant: string;
  state: 'READY' | 'WRONG' | 'WAITING' | 'DONE' | 'FAILED';
  /** in words; empty unless `WRONG` or `FAILED` */
  reasons: string[];
  dossierId: string | null;
  dossierNumber: string | null;
}

/** Every row checked as the pages check a draft. Queries only for forms with places, one a row. */
export async function checkRows(ctx: Ctx, bulk: Bulk): Promise<CheckedRow[]> {
  const checked: CheckedRow[] = [];
  for (const row of bulk.rows) {
    const { draft, missing } = await draftOfRow(ctx, bulk, row);
    const { applicant } = draft.typed;
    const open = row.outcome === 'CHECKED';
    const problems = open
      ? [...new Set([...missing, ...problemsOf(ctx, bulk, draft)])]
      : row.failure
        ? [row.failure]
        : [];
    checked.push({
      number: row.number,
      reference: row.cells[REFERENCE] ?? '',
      applicant: applicant.organisationName || applicant.name || '',
      state: row.outcome === 'CHECKED' ? (problems.length > 0 ? 'WRONG' : 'READY') : row.outcome,
      reasons: problems,
      dossierId: row.dossierId,
      dossierNumber: row.dossierNumber,
    });
  }
  return checked;
}

/** A row as a draft that was saved on every page; `missing`: files it names that were not sent, in words. */
export async function draftOfRow(ctx: Ctx, bulk: Bulk, row: StoredRow): Promise<{ draft: Draft; missing: string[] }> {
  const { content, form } = bulk;
  const { typed, fileNames } = readRow(content, bulk.columns, row.cells, bulk.defaults);
  for (const task of TYPED_TASKS) typed.progress[task] = 'SAVED';
  const text = words(ctx.language).bulk;
  const files: DraftFile[] = [];
  const missing: string[] = [];
  for (const [componentKey, names] of fileNames) {
    for (const name of names) {
      const file = bulk.files.get(calledBy(name));
      if (file) files.push({ ...file, componentKey, vault: null });
      else missing.push(text.fileMissing(name));
    }
  }
  const answered = withFormFiles(typed, form, files);
  const draft: Draft = {
    id: bulk.id,
    procedureCode: bulk.procedureCode,
    agency: bulk.agency,
    versionId: bulk.versionId,
    content,
    currentVersionId: bulk.currentVersionId,
    form,
    typed: answered,
    today: today(ctx.clock),
    places: await findPlacesOf(ctx, form, typed.form),
    files,
    createdAt: bulk.createdAt,
    updatedAt: bulk.createdAt,
    submittedDossierId: null,
    dossierId: null,
  };
  return { draft, missing };
}

/** Names of files are compared without folders, and as people write them. */
export function calledBy(name: string): string {
  return name
    .replace(/^.*[/\\]/s, '')
    .normalize('NFC')
    .trim()
    .toLowerCase();
}

function problemsOf(ctx: Ctx, { columns }: Bulk, draft: Draft): string[] {
  const { language } = ctx;
  const { submission, bulk } = words(language);
  const { problems, outdated } = checkDraft(draft);
  const found: string[] = outdated ? [submission.changed.first] : [];
  for (const task of ['applicant', 'form', 'return'] as const) {
    const form = formOf(draft, task);
    for (const problem of problems[task]) {
      const field = form && findField(form, problem.field);
      const column = columns.find(({ key }) => key === `${task}.${problem.field}`);
      if (problem.code === 'invalid' && column && column.values.size > 0)
        found.push(bulk.notAllowed(column.title, draft.typed[task][problem.field] ?? '', shortList(column.allowed)));
      else if (field)
        found.push(named(inLanguage(field.label, language), answerProblemInWords(field, problem, language)));
    }
  }
  const names = new Map(papersOf(draft.content, draft.typed.papers).map(({ key, name }) => [fileField(key), name]));
  for (const { field } of problems.papers) {
    const name = names.get(field);
    found.push(name === undefined ? submission.papers.caseMissing : bulk.paperMissing(name));
  }
  return found;
}

/** What may be written, as far as it is a line; the rest stands in the template. */
function shortList(allowed: string): string {
  return allowed.length <= LIST_CHARACTERS ? allowed : `${allowed.slice(0, LIST_CHARACTERS)}…`;
}

const LIST_CHARACTERS = 120;

/** Most messages name their field themselves. */
function named(label: string, message: string): string {
  return message.toLowerCase().includes(label.toLowerCase()) ? message : `${label}: ${message}`;
}
