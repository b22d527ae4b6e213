import { v7 as uuidv7 } from 'uuid';
import type { Applicant, SubmittedComponent } from '../../domain/dossier/events.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import type { FormAnswers, FormDefinition } from '../../domain/form/form.ts';
import { formatPartialDate } from '../../domain/form/kindText.ts';
import { visibleFields } from '../../domain/form/visibleFields.ts';
import { formatPhone } from '../../domain/identity/phone.ts';
import { can } from '../../domain/policy/can.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure.ts';
import { formatDate } from '../../domain/text/format.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { findForm } from '../catalogue/getForm.ts';
import { factsOf } from '../dossiers/actOnDossier.ts';
import { actionNotAllowed } from '../dossiers/errors.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { FILLED_FORM } from '../forms/formPapers.ts';
import { fromDelivery } from '../post/deliveryAnswers.ts';
import { type DraftContent, TYPED_TASKS } from './draftContent.ts';
import { applicantForm, returnForm } from './draftForms.ts';
import { bringField, skipField } from './papers.ts';

/**
 * Opens a submitted dossier for change as a draft with all that was handed in: the officer sees the dossier as it was
 * until the draft is handed in (Đ.19.3 quy chế Hòa Bình). Pressing twice, or coming back later, opens the same draft.
 * @throws dossier.not_found, dossier.action_not_allowed once somebody has accepted it
 */
export async function beginEdit(ctx: Ctx, dossierId: string): Promise<{ id: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT') throw accessDenied();
  return inTransaction(ctx, async (tx) => {
    const { dossier, process } = await getDossier(tx, dossierId);
    if (!can(actor, 'EDIT', factsOf(dossier.state, process))) throw actionNotAllowed();
    await tx.db.selectFrom('account').select('id').where('id', '=', actor.accountId).forUpdate().execute();
    const open = await tx.db
      .selectFrom('draft')
      .select('id')
      .where('dossierId', '=', dossierId)
      .where('submittedDossierId', 'is', null)
      .executeTakeFirst();
    if (open) return open;
    const { state } = dossier;
    const form = state.formKey ? (await findForm(tx, state.formKey))?.form : undefined;
    const version = await tx.db
      .selectFrom('procedureVersion')
      .select('content')
      .where('id', '=', state.procedureVersionId)
      .executeTakeFirstOrThrow();
    const now = ctx.clock.now();
    const id = uuidv7();
    await tx.db
      .insertInto('draft')
      .values({
        id,
        dossierId,
        accountId: actor.accountId,
        procedureCode: state.procedureCode,
        procedureVersionId: state.procedureVersionId,
        competentAgencyCode: state.competentAgencyCode,
        answers: JSON.stringify(contentOf(state, version.content, form)),
        createdAt: now,
        updatedAt: now,
      })
      .execute();
    // the form is printed anew when it is handed in again
    const files = state.components.flatMap(({ key, fileIds, remark }) =>
      (remark === 'DECLARED' || key === FILLED_FORM ? [] : fileIds).map((fileId) => ({
        draftId: id,
        componentKey: key,
        fileId,
      })),
    );
    if (files.length > 0) await tx.db.insertInto('draftFile').values(files).execute();
    await rememberVault(tx, id, state.components);
    return { id };
  });
}

/** Files that came out of the vault still do, where the paper is still there. */
async function rememberVault(tx: TxCtx, draftId: string, components: readonly SubmittedComponent[]): Promise<void> {
  for (const { fileId, itemId } of components.flatMap(({ fromVault = [] }) => fromVault)) {
    await tx.db
      .updateTable('draftFile')
      .set((eb) => ({ vaultItemId: eb.selectFrom('vaultItem').select('id').where('id', '=', itemId) }))
      .where('draftId', '=', draftId)
      .where('fileId', '=', fileId)
      .execute();
  }
}

/** The submission as it was typed. */
function contentOf(
  { applicant, answers, components, delivery }: DossierState,
  content: ProcedureContent,
  form: FormDefinition | undefined,
): DraftContent {
  const keys = new Set(components.map(({ key }) => key));
  const chosen = content.componentCases.findIndex((group) => group.components.every(({ key }) => keys.has(key)));
  const papers: FormAnswers = { case: String(Math.max(0, chosen)) };
  for (const { key, remark } of components) {
    if (remark === 'BRING') papers[bringField(key)] = 'yes';
    if (remark === 'NOT_NEEDED') papers[skipField(key)] = 'yes';
  }
  return {
    applicant: asTyped(applicantForm(content), applicantAnswers(applicant)),
    form: form ? asTyped(form, answers) : {},
    papers,
    return: asTyped(returnForm, fromDelivery(delivery)),
    fee: delivery.payOnDelivery ? { onDelivery: 'yes' } : {},
    progress: Object.fromEntries([...TYPED_TASKS, 'fee'].map((task) => [task, 'SAVED'])),
    touched: [],
    prefilled: {},
  };
}

function applicantAnswers({ kind, ...applicant }: Applicant): FormAnswers {
  const owner = kind === 'ORGANISATION' ? 'organisation' : applicant.submitterName ? 'other' : 'self';
  return { ...applicant, for: owner };
}

/** Dates and telephone numbers as a person writes them. */
function asTyped(form: FormDefinition, answers: FormAnswers): FormAnswers {
  const kinds = new Map(visibleFields(form, answers).map(({ key, kind }) => [key, kind]));
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => {
      if (kinds.get(key) === 'date' && value) return [key, formatDate(value)];
      if (kinds.get(key) === 'partialDate' && value) return [key, formatPartialDate(value)];
      return [key, kinds.get(key) === 'phone' && value ? formatPhone(value) : value];
    }),
  );
}
