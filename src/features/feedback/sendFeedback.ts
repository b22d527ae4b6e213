import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { parseDossierCode } from '../../domain/dossier/code.ts';
import {
  FEEDBACK_TOPICS,
  type FeedbackChannel,
  type FeedbackTopic,
  feedbackCode,
} from '../../domain/feedback/feedback.ts';
import { parseEmail } from '../../domain/identity/email.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import { cleanText } from '../../domain/text/normalise.ts';
import { words } from '../../i18n/words.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type FieldProblem, invalidInput } from '../../platform/errors.ts';
import { textProblem } from '../../platform/textProblem.ts';
import { legalParameter } from '../parameters/legalParameter.ts';
import { anonymousNotTaken } from './errors.ts';
import { addFeedbackEvent, setDue } from './feedbackStore.ts';
import { routeFeedback } from './routeFeedback.ts';
import { tellAgency, tellSender } from './tellOfFeedback.ts';

export const LONGEST_FEEDBACK = 8000;
const LONGEST_NAME = 200;
const LONGEST_PLACE = 500;

export interface NewFeedback {
  channel: FeedbackChannel;
  topic: string;
  body: string;
  /** path of the page from which it was sent */
  page?: string;
  /** code of the dossier it is about */
  dossier?: string;
  agencyCode?: string;
  communeCode?: string;
  place?: string;
  /** WGS 84 degrees, or the units of the province's map */
  longitude?: number;
  latitude?: number;
  anonymous: boolean;
  name?: string;
  phone?: string;
  email?: string;
  /** files stored by the same sender */
  fileIds?: string[];
  /** Message-ID of the mail it came by: one mail is one feedback */
  mailMessageId?: string;
}

/**
 * Takes feedback from any channel, routes it and tells agency and sender. The same request, or the same mail, again answers the
 * code of the first. @throws common.invalid_input, feedback.anonymous_not_taken
 */
