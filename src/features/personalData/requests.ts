import { v7 as uuidv7 } from 'uuid';
import { dueDate } from '../../domain/calendar/dueDate.ts';
import type { ParameterKey } from '../../domain/law/statutoryNumbers.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { recordAccess } from '../../platform/auth/recordAccess.ts';
import { type Ctx, inTransaction, type TxCtx } from '../../platform/context.ts';
import { accessDenied, type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { tellAboutAccount } from '../accounts/tellAboutAccount.ts';
import { requireAssurance } from '../identity/requireAssurance.ts';
import { getAgencyCalendar } from '../organisation/agencyCalendar.ts';
import { getProvince } from '../organisation/portalShell.ts';
import { legalParameter, legalParameters } from '../parameters/legalParameter.ts';
import { type ErasurePlan, eraseAccount, planErasure } from './eraseAccount.ts';
import { requestDecided, requestNotFound } from './errors.ts';
import { PERSONAL_DATA_PATH } from './paths.ts';
import { tellOfRequest } from './tellOfRequest.ts';

/** What a person may ask about their own data (Điều 5 NĐ 356/2025). */
export const REQUEST_KINDS = ['CORRECT', 'DELETE', 'RESTRICT', 'OBJECT'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

const DAYS = {
  CORRECT: 'personalData.correct',
  DELETE: 'personalData.delete',
  RESTRICT: 'personalData.restrict',
  OBJECT: 'personalData.restrict',
} as const satisfies Record<RequestKind, ParameterKey>;

const EXTENSION = {
  CORRECT: 'personalData.correct.extension',
  DELETE: 'personalData.delete.extension',
  RESTRICT: 'personalData.restrict.extension',
  OBJECT: 'personalData.restrict.extension',
} as const satisfies Record<RequestKind, ParameterKey>;

const DAY = 86_400_000;
const SHORTEST = 10;
const LONGEST = 2_000;

/**
 * Asks for something about one's own data. Two clocks run: the answer whether it is taken up, in working days of the
 * centre's calendar, and until when it is done. Answers the id. @throws common.invalid_input, common.assurance
 */
export async function askAboutData(ctx: Ctx, kind: RequestKind | undefined, typed: string): Promise<{ id: string }> {
  const { actor } = ctx;
  if (actor.kind !== 'APPLICANT' || actor.by) throw accessDenied();
  await requireAssurance(ctx, 'PERSONAL_DATA');
  const wish = cleanText(typed);
  const text = words(ctx.language).personalData.request;
  const fields: FieldProblem[] = [];
  if (!kind) fields.push({ field: 'kind', code: 'REQUIRED', message: text.kindMissing });
  if (wish.length < SHORTEST || wish.length > LONGEST) {
    fields.push({ field: 'wish', code: 'INVALID', message: text.wishInvalid(SHORTEST, LONGEST) });
  }
  if (!kind || fields.length > 0) throw invalidInput({ fields });
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
        dueAt: new Date(now.getTime() + days[DAYS[kind]].value * DAY),
      })
      .execute();
    await recordAccess(tx, { subject: 'personal_data', subjectId: id, action: `ASKED_${kind}` });
    await tellOfRequest(tx, { id, kind, answerBy: new Date(due) });
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
    .select('extensionReason')
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
    .select(['answerBy', 'dueAt', 'extensionReason', 'account.fullName as name'])
    .where('state', 'in', ['NEW', 'ACCEPTED'])
    .orderBy('dueAt')
    .limit(100)
    .execute();
}

/**
 * An officer's word on a request. A refusal names its ground in law, e.g. that a record must be kept; an accepted one may
 * take longer once, with the reason; `ERASE` carries out the erasing of the whole account (Đ.14 Luật 91/2025).
 */
export type Decision =
  | { action: 'ACCEPT' | 'EXTEND' | 'DONE' | 'ERASE'; text: string }
  | { action: 'REFUSE'; text: string; ground: string };

