import { type Ctx, inTransaction } from '../../platform/context.ts';
import type { Dossier } from '../dossiers/store.ts';
import { importApplicants } from '../organisation/importPeople.ts';
import type { Organisation } from '../organisation/organisationSchemas.ts';
import { readPeople } from './officers.ts';
import { type DossierPlan, planDossiers } from './planDossiers.ts';
import { playScene } from './playScene.ts';
import type { ProcedureFolder } from './procedureData.ts';
import { samplePasswordHash } from './sampleAccounts.ts';
import type { Story } from './stories.ts';

/**
 * Plays the histories of the sample's dossiers up to now, through the use cases of applicants and officers, in the order
 * in which they happened: numbers of a day grow with the day. All in one transaction. Answers how many there are.
 */
export async function loadDossiers(
  ctx: Ctx,
  organisation: Organisation,
  folder: ProcedureFolder,
  stories: readonly Story[],
): Promise<number> {
  const plans = planDossiers(organisation, folder, stories, ctx.clock.now().getTime());
  const forms = new Map(folder.forms.map((form) => [form.key, form]));
  const played = plans
    .flatMap((plan) => plan.scenes.map((scene, number) => ({ plan, number, ...scene })))
    .sort((one, other) => one.at - other.at || one.plan.index - other.plan.index || one.number - other.number);
  await inTransaction(ctx, async (tx) => {
    await openAccounts(tx, plans);
    const people = await readPeople(tx);
    const dossiers = new Map<number, Dossier>();
    for (const { plan, number, does, at } of played) {
      const clock = { now: () => new Date(at) };
      const sceneCtx = {
        ...tx,
        clock,
        requestId: `sample-${plan.index}-${number}`,
        language: 'vi' as const,
        quiet: true,
      };
      const dossier = await playScene({ ctx: sceneCtx, people, forms }, plan, does, dossiers.get(plan.index)).catch(
        (cause: unknown) => {
          throw new Error(`${plan.offering.input.procedureCode}, ${plan.story.about.vi}, ${does}`, { cause });
        },
      );
      dossiers.set(plan.index, dossier);
    }
  });
  return plans.length;
}

/** Whoever submits online has an account; those of the files have theirs already. */
async function openAccounts(ctx: Parameters<typeof importApplicants>[0], plans: DossierPlan[]): Promise<void> {
  const applicants = plans.filter(({ channel }) => channel === 'ONLINE').map(({ applicant }) => applicant);
  await importApplicants(
    ctx,
    {
      citizens: applicants.flatMap((applicant) => ('citizen' in applicant ? [applicant.citizen] : [])),
      businesses: applicants.flatMap((applicant) => ('business' in applicant ? [applicant.business] : [])),
    },
    await samplePasswordHash(),
  );
}
