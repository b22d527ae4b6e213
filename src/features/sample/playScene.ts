import type { DossierAction } from '../../domain/dossier/actions.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { enterAtCounter } from '../dossiers/enterAtCounter.ts';
import type { Dossier } from '../dossiers/store.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { officerAt, officerOf, type People } from './officers.ts';
import type { DossierPlan } from './planDossiers.ts';
import { loginOf } from './sampleApplicants.ts';
import { attachSampleFiles } from './sampleFiles.ts';
import { feesOf, sampleSubmission } from './sampleSubmission.ts';
import { inputFor, resultOf, type Stage } from './sceneInput.ts';
import { STORY_WORDS } from './storyWords.ts';

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
  const ctx = { ...stage.ctx, actor: actorFor(stage.people, plan, does, dossier) };
  return actOnDossier(ctx, dossier.id, await inputFor({ ...stage, ctx }, plan, does, dossier));
}

async function submit({ ctx: given, people, forms }: Stage, plan: DossierPlan): Promise<Dossier> {
  const actor = people.applicants.get(loginOf(plan.applicant));
  if (!actor) throw new Error('An online dossier needs an account');
  const ctx = { ...given, actor };
  const submission = sampleSubmission(plan, forms);
  const components = await attachSampleFiles(ctx, submission.components);
  return submitDossier(ctx, { ...submission, components, channel: 'ONLINE', ownerAccountId: actor.accountId });
}

async function enter({ ctx: given, people, forms }: Stage, plan: DossierPlan): Promise<Dossier> {
  const { offering, index, channel, story, random } = plan;
  const actor = officerOf(people, 'RECEPTIONIST', offering.input.receivingAgencyCode, index);
  const ctx = { ...given, actor };
  return enterAtCounter(ctx, {
    ...sampleSubmission(plan, forms),
    channel: channel === 'POST' ? 'POST' : 'COUNTER',
    collectedVnd: feesOf(plan),
    note: random.pick(STORY_WORDS.counterNote) || undefined,
    onTheSpot: story.ends === 'ON_THE_SPOT' ? await resultOf({ ctx, people, forms }, plan) : undefined,
  });
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
