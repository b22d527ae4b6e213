import type { Applicant, SubmittedComponent } from '../../domain/dossier/events.ts';
import type { FormAnswers } from '../../domain/form/form.ts';
import { mayHandIn } from '../../domain/policy/actor.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import type { FieldProblem } from '../../platform/errors.ts';
import { storeOf } from '../../platform/files/folderStore.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { withFormPapers } from '../forms/formPapers.ts';
import { requireAssurance } from '../identity/requireAssurance.ts';
import { toDelivery } from '../post/deliveryAnswers.ts';
import { type CheckedDraft, checkDraft } from './checkDraft.ts';
import { draftIncomplete, draftNotFound, procedureNotOnline } from './errors.ts';
import { type Draft, type DraftFile, getDraft } from './getDraft.ts';
import { onlineMethod } from './onlineOffer.ts';
import { AUTHORISATION, declaredPaper, fileField, needsAuthorisationBox, papersOf, remarkOf } from './papers.ts';
import { endHelp } from './recordChange.ts';
import { withRepresentative } from './representative.ts';

/**
 * Hands the draft in, as a new dossier or as the new text of the one it changes, once: pressing again, or going back and pressing again, answers the same dossier. What was typed
 * lives in the dossier from then on and no longer in the draft.
 * @throws draft.not_found, draft.incomplete, procedure.not_online, procedure.not_offered
 */
export async function submitDraft(ctx: Ctx, draftId: string, declared: boolean): Promise<{ dossierId: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || !mayHandIn(actor)) throw draftNotFound();
  return inTransaction({ ...ctx, requestId: `draft-${draftId}` }, async (tx) => {
    await tx.db
      .selectFrom('draft')
      .select('id')
      .where('id', '=', draftId)
      .where('accountId', '=', actor.accountId)
      .forUpdate()
      .execute();
    const draft = await getDraft(tx, draftId);
    if (draft.submittedDossierId) return { dossierId: draft.submittedDossierId };
    if (!onlineMethod(draft.content)) throw procedureNotOnline();
    const { procedureCode, agency } = draft;
    await requireAssurance(tx, 'SUBMIT', { procedureCode, agencyCode: agency.code });
    const { complete, answers } = checkDraft(draft);
    if (!complete) throw draftIncomplete();
    await requireFiles(tx, draft);
    if (!declared) {
      const message = words(ctx.language).submission.check.declarationMissing;
      throw draftIncomplete({ fields: [{ field: 'declared', code: 'required', message }] });
    }
    const edit = await withRepresentative(tx, procedureCode, {
      applicant: toApplicant(answers.applicant),
      answers: answers.form,
      components: await withFilledForm(tx, draft, answers),
      delivery: toDelivery(answers.return, toApplicant(answers.applicant), draft.typed.fee),
    });
    const dossier = draft.dossierId
      ? await actOnDossier(tx, draft.dossierId, { action: 'EDIT', edit })
      : await submitDossier(tx, {
          ...edit,
          procedureCode: draft.procedureCode,
          competentAgencyCode: draft.agency.code,
          channel: 'ONLINE',
          ownerAccountId: actor.accountId,
          setCount: draft.content.setCount,
        });
    await endHelp(tx, draftId);
    await tx.db.deleteFrom('draftFile').where('draftId', '=', draftId).execute();
    await tx.db
      .updateTable('draft')
      .set({ submittedDossierId: dossier.id, answers: '{}', updatedAt: ctx.clock.now() })
      .where('id', '=', draftId)
      .execute();
    return { dossierId: dossier.id };
  });
}

/** Nothing is handed in before every file of it is in the store: one that got lost is asked for by name. */
async function requireFiles({ config, language }: Ctx, { files }: Draft): Promise<void> {
  const store = storeOf(config);
  const { interrupted } = words(language).submission.papers;
  const fields: FieldProblem[] = [];
  for (const { componentKey, name, sha256 } of files) {
    if (await store.has(sha256)) continue;
    fields.push({ field: fileField(componentKey), code: 'required', message: interrupted(name) });
  }
  if (fields.length > 0) throw draftIncomplete({ fields });
}

/** For whom the dossier is, as the law's papers name them; the person at the keyboard is the submitter. */
function toApplicant(answers: FormAnswers): Applicant {
  const {
    name = '',
    organisationName,
    submitterName,
    citizenId,
    dateOfBirth,
    taxCode,
    phone,
    email,
    address,
  } = answers;
  const contact = { phone, email, address, submitterName };
  return organisationName === undefined
    ? defined({ kind: 'CITIZEN', name, citizenId, dateOfBirth, ...contact })
    : defined({ kind: 'ORGANISATION', name: organisationName, organisationName, taxCode, ...contact });
}

function defined(applicant: Applicant): Applicant {
  return Object.fromEntries(
    Object.entries(applicant).filter(([, value]) => value !== undefined),
  ) as unknown as Applicant;
}

/** The papers with what the electronic form adds to them: its own files, and itself as a PDF. */
async function withFilledForm(
  tx: TxCtx,
  draft: Draft,
  { applicant, form: answers }: CheckedDraft['answers'],
): Promise<SubmittedComponent[]> {
  const { form, content, agency, typed } = draft;
  const components = toComponents(draft);
  if (!form) return components.map((paper) => withOrigin(paper, draft));
  const declaredBy = applicant.submitterName ?? applicant.name ?? '';
  const filled = { form, answers, content, agencyName: agency.name, declaredBy, where: 'ONLINE' } as const;
  const papers = await withFormPapers(tx, filled, components, declaredPaper(content, typed.papers));
  return papers.map((paper) => withOrigin(paper, draft));
}

function toComponents({ content, typed, files }: Draft): SubmittedComponent[] {
  const filesOf = (key: string) => files.filter((file) => file.componentKey === key);
  const asked = papersOf(content, typed.papers).map(({ key, name }) => {
    const remark = remarkOf(content, typed.papers, key);
    const paper = component(key, name, filesOf(key));
    return remark && paper.count === 0 ? { ...paper, remark } : paper;
  });
  const authorisation = filesOf(AUTHORISATION);
  if (authorisation.length === 0 || !needsAuthorisationBox(content, typed.applicant, typed.papers)) return asked;
  return [...asked, component(AUTHORISATION, words('vi').submission.applicant.authorisation, authorisation)];
}

function component(key: string, name: string, files: DraftFile[]): SubmittedComponent {
  const fileIds = files.map(({ id }) => id);
  const shape = fileIds.length > 0 ? 'ELECTRONIC' : 'MISSING';
  return { key, name, shape, count: fileIds.length, fileIds };
}

/** Which files of a paper came out of the vault. */
function withOrigin(paper: SubmittedComponent, { files }: Draft): SubmittedComponent {
  const fromVault = files.flatMap(({ id, vault, componentKey }) =>
    vault && componentKey === paper.key ? [{ fileId: id, ...vault }] : [],
  );
  return fromVault.length > 0 ? { ...paper, fromVault } : paper;
}