const FROM = { ACCEPT: 'NEW', REFUSE: 'NEW', EXTEND: 'ACCEPTED', DONE: 'ACCEPTED', ERASE: 'ACCEPTED' } as const;

/**
 * Answers a request, gives it more time or carries it out; the person is told.
 * @throws personal_data.request_not_found, personal_data.request_decided, personal_data.erasure_too_early
 */
export async function decideRequest(ctx: Ctx, id: string, decision: Decision): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'OFFICER') throw accessDenied();
  const { action, text } = decision;
  await inTransaction(ctx, async (tx) => {
    const request = await lockRequest(tx, id);
    if (request.state !== FROM[action]) throw requestDecided();
    const changed = { ...(await changeBy(tx, request, decision)), decidedBy: actor.accountId };
    await tx.db.updateTable('personalDataRequest').set(changed).where('id', '=', id).execute();
    await recordAccess(tx, { subject: 'personal_data', subjectId: id, action });
    const ground = decision.action === 'REFUSE' ? decision.ground : undefined;
    await tellAboutAccount(
      tx,
      request,
      `personal-data:${id}:${action}`,
      (language) => {
        const { personalData } = words(language);
        const until = changed.dueAt && personalData.request.extendedTo(formatDateTime(changed.dueAt));
        const kept = action === 'ERASE' ? personalData.erasure.told : undefined;
        const more = [text, ground && personalData.request.groundIs(ground), until, kept];
        return { subject: personalData.request.subject[action], body: more.filter(Boolean).join(' ') };
      },
      action === 'ERASE' ? null : PERSONAL_DATA_PATH,
    );
  });
}

type LockedRequest = Awaited<ReturnType<typeof lockRequest>>;

interface Change {
  state?: string;
  decision?: string;
  ground?: string;
  answeredAt?: Date;
  doneAt?: Date;
  dueAt?: Date;
  extendedAt?: Date;
  extensionReason?: string;
}

/** What a decision makes of its request; erasing is done here, before its row is written. */
async function changeBy(tx: TxCtx, request: LockedRequest, decision: Decision): Promise<Change> {
  const now = tx.clock.now();
  const { action, text } = decision;
  switch (action) {
    case 'ACCEPT':
      return { state: 'ACCEPTED', decision: text, answeredAt: now };
    case 'REFUSE':
      return { state: 'REFUSED', decision: text, ground: decision.ground, answeredAt: now };
    case 'EXTEND': {
      if (request.extendedAt) throw requestDecided();
      const kind = request.kind as RequestKind;
      const days = await legalParameter(tx.db, EXTENSION[kind], { at: now });
      const dueAt = new Date(request.dueAt.getTime() + days.value * DAY);
      return { dueAt, extendedAt: now, extensionReason: text };
    }
    case 'ERASE':
      if (request.kind !== 'DELETE') throw requestDecided();
      await eraseAccount(tx, request.id);
      return { state: 'DONE', decision: text, doneAt: now };
    case 'DONE':
      return { state: 'DONE', decision: text, doneAt: now };
  }
}

/** What erasing the account of this request would take away and what stays. @throws personal_data.request_not_found */
export async function planRequestedErasure(ctx: Ctx, id: string): Promise<ErasurePlan> {
  const row = await ctx.db
    .selectFrom('personalDataRequest')
    .select('accountId')
    .where('id', '=', id)
    .where('kind', '=', 'DELETE')
    .executeTakeFirst();
  if (!row) throw requestNotFound();
  return planErasure(ctx, row.accountId);
}

async function lockRequest(tx: TxCtx, id: string) {
  const row = await tx.db
    .selectFrom('personalDataRequest')
    .innerJoin('account', 'account.id', 'personalDataRequest.accountId')
    .select([
      'state',
      'personalDataRequest.kind',
      'dueAt',
      'extendedAt',
      'account.id',
      'account.phone',
      'account.email',
      'account.language',
    ])
    .where('personalDataRequest.id', '=', id)
    .forUpdate('personalDataRequest')
    .executeTakeFirst();
  if (!row) throw requestNotFound();
  return row;
}
