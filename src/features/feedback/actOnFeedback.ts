import {
  allowedFeedbackActions,
  canReadFeedback,
  FEEDBACK_RULES,
  type FeedbackAction,
  isLateStep,
} from '../../domain/feedback/feedback.ts';
import { cleanText, searchWords } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { feedbackActionNotAllowed, feedbackNotFound } from './errors.ts';
import { feedbackDays } from './feedbackDays.ts';
import { addFeedbackEvent, type Feedback, findFeedback, setDue } from './feedbackStore.ts';
import { tellAgency, tellSender } from './tellOfFeedback.ts';

export interface FeedbackActionInput {
  action: FeedbackAction;
  /** the revision the officer saw */
  revision: number;
  /** reason or answer, as the sender reads it */
  text?: string;
  /** FORWARD: to whom */
  agencyCode?: string;
  /** ANSWER: papers that go with it */
  fileIds?: string[];
  /** PUBLISH: as everybody reads it */
  publicTitle?: string;
  publicBody?: string;
  publicAnswer?: string;
  /** PUBLISH: which photos are shown */
  publicFileIds?: string[];
  /** PUBLISH: the officer has read it and found no personal data */
  checked?: boolean;
}

/**
 * One step of an officer with feedback; the sender is told where it concerns them.
 * @throws feedback.not_found, feedback.action_not_allowed (also when somebody was faster), common.invalid_input
 */
export async function actOnFeedback(ctx: Ctx, id: string, input: FeedbackActionInput): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  await inTransaction(ctx, async (tx) => {
    const feedback = await findFeedback(tx, { id }, { lock: true });
    if (!feedback || !canReadFeedback(actor, feedback)) throw feedbackNotFound();
    const { action } = input;
    const facts = { ...feedback, refuted: feedback.refutedAt !== null };
    const allowed = allowedFeedbackActions(actor, facts).includes(action);
    if (!allowed || input.revision !== feedback.revision) throw feedbackActionNotAllowed();
    const text = cleanText(input.text ?? '');
    await checkInput(tx, feedback, input, text);
    const late = await isLate(tx, feedback, action);
    const after = await apply(tx, feedback, input, text, late);
    await addFeedbackEvent(tx, id, {
      type: action,
      text,
      actorId: actor.accountId,
      actorName: actor.name,
      agencyCode: after.agencyCode,
    });
    const due = await setDue(tx, after);
    await tellAll(tx, feedback, after, input, text, due);
  });
}

async function isLate(tx: TxCtx, feedback: Feedback, action: FeedbackAction): Promise<boolean> {
  const days = await feedbackDays(tx, feedback.agencyCode);
  const calendar = await getAgencyCalendar(tx.db, feedback.agencyCode);
  return isLateStep(action, feedback, tx.clock.now(), days, calendar);
}

async function checkInput(tx: TxCtx, feedback: Feedback, input: FeedbackActionInput, text: string): Promise<void> {
  const say = words(tx.language).feedback.office;
  const problems: FieldProblem[] = [];
  if (FEEDBACK_RULES[input.action].needsText && text === '')
    problems.push({ field: 'text', code: 'required', message: say.textNeeded });
  if (input.action === 'FORWARD') {
    const to = await tx.db
      .selectFrom('agency')
      .select('code')
      .where('code', '=', input.agencyCode ?? '')
      .where('active', '=', true)
      .executeTakeFirst();
    if (!to || to.code === feedback.agencyCode)
      problems.push({ field: 'agencyCode', code: 'required', message: say.agencyNeeded });
  }
  if (input.action === 'PUBLISH') {
    for (const field of ['publicTitle', 'publicBody', 'publicAnswer'] as const)
      if (!input[field]?.trim()) problems.push({ field, code: 'required', message: say.publicNeeded });
    if (!input.checked) problems.push({ field: 'checked', code: 'required', message: say.checkedNeeded });
  }
  if (problems.length > 0) throw invalidInput({ fields: problems });
}

