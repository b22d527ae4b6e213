import type { Readable } from 'node:stream';
import sharp from 'sharp';
import Type, { type Static } from 'typebox';
import { FEEDBACK_ACTIONS, FEEDBACK_CHANNELS, FEEDBACK_TOPICS } from '../../domain/feedback/feedback.ts';
import { parsePhone } from '../../domain/identity/phone.ts';
import { type Actor, ANONYMOUS } from '../../domain/policy/actor.ts';
import type { Few } from '../../domain/rating/rating.ts';
import type { TxCtx } from '../../platform/context.ts';
import { type DataProblem, readObject } from '../../platform/dataFile.ts';
import { packagePath } from '../../platform/packageRoot.ts';
import { actOnFeedback } from '../feedback/actOnFeedback.ts';
import { listFeedbackFiles } from '../feedback/feedbackFiles.ts';
import { findFeedback } from '../feedback/feedbackStore.ts';
import { sendFeedback } from '../feedback/sendFeedback.ts';
import { storePhoto } from '../feedback/storePhoto.ts';
import { voteOnFeedback } from '../feedback/voteOnFeedback.ts';
import { askQuestion } from '../questions/askQuestion.ts';
import { answerQuestion } from '../questions/questionDesk.ts';
import { rateOwnDossier } from '../rating/rateDossier.ts';
import { officerOf, type People, readPeople } from './officers.ts';
import { createRandom } from './random.ts';

const exact = { additionalProperties: false };
const Text = Type.String({ minLength: 1 });
const Days = Type.Integer({ minimum: 0, maximum: 90 });
const Agency = Type.String({ pattern: '^H99' });
const oneOf = <const T extends string>(values: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...values] });

const Step = Type.Object(
  {
    daysAgo: Days,
    by: oneOf(['RECEPTIONIST', 'AGENCY_LEADER', 'CENTRE_HEAD']),
    action: oneOf(FEEDBACK_ACTIONS),
    text: Type.Optional(Text),
    /** PUBLISH: as everybody reads it */
    title: Type.Optional(Text),
    question: Type.Optional(Text),
    answer: Type.Optional(Text),
  },
  exact,
);

const Feedback = Type.Object(
  {
    daysAgo: Days,
    /** telephone of the applicant whose account sends it */
    by: Type.Optional(Text),
    anonymous: Type.Optional(Type.Boolean()),
    channel: Type.Optional(oneOf(FEEDBACK_CHANNELS)),
    name: Type.Optional(Text),
    phone: Type.Optional(Text),
    topic: oneOf(FEEDBACK_TOPICS),
    agency: Type.Optional(Agency),
    commune: Type.Optional(Agency),
    place: Type.Optional(Text),
    longitude: Type.Optional(Type.Number()),
    latitude: Type.Optional(Type.Number()),
    body: Text,
    /** drawings of `files/photo-….svg` */
    photos: Type.Array(Text),
    likes: Type.Optional(Days),
    dislikes: Type.Optional(Days),
    steps: Type.Array(Step),
  },
  exact,
);

const Question = Type.Object(
  {
    daysAgo: Days,
    name: Text,
    agency: Agency,
    body: Text,
    answer: Type.Optional(Type.Object({ daysAgo: Days, text: Text, topic: Text }, exact)),
  },
  exact,
);

const Comments = Type.Array(Type.String());
const Voices = Type.Object(
  {
    feedback: Type.Array(Feedback),
    questions: Type.Array(Question),
    /** what is written with a rating, by how satisfied the person is; an empty one says nothing */
    comments: Type.Object({ 0: Comments, 1: Comments, 2: Comments }, exact),
  },
  exact,
);
export type Voices = Static<typeof Voices>;

/** Reads `voices.json`: what people tell the administration, ask it, and say of how it worked. */
export function readVoices(folder: string): { voices: Voices | undefined; problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  return { voices: readObject(folder, 'voices.json', Voices, problems), problems };
}

const DAY_MS = 86_400_000;
const STEP_MS = 40 * 60_000;

/** Plays feedback, questions and ratings through their use cases, nobody told. After the dossiers. */
export async function loadVoices(tx: TxCtx, { feedback, questions, comments }: Voices): Promise<void> {
  const people = await readPeople(tx);
  const at = (daysAgo: number, number = 0) => ({
    now: () => new Date(tx.clock.now().getTime() - daysAgo * DAY_MS - (9 - number) * STEP_MS),
  });
  const as = (actor: Actor, clock: TxCtx['clock'], requestId: string): TxCtx => ({
    ...tx,
    actor,
    clock,
    requestId,
    language: 'vi',
    quiet: true,
  });
  for (const [index, one] of feedback.entries()) await playFeedback(people, as, at, one, `sample-voice-${index}`);
  for (const [index, one] of questions.entries()) await playQuestion(people, as, at, one, `sample-question-${index}`);
  await rate(tx, people, as, comments);
}

type As = (actor: Actor, clock: TxCtx['clock'], requestId: string) => TxCtx;
type At = (daysAgo: number, number?: number) => TxCtx['clock'];

