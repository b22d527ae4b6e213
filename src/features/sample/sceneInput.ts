import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { DossierAction } from '../../domain/dossier/actions.ts';
import { isOpenOpinion, isOpenVisit } from '../../domain/dossier/state.ts';
import type { FormDefinition } from '../../domain/form/form.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ActionInput } from '../dossiers/actionInput.ts';
import type { Dossier } from '../dossiers/store.ts';
import { officerOf, officersHolding, type People } from './officers.ts';
import type { DossierPlan } from './planDossiers.ts';
import { storeSampleFile } from './sampleFiles.ts';
import { feesOf } from './sampleSubmission.ts';
import { STORY_WORDS } from './storyWords.ts';

/** What a scene is played with. */
export interface Stage {
  /** clock at the moment of the scene, request id of its own; the actor is put in by `playScene` */
  ctx: Ctx;
  people: People;
  forms: ReadonlyMap<string, FormDefinition>;
}

/** Departments of the sample province that are asked for opinions: construction, agriculture and environment. */
const OPINION_GIVERS = ['H99.05', 'H99.06'];

/** The commune that confirms in the sample's interlinked dossiers. */
const SHARING_COMMUNE = 'H99.43';

/** What the person says, names or hands over with the action. */
export async function inputFor(
  stage: Stage,
  plan: DossierPlan,
  does: DossierAction,
  dossier: Dossier,
): Promise<ActionInput> {
  const { random, story } = plan;
  const words = STORY_WORDS;
  const now = stage.ctx.clock.now();
  switch (does) {
    case 'RECEIVE':
      // every second one pays online, by itself
      return { action: does, collectedVnd: plan.index % 2 === 0 ? feesOf(plan) : 0 };
    case 'DECLINE':
      return { action: does, reason: random.pick(words.decline) };
    case 'REQUEST_SUPPLEMENT':
      return { action: does, items: missingItems(plan), reason: random.pick(words.supplementReason) };
    case 'SUPPLEMENT': {
      const asked = dossier.state.supplement?.items[0]?.name ?? dossier.state.procedureName;
      const fileIds = [await storeSampleFile(stage.ctx, 'component', asked)];
      return { action: does, note: random.pick(words.supplemented), fileIds };
    }
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
      const until = inDays(now, 7);
      return {
        action: does,
        comment: random.pick(words.askOpinion),
        until,
        opinionAgencyCode: askedFor(plan, dossier),
      };
    }
    case 'ANSWER_OPINION': {
      const opinionId = dossier.state.opinions.find(isOpenOpinion)?.id;
      return { action: does, comment: random.pick(words.answerOpinion), opinionId };
    }
    case 'PLAN_VISIT':
      return {
        action: does,
        visitKind: 'VERIFICATION',
        visitAt: inDays(now, 1),
        place: dossier.state.applicant.address || random.pick(words.visitPlace),
        participants: random.pick(words.visitParticipants),
        comment: random.pick(words.visitContent),
      };
    case 'RECORD_VISIT':
      return {
        action: does,
        visitId: dossier.state.visits.find(isOpenVisit)?.id,
        participants: random.pick(words.visitParticipants),
        comment: random.pick(words.visitMinutes),
      };
    case 'EXTEND': {
      const due = Date.parse(dossier.state.originalDueAt ?? now.toISOString());
      return { action: does, reason: random.pick(words.extend), until: inDays(new Date(due), 7) };
    }
    case 'SET_OBLIGATION':
      return { action: does, reason: random.pick(words.payment), vnd: random.between(4, 90) * 50_000 };
    case 'MEET_OBLIGATION':
      return { action: does, note: random.pick(words.paid) };
    case 'REFUSE':
      return { action: does, reason: random.pick(words.refuse) };
    case 'ISSUE':
      return { action: does, ...(await resultOf(stage, plan)) };
    case 'RETURN':
      return { action: does, ...collection(plan, dossier) };
    case 'BRANCH':
      return { action: does, branchAgencies: { commune: SHARING_COMMUNE } };
    case 'TAKE':
      return { action: does };
    default:
      throw new Error(`No story of the sample has ${does}`);
  }
}

function inDays(from: Date, days: number): string {
  return new Date(from.getTime() + days * 24 * 3_600_000).toISOString();
}

/** An agency of the province other than the one that asks; the same for the same dossier. */
function askedFor({ index }: DossierPlan, { state }: Dossier): string {
  const others = OPINION_GIVERS.filter((code) => code !== state.competentAgencyCode);
  return others[index % others.length] ?? state.receivingAgencyCode;
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

/** Number, day, signer and file of the result; the number carries the initials of the agency. */
export async function resultOf({ ctx, people }: Stage, plan: DossierPlan) {
  const { agency, procedure } = plan.offering;
  const initials = agency.tier === 'COMMUNE' ? 'UBND' : initialsOf(agency.shortName.vi);
  const refused = plan.story.ends.startsWith('REFUSED');
  const resultName = refused
    ? `Thông báo từ chối giải quyết hồ sơ: ${procedure.content.name}`
    : (procedure.content.results[0]?.name ?? procedure.content.name);
  return {
    resultNumber: `${120 + plan.index}/${refused ? 'TB' : 'GXN'}-${initials}`,
    resultDate: vietnamDate(ctx.clock.now().getTime()),
    resultSigner: officerOf(people, 'AGENCY_LEADER', agency.code, plan.index).name,
    resultName: resultName.slice(0, 500),
    fileIds: [await storeSampleFile(ctx, 'result', resultName)],
  };
}

function collection({ random }: DossierPlan, { state }: Dossier) {
  const { method } = state.delivery;
  const authorised = method === 'COUNTER' && random.chance(10);
  const collectorName = authorised ? 'Nguyễn Thị Nhận Thay Mẫu' : state.applicant.name;
  const documentNumber = authorised ? 'Giấy ủy quyền mẫu số 01' : undefined;
  const collectorId = authorised ? '999190000999' : state.applicant.citizenId;
  return { method, collectorName, authorised, documentNumber, collectorId };
}

/** 'Sở Nông nghiệp và Môi trường' → 'SNNMT' */
function initialsOf(name: string): string {
  return name
    .split(' ')
    .filter((word) => word !== 'và')
    .map((word) => word[0]!.toUpperCase())
    .join('');
}