export async function sendFeedback(ctx: Ctx, input: NewFeedback): Promise<{ id: string; code: string }> {
  const anonymous = input.anonymous;
  const checked = check(ctx, input);
  if (anonymous) {
    const { value } = await legalParameter(ctx.db, 'feedback.anonymous', { at: ctx.clock.now() });
    if (value !== 1) throw anonymousNotTaken();
  }
  return inTransaction(ctx, async (tx) => {
    const known = await tx.db
      .selectFrom('feedback')
      .select(['id', 'code'])
      .where(({ or, eb }) =>
        or([
          eb('requestId', '=', ctx.requestId),
          ...(input.mailMessageId ? [eb('mailMessageId', '=', input.mailMessageId)] : []),
        ]),
      )
      .executeTakeFirst();
    if (known) return known;
    const dossier = await findNamedDossier(tx, input.dossier);
    const agencyCode = await routeFeedback(tx, {
      topic: checked.topic,
      agencyCode: input.agencyCode,
      communeCode: input.communeCode,
      dossierAgencyCode: dossier?.competentAgencyCode,
      page: input.page,
    });
    const now = tx.clock.now();
    const owner =
      !anonymous && ctx.actor.kind === 'APPLICANT' && input.channel === 'PORTAL' ? ctx.actor.accountId : null;
    const row = await tx.db
      .insertInto('feedback')
      .values({
        id: uuidv7(),
        code: feedbackCode(randomBytes(8)),
        channel: input.channel,
        topic: checked.topic,
        state: 'NEW',
        agencyCode,
        body: checked.body,
        page: input.page?.slice(0, 500) || null,
        dossierId: dossier?.id ?? null,
        place: checked.place || null,
        communeCode: input.communeCode || null,
        longitude: input.longitude ?? null,
        latitude: input.latitude ?? null,
        anonymous,
        accountId: owner,
        senderName: checked.name,
        senderPhone: checked.phone,
        senderEmail: checked.email,
        language: ctx.language,
        mailMessageId: input.mailMessageId ?? null,
        requestId: ctx.requestId,
        receivedAt: now,
        countedFrom: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const feedback = { ...row, topic: checked.topic, state: 'NEW' as const };
    await attach(tx, row.id, input.fileIds ?? []);
    await addFeedbackEvent(tx, row.id, {
      type: 'RECEIVED',
      text: '',
      actorId: owner,
      actorName: anonymous ? '' : (checked.name ?? ''),
      agencyCode,
    });
    const due = await setDue(tx, feedback);
    await tellSender(tx, feedback, 'feedbackReceived', 'received', { due });
    await tellAgency(tx, feedback, 'feedbackNew', `new:${agencyCode}`, { due });
    return { id: row.id, code: row.code };
  });
}

interface Checked {
  topic: FeedbackTopic;
  body: string;
  place: string;
  name: string | null;
  phone: string | null;
  email: string | null;
}

/** Who gives no contact can still follow it by its code; who says who they are gives a name and a way to answer. */
function check(ctx: Ctx, input: NewFeedback): Checked {
  const text = words(ctx.language).feedback.form;
  const problems: FieldProblem[] = [];
  const topic = FEEDBACK_TOPICS.find((known) => known === input.topic);
  const body = cleanText(input.body);
  const name = cleanText(input.name ?? '');
  const place = cleanText(input.place ?? '');
  // a mail or a letter is taken as long as it is: nobody is there to shorten it
  if (input.channel === 'PORTAL')
    problems.push(
      ...textProblem(body, { field: 'body', label: text.body, most: LONGEST_FEEDBACK }, ctx.language),
      ...textProblem(name, { field: 'name', label: text.name, most: LONGEST_NAME }, ctx.language),
      ...textProblem(place, { field: 'place', label: text.place, most: LONGEST_PLACE }, ctx.language),
    );
  if (!topic) problems.push({ field: 'topic', code: 'required', message: text.topicNeeded });
  const shortest = input.channel === 'PORTAL' ? 10 : 1;
  if (body.length < shortest) problems.push({ field: 'body', code: 'required', message: text.bodyNeeded });
  const email = parseEmail(input.email ?? '') ?? null;
  const phone = parsePhone(input.phone ?? '') ?? null;
  if (!input.anonymous && input.channel === 'PORTAL') {
    if (name === '') problems.push({ field: 'name', code: 'required', message: text.nameNeeded });
    if (!email && !phone && ctx.actor.kind !== 'APPLICANT')
      problems.push({ field: 'phone', code: 'required', message: text.contactNeeded });
  }
  if (input.email?.trim() && !email) problems.push({ field: 'email', code: 'invalid', message: text.emailInvalid });
  if (input.phone?.trim() && !phone) problems.push({ field: 'phone', code: 'invalid', message: text.phoneInvalid });
  if (input.dossier?.trim() && !parseDossierCode(input.dossier))
    problems.push({ field: 'dossier', code: 'invalid', message: text.dossierInvalid });
  if (problems.length > 0 || !topic) throw invalidInput({ fields: problems });
  if (input.anonymous) return { topic, body, place, name: null, phone: null, email: null };
  return { topic, body, place, name: name || null, phone, email };
}

async function findNamedDossier({ db }: Pick<Ctx, 'db'>, typed: string | undefined) {
  const code = parseDossierCode(typed ?? '');
  if (!code) return undefined;
  return db
    .selectFrom('dossier')
    .select(['id', 'competentAgencyCode'])
    .where(({ or, eb }) => or([eb('code', '=', code), eb('submissionNumber', '=', code)]))
    .executeTakeFirst();
}

async function attach(tx: Pick<Ctx, 'db'>, feedbackId: string, fileIds: string[]): Promise<void> {
  if (fileIds.length === 0) return;
  await tx.db
    .insertInto('feedbackFile')
    .values([...new Set(fileIds)].map((fileId) => ({ feedbackId, fileId, kind: 'SENT' })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
