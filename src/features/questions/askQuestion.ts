import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { dueDate } from '../../domain/calendar/dueDate.ts';
import { feedbackCode } from '../../domain/feedback/feedback.ts';
import { parseEmail } from '../../domain/identity/email.ts';
import { limitOf } from '../../domain/law/parameters.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { routeFeedback } from '../feedback/routeFeedback.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { legalParameter } from '../parameters/legalParameter.ts';
import { tellOfNewQuestion, tellOfQuestion } from './tellOfQuestion.ts';

export const LONGEST_QUESTION = 2000;
const LONGEST_NAME = 200;

export interface NewQuestion {
  body: string;
  fieldCode?: string;
  agencyCode?: string;
  name: string;
  email?: string;
}

/**
 * Takes a question, passes it to an agency and tells until when it is answered (Đ.18.2c, Đ.19 quy chế Sóc Trăng). The same
 * request again answers the code of the first. @throws common.invalid_input
 */
export async function askQuestion(ctx: Ctx, input: NewQuestion): Promise<{ code: string }> {
  const { ask } = words(ctx.language).questions;
  const body = cleanText(input.body);
  const name = cleanText(input.name);
  const email = parseEmail(input.email ?? '') ?? null;
  const problems: FieldProblem[] = [
    ...textProblem(body, { field: 'body', label: ask.body, most: LONGEST_QUESTION }, ctx.language),
    ...textProblem(name, { field: 'name', label: ask.name, most: LONGEST_NAME }, ctx.language),
  ];
  if (body.length < 10) problems.push({ field: 'body', code: 'required', message: ask.bodyNeeded });
  if (name === '') problems.push({ field: 'name', code: 'required', message: ask.nameNeeded });
  if (input.email?.trim() && !email) problems.push({ field: 'email', code: 'invalid', message: ask.emailInvalid });
  if (problems.length > 0) throw invalidInput({ fields: problems });
  return inTransaction(ctx, async (tx) => {
    const known = await tx.db
      .selectFrom('question')
      .select('code')
      .where('requestId', '=', ctx.requestId)
      .executeTakeFirst();
    if (known) return known;
    const agencyCode = await routeFeedback(tx, { topic: 'OTHER', agencyCode: input.agencyCode });
    const now = tx.clock.now();
    const days = await legalParameter(tx.db, 'feedback.reply', { agencyCode, at: now });
    const calendar = await getAgencyCalendar(tx.db, agencyCode);
    const { due } = dueDate({ calendar, from: now.getTime(), limit: limitOf(days) });
    const row = await tx.db
      .insertInto('question')
      .values({
        id: uuidv7(),
        code: feedbackCode(randomBytes(8), 'HD'),
        state: 'NEW',
        body,
        fieldCode: input.fieldCode || null,
        agencyCode,
        accountId: ctx.actor.kind === 'APPLICANT' ? ctx.actor.accountId : null,
        senderName: name,
        senderEmail: email,
        language: ctx.language,
        requestId: ctx.requestId,
        askedAt: now,
        dueAt: new Date(due ?? now),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await tellOfQuestion(tx, row, 'questionReceived');
    await tellOfNewQuestion(tx, row);
    return { code: row.code };
  });
}