type After = Feedback;

/** The row as it is after the step. */
async function apply(
  tx: TxCtx,
  before: Feedback,
  input: FeedbackActionInput,
  text: string,
  late: boolean,
): Promise<After> {
  const now = tx.clock.now();
  const { to } = FEEDBACK_RULES[input.action];
  const changes = {
    state: to === 'SAME' ? before.state : to,
    revision: before.revision + 1,
    wasLate: before.wasLate || late,
    ...changesOf(before, input, text, now),
  };
  await tx.db.updateTable('feedback').set(changes).where('id', '=', before.id).execute();
  if (input.action === 'ANSWER') await attachAnswer(tx, before.id, input.fileIds ?? []);
  if (input.action === 'PUBLISH' && (input.publicFileIds?.length ?? 0) > 0)
    await tx.db
      .updateTable('feedbackFile')
      .set({ public: true })
      .where('feedbackId', '=', before.id)
      .where('fileId', 'in', input.publicFileIds ?? [])
      .execute();
  return { ...before, ...changes };
}

function changesOf(before: Feedback, input: FeedbackActionInput, text: string, now: Date) {
  switch (input.action) {
    case 'ACCEPT':
      return { acceptedAt: now };
    case 'FORWARD':
      // Đ. NĐ 20/2008: the competent agency has its own time from when it gets it
      return { agencyCode: input.agencyCode ?? before.agencyCode, countedFrom: now, acceptedAt: null, extended: false };
    case 'EXTEND':
      return { extended: true };
    case 'ANSWER':
      return { answer: text, answeredAt: now, acceptedAt: before.acceptedAt ?? now };
    case 'PUBLISH': {
      const publicTitle = cleanText(input.publicTitle ?? '');
      const publicBody = cleanText(input.publicBody ?? '');
      const publicAnswer = cleanText(input.publicAnswer ?? '');
      const searchText = searchWords(`${publicTitle} ${publicBody} ${publicAnswer}`).join(' ');
      return { publicTitle, publicBody, publicAnswer, searchText, publishedAt: now };
    }
    case 'REFUTE':
      return { refutedAt: now };
    default:
      return {};
  }
}

async function attachAnswer(tx: TxCtx, feedbackId: string, fileIds: string[]): Promise<void> {
  const owned =
    fileIds.length === 0 || !('accountId' in tx.actor)
      ? []
      : await tx.db
          .selectFrom('storedFile')
          .select('id')
          .where('id', 'in', fileIds)
          .where('uploadedBy', '=', tx.actor.accountId)
          .execute();
  if (owned.length === 0) return;
  await tx.db
    .insertInto('feedbackFile')
    .values(owned.map(({ id }) => ({ feedbackId, fileId: id, kind: 'ANSWER' })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function tellAll(
  tx: TxCtx,
  before: Feedback,
  after: After,
  { action }: FeedbackActionInput,
  text: string,
  due: Date,
): Promise<void> {
  const key = `${action}:${after.revision}`;
  switch (action) {
    case 'ACCEPT':
      return tellSender(tx, after, 'feedbackAccepted', key, { due });
    case 'ASK_SUPPLEMENT':
      return tellSender(tx, after, 'feedbackSupplementAsked', key, { reason: text });
    case 'FORWARD':
      await tellAgency(tx, after, 'feedbackNew', key, { due });
      return tellSender(tx, after, 'feedbackForwarded', `${key}:${before.agencyCode}`, { due, reason: text });
    case 'REJECT':
      return tellSender(tx, after, 'feedbackRejected', key, { reason: text });
    case 'EXTEND':
      return tellSender(tx, after, 'feedbackExtended', key, { due, reason: text });
    case 'ANSWER':
      return tellSender(tx, after, 'feedbackAnswered', key, { answer: text });
    case 'PUBLISH':
      return tellSender(tx, after, 'feedbackPublished', key);
    case 'CLOSE':
    case 'REFUTE':
      return;
  }
}
