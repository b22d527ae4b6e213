import type { DossierAction } from '../../domain/dossier/actions.ts';
import type { FormDefinition } from '../../domain/form/form.ts';
import { vietnamDay } from '../../platform/auth/signedInActor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ActionInput } from '../dossiers/actionInput.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { enterAtCounter } from '../dossiers/enterAtCounter.ts';
import type { Dossier } from '../dossiers/store.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { officerAt, officerOf, officersHolding, type People } from './officers.ts';
import type { DossierPlan } from './planDossiers.ts';
import { loginOf } from './sampleApplicants.ts';
import { feesOf, sampleSubmission } from './sampleSubmission.ts';
import { STORY_WORDS } from './storyWords.ts';

/** What a scene is played with. */
export interface Stage {
  /** clock at the moment of the scene, request id of its own; the actor is put in by the scene */
  ctx: Ctx;
  people: People;
  forms: ReadonlyMap<string, FormDefinition>;
}

/** Lets a person of the sample do one thing through the use case that a real one would use. */
export async function playScene(
  stage: Stage,
  plan: DossierPlan,
  does: DossierPlan['scenes'][number]['does'],
  dossier: Dossier | undefined,
): Promise<Dossier> {
  if (does === 'SUBMIT') return submit(stage, plan);
  if (does === 'ENTER') return enter(stage, plan);
  if (!dossier || does === 'STAY') throw new Error(`${does} needs a dossier`);
  const actor = actorFor(stage.people, plan, does, dossier);
  return actOnDossier({ ...stage.ctx, actor }, dossier.id, inputFor(stage, plan, does, dossier));
}

function submit({ ctx, people, forms }: Stage, plan: DossierPlan): Promise<Dossier> {
  const actor = people.applicants.get(loginOf(plan.applicant));
  if (!actor) throw new Error('An online dossier needs an account');
  const submission = sampleSubmission(plan, forms);
  return submitDossier({ ...ctx, actor }, { ...submission, channel: 'ONLINE', ownerAccountId: actor.accountId });
}

function enter({ ctx, people, forms }: Stage, plan: DossierPlan): Promise<Dossier> {
  const { offering, index, channel, story, random } = plan;
  const actor = officerOf(people, 'RECEPTIONIST', offering.input.receivingAgencyCode, index);
  return enterAtCounter(
    { ...ctx, actor },
    {
      ...sampleSubmission(plan, forms),
      channel: channel === 'POST' ? 'POST' : 'COUNTER',
      collectedVnd: feesOf(plan),
      note: random.pick(STORY_WORDS.counterNote) || undefined,
      onTheSpot: story.ends === 'ON_THE_SPOT' ? resultOf({ ctx, people, forms }, plan) : undefined,
    },
  );
}

function actorFor(people: People, plan: DossierPlan, does: DossierAction, { state }: Dossier) {
  const receptionist = () => officerOf(people, 'RECEPTIONIST', state.receivingAgencyCode, plan.index);
  if (does === 'MEET_OBLIGATION') return receptionist();
  const owner = people.applicants.get(loginOf(plan.applicant));
  const byOwner = state.ownerAccountId !== null && owner !== undefined;
  if (does === 'SUPPLEMENT') return byOwner ? owner : receptionist();
  if (does === 'WITHDRAW') return byOwner && state.receivedAt === null ? owner : receptionist();
  if (!state.position) throw new Error(`${does}: the dossier is on no desk`);
  return officerAt(people, state.position, plan.index);
}

function inputFor(stage: Stage, plan: DossierPlan, does: DossierAction, dossier: Dossier): ActionInput {
  const { random, story } = plan;
  const words = STORY_WORDS;
  const now = stage.ctx.clock.now();
  switch (does) {
    case 'RECEIVE':
      return { action: does, collectedVnd: feesOf(plan) };
    case 'DECLINE':
      return { action: does, reason: random.pick(words.decline) };
    case 'REQUEST_SUPPLEMENT':
      return { action: does, items: missingItems(plan), reason: random.pick(words.supplementReason) };
    case 'SUPPLEMENT':
      return { action: does, note: random.pick(words.supplemented) };
    case 'WITHDRAW':
      return { action: does, reason: random.pick(words.withdraw) };
    case 'FORWARD':
      return { action: does, comment: random.pick(words.forward) };
    case 'ASSIGN':
      return {
        action: does,
        comment: random.pick(words.assign),
        assigneeId: specialistFor(stage.people, plan, dossier),
      };
    case 'PROPOSE': {
      const refused = story.ends.startsWith('REFUSED');
      return { action: does, proposal: random.pick(refused ? words.proposalToRefuse : words.proposal) };
    }
    case 'APPROVE':
      return { action: does, comment: random.pick(words.approve) };
    case 'SEND_BACK':
      return { action: does, comment: random.pick(words.sendBack) };
    case 'ASK_OPINION': {
      const until = new Date(now.getTime() + 7 * 24 * 3_600_000).toISOString();
      return { action: does, comment: random.pick(words.askOpinion), until };
    }
    case 'ANSWER_OPINION':
      return { action: does, comment: random.pick(words.answerOpinion) };
    case 'SET_OBLIGATION':
      return { action: does, reason: random.pick(words.payment), vnd: random.between(4, 90) * 50_000 };
    case 'MEET_OBLIGATION':
      return { action: does, note: random.pick(words.paid) };
    case 'REFUSE':
      return { action: does, reason: random.pick(words.refuse) };
    case 'ISSUE':
      return { action: does, ...resultOf(stage, plan) };
    case 'RETURN':
      return { action: does, ...collection(plan, dossier) };
    case 'TAKE':
      return { action: does };
  }
}

function missingItems({ random, index }: DossierPlan) {
  const { missing } = STORY_WORDS;
  const first = index % missing.length;
  return random.chance(40) ? [missing[first]!, missing[(first + 1) % missing.length]!] : [missing[first]!];
}

function specialistFor({ officers }: People, plan: DossierPlan, { state }: Dossier): string {
  const { agencyCode = '', unitId = null } = state.position ?? {};
  return plan.random.pick(officersHolding(officers, 'SPECIALIST', agencyCode, unitId)).accountId;
}

/** Number, day and signer of the result; the number carries the initials of the agency. */
function resultOf({ ctx, people }: Stage, plan: DossierPlan) {
  const { agency, procedure } = plan.offering;
  const initials = agency.tier === 'COMMUNE' ? 'UBND' : initialsOf(agency.shortName.vi);
  return {
    resultNumber: `${120 + plan.index}/${plan.story.ends.startsWith('REFUSED') ? 'TB' : 'GXN'}-${initials}`,
    resultDate: vietnamDay(ctx.clock.now()),
    resultSigner: officerOf(people, 'AGENCY_LEADER', agency.code, plan.index).name,
    resultName: procedure.content.results[0]?.name,
  };
}

function collection({ random }: DossierPlan, { state }: Dossier) {
  const { method } = state.delivery;
  const authorised = method === 'COUNTER' && random.chance(10);
  const collectorName = authorised ? 'Nguyễn Thị Nhận Thay Mẫu' : state.applicant.name;
  return { method, collectorName, authorised, collectorId: authorised ? '999190000999' : state.applicant.citizenId };
}

/** 'Sở Nông nghiệp và Môi trường' → 'SNNMT' */
function initialsOf(name: string): string {
  return name
    .split(' ')
    .filter((word) => word !== 'và')
    .map((word) => word[0]!.toUpperCase())
    .join('');
}
