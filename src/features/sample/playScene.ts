import type { DossierAction } from '../../domain/dossier/actions.ts';
import { type DossierState, isOpenOpinion } from '../../domain/dossier/state.ts';
import { actOnDossier } from '../dossiers/actOnDossier.ts';
import { enterAtCounter } from '../dossiers/enterAtCounter.ts';
import type { Dossier } from '../dossiers/store.ts';
import { submitDossier } from '../dossiers/submitDossier.ts';
import { type Officer, officerAt, officerOf, type People } from './officers.ts';
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
  const acted = await actOnDossier(ctx, dossier.id, await inputFor({ ...stage, ctx }, plan, does, dossier));
  return acted.state.decision ? decide(stage, plan, acted) : acted;
}

/** In the sample leaders agree at once to what is laid before them. */
async function decide({ ctx, people }: Stage, plan: DossierPlan, dossier: Dossier): Promise<Dossier> {
  const { position } = dossier.state;
  if (!position) throw new Error('A decision lies on a desk');
  const requestId = `${ctx.requestId}.decide`;
  const leader = { ...ctx, requestId, actor: officerAt(people, position, plan.index) };
  return actOnDossier(leader, dossier.id, { action: 'APPROVE_DECISION' });
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
  if (does === 'ANSWER_OPINION') return answererOf(people, state, plan.index);
  if (!state.position) throw new Error(`${does}: the dossier is on no desk`);
  return officerAt(people, state.position, plan.index);
}

/** Somebody of the unit or agency that was asked. */
function answererOf(people: People, { opinions }: DossierState, index: number): Officer {
  const asked = opinions.find(isOpenOpinion)?.asked;
  if (!asked) throw new Error('ANSWER_OPINION: nobody was asked');
  const role = asked.unitId ? 'SPECIALIST' : 'AGENCY_LEADER';
  return officerAt(people, { ...asked, role, stepId: '', assigneeId: null }, index);
}
