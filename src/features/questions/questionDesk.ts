import { v7 as uuidv7 } from 'uuid';
import { type Actor, holds } from '../../domain/policy/actor.ts';
import type { Role } from '../../domain/process/process.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { questionClosed, questionNotFound } from './errors.ts';
import { questionSearchText } from './searchQuestions.ts';
import { tellOfQuestion } from './tellOfQuestion.ts';

const ANSWERERS: readonly Role[] = ['RECEPTIONIST', 'SPECIALIST', 'UNIT_HEAD', 'AGENCY_LEADER'];
const EDITORS: readonly Role[] = ['UNIT_HEAD', 'AGENCY_LEADER', 'CENTRE_HEAD'];

/** Whether the actor may answer questions put to the agency. Pure. */
export function mayAnswerQuestions(actor: Actor, agencyCode: string): boolean {
  return holds(actor, 'CENTRE_HEAD') || ANSWERERS.some((role) => holds(actor, role, agencyCode));
}

/** Whether the actor may change what everybody reads. Pure. */
export function mayEditQuestions(actor: Actor): boolean {
  return EDITORS.some((role) => holds(actor, role));
}

/** A question with its answer as everybody reads it. */
export interface QuestionContent {
  fieldCode?: string;
  topic?: string;
  topicEn?: string;
  question: string;
  questionEn?: string;
  answer: string;
  answerEn?: string;
  /** no longer shown */
  hidden?: boolean;
}

export interface OpenQuestion {
  id: string;
  code: string;
  body: string;
  fieldCode: string | null;
  agencyName: string;
  senderName: string;
  askedAt: Date;
  dueAt: Date;
}

const MOST = 100;

/** Questions that wait for the actor's agencies, the nearest date first. One query. */
export async function listOpenQuestions({ db, actor }: Ctx): Promise<OpenQuestion[]> {
  if (actor.kind !== 'OFFICER') throw accessDenied();
  const agencies = actor.posts.filter(({ role }) => ANSWERERS.includes(role)).map(({ agencyCode }) => agencyCode);
  const all = holds(actor, 'CENTRE_HEAD');
  return db
    .selectFrom('question')
    .innerJoin('agency', 'agency.code', 'question.agencyCode')
    .select(['id', 'question.code', 'body', 'fieldCode', 'agency.name as agencyName', 'senderName', 'askedAt', 'dueAt'])
    .where('state', '=', 'NEW')
    .$if(!all, (query) => query.where('agencyCode', 'in', agencies.length > 0 ? agencies : ['']))
    .orderBy('dueAt')
    .limit(MOST)
    .execute();
}

/**
 * Answers a question, or declines it with the reason as the answer; who asked is told. `publish`: it is put among the questions
 * for everybody, in other words if need be. @throws question.not_found, question.closed, common.invalid_input
 */
export async function answerQuestion(
  ctx: Ctx,
  id: string,
  input: { answer: string; decline?: boolean; publish?: QuestionContent },
): Promise<void> {
  const { actor } = ctx;
  const answer = cleanText(input.answer);
  if (answer === '') {
    const { answerNeeded } = words(ctx.language).questions.office;
    throw invalidInput({ fields: [{ field: 'answer', code: 'required', message: answerNeeded }] });
  }
  await inTransaction(ctx, async (tx) => {
    const row = await tx.db.selectFrom('question').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row || !mayAnswerQuestions(actor, row.agencyCode) || !('accountId' in actor)) throw questionNotFound();
    if (row.state !== 'NEW') throw questionClosed();
    const publishedAs = input.publish && !input.decline ? await write(tx, undefined, input.publish) : null;
    await tx.db
      .updateTable('question')
      .set({
        state: input.decline ? 'DECLINED' : 'ANSWERED',
        answer,
        answeredBy: actor.accountId,
        answeredAt: tx.clock.now(),
        publishedAs,
      })
      .where('id', '=', id)
      .execute();
    await tellOfQuestion(tx, { ...row, answer }, 'questionAnswered');
  });
}

/** Writes a question for everybody, new or changed. @throws common.forbidden, common.invalid_input */
export async function saveQuestionAnswer(ctx: Ctx, id: string | undefined, content: QuestionContent): Promise<string> {
  if (!mayEditQuestions(ctx.actor)) throw accessDenied();
  return inTransaction(ctx, (tx) => write(tx, id, content));
}

async function write(tx: TxCtx, id: string | undefined, content: QuestionContent): Promise<string> {
  const text = (value: string | undefined) => cleanText(value ?? '') || null;
  const question = text(content.question);
  const answer = text(content.answer);
  const { office } = words(tx.language).questions;
  const problems: FieldProblem[] = [];
  if (!question) problems.push({ field: 'question', code: 'required', message: office.questionNeeded });
  if (!answer) problems.push({ field: 'answer', code: 'required', message: office.answerNeeded });
  if (!question || !answer) throw invalidInput({ fields: problems });
  const now = tx.clock.now();
  const values = {
    fieldCode: content.fieldCode || null,
    topic: text(content.topic),
    topicEn: text(content.topicEn),
    question,
    questionEn: text(content.questionEn),
    answer,
    answerEn: text(content.answerEn),
    searchText: questionSearchText(question, answer, content.questionEn, content.answerEn),
    hiddenAt: content.hidden ? now : null,
    editedBy: 'accountId' in tx.actor ? tx.actor.accountId : null,
    editedAt: now,
  };
  if (id === undefined) {
    const row = { id: uuidv7(), publishedAt: now, ...values };
    await tx.db.insertInto('questionAnswer').values(row).execute();
    return row.id;
  }
  const { numUpdatedRows } = await tx.db
    .updateTable('questionAnswer')
    .set(values)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw questionNotFound();
  return id;
}
