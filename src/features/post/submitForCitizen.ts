import { v7 as uuidv7 } from 'uuid';
import { STATUS } from '../../domain/dossier/status.ts';
import { parseContact } from '../../domain/identity/contact.ts';
import { holds } from '../../domain/policy/actor.ts';
import { words } from '../../i18n/words.ts';
import { CODE_MINUTES, issueCode } from '../../platform/auth/oneTimeCode.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { findAccount } from '../accounts/findAccount.ts';
import { sendMessage, takeCodeRequest } from '../accounts/sendCode.ts';
import { type TypedCode, withCode } from '../accounts/useCode.ts';
import type { SubmissionInput } from '../dossiers/submissionInput.ts';
import { openSubmitted } from '../dossiers/submitDossier.ts';
import { getProvince } from '../organisation/portalShell.ts';
import { changeState, insertOrder, listOrdersOf } from './orders.ts';
import { ownProvinceCode } from './syncOrders.ts';

/**
 * Asks the citizen, on their own telephone or mail, whether the post officer may submit with their account. The answer is
 * the same when there is no such account. @throws account.too_many_codes, common.invalid_input
 */
export async function askAgreement(ctx: Ctx, typed: string): Promise<{ attemptId: string }> {
  if (ctx.actor.kind !== 'OFFICER') throw accessDenied();
  const officer = ctx.actor.name;
  const contact = parseContact(typed);
  if (!contact) {
    const message = words(ctx.language).accounts.signUp.contactInvalid;
    throw invalidInput({ fields: [{ field: 'contact', code: 'invalid', message }] });
  }
  await takeCodeRequest(ctx, contact);
  return inTransaction(ctx, async (tx) => {
    const account = await findAccount(tx, 'APPLICANT', contact.address);
    if (account?.status !== 'ACTIVE') return { attemptId: uuidv7() };
    const wanted = { accountId: account.id, purpose: 'POST_SUBMISSION', sentTo: contact.address } as const;
    const { id, code } = await issueCode(tx.db, wanted, tx.clock, tx.config);
    const text = words(ctx.language).post.submit;
    await sendMessage(tx, {
      accountId: account.id,
      contact,
      eventKey: `post-agreement:${id}`,
      subject: text.agreementSubject,
      body: text.agreementText(code, CODE_MINUTES, officer),
    });
    return { attemptId: id };
  });
}

/**
 * The post officer submits on the citizen's account, which agreed by its code (Đ.25.2 quy chế Hòa Bình). The papers are in
 * the officer's hands from then on; the dossier waits at the one-stop until they arrive and are accepted.
 * @throws account.code_wrong, common.forbidden, procedure.not_offered
 */
export async function submitForCitizen(
  ctx: Ctx,
  agreement: TypedCode,
  submission: SubmissionInput,
): Promise<{ dossierId: string; number: string; orderId: string }> {
  return withCode(ctx, agreement, 'POST_SUBMISSION', async (tx, ownerAccountId) => {
    const { procedureCode, competentAgencyCode, applicant, answers, components, setCount, delivery } = submission;
    const dossier = await openSubmitted(
      tx,
      {
        procedureCode,
        competentAgencyCode,
        applicant,
        answers,
        components,
        setCount,
        delivery,
        channel: 'POST',
        ownerAccountId,
      },
      {},
    );
    const { state } = dossier;
    if (!holds(tx.actor, 'POST_OFFICER', state.receivingAgencyCode)) throw accessDenied();
    if (state.status !== STATUS.SUBMITTED) throw accessDenied();
    const province = ownProvinceCode(await getProvince(tx.db));
    const items = components.filter(({ count }) => count > 0).map(({ name, count }) => ({ name, count }));
    const orderId = await insertOrder(
      tx,
      {
        dossierId: dossier.id,
        kind: 'PICK_UP',
        agencyCode: state.receivingAgencyCode,
        address: {
          name: applicant.name,
          phone: applicant.phone ?? '',
          line: applicant.address ?? '',
          commune: '',
          province,
        },
        inside: true,
        items,
      },
      { source: 'OFFICER' },
    );
    const [order] = (await listOrdersOf(tx.db, dossier.id)).filter(({ id }) => id === orderId);
    if (order) {
      const accepted = await changeState(tx, order, 'ACCEPTED', { source: 'OFFICER' });
      await changeState(tx, accepted, 'PICKED_UP', { source: 'OFFICER', person: applicant.name });
    }
    return { dossierId: dossier.id, number: state.submissionNumber, orderId };
  });
}
