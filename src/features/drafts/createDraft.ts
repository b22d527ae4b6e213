import { v7 as uuidv7 } from 'uuid';
import { initialAnswers, type KnownFacts, type Prefilled, prefillForm, valuesOf } from '../../domain/form/prefill.ts';
import { mayHandIn, reaches } from '../../domain/policy/actor.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { findForm } from '../catalogue/getForm.ts';
import { knownFacts } from '../forms/prefill.ts';
import type { DraftContent } from './draftContent.ts';
import { ownersOf } from './draftForms.ts';
import { tooManyDrafts } from './errors.ts';
import { getOnlineOffer } from './onlineOffer.ts';

/** More unfinished drafts than anybody needs; keeps one account from filling the table. */
const MOST_DRAFTS = 50;

/** A second press of the button within this time is the same press. */
const SAME_PRESS_MS = 30_000;

/**
 * Begins a draft for the agency that will resolve it, filled in with what the account knows. Pressing twice begins one.
 * @throws procedure.not_online, draft.too_many, common.invalid_input (field `agency`)
 */
export async function createDraft(
  ctx: Ctx,
  input: { procedureCode: string; agencyCode: string },
): Promise<{ id: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || !mayHandIn(actor) || !reaches(actor, input.procedureCode)) throw accessDenied();
  const { version, offerings } = await getOnlineOffer(ctx, input.procedureCode);
  const only = offerings.length === 1 ? offerings[0] : undefined;
  const offering = only ?? offerings.find((candidate) => candidate.competentAgency.code === input.agencyCode);
  if (!offering) {
    const { common, submission } = words(ctx.language);
    const message = common.form.invalid.choice(submission.competentAgency);
    throw invalidInput({ fields: [{ field: 'agency', code: 'required', message }] });
  }
  const facts = await knownFacts(ctx);
  const form = version.content.formKey ? (await findForm(ctx, version.content.formKey))?.form : undefined;
  const now = ctx.clock.now();
  const competentAgencyCode = offering.competentAgency.code;
  return inTransaction(ctx, async (tx) => {
    // Two presses at once wait for each other here.
    await tx.db.selectFrom('account').select('id').where('id', '=', actor.accountId).forUpdate().execute();
    const open = await tx.db
      .selectFrom('draft')
      .select(['id', 'procedureCode', 'competentAgencyCode', 'createdAt', 'updatedAt'])
      .where('accountId', '=', actor.accountId)
      .where('submittedDossierId', 'is', null)
      .where('dossierId', 'is', null)
      .orderBy('createdAt', 'desc')
      .execute();
    const pressed = open.find(
      (draft) =>
        draft.procedureCode === input.procedureCode &&
        draft.competentAgencyCode === competentAgencyCode &&
        draft.updatedAt.getTime() === draft.createdAt.getTime() &&
        now.getTime() - draft.createdAt.getTime() < SAME_PRESS_MS,
    );
    if (pressed) return { id: pressed.id };
    if (open.length >= MOST_DRAFTS) throw tooManyDrafts();
    const id = uuidv7();
    const prefilled = { applicant: applicantAnswers(facts), form: form ? prefillForm(form, facts) : {} };
    const content: DraftContent = {
      applicant: { for: ownersOf(version.content)[0] ?? 'self', ...valuesOf(prefilled.applicant) },
      form: { ...(form && initialAnswers(form)), ...valuesOf(prefilled.form) },
      papers: {},
      return: { address: facts.address?.value ?? '' },
      progress: {},
      fee: {},
      touched: [],
      prefilled,
    };
    await tx.db
      .insertInto('draft')
      .values({
        id,
        accountId: actor.accountId,
        procedureCode: input.procedureCode,
        procedureVersionId: version.id,
        competentAgencyCode,
        answers: JSON.stringify(content),
        createdAt: now,
        updatedAt: now,
      })
      .execute();
    return { id };
  });
}

function applicantAnswers(facts: KnownFacts): Prefilled {
  const { fullName, citizenId, dateOfBirth, address, phone, email } = facts;
  const known = { name: fullName, submitterName: fullName, citizenId, dateOfBirth, address, phone, email };
  return Object.fromEntries(Object.entries(known).flatMap(([field, fact]) => (fact ? [[field, fact]] : [])));
}