async function playFeedback(
  people: People,
  as: As,
  at: At,
  { daysAgo, by, commune, agency, photos, steps, likes = 0, dislikes = 0, ...said }: Static<typeof Feedback>,
  requestId: string,
): Promise<void> {
  const sender = by === undefined ? ANONYMOUS : applicant(people, by);
  const ctx = as(sender, at(daysAgo), requestId);
  const fileIds: string[] = [];
  for (const photo of photos) fileIds.push((await storePhoto(ctx, drawing(photo))).id);
  const { id } = await sendFeedback(ctx, {
    channel: 'PORTAL',
    ...said,
    ...('name' in sender && by ? { name: sender.name } : {}),
    anonymous: said.anonymous ?? false,
    communeCode: commune,
    agencyCode: agency,
    fileIds,
  });
  for (const [number, step] of steps.entries()) {
    const found = await findFeedback(ctx, { id });
    if (!found) throw new Error(`voices.json: ${requestId} is gone`);
    const officer =
      step.by === 'CENTRE_HEAD'
        ? officerOf(people, step.by, CENTRE, 0)
        : officerOf(people, step.by, found.agencyCode, number);
    await actOnFeedback(as(officer, at(step.daysAgo, number + 1), `${requestId}-${number}`), id, {
      action: step.action,
      revision: found.revision,
      text: step.text,
      publicTitle: step.title,
      publicBody: step.question,
      publicAnswer: step.answer,
      publicFileIds: (await listFeedbackFiles(ctx, id)).map((file) => file.id),
      checked: true,
    });
  }
  const voters = [...people.applicants.values()].filter((voter) => voter.kind === 'APPLICANT' && voter !== sender);
  for (const [index, voter] of voters.slice(0, likes + dislikes).entries())
    await voteOnFeedback(as(voter, at(1, index), requestId), { id }, index < likes);
}

async function playQuestion(
  people: People,
  as: As,
  at: At,
  { daysAgo, name, agency, body, answer }: Static<typeof Question>,
  requestId: string,
): Promise<void> {
  const ctx = as(ANONYMOUS, at(daysAgo), requestId);
  const { code } = await askQuestion(ctx, { body, name, agencyCode: agency });
  if (!answer) return;
  const { id } = await ctx.db.selectFrom('question').select('id').where('code', '=', code).executeTakeFirstOrThrow();
  const officer = officerOf(people, 'RECEPTIONIST', agency, 0);
  await answerQuestion(as(officer, at(answer.daysAgo), `${requestId}-answer`), id, {
    answer: answer.text,
    publish: { question: body, answer: answer.text, topic: answer.topic },
  });
}

/** Three of four people with an account rate what was returned to them; who waited too long is seldom content. */
async function rate(tx: TxCtx, people: People, as: As, comments: Voices['comments']): Promise<void> {
  const random = createRandom(20);
  const owners = new Map([...people.applicants.values()].map((owner) => [owner.accountId, owner]));
  const returned = await tx.db
    .selectFrom('dossier')
    .select(['id', 'ownerAccountId', 'returnedAt', 'finishedAt', 'lateFrom'])
    .where('returnedAt', 'is not', null)
    .where('ownerAccountId', 'is not', null)
    .orderBy('returnedAt')
    .orderBy('code')
    .execute();
  for (const { id, ownerAccountId, returnedAt, finishedAt, lateFrom } of returned) {
    const owner = owners.get(ownerAccountId ?? '');
    const [rates, mood, word] = [random.next(), random.next(), random.next()];
    if (!owner || !returnedAt || rates < 0.25) continue;
    const late = finishedAt !== null && lateFrom !== null && finishedAt >= lateFrom;
    const satisfaction: Few = mood < (late ? 0.5 : 0.12) ? 0 : mood < (late ? 0.9 : 0.45) ? 1 : 2;
    const few = (most: number): Few => (satisfaction === 2 ? 0 : mood < 0.3 ? (most as Few) : 1);
    const said = comments[satisfaction];
    const at = new Date(Math.min(returnedAt.getTime() + DAY_MS / 2, tx.clock.now().getTime()));
    await rateOwnDossier(as(owner, { now: () => at }, `sample-rating-${id}`), id, {
      contacts: few(2),
      agencies: satisfaction === 0 ? 1 : 0,
      complaint: satisfaction === 0 && mood < 0.06,
      convenience: satisfaction,
      satisfaction,
      comment: said[Math.floor(word * said.length)] ?? '',
    });
  }
}

/** The province's service centre. */
const CENTRE = 'H99.03';

function applicant({ applicants }: People, phone: string): Actor & { name: string } {
  const found = applicants.get(parsePhone(phone) ?? phone);
  if (found?.kind !== 'APPLICANT') throw new Error(`voices.json: nobody has ${phone}`);
  return found;
}

function drawing(name: string): { name: string; stream: Readable } {
  return { name, stream: sharp(packagePath('data', 'sample-province', 'files', `photo-${name}.svg`)).png() };
}
