import { v7 as uuidv7 } from 'uuid';
import { dueDate } from '../../domain/calendar/dueDate.ts';
import type { ParameterKey } from '../../domain/law/statutoryNumbers.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, invalidInput } from '../../platform/errors.ts';
import { tellAboutAccount } from '../accounts/tellAboutAccount.ts';
import { requireAssurance } from '../identity/requireAssurance.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { getProvince } from '../organisation/portalShell.ts';
import { legalParameters } from '../parameters/legalParameter.ts';
import { requestDecided, requestNotFound } from './errors.ts';
import { PERSONAL_DATA_PATH } from './paths.ts';

/** What a person may ask about their own data (Điều 5 NĐ 356/2025). */
export const REQUEST_KINDS = ['CORRECT', 'DELETE', 'RESTRICT', 'OBJECT'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

const DAYS = {
  CORRECT: 'personalData.correct',
  DELETE: 'personalData.delete',
  RESTRICT: 'personalData.restrict',
  OBJECT: 'personalData.restrict',
} as const satisfies Record<RequestKind, ParameterKey>;

const SHORTEST = 10;
const LONGEST = 2_000;

/**
 * Asks for something about one's own data. Two clocks run: the answer whether it is taken up, in working days of the
 * centre's calendar, and until when it is done. Answers the id. @throws common.invalid_input, common.assurance
 */
export async function askAboutData(ctx: Ctx, kind: RequestKind, typed: string): Promise<{ id: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || actor.by) throw accessDenied();
  await requireAssurance(ctx, 'PERSONAL_DATA');
  const wish = cleanText(typed);
  if (wish.length < SHORTEST || wish.length > LONGEST) {
    const message = words(ctx.language).personalData.request.wishInvalid(SHORTEST, LONGEST);
    throw invalidInput({ fields: [{ field: 'wish', code: 'INVALID', message }] });
  }
  const now = ctx.clock.now();
  const days = await legalParameters(ctx.db, ['personalData.answer', DAYS[kind]], { at: now });
  const calendar = await getAgencyCalendar(ctx.db, (await getProvince(ctx.db)).oneStop);
  const answer = { unit: 'WORKING_DAYS', value: days['personalData.answer'].value } as const;
  const { due } = dueDate({ calendar, from: now.getTime(), limit: answer });
  // a number of working days always has its day
  if (due === null) throw new Error('No day for the answer');
  const id = uuidv7();
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .insertInto('personalDataRequest')
      .values({
        id,
        accountId: actor.accountId,
        kind,
        wish,
        state: 'NEW',
        createdAt: now,
        answerBy: new Date(due),
        dueAt: new Date(now.getTime() + days[DAYS[kind]].value * 86_400_000),
      })
      .execute();
    await recordAccess(tx, { subject: 'personal_data', subjectId: id, action: `ASKED_${kind}` });
  });
  return { id };
}

/** The person's own requests, newest first. One query. */
export async function listOwnRequests(ctx: Ctx) {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || actor.by) throw accessDenied();
  return ctx.db
    .selectFrom('personalDataRequest')
    .select(['id', 'kind', 'wish', 'state', 'createdAt', 'answerBy', 'dueAt', 'decision', 'ground', 'doneAt'])
    .where('accountId', '=', actor.accountId)
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute();
}

/** What is to be answered or done, the most urgent first. One query. */
export async function listOpenRequests(ctx: Ctx) {
  return ctx.db
    .selectFrom('personalDataRequest')
    .innerJoin('account', 'account.id', 'personalDataRequest.accountId')
    .select(['personalDataRequest.id', 'personalDataRequest.kind', 'wish', 'state', 'personalDataRequest.createdAt'])
    .select(['answerBy', 'dueAt', 'account.fullName as name'])
    .where('state', 'in', ['NEW', 'ACCEPTED'])
    .orderBy('dueAt')
    .limit(100)
    .execute();
}

/** An officer's word on a request. A refusal names its ground in law, e.g. that a record must be kept (Đ.14 Luật 91/2025). */
export type Decision =
  | { action: 'ACCEPT'; text: string }
  | { action: 'REFUSE'; text: string; ground: string }
  | { action: 'DONE'; text: string };

const STATE = { ACCEPT: 'ACCEPTED', REFUSE: 'REFUSED', DONE: 'DONE' } as const;

/** Answers a request, or says that it was carried out; the person is told. @throws personal_data.request_not_found, personal_data.request_decided */
export async function decideRequest(ctx: Ctx, id: string, decision: Decision): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  await inTransaction(ctx, async (tx) => {
    const request = await lockRequest(tx, id);
    const from = decision.action === 'DONE' ? 'ACCEPTED' : 'NEW';
    if (request.state !== from) throw requestDecided();
    const now = tx.clock.now();
    await tx.db
      .updateTable('personalDataRequest')
      .set({
        state: STATE[decision.action],
        decision: decision.text,
        ground: decision.action === 'REFUSE' ? decision.ground : null,
        decidedBy: actor.accountId,
        ...(decision.action === 'DONE' ? { doneAt: now } : { answeredAt: now }),
      })
      .where('id', '=', id)
      .execute();
    await recordAccess(tx, { subject: 'personal_data', subjectId: id, action: STATE[decision.action] });
    await tellAboutAccount(
      tx,
      request,
      `personal-data:${id}:${decision.action}`,
      (language) => {
        const text = words(language).personalData.request;
        const ground = decision.action === 'REFUSE' ? ` ${text.groundIs(decision.ground)}` : '';
        return { subject: text.subject[decision.action], body: `${decision.text}${ground}` };
      },
      PERSONAL_DATA_PATH,
    );
  });
}

async function lockRequest(tx: TxCtx, id: string) {
  const row = await tx.db
    .selectFrom('personalDataRequest')
    .innerJoin('account', 'account.id', 'personalDataRequest.accountId')
    .select(['state', 'account.id', 'account.phone', 'account.email', 'account.language'])
    .where('personalDataRequest.id', '=', id)
    .forUpdate('personalDataRequest')
    .executeTakeFirst();
  if (!row) throw requestNotFound();
  return row;
}
